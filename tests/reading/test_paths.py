"""What stands at a path may be no file at all; and what the command line says of files that are refused."""

import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from etl.reading.worker import read_grids
from tests.conftest import ROOT
from tests.reading.hostile import HOSTILE, xlsx


def checks(path: Path) -> list[str]:
    return [issue.check for issue in read_grids(path)[1]]


def test_pipes_devices_sockets_folders_and_lost_links_are_no_files(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "ong.xlsx")
    (tmp_path / "thu-muc.xlsx").mkdir()
    (tmp_path / "mat.xlsx").symlink_to(tmp_path / "khong-co.xlsx")
    (tmp_path / "vong.xlsx").symlink_to(tmp_path / "vong.xlsx")
    (tmp_path / "thiet-bi.xlsx").symlink_to("/dev/zero")
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(str(tmp_path / "o.xlsx"))
    for path in tmp_path.iterdir():
        assert checks(path) == ["file_not_found"], path.name


def test_a_link_to_a_workbook_is_the_workbook(tmp_path: Path) -> None:
    (tmp_path / "that.xlsx").write_bytes(xlsx())
    (tmp_path / "lien-ket.xlsx").symlink_to(tmp_path / "that.xlsx")
    assert checks(tmp_path / "lien-ket.xlsx") == []


REFUSED = (
    "JSON",
    "external entity in a sheet",
    "overlapping entries",
    "text of one endless field",
    "xlsx cut off at 50%",
    "HTML tables 100,000 deep",
    "one cell at XFD1048576",
)


@pytest.mark.parametrize("command", ["load", "check"])
def test_refused_files_end_in_sentences_and_leave_the_state_alone(tmp_path: Path, command: str) -> None:
    folder, data = tmp_path / "gui-den", tmp_path / "kho"
    folder.mkdir()
    for number, name in enumerate(REFUSED):
        (folder / f"{number}.xlsx").write_bytes(HOSTILE[name][0]())
    (folder / "~$chi-tieu.xlsx").write_bytes(HOSTILE["lock file of Excel"][0]())
    answer = subprocess.run(
        [sys.executable, "-m", "etl", command, "--data", str(data), str(folder)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=60,
    )
    assert answer.returncode == 1
    lines = answer.stdout.splitlines()
    assert [line.partition(":")[0] for line in lines] == [f"{number}.xlsx" for number in range(len(REFUSED))]
    assert all("refused" in line for line in lines)
    assert "Traceback" not in answer.stdout + answer.stderr
    facts = subprocess.run(
        [sys.executable, "-m", "etl", "facts", "--data", str(data)], cwd=ROOT, capture_output=True, text=True
    )
    assert len(facts.stdout.splitlines()) <= 1
