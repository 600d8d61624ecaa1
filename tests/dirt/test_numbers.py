"""Dirt of the numbers: errors, dashes, dots, crosses, numbers as text, several in one cell, formulas, blanks, units."""

from pathlib import Path

import pytest
from openpyxl.worksheet.worksheet import Worksheet

from tests.dirt.sheets import REPORT, expect, read_text
from tests.forms.workbook import facts

HEAD = REPORT + "STT|Trường|Số lớp|Số HS|Bỏ học\n"


def _with_errors(sheet: Worksheet) -> None:
    for cell, error in (("C4", "#DIV/0!"), ("D5", "#REF!")):
        sheet[cell] = error
        sheet[cell].data_type = "e"


def test_dirt_05_error_cells_are_errors_with_their_address(tmp_path: Path) -> None:
    expect(
        read_text(tmp_path, HEAD + "1|TH Một|10|250|1\n2|TH Hai|11|270|0", _with_errors),
        """
        C4 TH Một (primary): classes = error
        D4 TH Một (primary): pupils = 250
        E4 TH Một (primary): dropouts = 1
        C5 TH Hai (primary): classes = 11
        D5 TH Hai (primary): pupils = error
        E5 TH Hai (primary): dropouts = 0
        """,
        "error cell_error C4\nerror cell_error D5",
    )


@pytest.mark.parametrize(
    ("mark", "state", "issue"),
    [
        ("-", "0", ""),
        ("–", "0", ""),
        ("..", "missing", "note not_available E4"),
        ("…", "missing", "note not_available E4"),
        ("x", "not_applicable", "note x_for_number E4"),
        ("", "missing", "note blank E4"),
        ("0", "0", ""),
    ],
    ids=["11 dash", "11 long dash", "12 dots", "12 ellipsis", "13 x", "43 blank", "43 zero"],
)
def test_dirt_11_12_13_43_every_mark_keeps_its_meaning(
    mark: str, state: str, issue: str, tmp_path: Path
) -> None:
    expect(
        read_text(tmp_path, HEAD + f"1|TH Một|10|250|{mark}\n2|TH Hai|11|270|2"),
        f"""
        C4 TH Một (primary): classes = 10
        D4 TH Một (primary): pupils = 250
        E4 TH Một (primary): dropouts = {state}
        C5 TH Hai (primary): classes = 11
        D5 TH Hai (primary): pupils = 270
        E5 TH Hai (primary): dropouts = 2
        """,
        issue,
    )


def test_dirt_13_x_is_a_tick_only_where_ticks_are_due(tmp_path: Path) -> None:
    expect(
        read_text(
            tmp_path,
            """
            PHÒNG GD&ĐT HUYỆN A
            KẾ HOẠCH XÂY DỰNG TRƯỜNG ĐẠT CHUẨN QUỐC GIA CẤP TIỂU HỌC
            STT | Trường | Đã đạt chuẩn quốc gia năm học 2022-2023 | < | Kế hoạch đạt chuẩn quốc gia | <
            ^   | ^      | Mức độ 1 | Mức độ 2 | Năm 2023 | Năm 2024
            1   | TH Một | x        |          | MĐ2      |
            2   | TH Hai |          |          |          | x
            """,
        ),
        """
        C5 TH Một: national_standard_level 2022-2023 year actual = 1
        E5 TH Một: national_standard_level 2023-2024 year target = 2
        """,
        "warning level_not_stated F6",
    )


def test_dirt_16_points_and_commas_are_read_only_where_they_say_one_thing(tmp_path: Path) -> None:
    expect(
        read_text(
            tmp_path,
            REPORT
            + "STT|Trường|Số HS|Diện tích đất (m2)|Tỷ lệ chuyên cần (%)\n"
            + "1|TH Một|'3.417|'105,56|'99.123\n2|TH Hai|'1,234|'1.234|'98,5\n3|TH Ba|234|'2.234,5|'97.25",
        ),
        """
        C4 TH Một (primary): pupils = 3417
        D4 TH Một (primary): land_area_m2 = 105.56
        E4 TH Một (primary): attendance_rate = error
        C5 TH Hai (primary): pupils = error
        D5 TH Hai (primary): land_area_m2 = error
        E5 TH Hai (primary): attendance_rate = 98.5
        C6 TH Ba (primary): pupils = 234
        D6 TH Ba (primary): land_area_m2 = 2234.5
        E6 TH Ba (primary): attendance_rate = 97.25
        """,
        """
        error number_ambiguous C5
        error number_ambiguous D5
        error number_ambiguous E4
        note text_number C4
        note text_number D4
        note text_number E5
        """,
    )


def test_dirt_17_words_and_zeros_around_a_number_are_taken_off(tmp_path: Path) -> None:
    expect(
        read_text(
            tmp_path,
            REPORT
            + "STT|Trường|Số lớp|Số HS|Tỷ lệ chuyên cần (%)\n"
            + "1|TH Một|'05 lớp|'0250 em|'04%\n2|TH Hai|'01|'270 học sinh|'98,5 %",
        ),
        """
        C4 TH Một (primary): classes = 5
        D4 TH Một (primary): pupils = 250
        E4 TH Một (primary): attendance_rate = 4
        C5 TH Hai (primary): classes = 1
        D5 TH Hai (primary): pupils = 270
        E5 TH Hai (primary): attendance_rate = 98.5
        """,
        "note text_number C4\nnote text_number D4\nnote text_number E4",
    )


@pytest.mark.parametrize(
    "text", ["10 lớp, 250 HS", "120 nam; 130 nữ", "250 (nữ 130)", "250/10", "khoảng 250"]
)
def test_dirt_29_a_cell_with_several_values_is_refused_by_name(text: str, tmp_path: Path) -> None:
    expect(
        read_text(tmp_path, REPORT + f"STT|Trường|Số lớp|Số HS\n1|TH Một|10|{text}\n2|TH Hai|11|270"),
        """
        C4 TH Một (primary): classes = 10
        D4 TH Một (primary): pupils = error
        C5 TH Hai (primary): classes = 11
        D5 TH Hai (primary): pupils = 270
        """,
        "error number_unreadable D4",
    )


@pytest.mark.parametrize(
    ("row", "check"),
    [
        ("Tỷ lệ huy động", "row_words_unknown B5"),
        ("Tỷ lệ huy động trẻ ra lớp", "row_words_unknown B5"),
        ("Tỷ lệ", "rates_in_words D5"),
        ("Tỷ lệ huy động trẻ 5 tuổi", "number_unreadable D5"),
    ],
)
def test_dirt_29_several_rates_in_one_cell_are_named_whatever_their_row_says(
    row: str, check: str, tmp_path: Path
) -> None:
    reading = read_text(
        tmp_path,
        f"""
        UBND XÃ A
        CHỈ TIÊU PHỔ CẬP GIÁO DỤC NĂM HỌC 2023-2024
        TT | Chỉ tiêu                 | ĐVT   | Kế hoạch
        1  | Trẻ 6 tuổi vào lớp 1     | %     | 99
        2  | {row}                    | %     | Nhà trẻ 25%; Mẫu giáo 94%
        """,
    )
    assert reading.readings["value"][0] == 99
    assert f"{reading.issues[0].check} {reading.issues[0].cell}" == check
    assert "D5" in (reading.issues[0].cell, reading.issues[0].facts.get("cells"))
    assert len(reading.issues) == 1


def test_dirt_40_formulas_without_a_result_are_computed_or_named_and_never_zero(tmp_path: Path) -> None:
    expect(
        read_text(
            tmp_path,
            HEAD
            + """
            1 | TH Một | =4+6         | =C4*25        | =3-1
            2 | TH Hai | =SUM(C4,1)   | =VLOOKUP(B5,Z1:Z3,1) | =D4/250
            3 | TH Ba  | =ROUND(C4,0) | =C4/0         | 0
            """.strip("\n"),
        ),
        """
        C4 TH Một (primary): classes = 10
        D4 TH Một (primary): pupils = 250
        E4 TH Một (primary): dropouts = 2
        C5 TH Hai (primary): classes = 11
        D5 TH Hai (primary): pupils = error
        E5 TH Hai (primary): dropouts = 1
        C6 TH Ba (primary): classes = error
        D6 TH Ba (primary): pupils = error
        E6 TH Ba (primary): dropouts = 0
        """,
        "error formula_not_computed C6\nerror formula_not_computed D5\nerror formula_not_computed D6",
    )


@pytest.mark.parametrize(
    ("above", "head", "cells", "stated"),
    [
        ("", "Diện tích đất (ha)", ("1.25", "0.8"), ["12500", "8000"]),
        ("", "Diện tích đất (m²)", ("1250", "800"), ["1250", "800"]),
        ("Đơn vị tính: Ngh. học sinh\n", "Số HS", ("0.25", "1.2"), ["250", "1200"]),
    ],
)
def test_dirt_45_a_stated_unit_is_converted(
    above: str, head: str, cells: tuple[str, str], stated: list[str], tmp_path: Path
) -> None:
    reading = read_text(
        tmp_path, f"{REPORT}{above}STT|Trường|Số lớp|{head}\n1|TH Một|10|{cells[0]}\n2|TH Hai|8|{cells[1]}"
    )
    assert [line.split()[-1] for line in facts(reading) if line.startswith("D")] == stated


def test_dirt_45_units_may_differ_from_row_to_row(tmp_path: Path) -> None:
    expect(
        read_text(
            tmp_path,
            """
            UBND XÃ A
            CHỈ TIÊU PHỔ CẬP GIÁO DỤC NĂM HỌC 2023-2024
            TT | Chỉ tiêu             | ĐVT       | Kế hoạch
            1  | Dân số 6 tuổi        | Ngh. người | 1.3
            2  | Dân số 11 tuổi       | người     | 1250
            3  | Trẻ 6 tuổi vào lớp 1 | %         | 99
            """,
        ),
        """
        D4 XÃ A: residents age=6 2023-2024 year target = 1300
        D5 XÃ A: residents age=11 2023-2024 year target = 1250
        D6 XÃ A: grade_1_rate age=6 2023-2024 year target = 99
        """,
    )


@pytest.mark.parametrize(
    ("cells", "named"),
    [
        (("250", "270000", "310", "200"), ["D5"]),
        (("5250.5", "5.1", "6200", "7100"), ["D5"]),
        (("250", "3", "310", "2000"), []),
        (("250", "0", "310", "200"), []),
        (("250", "270000", "310"), []),
    ],
    ids=["a thousand times more", "a thousand times less", "a small school", "none", "too few to compare"],
)
def test_dirt_45_a_jump_of_a_thousand_times_within_a_column_is_named_and_kept(
    cells: tuple[str, ...], named: list[str], tmp_path: Path
) -> None:
    head = "Diện tích đất (m²)" if "." in cells[0] else "Số HS"
    rows = "\n".join(f"{row}|TH Số {row}|10|{cell}" for row, cell in enumerate(cells, 1))
    reading = read_text(tmp_path, f"{REPORT}STT|Trường|Số lớp|{head}\n{rows}")
    assert [issue.cell for issue in reading.issues if issue.check == "jump_in_column"] == named
    assert [float(cell) for cell in cells] == reading.readings["value"][len(cells) :]
