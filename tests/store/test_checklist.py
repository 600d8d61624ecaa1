"""Check-lists: from the sheet of an office or school to what is known of each thing, with its cells."""

from pathlib import Path

import pytest

from etl.readings import SheetReading
from indicators.reporting import checklist
from indicators.selection import Selection
from indicators.warehouse import open_warehouse
from tests.forms.workbook import read
from tests.store.real_office import REGISTER, REPORT, RealOffice
from views.chosen_units import selected
from views.questions import ask

YEAR = "2023-2024"
HEAD = "TT|Nội dung công việc|Kế hoạch|Đã thực hiện|Minh chứng"
SCHOOL = f"""PHÒNG GD&ĐT THÀNH PHỐ ĐIỆN BIÊN PHỦ
TRƯỜNG TIỂU HỌC HOA BAN
THEO DÕI THỰC HIỆN NHIỆM VỤ NĂM HỌC 2023-2024

{HEAD}
(1)|(2)|(3)|(4)|(5)
I|NHIỆM VỤ CHUNG
1|Tuyên truyền, ngăn ngừa tảo hôn trong học sinh|4|3|Kế hoạch số 12
2|Thành lập và duy trì hoạt động hội đồng trường|x|có|Quyết định số 7
3|Công khai đầy đủ theo quy định|x|chưa|
4|Hoàn thành số tuần thực học|35|35|
5|Dạy bù cho học sinh không học trực tuyến||20|
6|Phối hợp tiêm vắc xin cho học sinh|300||
|NGƯỜI LẬP BIỂU||HIỆU TRƯỞNG|
||||Nguyễn Thị Mẫu"""
OFFICE = """UBND THÀNH PHỐ ĐIỆN BIÊN PHỦ
TỔNG HỢP THEO DÕI NHIỆM VỤ NĂM HỌC 2023-2024
TT|Trường|Nhiệm vụ|Kế hoạch|Đã thực hiện|Minh chứng
1|Trường Tiểu học Hoa Ban|Công khai đầy đủ theo quy định|có|có|Niêm yết
2|Trường Tiểu học Nà Nghè|Công khai đầy đủ theo quy định|có|không|
3|Trường TH Không Có|Công khai đầy đủ theo quy định|có|có|"""


@pytest.fixture
def office(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> RealOffice:
    office = RealOffice(tmp_path / "desk", tmp_path / "data", capsys)
    office.load(office.write("dm.xlsx", REGISTER))
    return office


def states(office: RealOffice) -> dict[tuple[str, str], str]:
    found = checklist.items(open_warehouse(office.data), YEAR)
    return {(row.unit_code, row.item): row.state for row in found.itertuples()}


def found(reading: SheetReading) -> list[tuple[str, str]]:
    return [(issue.check, issue.cell) for issue in reading.issues]


def test_every_thing_of_a_school_is_kept_with_plan_deed_evidence_and_cell(office: RealOffice) -> None:
    assert "accepted;" in office.load(office.write("ktra.xlsx", SCHOOL))
    assert states(office) == {
        ("TH1", "early_marriage_talks"): "partly",
        ("TH1", "school_councils"): "done",
        ("TH1", "public_disclosure"): "not_done",
        ("TH1", "weeks_taught"): "done",
        ("TH1", "makeup_lessons"): "no_plan",
        ("TH1", "vaccination"): "unknown",
    }
    talks = checklist.items(open_warehouse(office.data), YEAR).set_index("item").loc["early_marriage_talks"]
    assert talks[["planned", "done", "evidence", "cell"]].tolist() == ["4", "3", "Kế hoạch số 12", "D8"]
    assert open_warehouse(office.data).rows("SELECT count(*) FROM fact") == [(0,)]


def test_names_below_the_list_are_not_kept(office: RealOffice) -> None:
    office.load(office.write("ktra.xlsx", SCHOOL))
    assert office.issues("check_item_unknown") == []
    kept = open_warehouse(office.data).rows("SELECT string_agg(raw, ' ') FROM check_item")[0][0]
    assert "Nguyễn" not in kept


def test_a_list_over_schools_reads_each_school_and_names_the_unknown(office: RealOffice) -> None:
    office.load(office.write("tong-hop.xlsx", OFFICE))
    assert [cell for _, cell, _ in office.issues("unit_unknown", "unit_unknown_no_candidate")] == ["B6"]
    assert states(office) == {("TH1", "public_disclosure"): "done", ("TH2", "public_disclosure"): "not_done"}


def test_a_later_list_takes_the_place_of_the_earlier_line_alone(office: RealOffice) -> None:
    office.load(office.write("ktra.xlsx", SCHOOL))
    office.load(office.write("tong-hop.xlsx", OFFICE))
    now = states(office)
    assert (now["TH1", "public_disclosure"], now["TH1", "weeks_taught"]) == ("done", "done")


def test_a_report_received_after_a_check_list_keeps_it(office: RealOffice) -> None:
    office.load(office.write("ktra.xlsx", SCHOOL))
    before = states(office)
    office.load(office.write("bc.xlsx", REPORT))
    assert states(office) == before


def test_a_thing_that_nobody_declared_is_named_and_not_guessed(tmp_path: Path) -> None:
    lines = "1|Công khai đầy đủ theo quy định|x|x|\n2|Công khai theo quy định|x|x|\n3|Dạy hay, học tốt||"
    reading = read(tmp_path, f"TRƯỜNG TH HOA BAN\nNĂM HỌC 2023-2024\n{HEAD}\n{lines}")
    assert {record["item"] for record in reading.records} == {"public_disclosure"}
    assert found(reading) == [("check_item_unknown", "B5")]
    assert "“Công khai theo quy định”" in reading.issues[0].message


def test_an_answer_that_says_neither_yes_nor_a_number_is_named(tmp_path: Path) -> None:
    lines = (
        "1|Công khai đầy đủ theo quy định|x|một phần|\n2|Hoàn thành số tuần thực học|35|gần đủ|"
        "\n3|Hoàn thành số tuần thực học|35|35|"
    )
    reading = read(tmp_path, f"TRƯỜNG TH HOA BAN\nNĂM HỌC 2023-2024\n{HEAD}\n{lines}")
    assert sorted(found(reading)) == [
        ("check_answer_unreadable", "D4"),
        ("check_count_unreadable", "D5"),
        ("check_item_twice", "B6"),
    ]
    assert [record["state"] for record in reading.records if record["part"] == "done"] == ["error", "error"]


def test_a_table_of_numbers_with_evidence_is_no_check_list(tmp_path: Path) -> None:
    lines = "1|Số lớp|10|10|QĐ 1\n2|Số học sinh|300|290|QĐ 1\n3|Công khai đầy đủ theo quy định|x|x|"
    reading = read(tmp_path, f"TRƯỜNG TH HOA BAN\nCHỈ TIÊU KẾ HOẠCH NĂM HỌC 2023-2024\n{HEAD}\n{lines}")
    assert reading.form != "checklist"


def test_a_check_list_without_a_school_year_waits(office: RealOffice) -> None:
    office.load(office.write("ktra.xlsx", SCHOOL.replace(" NĂM HỌC 2023-2024", "")))
    assert [check for *_, check in office.issues("sheet_without_school_year")] == [
        "sheet_without_school_year"
    ]
    assert open_warehouse(office.data).rows("SELECT count(*) FROM check_item") == [(0,)]


def test_the_page_lists_what_is_not_done_first(office: RealOffice) -> None:
    office.load(office.write("ktra.xlsx", SCHOOL), office.write("bc.xlsx", REPORT))
    context = selected(open_warehouse(office.data), Selection(school_year=YEAR, unit="094"))
    exhibit = ask(context, "targets.checklist")
    assert exhibit.finding.startswith("6 việc đã báo: 2 xong, 1 làm một phần, 1 chưa làm")
    assert exhibit.table["state"].tolist()[:3] == ["not_done", "partly", "unknown"]
    of_school = ask(context, "school_profile.checklist", school="TH1")
    assert len(of_school.table) == 6
    assert "Chưa nhận danh mục kiểm tra" in ask(context, "school_profile.checklist", school="TH2").finding
