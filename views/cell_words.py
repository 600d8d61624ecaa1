"""What a stored number is about, in words: its measure, and level, grade, group, kind and period beside it."""

from collections.abc import Mapping
from typing import Any

from indicators.catalog import codes, measures
from indicators.catalog.texts import text

_DETAILS = ("level", "grade", "age", "group", "category", "kind", "period")


def measure(row: Mapping[str, Any]) -> str:
    """The label of its measure."""
    return measures()[str(row["measure"])].label


def detail(row: Mapping[str, Any]) -> str:
    """What it is about beside its measure: `Tiểu học, Lớp 3, Nữ, Thực hiện, Đầu năm học`."""
    parts = []
    for dimension in _DETAILS:
        code = str(row[dimension])
        scope = measures()[str(row["measure"])].category if dimension == "category" else dimension
        if code:
            plain = text("formats", "age", age=code) if dimension == "age" else code
            parts.append(codes().get(scope, {}).get(code, plain))
    return ", ".join(parts)
