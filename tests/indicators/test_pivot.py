"""Cross tables: rates of subtotals are sum over sum, missing numbers are counted and never zero, nothing is counted twice."""

from typing import Any

import pandas as pd

from indicators.answers.pivot import leaf_lines, pivoted


def line(school: int, numerator: float | None, denominator: float | None, **changes: Any) -> dict[str, Any]:
    return {
        "unit_id": school, "unit_kind": "school", "school": f"Trường {school}", "commune": f"Xã {school % 2}",
        "indicator": "rate", "level": "", "grade": "", "school_year": "2023-2024", "factor": 100.0,
        "is_ratio": True, "numerator": numerator, "denominator": denominator,
    } | changes  # fmt: skip


def cells(
    *lines: dict[str, Any], rows: tuple[str, ...] = ("commune", "school")
) -> dict[tuple[Any, ...], Any]:
    found = pivoted(pd.DataFrame(list(lines)), rows, "indicator")
    return {(*(row[key] for key in rows),): row for row in found.to_dict("records")}


def test_a_rate_of_a_subtotal_is_sum_over_sum() -> None:
    found = cells(line(1, 1, 2), line(3, 90, 98), line(2, 5, 10))
    assert found["Xã 1", ""]["value"] == 91.0
    assert found["", ""]["value"] == 100 * 96 / 110
    assert found["Xã 1", "Trường 1"]["value"] == 50.0


def test_a_silent_unit_is_counted_and_is_no_zero() -> None:
    found = cells(line(1, 1, 2), line(3, None, 98))
    assert found["Xã 1", ""]["value"] == 50.0
    assert (found["Xã 1", ""]["known"], found["Xã 1", ""]["units"]) == (1, 2)
    assert pd.isna(found["Xã 1", "Trường 3"]["value"])


def test_counts_are_summed() -> None:
    found = cells(
        line(1, 12, None, factor=1.0, is_ratio=False), line(2, 30, None, factor=1.0, is_ratio=False)
    )
    assert found["", ""]["value"] == 42.0


def test_a_rate_without_any_denominator_is_not_known() -> None:
    assert pd.isna(cells(line(1, 3, None), line(2, 0, None))["", ""]["value"])


def test_nothing_known_is_no_zero() -> None:
    assert pd.isna(cells(line(1, None, None))["", ""]["value"])


def test_a_total_stands_before_what_it_sums() -> None:
    found = pivoted(
        pd.DataFrame([line(2, 1, 2), line(1, 1, 2), line(4, 1, 2)]), ("commune", "school"), "indicator"
    )
    assert found["commune"].tolist() == ["", "Xã 0", "Xã 0", "Xã 0", "Xã 1", "Xã 1"]
    assert found["school"].tolist() == ["", "", "Trường 2", "Trường 4", "", "Trường 1"]


def test_levels_of_a_school_are_not_counted_beside_their_whole() -> None:
    frame = pd.DataFrame(
        [line(1, 9, 10), line(1, 4, 5, level="primary"), line(1, 5, 5, level="lower_secondary")]
    )
    assert leaf_lines(frame, "school", ("school",))["numerator"].tolist() == [9]
    assert leaf_lines(frame, "school", ("school", "level"))["numerator"].tolist() == [4, 5]
    assert leaf_lines(frame.iloc[1:], "school", ("school",))["numerator"].tolist() == [4, 5]


def test_grades_that_overlap_have_no_total() -> None:
    lines = [
        line(1, 30, None, factor=1.0, is_ratio=False, grade=grade) for grade in ("kindergarten", "k3", "k4")
    ]
    found = pivoted(pd.DataFrame(lines), ("grade",), "indicator")
    assert found["grade"].tolist() == ["kindergarten", "k3", "k4"]
    assert (found["depth"] == 1).all()
