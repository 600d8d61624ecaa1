"""How much the reader costs beside the least that any reader has to do, and beside the usual libraries, in one run.

    python -m benchmarks.reader [--workbooks 40]

The floor unzips every part and lets expat scan its XML, without a callback and with the three callbacks that any reader
needs. Our reader yields values with their places, merged ranges, percent formats, dates, errors and what is hidden. Times
are processor time, the least of several rounds taken in turn. Two processes against one are elapsed time, so they need
two idle cores. Exit code 1: a target of the project is missed.
"""

import argparse
import gc
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path
from xml.parsers import expat

import openpyxl

from benchmarks.material.school_workbooks import write_workbooks
from etl.reading.child import GC_THRESHOLDS as CHILD_GC
from etl.reading.isolation import read_isolated
from etl.reading.worker import read_grids

ROUNDS = 5
TO_FLOOR, FASTER_THAN_OPENPYXL, FASTER_THAN_PANDAS, TWO_TO_ONE = 3.0, 15.0, 10.0, 0.65
Reader = Callable[[Path], object]


def main(arguments: Sequence[str] | None = None) -> int:
    """Make the workbooks, read them all ways, print the ratios."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--workbooks", type=int, default=40)
    options = parser.parse_args(arguments)
    gc.set_threshold(*CHILD_GC)  # as in the children, and for all alike
    with tempfile.TemporaryDirectory() as folder:
        paths = write_workbooks(Path(folder), options.workbooks)
        for path in paths:
            _make_ordinary(path)
        ours, bare, called = _least_times([read_grids, _unzip_and_scan, _unzip_and_call], paths)
        full, pandas = _least_times([_openpyxl, _pandas], paths[:8], rounds=2)
        one, two = _elapsed(paths, 1), _elapsed(paths, 2)
    print(f"our reader                     {1000 * ours:8.2f} ms a workbook")
    print(f"floor, with callbacks          {1000 * called:8.2f} ms    ours is {ours / called:5.2f} of it")
    results = (
        ("floor, bare", bare, ours / bare, TO_FLOOR, False),
        ("openpyxl, full mode", full, full / ours, FASTER_THAN_OPENPYXL, True),
        ("pandas with openpyxl", pandas, pandas / ours, FASTER_THAN_PANDAS, True),
        ("two processes to one", two / len(paths), two / one, TWO_TO_ONE, False),
    )
    missed = 0
    for name, seconds, ratio, target, at_least in results:
        reached = ratio >= target if at_least else ratio <= target
        missed += not reached
        bound = "at least" if at_least else "at most"
        print(
            f"{name:30} {1000 * seconds:8.2f} ms    ratio {ratio:6.2f}, {bound} {target}{'' if reached else '  MISSED'}"
        )
    return 1 if missed else 0


def _make_ordinary(path: Path) -> None:
    """What half of the sheets of real workbooks hold: a percent column, an error, formulas, a hidden row and column."""
    book = openpyxl.load_workbook(path)
    for sheet in book.worksheets[::2]:
        column = sheet.max_column + 1
        for row in range(13, 33):
            sheet.cell(row, column, (row - 12) / 21).number_format = "0.0%"
        sheet.cell(33, column, "#DIV/0!").data_type = "e"
        sheet.row_dimensions[35].hidden = True
        sheet.column_dimensions["V"].hidden = True
    book.save(path)


def _least_times(readers: list[Reader], paths: list[Path], rounds: int = ROUNDS) -> list[float]:
    """Seconds of processor time a workbook for each reader."""
    least = [float("inf")] * len(readers)
    for _ in range(rounds):
        for number, reader in enumerate(readers):
            start = time.process_time()
            for path in paths:
                reader(path)
            least[number] = min(least[number], (time.process_time() - start) / len(paths))
    return least


def _elapsed(paths: list[Path], workers: int) -> float:
    """Least elapsed seconds for all workbooks in limited children, their start included."""
    times = []
    for _ in range(2):
        start = time.perf_counter()
        for _ in read_isolated(paths * 5, workers):
            pass
        times.append(time.perf_counter() - start)
    return min(times)


def _unzip_and_scan(path: Path) -> None:
    for xml in _parts(path):
        expat.ParserCreate().Parse(xml, True)


def _unzip_and_call(path: Path) -> None:
    for xml in _parts(path):
        parser = expat.ParserCreate()
        parser.buffer_text = True
        parser.StartElementHandler = lambda name, attributes: None
        parser.EndElementHandler = lambda name: None
        parser.CharacterDataHandler = lambda text: None
        parser.Parse(xml, True)


def _parts(path: Path) -> list[bytes]:
    with zipfile.ZipFile(path) as package:
        return [package.read(name) for name in package.namelist() if name.endswith((".xml", ".rels"))]


def _openpyxl(path: Path) -> None:
    openpyxl.load_workbook(path, data_only=True).close()


def _pandas(path: Path) -> None:
    import pandas as pd

    for frame in pd.read_excel(path, engine="openpyxl", sheet_name=None, header=None).values():
        frame.reset_index().melt(id_vars="index")


if __name__ == "__main__":
    sys.exit(main())
