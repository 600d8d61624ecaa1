"""The launchers of the kit: what cannot be tried here (Windows) is held by the properties that it needs."""

import re
import zipfile
from pathlib import Path

import pytest

from indicators.catalog.language import ENGLISH, VIETNAMESE, speaking
from tests.pages import warehouse as small
from views.packs.kit import kit


def member(tmp_path: Path, name: str, language: str = VIETNAMESE) -> bytes:
    with speaking(language):
        made = kit(small.build(tmp_path / "data", small.FACTS), {})
    path = tmp_path / "kit.zip"
    path.write_bytes(made)
    return zipfile.ZipFile(path).read(name)


@pytest.fixture(params=[VIETNAMESE, ENGLISH])
def lines(request: pytest.FixtureRequest, tmp_path: Path) -> list[str]:
    return member(tmp_path, "mo-so-lieu.bat", request.param).decode("ascii").split("\r\n")


def test_a_console_of_any_code_page_reads_the_launcher(tmp_path: Path) -> None:
    """ASCII alone, without a mark of byte order, every line ended as Windows ends it."""
    content = member(tmp_path, "mo-so-lieu.bat")
    assert content.isascii()
    assert content.startswith(b"@echo off\r\n")
    assert content.count(b"\n") == content.count(b"\r\n")
    assert not re.search(rb"@[A-Z_]{4,}@", content)


def test_paths_with_blanks_and_signs_are_quoted(lines: list[str]) -> None:
    """`C:\\Users\\Bà Lan & Co\\kit`: every value is set within quotes, every path used within quotes."""
    for line in lines:
        if line.startswith("rem "):
            continue
        assert not re.search(r'\bset (?!"|PYTHONUTF8=1$)', line), line
        for name in ("%HERE%", "%PYTHON%"):
            for found in re.finditer(name, line):
                assert line[: found.start()].count('"') % 2 == 1, line
    assert "setlocal" in lines  # nothing stays in the console that started it
    assert not [
        line for line in lines if "enabledelayedexpansion" in line.lower()
    ]  # a "!" in a path stays one


def test_python_is_sought_by_its_launcher_then_by_its_name_and_its_version_is_asked(lines: list[str]) -> None:
    whole = "\n".join(lines)
    assert whole.index("py -3 -c") < whole.index("('python -c")
    assert "sys.version_info < (3, 11)" in whole
    assert whole.index("chcp 65001") < whole.index("py -3 -c")  # before a path with marks is read
    assert "set PYTHONUTF8=1" in lines


def test_libraries_come_from_the_kit_alone(lines: list[str]) -> None:
    (install,) = [line for line in lines if " pip install " in line]
    assert "--no-index" in install
    assert '--find-links "%HERE%thu-vien"' in install


def test_every_jump_has_its_label_and_every_fault_its_sentence(lines: list[str]) -> None:
    labels = {line[1:] for line in lines if line.startswith(":")}
    assert {found for line in lines for found in re.findall(r"goto (\w+)", line)} <= labels
    for fault in ("without_python", "without_libraries"):
        said, wait, left = lines[lines.index(f":{fault}") + 1 :][:3]
        assert said.startswith("echo ")
        assert "HUONG-DAN.txt" in said
        assert not re.search(r"[&|<>^()%]", said)
        assert (wait, left) == ("pause", "exit /b 1")


def test_figures_are_read_only_and_the_program_runs_from_a_share_too(lines: list[str]) -> None:
    whole = "\n".join(lines)
    assert 'attrib +R "%HERE%so-lieu\\*" /S' in whole
    assert 'pushd "%HERE%chuong-trinh"' in lines
    assert not [line for line in lines if line.startswith("cd ")]


def test_the_guide_opens_in_the_editor_of_windows_with_its_letters(tmp_path: Path) -> None:
    guide = member(tmp_path, "HUONG-DAN.txt")
    assert guide.startswith(b"\xef\xbb\xbf")
    assert b"\r\n" in guide
    assert "BỘ MANG THEO HỘI NGHỊ" in guide.decode("utf-8-sig")
