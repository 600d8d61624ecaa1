"""Targets with the decision that assigned them: from the heading of a workbook to what applied on a day."""

from datetime import date
from pathlib import Path

import pytest

from indicators.assigned import statements as assigned
from indicators.warehouse import open_warehouse
from tests.store.real_office import REGISTER, RealOffice

YEAR = "2023-2024"
FIRST, SECOND = date(2023, 8, 5), date(2024, 1, 10)


def sheet(heading: str, pupils: int, change: str = "") -> str:
    return f"""UBND THÀNH PHỐ ĐIỆN BIÊN PHỦ

{change}CHỈ TIÊU KẾ HOẠCH GIÁO DỤC TIỂU HỌC NĂM HỌC 2023-2024
{heading}
TT|Trường|Số lớp|Số HS
1|Trường Tiểu học Hoa Ban|10|{pupils}"""


ORIGINAL = sheet("(Kèm theo Quyết định số 123/QĐ-UBND ngày 05/8/2023 của UBND thành phố)", 300)
ADJUSTED = sheet(
    "(Kèm theo Quyết định số 9/QĐ-UBND ngày 10/01/2024 điều chỉnh Quyết định số 123/QĐ-UBND)",
    290,
    "ĐIỀU CHỈNH ",
)


@pytest.fixture
def office(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> RealOffice:
    office = RealOffice(tmp_path / "desk", tmp_path / "data", capsys)
    office.load(office.write("dm.xlsx", REGISTER))
    return office


def test_an_adjustment_applies_from_the_day_of_its_decision(office: RealOffice) -> None:
    office.load(office.write("giao.xlsx", ORIGINAL))
    office.load(office.write("dieu-chinh.xlsx", ADJUSTED))
    warehouse = open_warehouse(office.data)
    history = assigned.history(warehouse, YEAR).query("measure == 'pupils'")
    applied = {
        day: assigned.in_force(warehouse, YEAR, day).query("measure == 'pupils'")["value"].tolist()
        for day in (date(2023, 8, 4), FIRST, date(2024, 1, 9), SECOND, date(2024, 5, 31))
    }
    assert list(applied.values()) == [[], [300], [300], [290], [290]]
    columns = ["decision_number", "decision_date", "applies_from", "value", "is_current", "file"]
    assert history[columns].to_numpy().tolist() == [
        ["123/QĐ-UBND", FIRST, FIRST, 300, False, "giao.xlsx"],
        ["9/QĐ-UBND", SECOND, SECOND, 290, True, "dieu-chinh.xlsx"],
    ]


def test_a_decision_stands_with_its_cell_however_the_reports_came(office: RealOffice) -> None:
    together = RealOffice(office.desk, office.desk / "together", office.capsys)
    paths = [office.write("giao.xlsx", ORIGINAL), office.write("dieu-chinh.xlsx", ADJUSTED)]
    together.load(office.desk / "dm.xlsx", *paths)
    for path in paths:
        office.load(path)
    query = "SELECT number, decided_on, cell FROM decision ORDER BY sheet_id"
    for data in (office.data, together.data):
        warehouse = open_warehouse(data)
        assert warehouse.rows(query) == [("123/QĐ-UBND", FIRST, "A4"), ("9/QĐ-UBND", SECOND, "A4")]


def test_an_impossible_day_is_named_and_the_target_counts(office: RealOffice) -> None:
    office.load(office.write("giao.xlsx", sheet("(Kèm theo Quyết định số 123/QĐ-UBND ngày 31/9/2023)", 300)))
    assert office.issues("decision_day_impossible") == [("giao.xlsx", "A4", "decision_day_impossible")]
    assert office.fact("D6", "giao.xlsx")["value"] == "300"
    warehouse = open_warehouse(office.data)
    assert warehouse.rows("SELECT number, decided_on FROM decision") == [("123/QĐ-UBND", None)]


@pytest.mark.parametrize("together", [True, False])
def test_a_folder_read_in_the_wrong_order_is_warned_about(office: RealOffice, together: bool) -> None:
    paths = [office.write("dieu-chinh.xlsx", ADJUSTED), office.write("giao.xlsx", ORIGINAL)]
    for step in [paths] if together else [[path] for path in paths]:
        office.load(*step)
    assert office.issues("decision_older") == [("giao.xlsx", "A4", "decision_older")]
    (message,) = [row["message"] for row in office.answer("issues") if row["check"] == "decision_older"]
    assert "123/QĐ-UBND ngày 05/08/2023" in message
    assert "“dieu-chinh.xlsx” nhận trước ghi văn bản mới hơn: 9/QĐ-UBND ngày 10/01/2024" in message
    office.load(office.write("dieu-chinh-luu-lai.xlsx", ADJUSTED.replace("Hoa Ban|10", "Hoa Ban|11")))
    assert office.issues("decision_older") == []
    assert office.fact("D6", "dieu-chinh-luu-lai.xlsx")["value"] == "290"
