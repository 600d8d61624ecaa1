"""Dirt of the rates: three scales, rates beside or without their parts, totals and ratios that do not agree."""

from pathlib import Path

import pytest

from tests.dirt.sheets import REPORT, TARGETS, expect, read_text, shown_as


@pytest.mark.parametrize(
    ("shown", "cells", "rates"),
    [
        ('0.0"%"', ("99.955", "98.2", "100"), ("99.955", "98.2", "100")),
        ("0.0", ("99.955", "98.2", "0"), ("99.955", "98.2", "0")),
        ("General", ("0.98", "0.955", "1"), ("98", "95.5", "100")),
        ("0.0%", ("0.98", "0.955", "1"), ("98", "95.5", "100")),
        ("0.0%", ("1", "1", "1"), ("100", "100", "100")),
    ],
    ids=["percent sign as text", "bare", "shares", "shares shown as percent", "ones shown as percent"],
)
def test_dirt_18_the_scale_of_percentages_is_decided_by_column(
    shown: str, cells: tuple[str, ...], rates: tuple[str, ...], tmp_path: Path
) -> None:
    rows = "\n".join(
        f"{row}|Xã {name}|{cell}" for row, (name, cell) in enumerate(zip("ABC", cells, strict=True), 1)
    )
    expect(
        read_text(
            tmp_path, TARGETS + "TT|Xã|Trẻ 5 tuổi ra lớp (%)\n" + rows, shown_as(shown, "C4", "C5", "C6")
        ),
        "\n".join(
            f"C{row} Xã {name}: attending_rate age=5 2023-2024 year target = {rate}"
            for row, (name, rate) in enumerate(zip("ABC", rates, strict=True), 4)
        ),
    )


@pytest.mark.parametrize("doubtful", ["1", "0.98"])
def test_dirt_18_a_share_among_percentages_is_asked_about(doubtful: str, tmp_path: Path) -> None:
    expect(
        read_text(tmp_path, TARGETS + f"TT|Xã|Trẻ 5 tuổi ra lớp (%)\n1|Xã A|{doubtful}\n2|Xã B|98.5"),
        """
        C4 Xã A: attending_rate age=5 2023-2024 year target = error
        C5 Xã B: attending_rate age=5 2023-2024 year target = 98.5
        """,
        "error number_ambiguous C4",
    )


@pytest.mark.parametrize(
    "cells", [("1", "1"), ("0.98", "0"), ("0.5", ""), ("'0,98", "98.5"), ("'0,98", "1.2")]
)
def test_dirt_18_a_lone_share_is_asked_about_whatever_stands_beside_it(
    cells: tuple[str, str], tmp_path: Path
) -> None:
    reading = read_text(
        tmp_path, TARGETS + f"TT|Xã|Trẻ 5 tuổi ra lớp (%)\n1|Xã A|{cells[0]}\n2|Xã B|{cells[1]}"
    )
    assert reading.readings["value"][0] is None
    assert ("number_ambiguous", "C4") in {(issue.check, issue.cell) for issue in reading.issues}


def test_dirt_18_shares_written_as_text_are_shares(tmp_path: Path) -> None:
    expect(
        read_text(tmp_path, TARGETS + "TT|Xã|Trẻ 5 tuổi ra lớp (%)\n1|Xã A|'0,98\n2|Xã B|'0,95"),
        """
        C4 Xã A: attending_rate age=5 2023-2024 year target = 98
        C5 Xã B: attending_rate age=5 2023-2024 year target = 95
        """,
        "note text_number C4",
    )


@pytest.mark.parametrize(
    ("written", "rate"),
    [
        ("1.432/1.435 đạt 99,8%", 99.8),
        ("82,51% (382/463)", 82.51),
        ("382/463 = 82,5%", 82.5),
        ("382/463", None),
        ("99,0% (382/463)", None),
        ("82,51% (382/463); 99% (99/100)", None),
    ],
)
def test_dirt_19_a_rate_written_with_its_parts_is_read_whole_or_named(
    written: str, rate: float | None, tmp_path: Path
) -> None:
    reading = read_text(tmp_path, TARGETS + f"TT|Xã|Trẻ 5 tuổi ra lớp (%)\n1|Xã A|{written}\n2|Xã B|98.5")
    said = {(issue.severity, issue.cell) for issue in reading.issues}
    assert reading.readings["value"] == [rate, 98.5]
    assert (("error", "C4") in said) is (rate is None)


def test_dirt_19_a_rate_written_with_its_parts_is_compared_with_the_columns_of_its_parts(
    tmp_path: Path,
) -> None:
    rows = ("98|100|98% (98/100)", "90|100|95% (95/100)", "97|100|97/100 = 97%")
    table = "\n".join(
        f"{row}|Xã {name}|{cells}" for row, (name, cells) in enumerate(zip("ABC", rows, strict=True), 1)
    )
    reading = read_text(
        tmp_path, TARGETS + f"TT|Xã|Trẻ 5 tuổi ra lớp|Dân số 5 tuổi|Trẻ 5 tuổi ra lớp (%)\n{table}"
    )
    assert [(issue.check, issue.cell) for issue in reading.issues] == [("ratio_differs", "E5")]
    assert "attending_rate" not in reading.readings["measure"]


@pytest.mark.parametrize("total", ["Tổng cộng", "Cộng", "Toàn huyện", "TỔNG SỐ:"])
def test_dirt_20_a_total_that_does_not_add_up_leaves_the_rows_as_they_are(total: str, tmp_path: Path) -> None:
    reading = read_text(
        tmp_path, REPORT + f"STT|Trường|Số lớp|Số HS\n1|TH Một|10|250\n2|TH Hai|11|270\n|{total}|21|529"
    )
    expect(
        reading,
        """
        C4 TH Một (primary): classes = 10
        D4 TH Một (primary): pupils = 250
        C5 TH Hai (primary): classes = 11
        D5 TH Hai (primary): pupils = 270
        """,
        "warning total_differs D6",
    )
    facts = reading.issues[0].facts
    assert (facts["reported"], facts["computed"], facts["difference"]) == ("529", "520", "9")


@pytest.mark.parametrize(("total", "said"), [("193 cơ sở", "total_differs D6"), ("520 em học sinh", "")])
def test_dirt_20_a_total_with_words_behind_it_is_compared(total: str, said: str, tmp_path: Path) -> None:
    reading = read_text(
        tmp_path, REPORT + f"STT|Trường|Số lớp|Số HS\n1|TH Một|10|250\n2|TH Hai|11|270\n|Cộng|21|{total}"
    )
    assert " ".join(f"{issue.check} {issue.cell}" for issue in reading.issues) == said


@pytest.mark.parametrize(
    ("head", "reported", "named"), [("Tỷ lệ nữ (%)", 60, ["E4"]), ("Tỷ lệ nữ (%)", 52, [])]
)
def test_dirt_21_in_a_table_of_one_row_a_named_percentage_is_compared_with_its_parts(
    head: str, reported: float, named: list[str], tmp_path: Path
) -> None:
    reading = read_text(
        tmp_path, REPORT + f"STT|Trường|Số HS|Số HS nữ|{head}|HS DTTS\n1|TH Một|250|130|{reported}|150"
    )
    assert [issue.cell for issue in reading.issues if issue.check == "ratio_differs"] == named


def test_dirt_21_a_percentage_that_does_not_match_its_parts_is_shown_beside_the_computed_one(
    tmp_path: Path,
) -> None:
    reading = read_text(
        tmp_path,
        REPORT
        + "STT|Trường|Số HS|Số HS nữ|Tỷ lệ nữ (%)\n1|TH Một|250|130|52\n2|TH Hai|300|100|33.33\n3|TH Ba|250|130|51.9",
    )
    expect(
        reading,
        """
        C4 TH Một (primary): pupils = 250
        D4 TH Một (primary): pupils female = 130
        C5 TH Hai (primary): pupils = 300
        D5 TH Hai (primary): pupils female = 100
        C6 TH Ba (primary): pupils = 250
        D6 TH Ba (primary): pupils female = 130
        """,
        "warning ratio_differs E6",
    )
    facts = reading.issues[0].facts
    assert (facts["reported"], facts["computed"]) == ("51.9", "52")
    assert (facts["numerator"], facts["denominator"]) == ("130", "250")


def test_dirt_22_truncated_ratios_are_accepted_and_too_large_ones_are_not(tmp_path: Path) -> None:
    ratios = ("26.49", "35.93", "25.2")
    table = (
        "STT|Trường|Số lớp|Số HS|HS/lớp\n1|TH Một|2867|75975|{}\n2|TH Hai|1472|52898|{}\n3|TH Ba|10|250|{}"
    )
    reading = read_text(tmp_path, REPORT + table.format(*ratios))
    assert [f"{issue.check} {issue.cell}" for issue in reading.issues] == ["ratio_differs E6"]


def test_dirt_23_a_source_that_contradicts_itself_is_named_and_blocks_nothing(tmp_path: Path) -> None:
    expect(
        read_text(
            tmp_path,
            """
            TRƯỜNG TIỂU HỌC MỘT
            BÁO CÁO SỐ LIỆU ĐẦU NĂM HỌC 2023-2024
            TT | Khối lớp     | Số lớp | Số HS | Nữ
            1  | Lớp 1        | 2      | 50    | 25
            2  | Lớp 2        | 2      | 48    | 60
               | Toàn trường  | 4      | 98    | 50
            """,
        ),
        """
        C4 TRƯỜNG TIỂU HỌC MỘT (primary): classes grade=1 = 2
        D4 TRƯỜNG TIỂU HỌC MỘT (primary): pupils grade=1 = 50
        E4 TRƯỜNG TIỂU HỌC MỘT (primary): pupils grade=1 female = 25
        C5 TRƯỜNG TIỂU HỌC MỘT (primary): classes grade=2 = 2
        D5 TRƯỜNG TIỂU HỌC MỘT (primary): pupils grade=2 = 48
        E5 TRƯỜNG TIỂU HỌC MỘT (primary): pupils grade=2 female = 60
        """,
        "warning part_exceeds_whole E5\nwarning total_differs E6",
    )
