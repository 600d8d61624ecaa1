"""What a level of a commune says besides its digit: whether it is recognised, and whether it changed since last year."""

import pandas as pd

from indicators.catalog.texts import text
from views import formats
from views.exhibits.records import Record, number_or_none

_CIRCLED = "⓪①②③"
"""A digit in a ring: the level is recognised by decision, not computed alone."""
_LINE = ["unit_id", "standard"]


def marked(verdicts: pd.DataFrame, before: pd.DataFrame, recognised: pd.DataFrame) -> pd.DataFrame:
    """Verdicts with `recognised` (the level of the decision) and `level_change` (against the year before); NaN where
    nothing is known. Only a unit that existed in both years under one id is compared."""
    earlier = before.reindex(columns=[*_LINE, "level_met"]).rename(columns={"level_met": "before_level"})
    decided = recognised.reindex(columns=[*_LINE, "recognised_level"])
    decided = decided.rename(columns={"recognised_level": "recognised"})
    table = verdicts.merge(earlier, on=_LINE, how="left").merge(decided, on=_LINE, how="left")
    now, then = table["level_met"].astype("Float64"), table["before_level"].astype("Float64")
    return table.assign(
        level_change=(now - then).astype("float64"), recognised=table["recognised"].astype("Float64")
    )


def digit(record: Record, level: int) -> str:
    """The level, ringed where a decision recognises just this level, with a triangle where it changed."""
    is_recognised = number_or_none(record.get("recognised")) == level
    change = number_or_none(record.get("level_change"))
    sign = "" if not change else "▲" if change > 0 else "▼"
    shown = _CIRCLED[level] if is_recognised and level else str(level)
    return text("universal_education", "matrix.plain", level=shown, change=sign)


def hover(record: Record) -> list[str]:
    """The recognised level in words; nothing where no decision is known."""
    level = number_or_none(record.get("recognised"))
    return (
        []
        if level is None
        else [text("universal_education", "matrix.recognised", level=formats.number(level))]
    )


def changes(table: pd.DataFrame) -> list[str]:
    """How many levels rose and fell; nothing where no year before is known."""
    if "level_change" not in table or table["level_change"].isna().all():
        return []
    up, down = int((table["level_change"] > 0).sum()), int((table["level_change"] < 0).sum())
    if not up and not down:
        return [text("universal_education", "matrix.unchanged")]
    return [text("universal_education", "matrix.raised", up=formats.number(up), down=formats.number(down))]
