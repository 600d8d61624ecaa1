"""Workbooks like those that offices send, in any number: six sheets, three-level heads, about 2,600 numbers each.

The figures are invented and every sheet says so. Nothing here knows how they are read.
"""

import random
from pathlib import Path

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, Side
from openpyxl.worksheet.worksheet import Worksheet

SCHOOLS_PER_SHEET = 20
_PRIMARY = ("Lớp 1", "Lớp 2", "Lớp 3", "Lớp 4", "Lớp 5")
_LOWER_SECONDARY = ("Lớp 6", "Lớp 7", "Lớp 8", "Lớp 9")
_PRESCHOOL = ("Nhà trẻ", "MG 3-4 tuổi", "MG 4-5 tuổi", "MG 5-6 tuổi")
_GRADES = frozenset((*_PRIMARY, *_LOWER_SECONDARY, *_PRESCHOOL))
_THIN = Side(style="thin")
_BOX = Border(left=_THIN, right=_THIN, top=_THIN, bottom=_THIN)
_CENTRED = Alignment(horizontal="center", vertical="center", wrap_text=True)

Path3 = tuple[str, str, str]


def _target_paths(grades: tuple[str, ...]) -> list[Path3]:
    """Header paths of a target sheet: last year's actual beside the plan, by grade."""
    actual, plan = "Thực hiện năm học 2022-2023", "Kế hoạch năm học 2023-2024"
    paths = [(actual, "Số lớp", ""), (actual, "Số HS", "")]
    for block in ("Tổng số", *grades):
        paths += [(plan, block, "Lớp"), (plan, block, "HS")]
    paths += [(plan, "Trong đó", leaf) for leaf in ("Nữ", "DTTS", "Nữ DTTS", "KT")]
    return [*paths, (plan, "Học 2 buổi/ngày", "Lớp"), (plan, "Học 2 buổi/ngày", "HS")]


def _start_paths(grades: tuple[str, ...]) -> list[Path3]:
    """Header paths of a summary at the start of the year."""
    head = "Năm học 2023-2024"
    paths = [(head, "Tổng số", "Lớp"), (head, "Tổng số", "HS")]
    paths += [(head, "Trong đó", leaf) for leaf in ("Nữ", "DTTS", "Nữ DTTS", "Khuyết tật")]
    for grade in grades:
        paths += [(head, grade, "Số lớp"), (head, grade, "Số HS")]
    extras = (
        ("HS bán trú", ""),
        ("Học 2 buổi/ngày", "Lớp"),
        ("Học 2 buổi/ngày", "HS"),
        ("Lớp ghép", "Số lớp"),
    )
    return paths + [(head, *extra) for extra in extras]


_SHEETS = (
    ("KH TH", "CHỈ TIÊU KẾ HOẠCH GIÁO DỤC TIỂU HỌC NĂM HỌC 2023-2024", "Trường Tiểu học", _target_paths(_PRIMARY)),
    ("KH THCS", "CHỈ TIÊU KẾ HOẠCH GIÁO DỤC TRUNG HỌC CƠ SỞ NĂM HỌC 2023-2024", "Trường THCS", _target_paths(_LOWER_SECONDARY)),
    ("KH MN", "CHỈ TIÊU KẾ HOẠCH GIÁO DỤC MẦM NON NĂM HỌC 2023-2024", "Trường Mầm non", _target_paths(_PRESCHOOL)),
    ("TH", "TỔNG HỢP SỐ LIỆU ĐẦU NĂM HỌC 2023-2024 CẤP TIỂU HỌC", "Trường Tiểu học", _start_paths(_PRIMARY)),
    ("THCS", "TỔNG HỢP SỐ LIỆU ĐẦU NĂM HỌC 2023-2024 CẤP TRUNG HỌC CƠ SỞ", "Trường THCS", _start_paths(_LOWER_SECONDARY)),
    ("MN", "TỔNG HỢP SỐ LIỆU ĐẦU NĂM HỌC 2023-2024 CẤP MẦM NON", "Trường Mầm non", _start_paths(_PRESCHOOL)),
)  # fmt: skip


def write_workbooks(folder: Path, count: int) -> list[Path]:
    """`count` different workbooks in `folder`."""
    paths = []
    for number in range(count):
        figures = random.Random(number)
        book = Workbook()
        book.remove(book.active)  # type: ignore[arg-type]
        for name, title, school, header in _SHEETS:
            _write_sheet(book.create_sheet(name), title, f"{school} số {number:03d}", header, figures)
        path = folder / f"{number:04d}.xlsx"
        book.save(path)
        paths.append(path)
    return paths


def _write_sheet(
    sheet: Worksheet, title: str, school: str, header: list[Path3], figures: random.Random
) -> None:
    width = len(header) + 2
    sheet["A1"], sheet["A2"] = "UBND THÀNH PHỐ ĐIỆN BIÊN PHỦ", "PHÒNG GIÁO DỤC VÀ ĐÀO TẠO"
    sheet.cell(1, width - 6, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
    sheet.cell(5, 1, title).font = Font(bold=True)
    sheet.merge_cells(start_row=5, end_row=5, start_column=1, end_column=width)
    sheet.cell(7, width, "Đơn vị tính: lớp, người")
    _write_header(sheet, header)
    first = 13
    for offset in range(SCHOOLS_PER_SHEET):
        numbers = _school_figures(header, figures)
        _write_row(sheet, first + offset, [offset + 1, f"{school}-{offset + 1:02d}", *numbers])
    last = first + SCHOOLS_PER_SHEET - 1
    totals = [
        sum(sheet.cell(row, column).value for row in range(first, last + 1)) for column in range(3, width + 1)
    ]
    _write_row(sheet, last + 1, [None, "Tổng cộng", *totals])
    sheet.cell(last + 4, 2, "Nơi nhận:")
    sheet.cell(last + 8, 2, "SỐ LIỆU MÔ PHỎNG - đơn vị và con số đều giả định")


def _school_figures(header: list[Path3], figures: random.Random) -> list[int]:
    """Numbers of one school that agree with each other: grades add up, parts stay below the whole."""
    blocks = {path[1]: figures.randint(1, 6) for path in header if path[1] in _GRADES}
    pupils = {block: classes * figures.randint(20, 35) for block, classes in blocks.items()}
    all_classes, all_pupils = sum(blocks.values()), sum(pupils.values())
    women, minority = int(all_pupils * 0.48), int(all_pupils * figures.random())
    parts = {"Nữ": women, "DTTS": minority, "Nữ DTTS": int(minority * 0.4), "KT": figures.randint(0, 9)}
    parts |= {"Khuyết tật": parts["KT"], "Số lớp": 0}
    numbers = []
    for _, block, leaf in header:
        counts_classes = "lớp" in (leaf or block).lower()
        if block in blocks:
            numbers.append(blocks[block] if counts_classes else pupils[block])
        else:
            numbers.append(parts.get(leaf, all_classes if counts_classes else all_pupils))
    return numbers


def _write_row(sheet: Worksheet, row: int, values: list[object]) -> None:
    for column, value in enumerate(values, start=1):
        sheet.cell(row, column, value).border = _BOX


def _write_header(sheet: Worksheet, header: list[Path3]) -> None:
    """Rows 9 to 11 with merged groups, row 12 with the numbers of the columns."""
    paths = [("STT", "", ""), ("Trường", "", ""), *header]
    for column, path in enumerate(paths, start=1):
        for level, text in enumerate(path):
            cell = sheet.cell(9 + level, column)
            cell.border, cell.alignment = _BOX, _CENTRED
            if text and (column == 1 or paths[column - 2][: level + 1] != path[: level + 1]):
                cell.value = text
        sheet.cell(12, column, f"({column})").border = _BOX
        depth = sum(1 for text in path if text)
        if depth < 3:
            sheet.merge_cells(start_row=8 + depth, end_row=11, start_column=column, end_column=column)
    for level in range(2):
        _merge_groups(sheet, paths, level)


def _merge_groups(sheet: Worksheet, paths: list[Path3], level: int) -> None:
    start = 0
    for column in range(1, len(paths) + 1):
        if column < len(paths) and paths[column][: level + 1] == paths[start][: level + 1]:
            continue
        if column - start > 1:
            sheet.merge_cells(
                start_row=9 + level, end_row=9 + level, start_column=start + 1, end_column=column
            )
        start = column
