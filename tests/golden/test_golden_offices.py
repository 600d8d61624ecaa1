"""Workbooks of offices nobody here wrote for: no wrong fact, none too many, none missing beyond the list of what is not yet read."""

import csv
from collections import defaultdict
from pathlib import Path

import pytest

from etl.__main__ import main
from tests.conftest import run_here

FOLDER = Path(__file__).parent
OFFICES = sorted(path.parent.name for path in FOLDER.glob("*/facts.csv"))
KEY = ("unit_code", "level", "measure", "grade", "age", "group", "category", "school_year", "period", "kind")
Row = dict[str, str]


def rows_of(path: Path) -> list[Row]:
    with path.open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


def key(row: Row) -> tuple[str, ...]:
    return tuple(row[name] for name in KEY)


def place(row: Row) -> tuple[str, str, str]:
    return row["file"], row["sheet"], row["cell"]


def agree(found: Row, stated: Row) -> bool:
    if found["state"] != stated["state"] or bool(found["value"]) != bool(stated["value"]):
        return False
    return not stated["value"] or float(found["value"]) == pytest.approx(float(stated["value"]))


@pytest.fixture(scope="module", params=OFFICES)
def office(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """The folder of an office, and the data folder with its workbooks loaded and its facts and issues exported."""
    folder, data = FOLDER / request.param, tmp_path_factory.mktemp(request.param)
    run_here(main, "load", folder / "register.xlsx", folder / "communes.xlsx", folder / "files", data=data)
    for command in ("facts", "issues"):
        answered = run_here(main, command, "--out", data / f"{command}.csv", data=data)
        assert answered.returncode == 0, answered.stderr
    return folder, data


def test_every_fact_is_what_the_clerk_takes_from_the_cell(office: tuple[Path, Path]) -> None:
    folder, data = office
    stated: dict[tuple[str, ...], list[Row]] = defaultdict(list)
    for row in rows_of(folder / "facts.csv"):
        stated[key(row)].append(row)
    found = {key(row): row for row in rows_of(data / "facts.csv")}
    too_many = [place(row) for name, row in found.items() if name not in stated]
    wrong = [
        place(row)
        for name, row in found.items()
        if name in stated
        and not (agree(row, stated[name][0]) and place(row) in {place(other) for other in stated[name]})
    ]
    assert not too_many
    assert not wrong


def test_nothing_is_missed_beyond_what_is_known_to_be_unread(office: tuple[Path, Path]) -> None:
    folder, data = office
    found = {key(row) for row in rows_of(data / "facts.csv")}
    missed = {place(row) for row in rows_of(folder / "facts.csv") if key(row) not in found}
    listed = folder / "unread.csv"
    assert missed <= ({place(row) for row in rows_of(listed)} if listed.is_file() else set())


def test_planted_faults_are_flagged_and_forbidden_cells_are_no_facts(office: tuple[Path, Path]) -> None:
    folder, data = office
    flagged = {place(row) for row in rows_of(data / "issues.csv")}
    facts = {place(row) for row in rows_of(data / "facts.csv")}
    unflagged, forbidden = [], []
    for row in rows_of(folder / "expected.csv"):
        sheet, _, cell = row["must_flag_cell"].partition("!")
        if sheet and (row["file"], sheet, cell) not in flagged:
            unflagged.append((row["file"], sheet, cell))
        for address in filter(None, row["must_not_be_fact"].split(";")):
            sheet, _, cell = address.partition("!")
            if (row["file"], sheet, cell) in facts:
                forbidden.append((row["file"], sheet, cell))
    assert not unflagged
    assert not forbidden
