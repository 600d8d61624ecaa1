"""How fast workbooks become readings: our isolated reader beside `pandas.read_excel` with openpyxl, and beside its floor.

    python -m benchmarks.ingest [--workbooks 200] [--workers 2]

Every number that our reader takes is compared with what pandas finds in the same cell. The floor unzips every part and
lets expat scan its XML. Elapsed times need idle cores; processor times hold on a busy machine too, and those of ours
include the start of the children. Exit code 1: a number differs.
"""

import argparse
import os
import resource
import sys
import tempfile
import time
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, TypeVar
from xml.parsers import expat

from benchmarks.material.school_workbooks import write_workbooks
from etl.reading.cell_address import parse_address
from etl.reading.isolation import read_isolated
from etl.reading.worker import read_grids
from etl.readings import WorkbookReading

Numbers = dict[tuple[str, int, int], float]
"""Number by sheet, row and column counted from 0."""
Result = TypeVar("Result", covariant=True)


@dataclass(frozen=True)
class Measured(Generic[Result]):
    """Results by workbook, and what they cost altogether."""

    seconds: float
    processor_seconds: float
    results: Sequence[Result]


def main(arguments: Sequence[str] | None = None) -> int:
    """Make the workbooks, read them both ways, print the comparison."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--workbooks", type=int, default=200)
    parser.add_argument("--workers", type=int, default=2)
    options = parser.parse_args(arguments)
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # as on any office machine, where pandas is compiled too
    with tempfile.TemporaryDirectory() as folder:
        paths = write_workbooks(Path(folder), options.workbooks)
        ours, start = _read_isolated(paths, options.workers)
        floor = _scan(paths)
        pandas = _read_with_pandas(paths)
        grids = [_grid_numbers(path) for path in paths]
    count = len(paths)
    print(f"workbooks                {count}, about {len(pandas.results[0]):,} numbers each")
    print("a workbook                 elapsed  processor")
    print(f"isolated, {options.workers} processes   {_costs(ours, count)}")
    print(f"pandas with openpyxl     {_costs(pandas, count)}   in one process")
    print(f"unzip and expat          {_costs(floor, count)}   in one process")
    print(f"until the first answer   {1000 * start:8.0f} ms, once")
    print(f"pandas to ours           {_ratios(pandas, ours)}")
    print(f"ours to unzip and expat  {_ratios(ours, floor)}")
    print(f"peak memory of a child   {resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024:8.0f} MB")
    facts = sum(len(sheet.readings["value"]) for reading in ours.results for sheet in reading.sheets)
    issues = sum(
        len(reading.issues) + sum(len(sheet.issues) for sheet in reading.sheets) for reading in ours.results
    )
    print(
        f"readings                 {facts:8,} of {sum(map(len, pandas.results)):,} numbers; issues {issues}"
    )
    differences = _differences(ours.results, grids, pandas.results)
    print(f"numbers that differ      {differences:8}")
    return 1 if differences else 0


def _costs(measured: Measured[object], count: int) -> str:
    return f"{1000 * measured.seconds / count:8.2f}   {1000 * measured.processor_seconds / count:8.2f} ms"


def _ratios(first: Measured[object], second: Measured[object]) -> str:
    processor = first.processor_seconds / second.processor_seconds
    return f"{first.seconds / second.seconds:8.1f}   {processor:8.1f}"


def _read_isolated(paths: Sequence[Path], workers: int) -> tuple[Measured[WorkbookReading], float]:
    """The readings, and the seconds until the first of them: the start of the children, and words met for the first time."""
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    start, processor = time.perf_counter(), time.process_time()
    first = 0.0
    readings: list[WorkbookReading] = []
    for _, reading in read_isolated(paths, workers):
        first = first or time.perf_counter() - start
        readings.append(reading)
    seconds, processor = time.perf_counter() - start, time.process_time() - processor
    ended = resource.getrusage(resource.RUSAGE_CHILDREN)
    processor += ended.ru_utime + ended.ru_stime - children.ru_utime - children.ru_stime
    return Measured(seconds, processor, readings), first


def _scan(paths: Sequence[Path]) -> Measured[None]:
    """The least that any reader does."""
    start, processor = time.perf_counter(), time.process_time()
    for path in paths:
        with zipfile.ZipFile(path) as archive:
            for name in archive.namelist():
                if name.endswith((".xml", ".rels")):
                    expat.ParserCreate().Parse(archive.read(name), True)
    return Measured(time.perf_counter() - start, time.process_time() - processor, [])


def _read_with_pandas(paths: Sequence[Path]) -> Measured[Numbers]:
    """What a script of the office would do: every sheet without a header, melted to one number a row.

    pandas is imported here: a child inherits the peak memory of a parent that has already loaded it.
    """
    import pandas as pd

    start, processor = time.perf_counter(), time.process_time()
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
    return Measured(time.perf_counter() - start, time.process_time() - processor, results)


def _grid_numbers(path: Path) -> Numbers:
    return {
        (grid.name, row, column): value
        for grid in read_grids(path)[0]
        for row, values in enumerate(grid.rows)
        for column, value in enumerate(values)
        if isinstance(value, float)
    }


def _differences(
    readings: Sequence[WorkbookReading], grids: Sequence[Numbers], judged: Sequence[Numbers]
) -> int:
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
