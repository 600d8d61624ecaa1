"""The copy that goes back to the sender: marked, listed, and otherwise the sender's own bytes."""

import zipfile
from pathlib import Path

import openpyxl
import pytest
import xlwt
from openpyxl.worksheet.worksheet import Worksheet

from etl.own_sheets import mark
from tests.returned.office import FIRST_ROW, HEAD, ROWS, TITLE, Desk, write_report


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    return Desk(tmp_path_factory.mktemp("desk"))


@pytest.fixture(scope="module")
def report(desk: Desk) -> Path:
    return write_report(desk.folder / "bao-cao.xlsx")


@pytest.fixture(scope="module")
def returned(desk: Desk, report: Path) -> Path:
    out, done = desk.returned(report)
    assert done.returncode == 1
    assert "bao-cao.xlsx: accepted with warnings" in done.stdout
    assert "Cần sửa" in done.stderr
    return out


def listed(sheet: Worksheet) -> list[tuple[str, ...]]:
    rows = [tuple(str(value) for value in row) for row in sheet.iter_rows(values_only=True)]
    return rows[rows.index(next(row for row in rows if row[0] == "Mức độ")) + 1 :]


def test_parts_without_a_finding_keep_their_bytes(report: Path, returned: Path) -> None:
    before, after = zipfile.ZipFile(report), zipfile.ZipFile(returned)
    changed = {name for name in before.namelist() if before.read(name) != after.read(name)}
    assert changed == {
        "[Content_Types].xml", "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/styles.xml",
        "xl/worksheets/sheet1.xml", "xl/comments1.xml", "xl/drawings/vmlDrawing1.vml",
    }  # fmt: skip
    assert set(after.namelist()) - set(before.namelist()) == {"xl/worksheets/sheet3.xml"}


def test_a_doubtful_cell_is_coloured_and_keeps_the_rest_of_its_format(report: Path, returned: Path) -> None:
    before = openpyxl.load_workbook(report)["Báo cáo"]["D8"]
    after = openpyxl.load_workbook(returned)["Báo cáo"]["D8"]
    assert after.value == before.value == "4x9"
    assert after.fill.fgColor.rgb != before.fill.fgColor.rgb
    for part in ("font", "border", "number_format", "alignment", "protection"):
        assert str(getattr(after, part)) == str(getattr(before, part))


def test_colour_is_never_alone(returned: Path) -> None:
    book = openpyxl.load_workbook(returned)
    sheet = book["Báo cáo"]
    assert "✖ Lỗi: Ô này ghi “4x9”" in sheet["D8"].comment.text
    assert "→ Nhập lại bằng số" in sheet["D8"].comment.text
    assert "● Ghi chú" in sheet["F9"].comment.text
    assert "▲ Cảnh báo" in sheet["C12"].comment.text
    fills = {sheet[cell].fill.fgColor.rgb for cell in ("D8", "F9", "C12", "C7")}
    assert len(fills) == 4


def test_comments_of_the_sender_survive(returned: Path) -> None:
    sheet = openpyxl.load_workbook(returned)["Báo cáo"]
    assert "Hỏi lại cô Hoa" in sheet["D8"].comment.text
    assert sheet["B7"].comment.text == "Khối đầu cấp"


def test_the_first_sheet_lists_every_issue_with_a_link_to_its_cell(desk: Desk, returned: Path) -> None:
    book = openpyxl.load_workbook(returned)
    sheet = book.worksheets[0]
    rows = listed(sheet)
    assert book.active is sheet
    assert [row[0] for row in rows] == sorted((row[0] for row in rows), key=lambda text: "✖▲●".index(text[0]))
    assert ("✖ Lỗi", "Báo cáo", "D8") in {row[:3] for row in rows}
    links = [row[2].hyperlink.location for row in sheet.iter_rows() if row[2].hyperlink]
    assert "'Báo cáo'!D8" in links
    assert len(links) == len(rows)
    selected = [other.title for other in book if other.sheet_view.tabSelected]
    assert selected == [sheet.title]


def test_names_that_belong_to_a_sheet_stay_with_it(returned: Path) -> None:
    assert "$A$1:$F$15" in openpyxl.load_workbook(returned)["Báo cáo"].print_area


def test_the_copy_states_the_same_facts_and_issues(
    desk: Desk, report: Path, returned: Path, tmp_path: Path
) -> None:
    original, copy = Desk(tmp_path / "a"), Desk(tmp_path / "b")
    original.load(report)
    copy.load(returned)
    assert len(original.facts()) > 15
    assert copy.facts() == original.facts()
    assert copy.issues() == original.issues()


def test_a_corrected_copy_has_no_issue(returned: Path, tmp_path: Path) -> None:
    book = openpyxl.load_workbook(returned)
    sheet = book["Báo cáo"]
    sheet["D8"], sheet["F9"], sheet["C12"], sheet["D12"], sheet["F12"] = 50, 42, 10, 274, 212
    corrected = tmp_path / "da-sua.xlsx"
    book.save(corrected)
    desk = Desk(tmp_path / "desk")
    desk.load(corrected)
    assert desk.issues() == []
    assert len(desk.facts()) == 20
    assert {"pupils", "2", "50", "D8"} <= set(next(fact for fact in desk.facts() if "D8" in fact))

    again, done = desk.returned(corrected)
    assert done.returncode == 0
    twice = openpyxl.load_workbook(again)
    assert twice.sheetnames == ["Cần sửa", "Báo cáo", "Ghi thêm"]
    assert "Không có điểm nào cần sửa." in [row[0].value for row in twice.worksheets[0].iter_rows(max_row=6)]
    cell = twice["Báo cáo"]["F9"]
    assert cell.fill.fill_type is None
    assert cell.comment is None
    assert "Hỏi lại cô Hoa" in twice["Báo cáo"]["D8"].comment.text


def test_an_own_sheet_is_known_by_its_mark_and_not_by_its_name(returned: Path, tmp_path: Path) -> None:
    book = openpyxl.load_workbook(returned)
    book.worksheets[0].title = "Trang khác"
    renamed = tmp_path / "doi-ten.xlsx"
    book.save(renamed)
    desk = Desk(tmp_path / "desk")
    desk.load(renamed)
    assert {sheet for sheet, _, _ in desk.issues()} == {"Báo cáo"}

    book.worksheets[0]["B20"] = 123
    numbered = tmp_path / "co-so.xlsx"
    book.save(numbered)
    desk = Desk(tmp_path / "desk2")
    desk.load(numbered)
    assert ("Trang khác", "", "sheet_not_recognised") in desk.issues()


def test_a_sheet_of_data_called_like_ours_is_read(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    desk.load(write_report(tmp_path / "ten-trung.xlsx", sheet_name="Cần sửa"))
    assert len(desk.facts()) > 15
    out, _ = desk.returned(tmp_path / "ten-trung.xlsx")
    assert openpyxl.load_workbook(out).sheetnames == ["Cần sửa (2)", "Cần sửa", "Ghi thêm"]


def test_words_of_the_sender_never_become_formulas(desk: Desk, tmp_path: Path) -> None:
    out, _ = desk.returned(write_report(tmp_path / "=cmd.xlsx", sheet_name="=1+1"))
    sheet = openpyxl.load_workbook(out).worksheets[0]
    assert all(cell.data_type != "f" for row in sheet.iter_rows() for cell in row)
    assert "=1+1" in {cell.value for row in sheet.iter_rows() for cell in row}


def test_a_list_of_people_is_never_copied(desk: Desk, tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["DANH SÁCH HỌC SINH LỚP 1"])
    sheet.append(["STT", "Họ và tên", "Ngày sinh", "Số CCCD", "Địa chỉ"])
    for number in range(1, 12):
        sheet.append(
            [
                number,
                f"Lò Văn {chr(64 + number)}",
                f"0{number % 9 + 1}/02/2016",
                f"01120{number:07d}",
                "Bản Na",
            ]
        )
    persons = tmp_path / "danh-sach.xlsx"
    book.save(persons)
    out, done = desk.returned(persons, "danh-sach-tra-lai.xlsx")
    assert done.returncode == 1
    assert "dữ liệu cá nhân" in done.stderr
    assert not out.exists()


def test_an_old_workbook_is_written_anew_and_says_so(desk: Desk, tmp_path: Path) -> None:
    book = xlwt.Workbook()
    sheet = book.add_sheet("Báo cáo")
    sheet.write(1, 0, "TRƯỜNG TIỂU HỌC HOA BAN")
    sheet.write_merge(3, 3, 0, 5, TITLE)
    for row, values in enumerate((HEAD, *ROWS), start=FIRST_ROW - 1):
        for column, value in enumerate(values):
            if value != "":
                sheet.write(row, column, value)
    old = tmp_path / "cu.xls"
    book.save(str(old))
    out, done = desk.returned(old, "cu-tra-lai.xlsx")
    assert "không giữ định dạng gốc" in done.stderr
    copy = openpyxl.load_workbook(out)
    assert "✖ Lỗi" in copy["Báo cáo"]["D8"].comment.text
    assert "A4:F4" in {str(merged) for merged in copy["Báo cáo"].merged_cells.ranges}
    first, second = Desk(tmp_path / "a"), Desk(tmp_path / "b")
    first.load(old)
    second.load(out)
    assert second.facts() == first.facts()
    assert second.issues() == first.issues()


def test_macros_stay_out_of_a_copy_named_xlsx(desk: Desk, tmp_path: Path) -> None:
    source = write_report(tmp_path / "macro.xlsm", macros=True)
    out, done = desk.returned(source, "khong-macro.xlsx")
    assert "Macro" in done.stderr
    parts = zipfile.ZipFile(out)
    assert "xl/vbaProject.bin" not in parts.namelist()
    assert b"macroEnabled" not in parts.read("[Content_Types].xml")
    kept, _ = desk.returned(source, "co-macro.xlsm")
    assert b"macroEnabled" in zipfile.ZipFile(kept).read("[Content_Types].xml")
    assert zipfile.ZipFile(kept).read("xl/vbaProject.bin") == b"macros"


@pytest.mark.parametrize("name", ["tra-lai.pdf", "bao-cao.xlsx"])
def test_the_copy_is_a_new_workbook(desk: Desk, report: Path, name: str) -> None:
    before = report.read_bytes()
    _, done = desk.returned(report, name)
    assert done.returncode == 2
    assert report.read_bytes() == before


def test_a_file_that_cannot_be_read_has_no_copy(desk: Desk, tmp_path: Path) -> None:
    damaged = tmp_path / "hong.xlsx"
    damaged.write_bytes(b"PK\x03\x04 nothing")
    out, done = desk.returned(damaged, "hong-tra-lai.xlsx")
    assert done.returncode == 1
    assert "không đọc được tệp" in done.stderr
    assert not out.exists()


def test_the_mark_stands_in_the_list(returned: Path) -> None:
    assert openpyxl.load_workbook(returned).worksheets[0]["A2"].value == mark()
