"""`etl explain`: how a workbook was understood, told from the values of the reading itself."""

import contextlib
import io
import json
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from etl.__main__ import main

TITLE = "BÁO CÁO SỐ LIỆU HỌC SINH ĐẦU NĂM HỌC 2023-2024"


def run(*arguments: object) -> tuple[int, str, str]:
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        code = main(["explain", *map(str, arguments)])
    return code, out.getvalue(), err.getvalue()


@pytest.fixture(scope="module")
def workbook(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A report with a derived column and an unknown one, a sheet of another kind, a list of people, a blank sheet."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Báo cáo"
    for row in (
        ["PHÒNG GIÁO DỤC VÀ ĐÀO TẠO"],
        ["TRƯỜNG TIỂU HỌC HOA BAN", None, None, "Độc lập - Tự do - Hạnh phúc"],
        [],
        [TITLE],
        [],
        ["STT", "Khối", "Số lớp", "Học sinh", None, "BQ HS/lớp", "Số gà nuôi"],
        [None, None, None, "Tổng số", "Nữ", None, None],
        [1, "Lớp 1", 2, 50, 25, 25, 3],
        [2, "Lớp 2", 2, 52, 26, 26, 4],
        [None, "Toàn trường", 4, 102, 51, 25.5, 7],
        [],
        ["Nơi nhận:"],
    ):
        sheet.append(row)
    sheet.merge_cells("D6:E6")
    menu = book.create_sheet("Thực đơn")
    for row in (["THỰC ĐƠN TUẦN"], [], ["STT", "Món", "Thứ hai"], [1, "Canh", 12], [2, "Cơm", 30]):
        menu.append(row)
    persons = book.create_sheet("Danh sách")
    persons.append(["DANH SÁCH HỌC SINH"])
    persons.append(["STT", "Họ và tên", "Ngày sinh", "Số CCCD"])
    for number in range(1, 12):
        persons.append(
            [number, f"Lò Văn {chr(64 + number)}", f"0{number % 9 + 1}/02/2016", f"01120{number:07d}"]
        )
    book.create_sheet("Trống")
    path = tmp_path_factory.mktemp("explain") / "bao-cao.xlsx"
    book.save(path)
    return path


@pytest.fixture(scope="module")
def told(workbook: Path) -> dict[str, dict[str, Any]]:
    code, out, _ = run("--json", workbook)
    assert code == 0
    return {sheet["sheet"]: sheet for sheet in json.loads(out)["sheets"]}


def test_the_kind_is_told_with_the_words_that_decided(told: dict[str, dict[str, Any]]) -> None:
    sheet = told["Báo cáo"]
    assert (sheet["state"], sheet["form"]) == ("known", "f")
    assert ["“báo cáo”", 1] in sheet["evidence"]
    assert sheet["score"] == sum(weight for _, weight in sheet["evidence"]) >= sheet["threshold"]


def test_the_letterhead_is_told_with_its_cells(told: dict[str, dict[str, Any]]) -> None:
    sheet = told["Báo cáo"]
    assert (sheet["unit"], sheet["unit_cell"]) == ("TRƯỜNG TIỂU HỌC HOA BAN", "A2")
    assert (sheet["title"], sheet["title_cell"]) == (TITLE, "A4")
    assert (sheet["school_year"], sheet["school_year_place"]) == ("2023-2024", "ô A4")
    assert sheet["period"] == "Đầu năm học"


def test_every_column_has_its_meaning_or_the_reason_why_not(told: dict[str, dict[str, Any]]) -> None:
    (table,) = told["Báo cáo"]["tables"]
    assert (table["bounds"], table["head_rows"], table["body_rows"]) == ("A6:G10", "6-7", "8-10")
    columns = {column["letter"]: column for column in table["columns"]}
    assert columns["E"]["header"] == "Học sinh > Nữ"
    statuses = {letter: column["meanings"][0]["status"] for letter, column in columns.items()}
    assert statuses == {"C": "fact", "D": "fact", "E": "fact", "F": "derived", "G": "unknown"}
    assert "(pupils)" in columns["E"]["meanings"][0]["text"]
    assert "nhóm: Nữ" in columns["E"]["meanings"][0]["text"]
    assert "khối: theo từng dòng" in columns["E"]["meanings"][0]["text"]


def test_rows_are_told_with_their_class_and_what_was_left_out(told: dict[str, dict[str, Any]]) -> None:
    sheet = told["Báo cáo"]
    runs = [(run["rows"], run["role"], run["labels"]) for run in sheet["tables"][0]["rows"]]
    assert runs == [("8-9", "fact", ["Lớp 1", "Lớp 2"]), ("10", "total", ["Toàn trường"])]
    assert sheet["outside"] == "12"
    assert sheet["facts"] == 6
    assert {issue["check"] for issue in sheet["issues"]} == {"column_words_unknown"}


def test_a_sheet_that_is_not_recognised_is_told_with_its_likeliest_kind(
    told: dict[str, dict[str, Any]],
) -> None:
    sheet = told["Thực đơn"]
    assert sheet["state"] == "unknown"
    assert sheet["score"] < sheet["threshold"]


def test_nothing_of_a_list_of_people_is_told(workbook: Path, told: dict[str, dict[str, Any]]) -> None:
    sheet = told["Danh sách"]
    assert sheet["state"] == "persons"
    assert not sheet["tables"]
    assert not sheet["title"]
    for arguments in ((workbook,), ("--json", workbook)):
        assert "Lò Văn" not in run(*arguments)[1]


def test_the_text_says_the_same_in_words(workbook: Path) -> None:
    code, out, _ = run(workbook)
    assert code == 0
    for sentence in (
        "TRANG “Báo cáo”: biểu (f) Quy mô, duy trì sĩ số, kết quả",
        "Đơn vị của cả trang: TRƯỜNG TIỂU HỌC HOA BAN (ô A2)",
        "BẢNG 1: A6:G10; đầu bảng dòng 6-7; thân bảng dòng 8-10",
        "số suy ra (bình quân), chỉ để đối chiếu, không lưu",
        "CHƯA HIỂU",
        "dòng 10: dòng cộng chung, chỉ đối chiếu: Toàn trường",
        "TRANG “Trống”: trang trống, bỏ qua",
        "Lấy được 6 số",
    ):
        assert sentence in out, sentence


def test_a_file_that_cannot_be_read_is_answered_with_its_reason(tmp_path: Path) -> None:
    damaged = tmp_path / "hong.xlsx"
    damaged.write_bytes(b"PK\x03\x04 nothing")
    code, out, _ = run(damaged)
    assert code == 1
    assert "✖ Từ chối" in out
    assert run(tmp_path / "khong-co.xlsx")[0] == 2
