"""Registers and administrative units over time."""

from datetime import date

from etl.units.directory import Directory
from tests.units.registers import Build

COMMUNES = (
    "03136 | Phường Mường Thanh | Phường | 094 | | 01/01/2020 | 30/06/2025 | 03127",
    "03316 | Xã Nà Tấu | Xã | 094 | 2022-2023; 2023-2024 | 01/01/2020 | 30/06/2025 | 03316",
    "03326 | Xã Pá Khoang | Xã | 094 | x | 01/01/2020 | 30/06/2025 | 03325",
)


def parents(directory: Directory, code: str) -> list[tuple[str, date, date | None]]:
    """(name of the parent, first day, last day) of every unit of that code."""
    return [
        (directory.units[link.parent].name, link.valid_from, link.valid_to)
        for link in directory.parents
        if directory.units[link.child].code == code
    ]


def checks(directory: Directory) -> list[tuple[int, str, str]]:
    return [(file, issue.check, issue.cell) for file, issue in directory.issues]


def test_a_school_follows_its_commune_into_the_successor_and_never_a_reused_code(build: Build) -> None:
    directory = build(("S1 | Trường TH A | TH | 03136 | Phường Mường Thanh | 01/09/2015",))
    assert parents(directory, "S1") == [
        ("Phường Mường Thanh", date(2015, 9, 1), date(2025, 6, 30)),
        ("Phường Điện Biên Phủ", date(2025, 7, 1), None),
    ]


def test_a_school_of_a_merged_commune_has_no_known_commune_before_the_merger(build: Build) -> None:
    directory = build(("S1 | Trường TH A | TH | 03334 | Phường Mường Thanh | 2015-09-01",))
    assert parents(directory, "S1") == [("Phường Mường Thanh", date(2025, 7, 1), None)]


def test_a_closed_school_has_no_commune_after_its_last_day(build: Build) -> None:
    directory = build(("S1 | Trường TH A | TH | 03136 | Phường Mường Thanh | 01/09/2015 | 31/07/2022",))
    assert parents(directory, "S1") == [("Phường Mường Thanh", date(2015, 9, 1), date(2022, 7, 31))]


def test_a_commune_whose_code_and_name_disagree_is_not_guessed(build: Build) -> None:
    directory = build(("S1 | Trường TH A | TH | 03136 | Xã Nà Tấu",))
    assert checks(directory) == [(2, "register_unknown_commune", "A1")]
    assert parents(directory, "S1") == []


def test_area_class_is_known_for_listed_communes_only(build: Build) -> None:
    directory = build(places=COMMUNES, last_year=2023)
    classes = {
        (directory.units[unit].code, year): difficult
        for unit, year, difficult in directory.area_classes
        if year in ("2022-2023", "2023-2024")
    }
    assert classes == {
        ("03136", "2022-2023"): False,
        ("03136", "2023-2024"): False,
        ("03316", "2022-2023"): True,
        ("03316", "2023-2024"): True,
        ("03326", "2022-2023"): True,
        ("03326", "2023-2024"): True,
    }


def test_no_area_class_outside_the_validity_of_a_commune(build: Build) -> None:
    directory = build(places=COMMUNES, last_year=2026)
    assert max(year for _, year, _ in directory.area_classes) == "2024-2025"


def test_a_listed_commune_is_the_declared_one_and_not_a_second_unit(build: Build) -> None:
    same = [unit for unit in build(places=COMMUNES).units.values() if unit.code == "03316"]
    assert [unit.valid_from for unit in same] == [date(2020, 1, 1), date(2025, 7, 1)]


def test_a_list_without_dates_restates_the_unit_of_that_name(build: Build) -> None:
    directory = build(places=("03136 | Phường Mường Thanh | Phường | 094 |",))
    assert directory.issues == []
    restated = [unit for unit in directory.units.values() if unit.code == "03136"]
    assert [(unit.valid_from, unit.valid_to) for unit in restated] == [(date(2020, 1, 1), date(2025, 6, 30))]


def test_another_name_for_a_code_in_use_is_an_issue(build: Build) -> None:
    directory = build(places=("03136 | Phường Khác | Phường | 094 | | 01/01/2021 | 30/06/2025",))
    assert checks(directory) == [(1, "units_contradict", "A1")]


def test_faulty_rows_are_named_and_left_out(build: Build) -> None:
    directory = build(
        (
            "S1 | Trường TH A | TH | 03136 | Phường Mường Thanh | 31/02/2015",
            "S2 | Trường TH B | Đại học | 03136 | Phường Mường Thanh",
            "S3 | | TH | 03136 | Phường Mường Thanh",
            "S4 | Trường TH D | TH | 03136 | Phường Mường Thanh | 01/09/2015 | 01/09/2014",
            "S5 | Trường TH E | TH | 03136 | Phường Mường Thanh",
            "S5 | Trường TH F | TH | 03136 | Phường Mường Thanh",
        ),
        places=(
            "03136 | Phường Mường Thanh | Làng | 094 |",
            "03316 | Xã Nà Tấu | Xã | 094 | năm ngoái | 01/01/2020",
        ),
    )
    assert checks(directory) == [
        (1, "units_unknown_kind", "A1"),
        (1, "units_bad_years", "A2"),
        (2, "register_bad_date", "A1"),
        (2, "register_unknown_level", "A2"),
        (2, "register_row_incomplete", "A3"),
        (2, "register_dates_reversed", "A4"),
        (2, "register_duplicate", "A6"),
    ]
    assert [unit.name for unit in directory.units.values() if unit.kind == "school"] == ["Trường TH E"]


def test_a_later_register_renames_a_school_from_its_first_day_on(build: Build) -> None:
    directory = build(
        ("S1 | Trường TH A | TH | 03136 | Phường Mường Thanh | 01/09/2015",),
        later=("S1 | Trường TH B | TH | 03136 | Phường Mường Thanh | 01/09/2023",),
    )
    assert [(unit.name, unit.valid_to) for unit in directory.units.values() if unit.code == "S1"] == [
        ("Trường TH A", date(2023, 8, 31)),
        ("Trường TH B", None),
    ]


def test_a_later_register_corrects_a_row_and_leaves_the_others(build: Build) -> None:
    directory = build(
        (
            "S1 | Trường TH A | TH | 03136 | Phường Mường Thanh",
            "S2 | Trường TH B | TH | 03136 | Phường Mường Thanh",
        ),
        later=("S1 | Trường TH A | TH&THCS | 03136 | Phường Mường Thanh",),
    )
    levels = {unit.code: unit.levels for unit in directory.units.values() if unit.kind == "school"}
    assert levels == {"S1": ("primary", "lower_secondary"), "S2": ("primary",)}


def test_leading_zeros_that_a_spreadsheet_dropped_are_no_other_unit(build: Build) -> None:
    directory = build(
        ("S1 | Trường TH A | TH | 3136 | Phường Mường Thanh",),
        places=("3136 | Phường Mường Thanh | Phường | 94 | | 01/01/2020 | 30/06/2025 | 3127",),
    )
    assert directory.issues == []
    assert parents(directory, "S1")[0][0] == "Phường Mường Thanh"
    assert [unit.code for unit in directory.units.values() if unit.code.endswith("3136")] == ["03136"]


def test_a_school_may_not_carry_the_code_of_a_place(build: Build) -> None:
    directory = build(("03136 | Trường TH A | TH | 03136 | Phường Mường Thanh",))
    assert checks(directory) == [(2, "register_duplicate", "A1")]
