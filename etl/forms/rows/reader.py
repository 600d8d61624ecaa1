"""What each body row of a table is: a unit, a part of one, a grade, an age, an indicator, a group, a total.

Answers which texts a row adds to the meaning of its cells, whose numbers they are, and which rows only sum up others.
Only rows of role `fact` give facts. Knows no measures: whether a row's words make sense is decided where row and
column meet.
"""

from collections.abc import Callable
from functools import lru_cache

from etl.forms.rows.area import BodyArea, body_area
from etl.forms.rows.body import RANKS, Body
from etl.forms.rows.indicators import read_age, read_indicator, read_site
from etl.forms.rows.row import DERIVED, EMPTY, FACT, GROUP, TOTAL, UNKNOWN, Row
from etl.forms.rows.splits import (
    mark_bands,
    mark_heads,
    mark_levels,
    mark_parents,
    mark_repeated,
    mark_wholes,
    name_neighbours_of_ratings,
    name_nursery,
)
from etl.forms.rows.units import heads_unit, read_unit_or_part
from etl.forms.table.cover import Cover
from etl.forms.table.table import Table
from etl.forms.words.description import Description, describe
from etl.forms.words.labels import is_bulleted, is_derived, is_ditto, is_total, opens_part
from etl.forms.words.outline import outline_style, split_outline
from etl.forms.words.vocabulary import has_strange_word
from etl.grid import address
from etl.text import fold, nfc

_NAME = Description(unknown=("?",))
"""Most rows are names, and names need no interpretation."""
_READERS: dict[str, Callable[[Body, Row, Description], None]] = {
    "indicator": read_indicator,
    "age": read_age,
    "site": read_site,
}
_NAMING = ("school", "commune", "school_grade")
_UNNAMED = ("indicator", "age", "grade", "level")
"""Axes whose rows name no units: a name between them heads the rows below it."""
_MOST_ROWS_KEPT = 300
"""Longer bodies are read anew, so that what is kept stays small."""


def read_rows(
    cover: Cover, table: Table, grain: str, axis: str, sheet_level: str = "", sums: bool = False
) -> tuple[Row, ...]:
    """Every row of the body, classified; `sheet_level` is the school level that the title names, `sums`: the heading of the
    table says that it sums up several units. Equal bodies share their rows: nobody may change them."""
    area = body_area(cover, table)
    read = read_area if len(area.rows) <= _MOST_ROWS_KEPT else read_area.__wrapped__
    return read(area, grain, axis, sheet_level, sums)


@lru_cache(maxsize=128)
def read_area(area: BodyArea, grain: str, axis: str, sheet_level: str, sums: bool) -> tuple[Row, ...]:
    """The rows of a body: `read_rows` once it is a value."""
    body = Body(area, grain, axis, sheet_level, sums=sums)
    for index in area.rows:
        row = None if index in area.repeated else _read_row(body, index)
        if row:
            body.rows.append(row)
    mark_bands(body.rows, axis)
    if axis in ("age", "grade", "school_grade"):
        name_nursery(body.rows)
    if axis in ("age", "grade"):
        mark_repeated(body.rows)
    if axis == "indicator":
        mark_levels(body.rows)
        name_neighbours_of_ratings(body.rows)
    mark_parents(body.rows)
    if body.headed:
        mark_heads(body.rows)
    mark_wholes(body.rows)
    for row in body.rows:
        row.hidden = row.index in area.hidden
    return tuple(body.rows)


def row_axis(table: Table) -> str:
    """What the rows of a table are. A corner like "Độ tuổi" names the columns where those carry ages."""
    kinds = [kind for _, kind in table.labels]
    kind = kinds[-1]
    if len(set(kinds)) > 1 and kinds[-1] in ("grade", "level", "site", "age", "indicator"):
        return kind
    return "indicator" if kind in ("age", "grade") and kind in table.head.dims else kind


def _read_row(body: Body, index: int) -> Row | None:
    area = body.area
    filled = area.is_filled(index)
    outline = area.text(index, area.outline) if area.outline is not None else ""
    column, axis, label = _label(body, index)
    if not label and outline and not outline.isdigit() and len(fold(outline)) > 2:
        label, outline, column = outline, "", area.outline if area.outline is not None else column
    if outline == label or not outline:
        outline, label = split_outline(label)
    if not label and filled and _names_total(body, index):
        return Row(index, TOTAL, "Tổng cộng", address(index, column), filled=True)
    is_inner = len(area.labels) > 1 and body.axis == "indicator" and label and _is_inner(body, index, outline)
    if is_inner:
        outline = ""
    if not label:
        return Row(index, UNKNOWN, "", address(index, column), filled=True) if filled else None
    row = Row(
        index, EMPTY, nfc(label), address(index, column), filled=filled, unit_text=body.unit_text(index)
    )
    row.numbered = bool(outline)
    style = outline_style(outline) if outline else ""
    row.rank = _rank(outline, style, label) + (len(RANKS) if is_inner else 0)
    _classify(body, row, axis, style)
    return row


def _rank(outline: str, style: str, label: str) -> int:
    """Depth of a row by its outline number, else by the mark that its label begins with."""
    if outline and style != "bullet":
        return RANKS[style]
    if (outline or label).lstrip()[:1] == "+":
        return RANKS["plus"]
    if not outline and opens_part(label):
        return RANKS["part"]
    return RANKS["bullet" if outline or is_bulleted(label) else ""]


def _label(body: Body, index: int) -> tuple[int, str, str]:
    """(column, axis, text) of the innermost label of a row that holds a text, else of the innermost."""
    labels = [(column, kind, body.area.text(index, column)) for column, kind in body.area.labels]
    if len(labels) == 1:
        column, _, text = labels[0]
        return column, body.axis, text
    labels = _outer_labels(body, index, labels)
    column, kind, text = next((item for item in reversed(labels) if item[2]), labels[-1])
    return column, kind if len(labels) > 1 else body.axis, text


def _outer_labels(body: Body, index: int, labels: list[tuple[int, str, str]]) -> list[tuple[int, str, str]]:
    """Two label columns: a name in the outer one holds for the rows below until the next name."""
    outer_column, outer_kind, outer = labels[0]
    if body.school and is_ditto(outer):
        outer = ""
        labels = [(outer_column, outer_kind, ""), *labels[1:]]
    if outer and is_total(outer):
        return [labels[0]]
    if outer and outer_kind in _NAMING:
        body.school = body.unit(nfc(outer), address(*body.area.origin(index, outer_column)), index)
        body.parents.clear()
    return [item for item in labels[1:] if item[2]] or [labels[0]]


def _is_inner(body: Body, index: int, outline: str) -> bool:
    """Two columns of labels: the outer one names an indicator, which the inner one splits or states ("Tổng số", "Nữ")."""
    (outer_column, kind), (inner_column, _) = body.area.labels[0], body.area.labels[-1]
    if kind in _NAMING or not body.area.text(index, inner_column):
        return False
    outer, place = body.area.text(index, outer_column), body.area.origin(index, outer_column)
    if place == body.area.origin(index, inner_column):
        return False  # one label across both columns
    if outer and place != body.outer_place:
        body.outer_place = place
        own, text = ("", outer) if outline else split_outline(outer)
        number = outline or own
        body.open_indicator(_rank(number, outline_style(number), text), text)
    return bool(body.parents)


def _names_total(body: Body, index: int) -> bool:
    """The word for a total may stand in any column left of the numbers."""
    area = body.area
    return any(is_total(area.text(index, column)) for column in range(area.left, area.first_number))


def _classify(body: Body, row: Row, axis: str, style: str) -> None:
    reader = _READERS.get(axis)
    if axis in _UNNAMED and heads_unit(body, row):
        row.role = UNKNOWN if row.filled else GROUP
        return
    if axis != "indicator" and is_derived(row.label):
        row.role = DERIVED
    elif reader:
        reader(body, row, describe(((row.label, frozenset()),)))
    else:
        said = _NAME if has_strange_word(row.label) else describe(((row.label, frozenset()),))
        read_unit_or_part(body, row, said, style)
    if axis in _UNNAMED and row.role == FACT and row.unit is None:
        row.unit = body.school
        row.level = row.level or (body.school.level if body.school and body.headed else "")
        row.role = DERIVED if body.sums else FACT
