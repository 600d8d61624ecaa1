"""Lines typed by hand into the office's own tables: whatever has no effect is named by file, line and column."""

from datetime import date
from pathlib import Path

import pytest

from indicators import office_issues
from indicators.catalog.office_tables import office_tables
from tests.indicators.offices import keep
from tests.indicators.world import World

HEADS = {
    "recognitions": "Mã đơn vị,Năm học,Tiêu chuẩn,Mức độ,Số quyết định,Ngày quyết định",
    "condition_answers": "Mã đơn vị,Năm học,Mã điều kiện,Đáp ứng",
    "norm_values": "Mã định mức,Giá trị,Căn cứ",
    "unit_costs": "Hạng mục,Cấp học,Đơn giá (đồng),Năm,Nguồn đơn giá",
    "funds": "Nguồn vốn,Số tiền (đồng),Năm,Chỉ dùng cho hạng mục",
    "projects": "Dự án,Mã trường,Hạng mục,Số lượng,Tình trạng,Ngày bàn giao",
    "second_source": "Mã đơn vị,Năm học,Số liệu,Kỳ,Giá trị,Nguồn,Ngày lấy số liệu",
}
# table, a line with one fault, cell of the fault, check
LINES = [
    ("recognitions", "03316x,2022-2023,primary,2,1/QĐ,20/12/2022", "A2", "office_line_code_unknown"),
    ("recognitions", "03317,2025-2026,primary,2,1/QĐ,20/12/2025", "A2", "office_line_code_not_open"),
    ("recognitions", "03316,2022-2024,primary,2,1/QĐ,20/12/2022", "B2", "office_line_unfit"),
    ("recognitions", "03316,2022-2023,tiểu hoc,2,1/QĐ,20/12/2022", "C2", "office_line_unfit"),
    ("recognitions", "03316,2022-2023,primary,hai,1/QĐ,20/12/2022", "D2", "office_line_unfit"),
    ("recognitions", "03316,2022-2023,primary,2,1/QĐ,31/02/2022", "F2", "office_line_unfit"),
    ("recognitions", ",2022-2023,primary,2,1/QĐ,20/12/2022", "A2", "office_line_unfit"),
    ("condition_answers", "99999,2022-2023,COND-TH-TRACKER,có", "A2", "office_line_code_unknown"),
    ("condition_answers", "03316,2022-2023,COND-TH-TRACKR,có", "C2", "office_line_unfit"),
    ("condition_answers", "03316,2022-2023,COND-TH-TRACKER,chắc là có", "D2", "office_line_unfit"),
    ("norm_values", "RPC-TX,1,Nghị quyết 1", "A2", "office_line_unfit"),
    ("unit_costs", "Phòng hoc,primary,1000,2026,Bảng giá", "A2", "office_line_unfit"),
    ("unit_costs", "Phòng học,tiểu,1000,2026,Bảng giá", "B2", "office_line_unfit"),
    ("funds", "Ngân sách,1000,26,", "C2", "office_line_unfit"),
    ("funds", "Ngân sách,1000,2026,classrooms|sân vận động", "D2", "office_line_unfit"),
    ("projects", "Xây phòng,TH-KHONG-CO,classrooms,2,kế hoạch,", "B2", "office_line_code_unknown"),
    ("projects", "Xây phòng,TH1,classrooms,2,đang xây,", "E2", "office_line_unfit"),
    ("projects", "Xây phòng,TH1,classrooms,2,đã bàn giao,2026-13-01", "F2", "office_line_unfit"),
    ("second_source", "03316,2022-2023,trẻ ra lớp hả,survey,5,CSDL,01/10/2022", "C2", "office_line_unfit"),
    ("second_source", "0331,2022-2023,pupils,start,5,CSDL,01/10/2022", "A2", "office_line_code_unknown"),
]  # fmt: skip


def world() -> World:
    return World().province().commune("03316").commune("03317", last=date(2025, 6, 30)).school("TH1", "03316")


def issues(folder: Path) -> list[office_issues.OfficeIssue]:
    return office_issues.issues(world().open(folder))


@pytest.mark.parametrize(("name", "line", "cell", "check"), LINES)
def test_a_line_without_effect_is_named_by_file_cell_line_and_column(
    tmp_path: Path, name: str, line: str, cell: str, check: str
) -> None:
    keep(tmp_path, name, HEADS[name], line)
    (found,) = issues(tmp_path)
    assert (found.file, found.cell, found.check, found.severity) == (
        f"office/{name}.csv",
        cell,
        check,
        "error",
    )
    column = HEADS[name].split(",")[ord(cell[0]) - ord("A")]
    assert f"dòng 2, cột “{column}”" in found.message
    assert found.advice


def test_every_fault_of_a_table_is_named_not_the_first_alone(tmp_path: Path) -> None:
    keep(tmp_path, "projects", HEADS["projects"],
         "A,TH1,classrooms,2,kế hoạch,", "B,KHONG,classrooms,2,kế hoạch,", "", "C,TH1,phòng,x,kế hoạch,32/01/2026")  # fmt: skip
    assert [issue.cell for issue in issues(tmp_path)] == ["C5", "D5", "F5", "B3"]


def test_right_lines_raise_no_issue(tmp_path: Path) -> None:
    keep(tmp_path, "recognitions", HEADS["recognitions"], "03317,2024-2025,primary,2,1/QĐ,20/12/2024")
    keep(tmp_path, "projects", HEADS["projects"], "A,TH1,classrooms,2,đã bàn giao,05/09/2025")
    assert issues(tmp_path) == []


def test_a_file_with_a_strange_heading_or_encoding_is_named(tmp_path: Path) -> None:
    keep(tmp_path, "funds", "Nguồn vốn,Số tiền,Năm", "A,1,2026")
    keep(tmp_path, "projects", "x").write_bytes("Dự án".encode("utf-16"))
    found = {(issue.file, issue.cell, issue.check) for issue in issues(tmp_path)}
    assert ("office/funds.csv", "B1", "office_file_unfit") in found
    assert ("office/projects.csv", "", "office_file_unfit") in found


def test_every_table_that_names_units_is_looked_through() -> None:
    with_units = {
        name for name, table in office_tables().items() if "unit_code" in {c.name for c in table.columns}
    }
    assert with_units <= set(HEADS) | {"explanations"}
