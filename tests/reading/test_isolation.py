"""One file that breaks its reader breaks nothing else, and no child outlives its parent."""

import dataclasses
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from etl.reading import reader_process
from etl.reading.isolation import read_isolated
from etl.reading.limits import limits
from etl.reading.reader_process import ReaderProcess
from tests.conftest import ROOT
from tests.reading.workbooks import with_sheet_data, xlsx_bytes


def workbook_file(path: Path, title: str = "Trang") -> Path:
    book = openpyxl.Workbook()
    book.active.title = title  # type: ignore[union-attr]
    path.write_bytes(xlsx_bytes(book))
    return path


def set_limits(monkeypatch: pytest.MonkeyPatch, **changed: int) -> None:
    """Other limits for the children that are started from now on."""
    monkeypatch.setattr(reader_process, "limits", lambda: dataclasses.replace(limits(), **changed))


def hungry_file(path: Path) -> Path:
    """A small file whose dense area needs some hundred megabytes."""
    rows, columns = limits().sheet_rows, limits().sheet_columns
    assert columns == 702, "the last column below is ZZ"
    path.write_bytes(
        with_sheet_data(
            f'<row r="{rows}"><c r="ZZ{rows}"><v>1</v></c></row><row r="1"><c r="A1"><v>1</v></c></row>'
        )
    )
    return path


def slow_file(path: Path) -> Path:
    """A file that keeps its reader busy for seconds."""
    path.write_bytes(b"<table>" + b"<tr><td>1</td></tr>" * 600_000)
    return path


def checks_of(paths: list[Path], workers: int) -> list[list[str]]:
    return [[issue.check for issue in reading.issues] for _, reading in read_isolated(paths, workers)]


def test_answers_come_in_the_order_of_the_paths(tmp_path: Path) -> None:
    paths = [workbook_file(tmp_path / f"{number}.xlsx", f"Trang {number}") for number in range(60)]
    answers = list(read_isolated(paths, workers=2))
    assert [path for path, _ in answers] == paths
    assert [reading.sheets[0].sheet for _, reading in answers] == [f"Trang {number}" for number in range(60)]


def test_no_paths_need_no_children() -> None:
    assert list(read_isolated([])) == []


def test_a_file_that_needs_too_much_memory_is_refused_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    set_limits(monkeypatch, child_memory_bytes=300 * 1024 * 1024)
    good = workbook_file(tmp_path / "tot.xlsx")
    answers = checks_of([good, hungry_file(tmp_path / "lon.xlsx"), good], workers=1)
    assert answers[0] == answers[2] == []
    assert answers[1] in (["file_needs_too_much_memory"], ["file_stops_the_reader"])


def test_a_file_that_hangs_its_reader_is_refused_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    set_limits(monkeypatch, child_seconds=4)
    endless = slow_file(tmp_path / "treo.xls")
    good = workbook_file(tmp_path / "tot.xlsx")
    assert checks_of([good, endless, good], workers=1) == [[], ["file_takes_too_long"], []]


def test_a_child_that_is_killed_costs_one_file(tmp_path: Path) -> None:
    child = ReaderProcess()
    good = workbook_file(tmp_path / "tot.xlsx")
    assert child.read(good).issues == []
    process = child._process
    assert process is not None
    process.kill()
    process.wait()
    assert [issue.check for issue in child.read(good).issues] == ["file_stops_the_reader"]
    assert child.read(good).issues == []
    child.stop()


def test_damaged_files_do_not_disturb_the_others(tmp_path: Path) -> None:
    good = workbook_file(tmp_path / "tot.xlsx")
    damaged = tmp_path / "hong.xlsx"
    damaged.write_bytes(good.read_bytes()[:1500])
    assert checks_of([damaged, good, tmp_path / "khong-co.xlsx"], workers=2) == [
        ["file_damaged"],
        [],
        ["file_not_found"],
    ]


def test_an_iterator_left_early_leaves_no_children(tmp_path: Path) -> None:
    paths = [workbook_file(tmp_path / f"{number}.xlsx") for number in range(40)]
    others = set(_children_of(os.getpid()))
    readings = read_isolated(paths, workers=2)
    next(readings)
    assert set(_children_of(os.getpid())) > others
    readings.close()  # type: ignore[attr-defined]
    assert set(_children_of(os.getpid())) <= others


def test_an_interrupt_leaves_no_children(tmp_path: Path) -> None:
    endless = slow_file(tmp_path / "treo.xls")
    program = (
        "import signal\nfrom pathlib import Path\nfrom etl.reading.isolation import read_isolated\n"
        # A shell that runs the tests in its background has interrupts ignored, by them and by what they start.
        "signal.signal(signal.SIGINT, signal.default_int_handler)\n"
        f"list(read_isolated([Path({str(endless)!r})]))"
    )
    parent = subprocess.Popen([sys.executable, "-c", program], cwd=ROOT, stderr=subprocess.DEVNULL)
    _wait_until(lambda: bool(_children_of(parent.pid)))
    children = _children_of(parent.pid)
    parent.send_signal(signal.SIGINT)
    parent.wait(timeout=10)
    _wait_until(lambda: not any(Path(f"/proc/{child}").exists() for child in children))


def test_children_import_no_heavy_library() -> None:
    program = (
        "import sys, etl.reading.child, etl.reading.worker; "
        "print(sorted({'streamlit', 'pandas', 'duckdb', 'numpy', 'pyarrow', 'openpyxl', 'plotly'} & set(sys.modules)))"
    )
    answer = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert answer.stdout.strip() == "[]"


def _children_of(pid: int) -> list[int]:
    """Processes that any thread of `pid` has started, as Linux lists them."""
    listed = Path(f"/proc/{pid}/task").glob("*/children")
    return [int(child) for path in listed for child in path.read_text().split()]


def _wait_until(holds: Callable[[], bool], seconds: float = 10) -> None:
    end = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < end, "it did not happen in time"
        time.sleep(0.02)
