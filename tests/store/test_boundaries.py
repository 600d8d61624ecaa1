"""Sheets across a reform that used names of communes again: what is stored, and what the office is told."""

from typing import Any

import pytest

from etl.readings import Mention, SheetReading
from tests.store.office import Office, sheet

pytestmark = pytest.mark.usefixtures("same_when_built_anew")

OLD_CITY = (
    "P. Noong Bua", "P. Him Lam", "P. Thanh Bình", "P. Tân Thanh", "P. Mường Thanh", "P. Nam Thanh", "P. Thanh Trường",
    "X. Thanh Minh", "X. Nà Tấu", "X. Nà Nhạn", "X. Mường Phăng", "X. Pá Khoang",
)  # fmt: skip
CITY = ("UBND THÀNH PHỐ ĐIỆN BIÊN PHỦ",)
PLAN = {"measure": "residents", "age": "6", "kind": "target", "period": "year", "school_year": "2025-2026"}
LAST_YEAR = PLAN | {"kind": "actual", "school_year": "2024-2025"}


def communes(*names: str, numbers: list[dict[str, Any]], **more: Any) -> SheetReading:
    rows = [(Mention(name, f"B{line}", "commune"), numbers) for line, name in enumerate(names, start=1)]
    return sheet(*rows, form="d", variant="d.by_unit", school_year="2025-2026", period="year", **more)


def stored(office: Office) -> list[tuple[Any, ...]]:
    return office.facts("school_year, valid_to IS NOT NULL, count(*) OVER (PARTITION BY school_year)")


def test_targets_of_the_former_city_are_stored_for_all_its_communes(empty_office: Office) -> None:
    report = empty_office.send("chi-tieu.xlsx", communes(*OLD_CITY, numbers=[LAST_YEAR, PLAN], sender=CITY))
    assert report.severities == {}
    assert set(stored(empty_office)) == {("2024-2025", True, 12), ("2025-2026", True, 12)}


def test_their_neighbours_say_it_without_a_letterhead(empty_office: Office) -> None:
    report = empty_office.send("chi-tieu.xlsx", communes(*OLD_CITY, numbers=[PLAN]))
    assert report.severities == {}
    assert set(stored(empty_office)) == {("2025-2026", True, 12)}


def test_a_single_reused_name_waits_and_the_office_can_write_which_one(empty_office: Office) -> None:
    empty_office.send("mot-dong.xlsx", communes("Phường Mường Thanh", numbers=[LAST_YEAR, PLAN]))
    assert empty_office.facts() == []
    ((message,),) = empty_office.rows(
        "SELECT message FROM issue WHERE check_id = 'unit_boundaries_unclear' AND severity = 'error'"
    )
    old, new = "Phường Mường Thanh (đến 30/06/2025)", "Phường Mường Thanh (từ 01/07/2025)"
    assert f"{old}; {new}" in message
    assert "2 ô" in message
    empty_office.send("cu.xlsx", communes(old, numbers=[PLAN]))
    empty_office.send("moi.xlsx", communes(new, numbers=[PLAN]))
    assert empty_office.facts("unit_code, school_year") == [("03136", "2025-2026"), ("03334", "2025-2026")]


def test_blank_cells_do_not_date_a_sheet(empty_office: Office) -> None:
    blank = PLAN | {"value": None, "state": "missing", "raw": ""}
    survey = LAST_YEAR | {"period": "survey"}
    empty_office.send("dieu-tra.xlsx", communes("X. Nà Tấu", numbers=[survey, blank]))
    assert ("2024-2025", True) in {row[:2] for row in stored(empty_office)}


def test_targets_of_the_new_communes_take_the_place_of_those_of_their_parts(empty_office: Office) -> None:
    others = PLAN | {"measure": "obliged_residents"}
    blank = PLAN | {"value": None, "state": "missing", "raw": ""}
    empty_office.send(
        "moi.xlsx", communes("Phường Điện Biên Phủ", "Xã Nà Tấu", numbers=[PLAN | {"value": 500}])
    )
    empty_office.send("cu.xlsx", communes(*OLD_CITY, numbers=[PLAN, others], sender=CITY))
    empty_office.send(
        "moi-2.xlsx",
        communes("Xã Mường Phăng (từ 01/07/2025)", "Phường Mường Thanh", numbers=[blank, others]),
    )
    facts = empty_office.facts("measure, unit_code, value, valid_to IS NULL")
    assert [row[1:] for row in facts if row[0] == "residents"] == [
        ("03127", 500.0, True),
        ("03316", 500.0, True),
        ("03325", None, True),
        ("03334", None, True),
    ]
    stated = [row[1:] for row in facts if row[0] == "obliged_residents"]
    assert len(stated) == 9
    assert [code for code, _, is_new in stated if is_new] == ["03325", "03334"]
