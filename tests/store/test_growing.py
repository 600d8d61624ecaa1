"""A warehouse grows report by report; what it holds depends on the reports and their order, not on how they came."""

import random
import shutil
from pathlib import Path
from typing import Any

import pytest

from etl.readings import Mention, SheetReading
from etl.store import extend as extending
from etl.store.folder import DataFolder
from tests.store.equality import content
from tests.store.office import SCHOOLS, Office, register, sheet

NAMES = ("TH Hoa Ban 1", "THCS Hoa Ban", "TH&THCS Suối Lư", "TH Không Có", "TH Hoà Bàn số 1")
COMMUNES = ("P. Him Lam", "P. Mường Thanh", "Phường Điện Biên Phủ", "X. Nà Tấu")
MEASURES = ("pupils", "classes", "sites", "lower_secondary_completers")
SEEDS, REPORTS = (0, 3, 5), 7


def some_report(chance: random.Random) -> SheetReading:
    """A sheet of a few schools or communes with numbers, blanks, look backs and repeated facts."""
    year = chance.choice(("2022-2023", "2023-2024"))
    if chance.random() < 0.3:
        plan = {
            "measure": "residents",
            "age": "6",
            "kind": "target",
            "period": "year",
            "school_year": "2025-2026",
        }
        rows: list[tuple[str | Mention, list[dict[str, Any]]]] = [
            (Mention(name, f"B{line}", "commune"), [plan | {"value": chance.randint(1, 4)}])
            for line, name in enumerate(chance.sample(COMMUNES, 2), start=1)
        ]
        return sheet(*rows, form="d", variant="d.by_unit", school_year="2025-2026", period="year")
    rows = [(name, some_numbers(chance, year)) for name in chance.sample(NAMES, chance.randint(1, 3))]
    form = chance.choice(("f", "f", "h"))
    return sheet(
        *rows, form=form, variant=chance.choice((f"{form}.by_unit", f"{form}.by_grade")), school_year=year
    )


def some_numbers(chance: random.Random, year: str) -> list[dict[str, Any]]:
    numbers: list[dict[str, Any]] = []
    for _ in range(chance.randint(1, 4)):
        number = {"measure": chance.choice(MEASURES), "level": chance.choice(("", "primary"))}
        number |= {"school_year": chance.choice((year, "2022-2023"))}
        blank = {"value": None, "state": "missing", "raw": ""}
        numbers.append(number | (blank if chance.random() < 0.2 else {"value": float(chance.randint(1, 3))}))
    return numbers


@pytest.mark.parametrize("seed", SEEDS)
def test_reports_one_by_one_give_row_for_row_what_they_give_together(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    office = Office(DataFolder(tmp_path / "grown"), tmp_path / "desk")
    paths = [office.write("dm.xlsx", register(*SCHOOLS))]
    paths += [office.write(f"{n}.xlsx", some_report(chance)) for n in range(REPORTS)]
    for path in paths:
        office.load(path)
    together = Office(DataFolder(tmp_path / "together"), tmp_path / "desk", office.readings)
    together.load(*paths)
    grown, whole = content(office.folder, "file"), content(together.folder, "file")
    assert grown == whole


@pytest.mark.parametrize("seed", [1])
def test_reports_about_different_things_give_the_same_facts_in_any_order(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    names = [
        (name, [{"measure": measure, "value": float(n), "level": "primary"}])
        for n, (name, measure) in enumerate(
            [(name, measure) for name in NAMES[:1] + NAMES[2:3] for measure in MEASURES[:3]]
        )
    ]
    offices = []
    for turn in range(2):
        office = Office(DataFolder(tmp_path / f"data{turn}"), tmp_path / f"desk{turn}")
        paths = [office.write(f"{n}.xlsx", sheet(row)) for n, row in enumerate(names)]
        paths.append(office.write("dm.xlsx", register(*SCHOOLS)))
        chance.shuffle(paths)
        for path in paths:
            office.load(path)
        offices.append(office.facts("unit_code, level, measure, value, file_name, cell"))
    assert offices[0] == offices[1]
    assert len(offices[0]) == len(names)


def test_a_new_report_judges_only_the_units_and_years_it_names(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    office.send("a.xlsx", sheet(("TH Hoa Ban 1", [{"value": 1}])))
    office.send("b.xlsx", sheet(("THCS Hoa Ban", [{"value": 2}])))
    former = {"value": 4, "school_year": "2022-2023"}
    office.send("former.xlsx", sheet(("THCS Hoa Ban", [former]), school_year="2022-2023"))
    judged: list[list[tuple[str, str]]] = []
    extend = extending.extend

    def spied(*arguments: Any) -> Any:
        state = extend(*arguments)
        query = "SELECT unit_code, school_year FROM affected JOIN unit USING (unit_id)"
        judged.append(state.connection.execute(query).fetchall())
        return state

    monkeypatch.setattr("etl.store.publication.extend", spied)
    office.send("c.xlsx", sheet(("THCS Hoa Ban", [{"value": 3}])))
    assert judged == [[("CS1", "2023-2024")]]
    assert office.facts() == [("CS1", "pupils", 3.0), ("CS1", "pupils", 4.0), ("TH1", "pupils", 1.0)]


def test_an_unchanged_folder_is_not_read_from_the_cache(office: Office) -> None:
    paths = [office.write(f"{n}.xlsx", sheet(("TH Hoa Ban 1", [{"value": n}]))) for n in range(3)]
    snapshot = office.load(*paths).snapshot
    shutil.rmtree(office.folder.cache)
    read = len(office.read)
    again = office.load(*paths)
    assert (again.snapshot, len(office.read)) == (snapshot, read)
    assert {file.change for file in again.files} == {(0, 0, 0)}
