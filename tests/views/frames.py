"""Hand-made answers with the columns of the indicators layer."""

from typing import Any

import pandas as pd


def verdict(
    unit: int, standard: str, level: int | None, needed: int | None = None, **changes: Any
) -> dict[str, Any]:
    """One commune and standard; level None = not enough data."""
    rules = {"preschool_5": "MN5-A", "primary": "TH1-A", "lower_secondary": "THCS1-A", "literacy": "XMC1-A"}
    status = "insufficient_data" if level is None else "met" if level else "not_met"
    row = {
        "unit_id": unit, "unit_code": f"C{unit}", "unit_name": f"Xã {unit}", "short_name": str(unit),
        "unit_kind": "commune", "official_order": unit, "standard": standard, "level_met": level,
        "next_level": None if level is None else level + 1, "binding_rule": rules[standard], "numerator": 433.0,
        "denominator": 456.0, "value": 100 * 433 / 456, "threshold": 95.0, "needed": needed, "status": status,
        "rule_status": "", "note": "",
    }  # fmt: skip
    return row | changes


def answer(
    unit: int, indicator: str, value: float | None, target: float | None, **changes: Any
) -> dict[str, Any]:
    """One indicator of one unit, denominator 500."""
    gap = None if value is None or target is None else round(value - target, 9)
    status = "insufficient_data" if gap is None else "met" if gap >= 0 else "not_met"
    row = {
        "unit_id": unit, "unit_code": f"C{unit}", "unit_name": f"Xã {unit}", "short_name": str(unit),
        "unit_kind": "commune", "official_order": unit, "indicator": indicator, "level": "", "grade": "",
        "school_year": "2023-2024", "period": "survey", "numerator": None if value is None else 5 * value,
        "denominator": 500.0, "value": value, "target": target, "gap": gap,
        "gap_count": None if gap is None else 5 * gap, "status": status, "coverage": 1.0, "contributing": 1,
        "expected": 1, "note": "",
    }  # fmt: skip
    return row | changes


def frame(*rows: dict[str, Any]) -> pd.DataFrame:
    """Rows as a frame; missing numbers become NaN."""
    return pd.DataFrame(list(rows))
