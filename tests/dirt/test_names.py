"""Dirt of the names: variants of places and schools, schools renamed or closed, communes merged and codes used again."""

import datetime

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from tests.store.real_office import RealOffice

SCHOOLS = """UBND THÀNH PHỐ ĐIỆN BIÊN PHỦ
TỔNG HỢP SỐ LIỆU ĐẦU NĂM HỌC {year}
TT|Trường|Số lớp
"""
COMMUNES = """{sender}
CHỈ TIÊU PHỔ CẬP GIÁO DỤC NĂM HỌC {year}
TT|Xã, phường|Trẻ 5 tuổi ra lớp (%)
"""
CITY = COMMUNES.format(sender="UBND THÀNH PHỐ ĐIỆN BIÊN PHỦ", year="2023-2024")
PROVINCE = COMMUNES.format(sender="UBND TỈNH ĐIỆN BIÊN", year="2026-2027")


def _found(office: RealOffice) -> list[str]:
    """Cells of the facts with the unit that each was given, in the order of rows."""
    rows = sorted((int(row["cell"][1:]), row["cell"], row["unit_code"]) for row in office.answer("facts"))
    return [f"{cell} {unit}" for _, cell, unit in rows]


def _told(office: RealOffice) -> list[str]:
    """Issues about names with their cells."""
    rows = office.answer("issues")
    return [f"{row['check']} {row['cell']}" for row in rows if row["check"].startswith("unit_")]


def test_dirt_31_a_place_is_known_by_its_variants(office: RealOffice) -> None:
    names = (
        "Phường  Mường   Thanh",
        "P. Him Lam",
        "tân thanh",
        "P.Nam Thanh",
        "PHƯỜNG NOONG BUA",
        "X. Thanh Minh",
    )
    office.load(
        office.write("giao.xlsx", CITY + "\n".join(f"{row}|{name}|99" for row, name in enumerate(names)))
    )
    assert _found(office) == ["C4 03136", "C5 03127", "C6 03133", "C7 03139", "C8 03124", "C9 03145"]
    assert _told(office) == []


def test_dirt_31_a_place_that_differs_by_its_marks_is_noted(office: RealOffice) -> None:
    office.load(office.write("giao.xlsx", CITY + "1|Phường Muờng Thanh|99|\n2|Phường Noọng Bua|98"))
    assert _found(office) == ["C4 03136", "C5 03124"]
    assert _told(office) == ["unit_marks_differ B4", "unit_marks_differ B5"]


@pytest.mark.parametrize("sender", ["UBND THÀNH PHỐ ĐIỆN BIỆN PHỦ", "UBND TP  Điện Biên Phủ"])
def test_dirt_31_the_sender_is_known_by_its_variants(sender: str, office: RealOffice) -> None:
    sheet = COMMUNES.format(sender=sender, year="2023-2024") + "1|Phường Him Lam|99.5\n|Toàn thành phố|98.9"
    office.load(office.write("giao.xlsx", sheet))
    assert _found(office) == ["C4 03127", "C5 094"]


def test_dirt_31_an_unknown_place_waits_and_the_likeliest_are_named(office: RealOffice) -> None:
    office.load(office.write("giao.xlsx", CITY + "1|Phường Thanh Binh 2|99\n2|Him Lam|98"))
    assert _found(office) == ["C5 03127"]
    assert _told(office) == ["unit_unknown B4"]
    (issue,) = [row for row in office.answer("issues") if row["check"] == "unit_unknown"]
    assert "Phường Thanh Bình" in issue["message"]


def test_dirt_32_a_school_is_known_by_its_variants(office: RealOffice) -> None:
    names = {
        "TH1": "Trường TH số I xã Noọng Hẹt",
        "TH2": "TH  Noọng Hẹt 2",
        "TH3": "Tiểu học Hòa  Bình",
        "TH4": "TH Bản Mường",
        "BT1": "PTDTBTTHCS Tà Lèng",
        "BT2": "Trường PTDTBT-THCS xã Nà Nhạn",
        "MN1": "MN 20-10",
    }
    sheet = SCHOOLS.format(year="2023-2024") + "\n".join(f"1|{name}|10" for name in names.values())
    office.load(office.write("bc.xlsx", sheet))
    assert _found(office) == [f"C{row} {unit}" for row, unit in enumerate(names, start=4)]
    assert _told(office) == []


def test_dirt_32_th_hyphen_thcs_is_a_school_of_both_levels(office: RealOffice) -> None:
    sheet = SCHOOLS.format(year="2023-2024") + "1|TH-THCS Bản Phủ|\n|+ Cấp TH|6\n|+ Cấp THCS|4"
    office.load(office.write("bc.xlsx", sheet))
    assert _found(office) == ["C5 MX1", "C6 MX1"]
    assert sorted(row["level"] for row in office.answer("facts")) == ["lower_secondary", "primary"]


def test_dirt_32_a_name_that_is_merely_similar_waits(office: RealOffice) -> None:
    names = ("TH Noọng Hẹt", "Trường Tiểu học số 3 Noọng Hẹt", "THCS Noọng Hẹt số 1", "Bản Phủ", "MN 20/10")
    sheet = SCHOOLS.format(year="2023-2024") + "\n".join(f"1|{name}|10" for name in names)
    office.load(office.write("bc.xlsx", sheet))
    assert _found(office) == ["C8 MN1"]
    assert [line.split()[1] for line in _told(office)] == ["B4", "B5", "B6", "B7"]


def test_dirt_32_a_name_turned_into_a_date_is_asked_about(office: RealOffice) -> None:
    path = office.write("bc.xlsx", SCHOOLS.format(year="2023-2024") + "1|MN 20/10|3\n2|TH số 1 Noọng Hẹt|10")
    book = openpyxl.load_workbook(path)
    assert isinstance(book.active, Worksheet)
    book.active["B4"] = datetime.date(2023, 10, 20)
    book.save(path)
    office.load(path)
    assert _found(office) == ["C5 TH1"]
    assert office.issues("row_not_understood") == [("bc.xlsx", "B4", "row_not_understood")]


def test_dirt_33_a_school_has_its_numbers_in_its_own_years_only(office: RealOffice) -> None:
    files = [
        office.write(f"{year}.xlsx", SCHOOLS.format(year=year) + "1|TH Bình Minh|10\n2|TH Him Lam|12")
        for year in ("2022-2023", "2023-2024")
    ]
    office.load(*files)
    facts = [(row["unit_code"], row["school_year"]) for row in office.answer("facts")]
    assert facts == [("CU1", "2022-2023"), ("MOI", "2023-2024")]
    assert sorted(_told(office)) == ["unit_not_open B4", "unit_not_open B5"]


def test_dirt_34_a_code_used_again_is_another_commune(office: RealOffice) -> None:
    before = office.write("cu.xlsx", CITY + "1|Phường Mường Thanh|99\n2|Phường Him Lam|97")
    after = office.write("moi.xlsx", PROVINCE + "1|Phường Mường Thanh|98\n2|Phường Điện Biên Phủ|96")
    office.load(before, after)
    facts = [(row["unit_code"], row["unit_name"], row["value"]) for row in office.answer("facts")]
    assert sorted(facts) == [
        ("03127", "Phường Him Lam", "97"),
        ("03127", "Phường Điện Biên Phủ", "96"),
        ("03136", "Phường Mường Thanh", "99"),
        ("03334", "Phường Mường Thanh", "98"),
    ]


def test_dirt_34_a_merged_commune_has_no_numbers_after_the_merger(office: RealOffice) -> None:
    office.load(office.write("giao.xlsx", PROVINCE + "1|Phường Him Lam|99.5"))
    assert _found(office) == []
    assert _told(office) == ["unit_not_open B4"]
