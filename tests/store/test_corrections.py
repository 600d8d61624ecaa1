"""Declared corrections: applied while the cell holds what is expected, never in silence, never an impossible number."""

from pathlib import Path

import pytest

from tests.store.real_office import REGISTER, REPORT, RealOffice

HEAD = "ĐÍNH CHÍNH SỐ LIỆU\nTệp|Trang tính|Ô|Giá trị đang có|Giá trị đúng|Lý do|Người đề nghị|Ngày\n"
PROBLEMS = (
    "correction_incomplete", "correction_unknown_file", "correction_no_number", "correction_not_expected",
    "correction_ambiguous", "correction_impossible", "correction_not_taken",
)  # fmt: skip


@pytest.fixture
def office(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> RealOffice:
    office = RealOffice(tmp_path / "desk", tmp_path / "data", capsys)
    office.load(office.write("dm.xlsx", REGISTER), office.write("bc.xlsx", REPORT))
    return office


def corrected(office: RealOffice, name: str, *lines: str) -> str:
    return office.load(office.write(name, HEAD + "\n".join(f"bc.xlsx|Biểu 1|{line}" for line in lines)))


def test_a_corrected_fact_keeps_cell_and_raw_text_and_says_so(office: RealOffice) -> None:
    said = corrected(office, "dc.xlsx", "D7|300|310|Đếm thiếu một lớp|Nguyễn Thị Mẫu|01/10/2023")
    assert said.startswith("dc.xlsx: accepted; thêm 0, đổi 1, bỏ 0")
    fact = office.fact("D7")
    assert (fact["value"], fact["raw"], fact["state"]) == ("310", "300", "number")
    (note,) = [row for row in office.answer("issues") if row["check"] == "value_corrected"]
    assert (note["file"], note["cell"]) == ("bc.xlsx", "D7")
    assert all(
        word in note["message"] for word in ("300", "310", "Nguyễn Thị Mẫu", "Đếm thiếu một lớp", "dc.xlsx")
    )
    (row,) = office.answer("history")
    assert (row["change"], row["before"], row["after"], row["before_cell"]) == (
        "đính chính",
        "300",
        "310",
        "D7",
    )
    assert "Đếm thiếu một lớp" in row["reason"]


def test_a_line_is_applied_only_while_its_cell_holds_what_it_expects(office: RealOffice) -> None:
    corrected(office, "dc.xlsx", "D7|300|310|Sai|A|", "D8|121|122|Sai|A|")
    assert office.issues(*PROBLEMS) == [("dc.xlsx", "A4", "correction_not_expected")]
    assert office.fact("D8")["value"] == "120"
    (office.desk / "moi").mkdir()
    office.desk /= "moi"
    office.load(office.write("bc.xlsx", REPORT.replace("|300|", "|305|")))
    assert [row["value"] for row in office.answer("facts") if row["cell"] == "D7"] == ["305"]


def test_impossible_values_and_lines_without_reason_are_refused(office: RealOffice) -> None:
    corrected(
        office,
        "dc.xlsx",
        "D7|300|-5|Sai|A|",
        "E7|150|1,5|Sai|A|",
        "F7|40|41||A|",
        "Z9|1|2|Sai|A|",
        "D8|120|nhiều|Sai|A|",
    )
    assert [check for _, _, check in office.issues(*PROBLEMS)] == [
        "correction_impossible", "correction_impossible", "correction_incomplete", "correction_no_number",
        "correction_impossible",
    ]  # fmt: skip
    assert [office.fact(cell)["value"] for cell in ("D7", "E7", "F7", "D8")] == ["300", "150", "40", "120"]


def test_a_later_line_takes_the_place_of_an_earlier_one_and_can_withdraw_it(office: RealOffice) -> None:
    corrected(office, "dc1.xlsx", "D7|300|310|Sai|A|")
    corrected(office, "dc2.xlsx", "D7|310|311|Sai nữa|A|")
    assert office.fact("D7")["value"] == "311"
    said = corrected(office, "dc3.xlsx", "D7|300|300|Số ban đầu đúng|A|")
    assert "đổi 1" in said
    assert office.fact("D7")["value"] == "300"
    assert office.issues("value_corrected", *PROBLEMS) == []


def test_a_correction_is_judged_by_the_checks_of_its_sheet(office: RealOffice) -> None:
    before = office.issues("part_exceeds_whole", "parts_exceed_whole")
    corrected(office, "dc.xlsx", "D7|300|100|Sai|A|")
    new = [
        row
        for row in office.answer("issues")
        if row["file"] == "bc.xlsx" and row["severity"] in ("error", "warning")
    ]
    assert before == []
    assert any("150" in row["message"] and "100" in row["message"] for row in new), new
