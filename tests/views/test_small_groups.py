"""Small groups are shown on the screen and hidden in every file: workbook, CSV, slides, drawings; nor can they be worked out."""

import csv
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any

import openpyxl
import pandas as pd
import pytest

from indicators.catalog import sensitive as declared
from indicators.over_time import pupil_flow
from tests.indicators.faulty import fault
from tests.views.frames import answer, frame
from views import downloads
from views.deck import exhibit_slides
from views.deck.presentation import Deck
from views.exhibit import Exhibit
from views.exhibits import dropouts, lookup, pivots, small_numbers
from views.export import csv as csv_export
from views.export.xlsx import workbook

HIDDEN = "ẩn: nhóm nhỏ"


def flow(unit: int, **reasons: float) -> dict[str, Any]:
    counts = {f"dropouts_{code}": reasons.get(code, 0.0) for code in pupil_flow.reasons()}
    return {
        "unit_id": unit, "unit_name": f"Trường {unit}", "level": "lower_secondary", "grade": "",
        "pupils_at_start": 300.0, "dropouts": sum(reasons.values()), "at_risk_pupils": 9.0, "returned_pupils": 0.0,
        "dropouts_unstated": 0.0, **counts,
    }  # fmt: skip


def leaving() -> Exhibit:
    """One school: 2 for early marriage, 6 for poverty, 9 with their parents."""
    rows = frame(flow(1, early_marriage=2.0, poverty=6.0, moved_with_parents=9.0))
    return dropouts.by_school(rows, frame({"unit_id": 1, "unit_name": "Trường 1"}), "Xã 1", "2023-2024")


def cells_of(exhibit: Exhibit) -> list[object]:
    sheet = openpyxl.load_workbook(BytesIO(workbook(exhibit))).worksheets[0]
    return [cell.value for row in sheet.iter_rows() for cell in row if cell.value is not None]


def test_the_next_smallest_reason_is_hidden_with_a_small_one() -> None:
    exhibit = leaving()
    assert exhibit.written().iloc[0][["Tảo hôn", "Hoàn cảnh kinh tế khó khăn"]].tolist() == ["2", "6"]
    told = cells_of(exhibit)
    assert told.count(HIDDEN) == 2
    assert 2 not in told
    assert 6 not in told
    assert {17, 9} <= set(told)


def test_the_csv_hides_what_the_workbook_hides() -> None:
    (head, line) = list(csv.reader(StringIO(csv_export.table(leaving()).decode("utf-8-sig")), delimiter=";"))[
        -2:
    ]
    assert dict(zip(head, line, strict=True))["Tảo hôn"] == HIDDEN
    assert line.count(HIDDEN) == 2


def test_a_slide_draws_hidden_reasons_together() -> None:
    deck = Deck()
    exhibit_slides.add(deck, leaving())
    slides = deck.presentation.slides
    told = [shape.text_frame.text for slide in slides for shape in slide.shapes if shape.has_text_frame]
    assert told[told.index(HIDDEN) + 1] == "8"
    assert "Tảo hôn" not in told
    assert "2" not in told


def test_a_drawing_holds_no_small_number() -> None:
    drawn = downloads.picture(leaving()).decode("utf-8")
    assert HIDDEN in drawn
    assert "Tảo hôn 2" not in drawn


def reached(unit: int, numerator: float, denominator: float) -> dict[str, Any]:
    value = 100 * numerator / denominator
    return answer(
        unit, "disabled_reached_rate_6_10", value, None, numerator=numerator, denominator=denominator
    )


@pytest.mark.parametrize(
    ("numerator", "denominator", "is_hidden"), [(3, 9, True), (7, 9, True), (9, 9, False), (6, 12, False)]
)
def test_a_rate_of_few_disabled_children_is_hidden_with_both_its_sides(
    numerator: float, denominator: float, is_hidden: bool
) -> None:
    exhibit = small_numbers.guarded(lookup.computed_indicators(frame(reached(1, numerator, denominator))))
    assert (cells_of(exhibit).count(HIDDEN) > 0) is is_hidden
    assert exhibit.is_chart_inside is is_hidden


def test_a_cross_table_hides_the_small_cell_and_the_one_that_would_tell_it() -> None:
    cells = pd.DataFrame(
        [("", 14.0, 0), ("A", 3.0, 1), ("B", 5.0, 1), ("C", 6.0, 1)], columns=["school", "value", "depth"]
    ).assign(
        column="2023-2024", numerator=lambda rows: rows["value"], denominator=float("nan"), known=1, units=1
    )
    exhibit = pivots.cross_table(cells, ["early_marriage_dropouts"], ["school"], "school_year")
    told = cells_of(exhibit)
    assert told.count(HIDDEN) == 2
    assert {14, 6} <= set(told)
    assert exhibit.handed_out.chart is None
    assert exhibit.chart is not None


def test_what_is_sensitive_is_checked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    said = fault(tmp_path, monkeypatch, "sensitive.toml", '"disabled"]', '"lefthanded"]', declared.sensitive)
    assert "lefthanded" in said
