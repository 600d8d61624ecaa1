"""How fast workbooks are read: our isolated reader beside `pandas.read_excel` with openpyxl, in one run on the same files.

    python -m benchmarks.ingest [--workbooks 60] [--workers 2]

Every number that our reader takes is compared with what pandas finds in the same cell. Exit code 1: a number differs.
"""

import argparse
import resource
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.school_workbooks import write_workbooks
from etl.reading.cell_address import parse_address
from etl.reading.isolation import read_isolated
from etl.reading.worker import read_grids
from etl.readings import WorkbookReading

Numbers = dict[tuple[str, int, int], float]
"""Number by sheet, row and column counted from 0."""


@dataclass(frozen=True)
class Measured:
    """Results by workbook, and how long they took altogether."""

    seconds: float
    results: list[Numbers]


def main(arguments: Sequence[str] | None = None) -> int:
    """Make the workbooks, read them both ways, print the comparison."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--workbooks", type=int, default=60)
    parser.add_argument("--workers", type=int, default=2)
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        paths = write_workbooks(Path(folder), options.workbooks)
        start = time.perf_counter()
        readings = [reading for _, reading in read_isolated(paths, options.workers)]
        ours = time.perf_counter() - start
        pandas = _read_with_pandas(paths)
        grids = [_grid_numbers(path) for path in paths]
    print(f"workbooks                {options.workbooks}, about {len(pandas.results[0]):,} numbers each")
    print(f"isolated, {options.workers} processes   {1000 * ours / len(paths):8.2f} ms a workbook")
    print(f"pandas with openpyxl     {1000 * pandas.seconds / len(paths):8.2f} ms a workbook, in one process")
    print(f"ratio                    {pandas.seconds / ours:8.1f}")
    print(f"peak memory of a child   {resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024:8.0f} MB")
    facts = sum(len(sheet.readings["value"]) for reading in readings for sheet in reading.sheets)
    issues = sum(
        len(reading.issues) + sum(len(sheet.issues) for sheet in reading.sheets) for reading in readings
    )
    print(
        f"readings                 {facts:8,} of {sum(map(len, pandas.results)):,} numbers; issues {issues}"
    )
    differences = _differences(readings, grids, pandas.results)
    print(f"numbers that differ      {differences:8}")
    return 1 if differences else 0


def _read_with_pandas(paths: Sequence[Path]) -> Measured:
    """What a script of the office would do: every sheet without a header, melted to one number a row.

    pandas is imported here: a child inherits the peak memory of a parent that has already loaded it.
    """
    import pandas as pd

    start = time.perf_counter()
    results: list[Numbers] = []
    for path in paths:
        numbers: Numbers = {}
        for sheet, frame in pd.read_excel(path, engine="openpyxl", sheet_name=None, header=None).items():
            melted = frame.reset_index().melt(id_vars="index")
            melted["value"] = pd.to_numeric(melted["value"], errors="coerce")
            melted = melted.dropna(subset=["value"])
            places = zip(melted["index"], melted["variable"], strict=True)
            numbers.update(
                {
                    (str(sheet), row, column): value
                    for (row, column), value in zip(places, melted["value"], strict=True)
                }
            )
        results.append(numbers)
    return Measured(time.perf_counter() - start, results)


def _grid_numbers(path: Path) -> Numbers:
    return {
        (grid.name, row, column): value
        for grid in read_grids(path)[0]
        for row, values in enumerate(grid.rows)
        for column, value in enumerate(values)
        if isinstance(value, float)
    }


def _differences(readings: list[WorkbookReading], grids: list[Numbers], judged: list[Numbers]) -> int:
    """Cells whose number in our grids or readings is not the one that pandas finds there."""
    differing = 0
    for reading, grid, judge in zip(readings, grids, judged, strict=True):
        differing += len(grid.items() ^ judge.items())
        for sheet in reading.sheets:
            cells, values = sheet.readings["cell"], sheet.readings["value"]
            for cell, value in zip(cells, values, strict=True):
                differing += (
                    value is not None and judge.get((sheet.sheet, *parse_address(str(cell)))) != value
                )
    return differing


if __name__ == "__main__":
    sys.exit(main())
