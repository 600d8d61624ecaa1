"""Closed figures: a freeze reopened after new data arrived says what it said; what changed since is listed."""

import hashlib
import io
import os
import site
import subprocess
import urllib.request
import venv
import zipfile
from datetime import date
from pathlib import Path

import pptx
import pytest

from indicators.warehouse import open_warehouse
from tests.conftest import run_here
from tests.pages import warehouse as small
from tests.serving import free_port, wait_until_healthy
from views.__main__ import main
from views.packs import freeze, shelf, since
from views.packs.answers import answered, context_of

DAY = date(2024, 6, 5)
PACK = shelf.ready_made()["co-so-vat-chat"]


def changed(facts: tuple[small.Fact, ...], measure: str, kind: str, value: float) -> tuple[small.Fact, ...]:
    return tuple(
        (*fact[:-1], value) if fact[2] == measure and fact[6].endswith(kind) else fact for fact in facts
    )


def figures(folder: Path) -> list[list[list[object]]]:
    done = answered(open_warehouse(folder), PACK, small.YEAR)
    return [exhibit.written().to_numpy().tolist() for _, exhibit in done.exhibits]


def later(tmp_path: Path, measure: str, kind: str, value: float) -> Path:
    """The same office with one figure changed, as its live snapshot."""
    made = small.build(tmp_path / "later", changed(small.FACTS, measure, kind, value))
    return made


def replace_live(data: Path, newer: Path) -> None:
    """New data arrive: another snapshot becomes the live one."""
    name = (newer / "warehouse" / "CURRENT").read_text(encoding="utf-8").strip()
    (data / "warehouse" / "newer.duckdb").write_bytes((newer / "warehouse" / name).read_bytes())
    (data / "warehouse" / "CURRENT").write_text("newer.duckdb", encoding="utf-8")


def test_a_freeze_says_the_same_after_new_data_arrived(tmp_path: Path) -> None:
    data = small.build(tmp_path / "data", small.FACTS)
    before = figures(data)
    freeze.freeze(data, "Tổng kết 6/2024 <b>", PACK, DAY)
    replace_live(data, later(tmp_path, "classrooms", "actual", 99))
    kept = freeze.frozen(data)["Tổng kết 6/2024 <b>"]
    assert figures(data) != before
    assert figures(kept.folder) == before
    assert kept.is_whole
    assert kept.pack == PACK
    assert kept.words == "Số liệu chốt ngày 05/06/2024"


def test_a_freeze_is_never_overwritten(tmp_path: Path) -> None:
    data = small.build(tmp_path / "data", small.FACTS)
    freeze.freeze(data, "Sơ kết", PACK, DAY)
    with pytest.raises(freeze.AlreadyFrozen):
        freeze.freeze(data, "Sơ kết", PACK, DAY)
    assert list(freeze.frozen(data)) == ["Sơ kết"]


def test_a_frozen_snapshot_that_was_touched_is_noticed(tmp_path: Path) -> None:
    data = small.build(tmp_path / "data", small.FACTS)
    kept = freeze.freeze(data, "Sơ kết", PACK, DAY)
    snapshot = next(path for path in (kept.folder / "warehouse").iterdir() if path.name != "CURRENT")
    snapshot.chmod(0o644)
    snapshot.write_bytes(snapshot.read_bytes() + b"x")
    assert not kept.is_whole


@pytest.mark.parametrize(
    ("measure", "kind", "value", "said"),
    [
        ("attending_residents", "actual", 119, "newly_met"),
        ("attending_residents", "actual", 112, "revised"),
    ],
)
def test_what_changed_since_the_meeting_is_classed(
    measure: str, kind: str, value: float, said: str, tmp_path: Path
) -> None:
    data = small.build(tmp_path / "data", small.FACTS)
    kept = freeze.freeze(data, "Sơ kết", PACK, DAY)
    replace_live(data, later(tmp_path, measure, kind, value))
    contexts = [
        context_of(open_warehouse(folder), PACK, small.YEAR, unit="11") for folder in (kept.folder, data)
    ]
    exhibit = since.changes(contexts[0], contexts[1], kept)
    assert set(exhibit.table["class"]) == {said}
    assert "05/06/2024" in exhibit.finding


def test_nothing_changed_is_said(tmp_path: Path) -> None:
    data = small.build(tmp_path / "data", small.FACTS)
    kept = freeze.freeze(data, "Sơ kết", PACK, DAY)
    contexts = [
        context_of(open_warehouse(folder), PACK, small.YEAR, unit="11") for folder in (kept.folder, data)
    ]
    assert since.changes(contexts[0], contexts[1], kept).is_empty


def test_the_command_opens_a_freeze_and_says_its_day_on_every_slide(tmp_path: Path) -> None:
    data = small.build(tmp_path / "data", small.FACTS)
    given = ["--pack", "co-so-vat-chat", "--school-year", small.YEAR]
    done = run_here(main, "freeze", *given, "--name", "Sơ kết", data=data)
    assert done.returncode == 0, done.stderr
    again = run_here(main, "freeze", *given, "--name", "Sơ kết", data=data)
    assert again.returncode == 2
    out = tmp_path / "out.pptx"
    done = run_here(main, "deck", *given, "--frozen", "Sơ kết", "--out", out, data=data)
    assert done.returncode == 0, done.stderr
    slides = pptx.Presentation(str(out)).slides
    shown = [shape.text_frame.text for slide in slides for shape in slide.shapes if shape.has_text_frame]
    assert any("Số liệu chốt ngày" in words for words in shown)
    missing = run_here(main, "deck", *given, "--frozen", "Khác", "--out", out, data=data)
    assert missing.returncode == 2
    assert "Sơ kết" in missing.stderr


def test_the_kit_holds_files_figures_launchers_and_true_hashes(tmp_path: Path) -> None:
    data = small.build(tmp_path / "data", small.FACTS)
    out = tmp_path / "kit.zip"
    given = ["--pack", "co-so-vat-chat", "--school-year", small.YEAR, "--out", out]
    done = run_here(main, "kit", *given, data=data)
    assert done.returncode == 0, done.stderr
    archive = zipfile.ZipFile(io.BytesIO(out.read_bytes()))
    names = set(archive.namelist())
    assert {"co-so-vat-chat.pptx", "co-so-vat-chat.docx", "co-so-vat-chat.xlsx", "mo-so-lieu.bat", "mo-so-lieu.sh",
            "HUONG-DAN.txt", "SHA256SUMS.txt", "so-lieu/warehouse/CURRENT"} <= names  # fmt: skip
    listed = dict(line.split("  ")[::-1] for line in archive.read("SHA256SUMS.txt").decode().splitlines())
    assert set(listed) == names - {"SHA256SUMS.txt"}
    assert all(hashlib.sha256(archive.read(name)).hexdigest() == digest for name, digest in listed.items())
    assert "chuong-trinh/dashboard.py" in names
    assert not [name for name in names if "__pycache__" in name or name.startswith("chuong-trinh/tests")]
    archive.extractall(tmp_path / "hall")
    assert figures(tmp_path / "hall" / "so-lieu") == figures(data)


def test_the_kit_opens_elsewhere_without_this_program_and_changes_no_figure(tmp_path: Path) -> None:
    """On a computer with a bare Python: libraries come from outside, everything else from the kit."""
    data = small.build(tmp_path / "data", small.FACTS)
    out, hall = tmp_path / "kit.zip", tmp_path / "hall"
    given = ["--pack", "co-so-vat-chat", "--school-year", small.YEAR, "--out", out]
    assert run_here(main, "kit", *given, data=data).returncode == 0
    zipfile.ZipFile(out).extractall(hall)
    before = {path: path.read_bytes() for path in (hall / "so-lieu").rglob("*") if path.is_file()}
    venv.create(tmp_path / "bare", with_pip=False)
    port = free_port()
    server = subprocess.Popen(
        ["sh", str(hall / "mo-so-lieu.sh"), "--server.port", str(port), "--server.headless", "true"],
        cwd=tmp_path,
        env={
            "PATH": os.environ["PATH"], "HOME": str(tmp_path), "PYTHON": str(tmp_path / "bare" / "bin" / "python"),
            "PYTHONPATH": os.pathsep.join(site.getsitepackages()),
        },
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    try:
        url = f"http://localhost:{port}"
        wait_until_healthy(url, server)
        with urllib.request.urlopen(url, timeout=20) as answer:
            assert answer.status == 200
    finally:
        server.terminate()
        server.wait(timeout=20)
    after = {path: path.read_bytes() for path in (hall / "so-lieu").rglob("*") if path.is_file()}
    assert after == before
    assert all(path.stat().st_mode & 0o222 == 0 for path in after)


def test_without_libraries_the_launcher_says_what_is_missing(tmp_path: Path) -> None:
    data = small.build(tmp_path / "data", small.FACTS)
    out, hall = tmp_path / "kit.zip", tmp_path / "hall"
    given = ["--pack", "co-so-vat-chat", "--school-year", small.YEAR, "--out", out]
    assert run_here(main, "kit", *given, data=data).returncode == 0
    zipfile.ZipFile(out).extractall(hall)
    venv.create(tmp_path / "bare", with_pip=False)
    environment = {"PATH": os.environ["PATH"], "PYTHON": str(tmp_path / "bare" / "bin" / "python")}
    done = subprocess.run(
        ["sh", str(hall / "mo-so-lieu.sh")], env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 1
    assert "HUONG-DAN.txt" in done.stderr


def test_a_folder_without_wheels_is_refused(tmp_path: Path) -> None:
    data = small.build(tmp_path / "data", small.FACTS)
    given = ["--pack", "co-so-vat-chat", "--school-year", small.YEAR, "--out", tmp_path / "kit.zip"]
    done = run_here(main, "kit", *given, "--wheels", tmp_path, data=data)
    assert done.returncode == 2
    assert ".whl" in done.stderr
