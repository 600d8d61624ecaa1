"""The scale of a percent column: 0-100 as written, or 0-1 shown as percent by its number format.

Decided per column from number format, written signs and range. A bare number up to 1 is decided only where its whole
column is made of such shares; a single 1, or a 0.98 alone, may be 1 % or 100 %, and is asked about.
"""

from collections.abc import Sequence


def rate_values(values: Sequence[float], formatted: Sequence[bool]) -> list[float | None]:
    """Rates on the scale 0-100 for the bare numbers of one column; None where the scale of a cell cannot be decided.

    `formatted[i]`: the format of the cell scales by 100 (`0.0%`), so 0.998 is shown as 99.8 %.
    """
    bare = [value for value, scaled in zip(values, formatted, strict=True) if not scaled]
    fractions = [value for value in bare if 0 < value <= 1]
    whole_column_is_share = bool(fractions) and len(fractions) + bare.count(0.0) == len(bare)
    whole_column_is_share = (
        whole_column_is_share and any(value < 1 for value in fractions) and len(fractions) > 1
    )
    found: list[float | None] = []
    for value, scaled in zip(values, formatted, strict=True):
        if scaled or (whole_column_is_share and value <= 1):
            found.append(_tidy(value * 100))
        elif 0 < value <= 1:
            found.append(None)
        else:
            found.append(_tidy(value))
    return found


def _tidy(value: float) -> float:
    """Without the dust of binary fractions (0.998 × 100)."""
    return round(value, 10)
