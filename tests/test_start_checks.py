"""A faulty catalogue stops the start: file and key in a sentence, an exit code, no traceback."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
INDICATORS = ("indicators", "table", "--school-year", "2023-2024", "--out", "answer.csv")
FAULTS = (
    ("norms.csv", "norm_id", "norm_name", "norm_id"),
    ("codes.csv", "dimension", "chiều", "dimension"),
    ("gates.toml", "[", "[[[", "-"),
    ("office_tables.toml", '"school_year*"', '"nam_hoc*"', "recognitions.school_year"),
)
"""(file, word, what stands there instead, key that the sentence names)."""


@pytest.fixture(scope="module")
def tree(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the program with its catalogue."""
    top = tmp_path_factory.mktemp("program")
    shutil.copyfile(ROOT / "dashboard.py", top / "dashboard.py")
    for part in ("etl", "indicators", "views", ".streamlit", "data/catalog"):
        shutil.copytree(ROOT / part, top / part, ignore=shutil.ignore_patterns("__pycache__"))
    return top


def started(tree: Path, *command: str) -> tuple[int, str]:
    """(exit code, what was said)."""
    done = subprocess.run(
        [sys.executable, "-m", *command, "--data", "nothing"], cwd=tree, capture_output=True, text=True, encoding="utf-8"
    )  # fmt: skip
    assert done.stdout == ""
    return done.returncode, done.stderr


@pytest.mark.parametrize(("file", "word", "broken", "key"), FAULTS)
@pytest.mark.parametrize("command", [("etl", "status"), INDICATORS])
def test_a_faulty_catalogue_stops_the_start_with_file_and_key(
    tree: Path, file: str, word: str, broken: str, key: str, command: tuple[str, ...]
) -> None:
    path = tree / "data" / "catalog" / file
    sound = path.read_text(encoding="utf-8")
    path.write_text(sound.replace(word, broken, 1), encoding="utf-8")
    try:
        code, said = started(tree, *command)
    finally:
        path.write_text(sound, encoding="utf-8")
    assert code == 3
    assert said.startswith(f"Danh mục khai báo {path}, mục “{key}")
    assert "Traceback" not in said


def test_a_faulty_catalogue_stops_the_dashboard_before_the_first_visitor(tree: Path) -> None:
    path = tree / "data" / "catalog" / "codes.csv"
    sound = path.read_text(encoding="utf-8")
    path.write_text(sound.replace("dimension", "chiều", 1), encoding="utf-8")
    command = [sys.executable, "-m", "streamlit", "run", "dashboard.py", "--server.headless", "true"]
    port = ["--server.port", "8947"]
    try:
        done = subprocess.run(
            [*command, *port], cwd=tree, capture_output=True, text=True, encoding="utf-8", timeout=60
        )
    finally:
        path.write_text(sound, encoding="utf-8")
    assert done.returncode == 3
    assert done.stderr.startswith(f"Danh mục khai báo {path}, mục “dimension")
    assert "Traceback" not in done.stderr


def test_a_sound_catalogue_does_not_stop_the_start(tree: Path) -> None:
    code, said = started(tree, *INDICATORS)
    assert (code, "Danh mục khai báo" in said) == (3, False)
    assert said.startswith("Chưa có kho số liệu")
