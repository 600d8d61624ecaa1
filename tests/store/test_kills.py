"""Whatever moment a load is killed at, the folder holds the old state or the new one, and the next load ends the same."""

import subprocess
import sys
import time
from pathlib import Path

import pytest

from etl.store.folder import DataFolder
from etl.store.publish import live_snapshot
from tests.store.equality import content
from tests.store.office import ROOT
from tests.store.real_office import REGISTER, REPORT, RealOffice

MOMENTS = (0.15, 0.4, 0.55, 0.7, 0.8, 0.9, 0.97)
"""Of the time that a load takes from beginning to end."""
OF_THE_CLOCK = ("file",)


def command(data: Path, *paths: Path) -> list[str]:
    return [sys.executable, "-m", "etl", "load", "--data", str(data), *map(str, paths)]


def test_a_load_killed_at_any_moment_leaves_old_or_new_and_is_finished_by_the_next(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    office = RealOffice(tmp_path / "desk", tmp_path / "clean", capsys)
    first = [office.write("dm.xlsx", REGISTER), office.write("bc.xlsx", REPORT)]
    more = [office.write(f"{n}.xlsx", REPORT.replace("|300|", f"|30{n}|")) for n in range(1, 4)]
    office.load(*first)
    old = content(DataFolder(office.data), *OF_THE_CLOCK)
    start = time.monotonic()
    subprocess.run(command(office.data, *more), cwd=ROOT, check=True, capture_output=True)
    seconds = time.monotonic() - start
    new = content(DataFolder(office.data), *OF_THE_CLOCK)
    assert old["fact"] != new["fact"]

    office.data = tmp_path / "killed"
    office.load(*first)
    folder = DataFolder(office.data)
    for moment in MOMENTS:
        process = subprocess.Popen(
            command(office.data, *more), cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        time.sleep(moment * seconds)
        process.kill()
        process.wait()
        assert live_snapshot(folder) is not None
        assert content(folder, *OF_THE_CLOCK) in (old, new)
    office.load(*more)
    assert content(folder, *OF_THE_CLOCK) == new
    assert not list(folder.warehouse.glob(".building-*"))
    assert not list(folder.received.glob(".incoming.*"))
