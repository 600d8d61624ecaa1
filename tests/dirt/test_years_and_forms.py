"""Dirt of the times and of the forms: spellings of years, impossible dates, versions of a form, two rating scales."""

from pathlib import Path

import pytest

from tests.dirt.sheets import expect, read_text

TABLE = "STT|Trường|Số lớp\n1|TH Một|10"


@pytest.mark.parametrize(
    ("words", "year"),
    [
        ("NĂM 2022 (NĂM HỌC 2022-2023)", "2022-2023"),
        ("NĂM HỌC 2022 - 2023", "2022-2023"),
        ("NĂM HỌC 2022–2023", "2022-2023"),
        ("năm học 2022/2023", "2022-2023"),
        ("năm học 2018-\\n2019", "2018-2019"),
        ("năm học 21-22", "2021-2022"),
        ("NĂM HỌC: 2022 -2023", "2022-2023"),
        ("NĂM HỌC 2022 - 23", "2022-2023"),
        ("năm học 2022/23", "2022-2023"),
        ("NĂM HỌC: 22–23", "2022-2023"),
        ("đầu năm 22-23", "2022-2023"),
    ],
)
def test_dirt_30_a_school_year_is_read_in_any_spelling(words: str, year: str, tmp_path: Path) -> None:
    expect(
        read_text(tmp_path, f"PHÒNG GD&ĐT HUYỆN A\nTỔNG HỢP SỐ LIỆU ĐẦU {words} CẤP TIỂU HỌC\n{TABLE}"),
        f"C4 TH Một (primary): classes {year} start actual = 10",
    )


@pytest.mark.parametrize("words", ["NĂM HỌC 2923-2924", "NĂM HỌC 2022-2024", "NĂM HỌC 3021-3022"])
def test_dirt_37_an_impossible_school_year_is_named_and_nothing_read_for_it(
    words: str, tmp_path: Path
) -> None:
    reading = read_text(tmp_path, f"PHÒNG GD&ĐT HUYỆN A\nTỔNG HỢP SỐ LIỆU ĐẦU {words} CẤP TIỂU HỌC\n{TABLE}")
    assert reading.readings["cell"] == []
    assert {issue.severity for issue in reading.issues} == {"error"}


@pytest.mark.parametrize("day", ["ngày 29 tháng 3 năm 3021", "ngày   tháng   năm 20", "ngày … tháng … năm …"])
def test_dirt_37_an_impossible_or_blank_date_says_no_period(day: str, tmp_path: Path) -> None:
    expect(
        read_text(
            tmp_path,
            f"""
            PHÒNG GD&ĐT | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
                        | Điện Biên, {day}
            THỐNG KÊ ĐỘI NGŨ GIÁO VIÊN NĂM HỌC 2023-2024
            TT | Trường | HT | PHT | Giáo viên
            1  | TH Một | 1  | 2   | 20
            """,
        ),
        "",
        "error no_period C5",
    )


def _staff(head: str, levels: str, row: str) -> str:
    return (
        f"PHÒNG GD&ĐT HUYỆN A\nTHỐNG KÊ ĐỘI NGŨ ĐẦU NĂM HỌC 2023-2024 CẤP TIỂU HỌC\n{head}\n{levels}\n{row}"
    )


@pytest.mark.parametrize(
    ("shift", "more"),
    [
        ("", ("", "", "")),
        ("|", ("", "", "")),
        ("", ("|<", "|Dưới THSP", "|0")),
        ("|", ("|<", "|Dưới THSP", "|0")),
    ],
    ids=["older", "older, one column off", "newer", "newer, one column off"],
)
def test_dirt_42_versions_of_a_form_are_told_by_their_heads(
    shift: str, more: tuple[str, str, str], tmp_path: Path
) -> None:
    sheet = _staff(
        f"{shift}TT|Trường|Hiệu trưởng|Giáo viên|<|<|<{more[0]}",
        f"{shift}^|^|^|Tổng số|ĐH|CĐ|THSP{more[1]}",
        f"{shift}1|TH Một|1|20|15|4|1{more[2]}",
    )
    letters = "DEFGHI" if shift else "CDEFGH"
    numbers = ["principals = 1", "teachers = 20", "teachers university = 15", "teachers college = 4"]
    numbers += ["teachers secondary = 1"] + (["teachers below_secondary = 0"] if more[0] else [])
    expect(
        read_text(tmp_path, sheet),
        "\n".join(
            f"{letter}5 TH Một (primary): {number}" for letter, number in zip(letters, numbers, strict=False)
        ),
    )


@pytest.mark.parametrize("head", ["TN THCS", "Tốt nghiệp THCS", "Hoàn thành THCS", "HT THCS"])
def test_dirt_42_the_diploma_column_has_two_names(head: str, tmp_path: Path) -> None:
    expect(
        read_text(
            tmp_path,
            f"""
            TRƯỜNG THCS MỘT
            BÁO CÁO CUỐI NĂM HỌC 2023-2024
            TT | Khối lớp | Số HS | {head}
            1  | Lớp 8    | 80    |
            2  | Lớp 9    | 70    | 69
            """,
        ),
        """
        C4 TRƯỜNG THCS MỘT (lower_secondary): pupils grade=8 2023-2024 end actual = 80
        C5 TRƯỜNG THCS MỘT (lower_secondary): pupils grade=9 2023-2024 end actual = 70
        D5 TRƯỜNG THCS MỘT (lower_secondary): lower_secondary_completers 2023-2024 end actual = 69
        """,
    )


def test_dirt_44_the_rating_scale_follows_grade_and_year(tmp_path: Path) -> None:
    expect(
        read_text(
            tmp_path,
            """
            TRƯỜNG TIỂU HỌC MỘT
            BÁO CÁO TỔNG KẾT NĂM HỌC 2022-2023
            TT | Khối lớp | Số HS | HTXS | HTT | HT | CHT
            1  | Lớp 3    | 30    | 10   | 11  | 9  | 0
            2  | Lớp 4    | 40    |      | 20  | 19 | 1
            """,
        ),
        """
        C4 TRƯỜNG TIỂU HỌC MỘT (primary): pupils grade=3 2022-2023 end actual = 30
        D4 TRƯỜNG TIỂU HỌC MỘT (primary): rated_pupils grade=3 tt27.excellent 2022-2023 end actual = 10
        E4 TRƯỜNG TIỂU HỌC MỘT (primary): rated_pupils grade=3 tt27.good 2022-2023 end actual = 11
        F4 TRƯỜNG TIỂU HỌC MỘT (primary): rated_pupils grade=3 tt27.complete 2022-2023 end actual = 9
        G4 TRƯỜNG TIỂU HỌC MỘT (primary): rated_pupils grade=3 tt27.incomplete 2022-2023 end actual = 0
        C5 TRƯỜNG TIỂU HỌC MỘT (primary): pupils grade=4 2022-2023 end actual = 40
        E5 TRƯỜNG TIỂU HỌC MỘT (primary): rated_pupils grade=4 tt22p.good 2022-2023 end actual = 20
        F5 TRƯỜNG TIỂU HỌC MỘT (primary): rated_pupils grade=4 tt22p.complete 2022-2023 end actual = 19
        G5 TRƯỜNG TIỂU HỌC MỘT (primary): rated_pupils grade=4 tt22p.incomplete 2022-2023 end actual = 1
        """,
    )


@pytest.mark.parametrize(
    ("year", "heads", "categories"),
    [
        ("2020-2021", "Giỏi|Khá|TB|Yếu", ["tt58.excellent", "tt58.good", "tt58.average", "tt58.weak"]),
        ("2021-2022", "Tốt|Khá|Đạt|Chưa đạt", ["tt22.good", "tt22.fair", "tt22.pass", "tt22.fail"]),
    ],
)
def test_dirt_44_a_word_means_another_level_in_another_scale(
    year: str, heads: str, categories: list[str], tmp_path: Path
) -> None:
    title = f"TRƯỜNG THCS MỘT\nBÁO CÁO TỔNG KẾT NĂM HỌC {year}\n"
    head = f"TT|Khối lớp|Số HS|Kết quả học tập|<|<|<\n^|^|^|{heads}\n"
    reading = read_text(tmp_path, title + head + "1|Lớp 6|10|1|2|3|4")
    assert reading.readings["category"] == ["", *categories]
