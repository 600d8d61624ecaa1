"""The decision by which targets were assigned, as letterheads and titles name it."""

from pathlib import Path

import pytest

from etl.readings import Decision
from tests.forms.workbook import read

TITLE = "CHỈ TIÊU KẾ HOẠCH GIÁO DỤC TIỂU HỌC NĂM HỌC 2023-2024"
TABLE = "TT | Trường | Số lớp | Số HS\n1 | TH Một | 10 | 250\n2 | TH Hai | 12 | 300"
LETTERHEAD = "UBND HUYỆN A | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nPHÒNG GD&ĐT | Độc lập - Tự do - Hạnh phúc"


def _decision(path: Path, *lines: str) -> Decision | None:
    return read(path, "\n".join((*lines, TABLE))).decision


@pytest.mark.parametrize(
    ("line", "number", "day"),
    [
        ("(Kèm theo Quyết định số 123/QĐ-UBND ngày 05/8/2023)", "123/QĐ-UBND", "2023-08-05"),
        ("(Kèm theo Quyết định số: 123 /QĐ-UBND ngày 5 tháng 8 năm 2023 của UBND huyện)", "123/QĐ-UBND", "2023-08-05"),
        ("(Ban hành kèm theo Kế hoạch số 45/KH-PGDĐT ngày 05-08-2023)", "45/KH-PGDĐT", "2023-08-05"),
        ("Kèm theo Nghị quyết số 12/2023/NQ-HĐND ngày 05.08.2023", "12/2023/NQ-HĐND", "2023-08-05"),
        ("(KÈM THEO QUYẾT ĐỊNH SỐ 123/QĐ-UBND NGÀY 05/8/2023)", "123/QĐ-UBND", "2023-08-05"),
        ("(Theo Quyết định số 123/QĐ-UBND ngày 05/8/2023)", "123/QĐ-UBND", "2023-08-05"),
        ("(Kèm theo Quyết định số 123/QĐ-UBND\nngày 05/8/2023 của UBND huyện)", "123/QĐ-UBND", "2023-08-05"),
        ("(Kèm theo QĐ số 123/QĐ-UBND ngày 05/8/2023)", "123/QĐ-UBND", "2023-08-05"),
        ("(Kèm theo Quyết định 123/QĐ-UBND ngày 05/8/2023)", "123/QĐ-UBND", "2023-08-05"),
        ("(Kèm theo Quyết định ngày 05/8/2023 của UBND huyện)", "", "2023-08-05"),
        ("(Kèm theo Quyết định số      /QĐ-UBND ngày 18/02/2023 của UBND huyện)", "", "2023-02-18"),
        ("(Kèm theo Quyết định số …/QĐ-UBND ngày 18/02/2023)", "", "2023-02-18"),
        ("(Kèm theo Quyết định số 123/QĐ-UBND ngày     tháng     năm 2023)", "123/QĐ-UBND", ""),
        ("(Kèm theo Quyết định số 123/QĐ-UBND ngày … tháng … năm 2023)", "123/QĐ-UBND", ""),
        ("(Kèm theo Quyết định số 123/QĐ-UBND áp dụng từ ngày 01/9/2023)", "123/QĐ-UBND", ""),
        (
            "(Kèm theo Quyết định số 45/QĐ-UBND ngày 10/01/2024 điều chỉnh Quyết định số 123/QĐ-UBND ngày 05/8/2023)",
            "45/QĐ-UBND",
            "2024-01-10",
        ),
    ],
)  # fmt: skip
def test_the_document_that_a_sheet_is_attached_to_assigns_its_targets(
    tmp_path: Path, line: str, number: str, day: str
) -> None:
    assert _decision(tmp_path, TITLE, line) == Decision(number, day, "A2")


def test_the_letterhead_of_the_plan_itself_names_number_and_day(tmp_path: Path) -> None:
    lines = f"{LETTERHEAD}\nSố: 45/KH-PGDĐT | Điện Biên, ngày 05 tháng 8 năm 2023\n{TITLE}"
    assert _decision(tmp_path, lines) == Decision("45/KH-PGDĐT", "2023-08-05", "A3")
    in_one_cell = (
        f"UBND HUYỆN A\\nPHÒNG GD&ĐT\\nSố: 45/KH-PGDĐT | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n{TITLE}"
    )
    assert _decision(tmp_path, in_one_cell) == Decision("45/KH-PGDĐT", "", "A1")


def test_the_attached_decision_stands_before_the_letter_that_carries_it(tmp_path: Path) -> None:
    letter = f"{LETTERHEAD}\nSố: 45/KH-PGDĐT | Điện Biên, ngày 21 tháng 8 năm 2023\n{TITLE}"
    found = _decision(tmp_path, letter, "(Kèm theo Quyết định số 123/QĐ-UBND ngày 05/8/2023)")
    assert found == Decision("123/QĐ-UBND", "2023-08-05", "A5")


@pytest.mark.parametrize(
    "line",
    [
        "(Kèm theo Quyết định của UBND thành phố về giao kế hoạch năm 2023)",
        "(Kèm theo Quyết định số    /QĐ-UBND ngày    tháng    năm 2023)",
        "(Ban hành kèm theo Quyết định số 5363/QĐ-BGDĐT ngày 14/11/2013)",
        "(Kèm theo Quyết định số 5363/QĐ-BGD&ĐT ngày 14/11/2013)",
        "(Kèm theo Báo cáo số 12/BC-PGDĐT ngày 05/8/2023)",
        "(Kèm theo Tờ trình số 12/TTr-PGDĐT ngày 05/8/2023)",
        "Căn cứ Quyết định số 123/QĐ-UBND ngày 05/8/2023",
        "Số: 12/BC-PGDĐT | Điện Biên, ngày 05 tháng 8 năm 2023",
        "Điện Biên, ngày 05 tháng 8 năm 2023",
    ],
)
def test_what_assigns_no_target_is_no_decision(tmp_path: Path, line: str) -> None:
    reading = read(tmp_path, "\n".join((line, TITLE, TABLE)))
    assert (reading.decision, reading.issues) == (None, [])


@pytest.mark.parametrize(
    "day", ["31/02/2023", "05/13/2023", "5/8/23", "5/8/20233", "45 tháng 8 năm 2023", "5/8"]
)
def test_a_day_that_cannot_be_is_named_and_the_number_kept(tmp_path: Path, day: str) -> None:
    reading = read(tmp_path, f"{TITLE}\n(Kèm theo Quyết định số 123/QĐ-UBND ngày {day})\n{TABLE}")
    assert reading.decision == Decision("123/QĐ-UBND", "", "A2")
    (issue,) = reading.issues
    assert (issue.check, issue.cell, f"“ngày {day}”" in issue.message) == (
        "decision_day_impossible",
        "A2",
        True,
    )
    assert len(reading.readings["cell"]) == 4


def test_a_heading_that_may_quote_the_changed_decision_is_named_and_not_used(tmp_path: Path) -> None:
    reading = read(
        tmp_path,
        "ĐIỀU CHỈNH CHỈ TIÊU KẾ HOẠCH NĂM HỌC 2023-2024\nGIAO TẠI QUYẾT ĐỊNH SỐ 123/QĐ-UBND NGÀY 05/8/2023\n"
        + TABLE,
    )
    assert (reading.decision, [issue.check for issue in reading.issues]) == (None, ["decision_unclear"])


def test_two_documents_that_differ_are_named_and_not_chosen_from(tmp_path: Path) -> None:
    lines = (
        "(Kèm theo Quyết định số 1/QĐ-UBND ngày 05/8/2023)\n(Kèm theo Quyết định số 2/QĐ-UBND ngày 06/8/2023)"
    )
    reading = read(tmp_path, f"{TITLE}\n{lines}\n{TABLE}")
    assert (reading.decision, [issue.check for issue in reading.issues]) == (None, ["decision_unclear"])


def test_a_report_has_no_decision(tmp_path: Path) -> None:
    reading = read(
        tmp_path,
        "BÁO CÁO QUY MÔ TRƯỜNG LỚP ĐẦU NĂM HỌC 2023-2024\n(Kèm theo Kế hoạch số 9/KH-PGDĐT ngày 05/8/2023)\n"
        + TABLE,
    )
    assert (reading.form, reading.decision) == ("f", None)
