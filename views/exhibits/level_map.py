"""Levels of one standard on the tile map; a commune without a declared place stands in a row of its own, never left out."""

from collections.abc import Mapping

import pandas as pd

from indicators.catalog import codes
from indicators.catalog.texts import text
from views import formats, theme
from views.charts import cells, tiles
from views.exhibit import Exhibit
from views.exhibits import standards, wording
from views.exhibits.records import Record, records

_ACROSS = 5
"""Squares in a row of communes whose place is not declared."""


def of_standard(verdicts: pd.DataFrame, places: Mapping[str, tuple[int, int]]) -> Exhibit:
    """Verdicts of communes on one standard; `places` by unit code."""
    if verdicts.empty:
        return Exhibit(text("pages", "standards.question"), text("pages", "standards.empty"), verdicts, ())
    table = standards.labelled(verdicts).reset_index(drop=True)
    label = str(table["standard_label"].iloc[0])
    placed = {code: places[code] for code in table["unit_code"] if code in places}
    rest = [row for row in records(table) if row["unit_code"] not in placed]
    notes = (
        [
            text(
                "universal_education",
                "map.unplaced",
                units=wording.listed([str(row["unit_name"]) for row in rest], "commune"),
            )
        ]
        if rest and placed
        else []
    )
    return Exhibit(
        question=text("universal_education", "map.question", standard=label),
        finding=_finding(table, label),
        table=table,
        columns=standards.columns(standards.MATRIX_COLUMNS),
        subtitle=text("universal_education", "map.subtitle"),
        chart=_chart(records(table), placed, rest),
        notes=(*notes, *standards.notes(table)),
    )


def _chart(rows: list[Record], placed: Mapping[str, tuple[int, int]], rest: list[Record]) -> tiles.TileMap:
    """Declared squares moved to the corner, the others below them."""
    left = min((column for column, _ in placed.values()), default=0)
    top = min((row for _, row in placed.values()), default=0)
    below = max((row for _, row in placed.values()), default=-1) - top + 1 if placed else 0
    found = [
        tiles.Tile(
            str(row["short_name"]),
            placed[row["unit_code"]][0] - left,
            placed[row["unit_code"]][1] - top,
            _cell(row),
        )
        for row in rows
        if row["unit_code"] in placed
    ]
    found += [
        tiles.Tile(str(row["short_name"]), place % _ACROSS, below + place // _ACROSS, _cell(row))
        for place, row in enumerate(rest)
    ]
    return tiles.TileMap(found)


def _cell(row: Record) -> cells.Cell:
    hover = f"{row['unit_name']} – {row['standard_label']}: {row['status_label']}"
    if row["status"] == standards.SILENT or formats.is_missing(row["level_met"]):
        return cells.Cell(text("universal_education", "map.sign_silent"), hover=hover, is_hatched=True)
    level = int(row["level_met"])
    sign = text("universal_education", "map.sign" if level else "map.sign_none", level=level)
    return cells.Cell(sign, theme.LEVELS[level], hover)


def _finding(table: pd.DataFrame, label: str) -> str:
    known = table[(table["status"] != standards.SILENT) & table["level_met"].notna()]
    counts = known["level_met"].astype(int).value_counts().sort_index(ascending=False)
    parts = [
        text(
            "universal_education",
            "map.level" if level else "map.level_none",
            count=formats.number(int(count)),
            level=level,
        )
        for level, count in counts.items()
    ]
    if silent := len(table) - len(known):
        parts.append(text("universal_education", "map.silent", count=formats.number(silent)))
    return text("universal_education", "map.finding", standard=label, levels=", ".join(parts))


def choices(verdicts: pd.DataFrame) -> dict[str, str]:
    """Label → standard of those that are judged in the year."""
    present = set(verdicts["standard"])
    return {label: code for code, label in codes()["standard"].items() if code in present}
