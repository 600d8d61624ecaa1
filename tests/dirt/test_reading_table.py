"""`docs/reading.md` names tests that exist, every test about dirt, and the dirt that is really put on each kind of sheet."""

import re
from pathlib import Path

from tests.dirt.test_every_kind_of_sheet import PAIRS

ROOT = Path(__file__).resolve().parents[2]
DOCUMENT = (ROOT / "docs" / "reading.md").read_text(encoding="utf-8")
TESTS = {
    name
    for path in (ROOT / "tests").rglob("test_*.py")
    for name in re.findall(r"^def (test_\w+)\(", path.read_text(encoding="utf-8"), re.MULTILINE)
}
NAMED = set(re.findall(r"`(test_\w+)`", DOCUMENT))


def _rows(title: str) -> list[list[str]]:
    """Cells of the rows of the table under that title."""
    table = DOCUMENT.partition(f"## {title}\n")[2].partition("\n## ")[0]
    lines = [line for line in table.splitlines() if line.startswith("| ")]
    return [[cell.strip() for cell in line.strip("|").split(" | ")] for line in lines[1:]]


def test_every_test_and_every_file_named_exists() -> None:
    assert not NAMED - TESTS
    paths = re.findall(r"`(tests/[\w/.]+)`", DOCUMENT)
    assert [path for path in paths if not (ROOT / path).exists()] == []


def test_every_test_about_dirt_stands_in_the_row_of_its_number() -> None:
    named = {int(row[0]): set(re.findall(r"`(test_\w+)`", row[-1])) for row in _rows("Dirt")}
    numbered: dict[int, set[str]] = {number: set() for number in range(1, 46)}
    for name in TESTS:
        if found := re.match(r"test_dirt_((?:\d\d_)+)", name):
            for number in found[1].strip("_").split("_"):
                numbered[int(number)].add(name)
    assert all(numbered.values())
    assert named == numbered


def test_the_dirt_named_for_a_kind_is_put_on_it() -> None:
    put: dict[str, set[int]] = {}
    for kind, dirt in PAIRS:
        put.setdefault(kind, set()).add(int(dirt.split()[0]))
    assert {row[0]: set(map(int, row[-1].split())) for row in _rows("Kinds of sheet")} == put
