"""A school's report with everything that a workbook library might lose, and an office that checks it."""

import contextlib
import csv
import io
from pathlib import Path
from typing import Any, NamedTuple

import openpyxl
import xlsxwriter

from etl.__main__ import main

HEAD = ("STT", "Khối", "Số lớp", "Số học sinh", "Nữ", "Dân tộc")
ROWS: list[tuple[Any, ...]] = [
    (1, "Lớp 1", 2, 51, 25, 40),
    (2, "Lớp 2", 2, "4x9", 24, 41),
    (3, "Lớp 3", 2, 55, 27, ""),
    (4, "Lớp 4", 2, 58, 30, 44),
    (5, "Lớp 5", 2, 60, 31, 45),
    ("", "Toàn trường", 11, 224, 137, 170),
]
TITLE = "BÁO CÁO SỐ LIỆU HỌC SINH ĐẦU NĂM HỌC 2023-2024"
FIRST_ROW = 6
"""Row of “Lớp 1”, counted from 0. Unreadable: D8. Blank: F9. Sum that differs: C12."""


def write_register(path: Path) -> Path:
    """A register of one primary school."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["DANH MỤC TRƯỜNG"])
    sheet.append(
        ["Mã trường", "Tên trường", "Tên gọi khác", "Cấp học", "Loại hình", "Mã xã", "Xã, phường",
         "Chuyên viên phụ trách", "Ngày bắt đầu", "Ngày kết thúc"]
    )  # fmt: skip
    sheet.append(
        [
            "TH1",
            "Trường Tiểu học Hoa Ban",
            "",
            "TH",
            "Công lập",
            "03127",
            "Phường Him Lam",
            "",
            "01/09/2015",
            "",
        ]
    )
    book.save(path)
    return path


def write_report(path: Path, sheet_name: str = "Báo cáo", macros: bool = False) -> Path:
    """The report with a chart, a text box, rich text, a validation, a conditional format and comments of its sender."""
    book = xlsxwriter.Workbook(path)
    sheet, other = book.add_worksheet(sheet_name), book.add_worksheet("Ghi thêm")
    number = book.add_format({"num_format": "#,##0", "font_color": "#0000FF", "border": 1, "bold": True})
    sheet.write(0, 0, "PHÒNG GIÁO DỤC VÀ ĐÀO TẠO THÀNH PHỐ ĐIỆN BIÊN PHỦ")
    sheet.write(1, 0, "TRƯỜNG TIỂU HỌC HOA BAN")
    sheet.write(3, 0, TITLE)
    for column, text in enumerate(HEAD):
        sheet.write(5, column, text)
    for row, values in enumerate(ROWS, start=FIRST_ROW):
        for column, value in enumerate(values):
            if value != "":
                sheet.write(row, column, value, number)
    sheet.write_rich_string(14, 0, "Ghi chú: ", book.add_format({"bold": True}), "số liệu", " sơ bộ")
    sheet.write_comment("D8", "Hỏi lại cô Hoa", {"author": "Văn thư"})
    sheet.write_comment("B7", "Khối đầu cấp", {"author": "Văn thư"})
    sheet.data_validation("C7:C11", {"validate": "integer", "criteria": ">=", "value": 0})
    sheet.conditional_format("E7:E11", {"type": "data_bar"})
    chart = book.add_chart({"type": "column"})
    chart.add_series({"values": [sheet_name, 6, 2, 10, 2]})
    sheet.insert_chart("H2", chart)
    other.insert_textbox("B2", "Không có số liệu ở trang này")
    other.set_first_sheet()
    sheet.print_area(0, 0, 14, 5)
    sheet.activate()
    if macros:
        book.add_vba_project(io.BytesIO(b"macros"), True)
    book.close()
    return path


class Done(NamedTuple):
    """What a command answered."""

    returncode: int
    stdout: str
    stderr: str


class Desk:
    """A data folder with the register, and the commands that an officer types."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir(parents=True, exist_ok=True)
        self.run("load", write_register(folder / "danh-muc.xlsx"))

    def run(self, command: str, *arguments: object) -> Done:
        out, err = io.StringIO(), io.StringIO()
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            code = main([command, "--data", str(self.folder / "data"), *map(str, arguments)])
        return Done(code, out.getvalue(), err.getvalue())

    def returned(self, file: Path, name: str = "tra-lai.xlsx") -> tuple[Path, Done]:
        out = self.folder / name
        return out, self.run("check", file, "--returned", out)

    def load(self, file: Path) -> None:
        self.run("load", file)

    def facts(self) -> list[tuple[str, ...]]:
        """What the facts say and in which cell, without the name of the file."""
        return [tuple(v for k, v in row.items() if k != "file") for row in self._rows("facts")]

    def issues(self) -> list[tuple[str, str, str]]:
        return [(row["sheet"], row["cell"], row["check"]) for row in self._rows("issues")]

    def _rows(self, command: str) -> list[dict[str, str]]:
        answer = self.folder / f"{command}.csv"
        done = self.run(command, "--out", answer)
        assert done.returncode == 0, done.stderr
        with answer.open(encoding="utf-8", newline="") as lines:
            return list(csv.DictReader(lines))
