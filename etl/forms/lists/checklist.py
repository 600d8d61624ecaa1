"""Check-lists: tasks that are followed up by what was planned, what was done and by which evidence.

Recognised by the heads of its columns and by the declared names of the items (`checklist.toml`); an item is known by its
whole name alone. Feeds the check-list, never the facts.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

from etl.forms.lists.listings import listings
from etl.forms.numbers.parsing import COUNT, parse
from etl.forms.sheet_issues import SheetIssues
from etl.forms.table.cover import Cover, cell_text
from etl.forms.table.surroundings import Surroundings, read_surroundings
from etl.forms.words.labels import bare, label_kind, starts_with
from etl.forms.words.layout import layout_words
from etl.forms.words.names import names_commune
from etl.grid import address
from etl.readings import SheetReading
from etl.text import fold, nfc
from indicators.catalog.tasks import check_items, tasks

FORM = "checklist"
PARTS = ("planned", "done", "evidence")
_ROWS_OF_HEAD = 40
_NEEDED = frozenset(("item", "done", "evidence"))
"""Columns that every check-list has."""
_LONGEST_TEXT = 300
_LONGEST_NAME = 120
_YES_NO = "yes_no"


@dataclass(frozen=True, slots=True)
class _Head:
    row: int
    columns: Mapping[str, int]
    """item, unit, planned, done, evidence → column; `_NEEDED` are always there."""


@dataclass(frozen=True, slots=True)
class _Line:
    row: int
    name: str
    item: str
    """Id of the item, '' where nobody has declared the name."""


def read_checklist(cover: Cover, reading: SheetReading, issues: SheetIssues) -> bool:
    """Reads the sheet if most of its lines are declared items; False if it is no check-list."""
    head = _find_head(cover)
    if head is None:
        return False
    lines = list(_lines(cover, head))
    known = [line for line in lines if line.item]
    if not known or 2 * len(known) < len(lines):
        return False
    around = read_surroundings(cover, head.row)
    reading.form, reading.variant, reading.period = FORM, f"{FORM}.list", "year"
    reading.title, reading.sender, reading.school_year = around.title, around.sender, around.school_year
    reading.says_sample = around.says_sample
    if around.impossible_year:
        issues.add("impossible_school_year", year=around.impossible_year)
    for line in lines:
        if not line.item:
            issues.add(
                "check_item_unknown", address(line.row, head.columns["item"]), text=line.name[:_LONGEST_NAME]
            )
    _read_lines(cover, head, known, around, reading, issues)
    return True


def _read_lines(
    cover: Cover,
    head: _Head,
    lines: list[_Line],
    around: Surroundings,
    reading: SheetReading,
    issues: SheetIssues,
) -> None:
    grid, seen = cover.grid, set()
    if grid.hidden:
        issues.add("hidden_sheet", count=len(lines))
        return
    for line in lines:
        cell = address(line.row, head.columns["item"])
        unit = _unit(cover, head, line.row, around)
        if line.row in grid.hidden_rows:
            issues.add("hidden_rows", cell, rows=line.row + 1)
        elif not unit["name"]:
            issues.add("no_unit", cell)
        elif (unit["name"], line.item) in seen:
            issues.add("check_item_twice", cell, text=line.name)
        else:
            seen.add((unit["name"], line.item))
            for part in PARTS:
                if part in head.columns:
                    value = _read(cover, line, part, head.columns[part], issues)
                    reading.records.append({**unit, "item": line.item, "part": part, **value})


def _unit(cover: Cover, head: _Head, row: int, around: Surroundings) -> dict[str, str]:
    """The unit of the row, else that of the letterhead."""
    if "unit" in head.columns:
        name = nfc(cover.text(row, head.columns["unit"]))
        kind = "commune" if names_commune(name) else "school"
        return {
            "name": name,
            "unit_kind": kind,
            "unit_cell": address(row, head.columns["unit"]),
            "commune": "",
        }
    named = (("school", around.school), ("commune", around.commune), ("upper", around.upper))
    kind, found = next(((kind, name) for kind, name in named if name.text), ("", around.upper))
    commune = around.commune.text if kind == "school" else ""
    return {"name": found.text, "unit_kind": kind, "unit_cell": found.cell, "commune": commune}


def _read(cover: Cover, line: _Line, part: str, column: int, issues: SheetIssues) -> dict[str, str]:
    """State, value and raw text of one cell: number, yes, no, text, missing or error."""
    raw, cell = nfc(cover.text(line.row, column)), address(line.row, column)
    said = {"state": "missing", "value": "", "raw": raw[:_LONGEST_TEXT], "cell": cell}
    if not raw:
        return said
    if part == "evidence":
        return said | {"state": "text"}
    if check_items()[line.item].counted_in == _YES_NO:
        state = _answers().get(fold(raw).strip(" ."), "")
        if not state:
            issues.add("check_answer_unreadable", cell, raw=raw[:_LONGEST_NAME], item=line.name)
        return said | {"state": state or "error"}
    found = parse(cover.grid.rows[line.row][column], COUNT)
    if found.value is None or found.problem == "impossible":
        issues.add("check_count_unreadable", cell, raw=raw[:_LONGEST_NAME], item=line.name)
        return said | {"state": "error"}
    return said | {"state": "number", "value": str(found.value)}


def _find_head(cover: Cover) -> _Head | None:
    """The row whose texts name item, done and evidence."""
    for row, texts in enumerate(islice(cover.texts, _ROWS_OF_HEAD)):
        if len(texts) < len(_NEEDED) or not any([_is_evidence(text) for _, text in texts]):  # noqa: C419
            continue
        columns: dict[str, int] = {}
        for column, text in texts:
            if name := _column_of(text):
                columns.setdefault(name, column)
        if columns.keys() >= _NEEDED:
            return _Head(row, columns)
    return None


def _lines(cover: Cover, head: _Head) -> Iterator[_Line]:
    """Lines of the list down to its foot; a name with nothing beside it that nobody has declared is a heading."""
    grid = cover.grid
    values = [head.columns[part] for part in PARTS if part in head.columns]
    for row in range(head.row + 1, grid.height):
        texts = [text for _, text in cover.texts[row]]
        if any(starts_with(text, "lines", "foot") or starts_with(text, "lines", "sample") for text in texts):
            return
        name = nfc(cell_text(grid.rows[row][head.columns["item"]]))
        item = _item_of(name)
        if item or (
            any(map(str.isalpha, name)) and any(cell_text(grid.rows[row][column]) for column in values)
        ):
            yield _Line(row, name, item)


@lru_cache(maxsize=8192)
def _is_evidence(text: str) -> bool:
    """The head of the column that no other sheet has."""
    return _columns().get(fold(text).strip(" :.*")) == "evidence"


def _column_of(text: str) -> str:
    """Which column of a check-list a head names, '' if none."""
    plain = fold(text).strip(" :.*")
    return _columns().get(plain, "") or ("unit" if label_kind(text) in ("school", "commune") else "")


@lru_cache(maxsize=1)
def _columns() -> Mapping[str, str]:
    declared = listings()[FORM]["columns"]
    return {fold(name): column for column, names in declared.items() for name in names}


@lru_cache(maxsize=1)
def _answers() -> Mapping[str, str]:
    return {word: state for state, words in layout_words()["answers"].items() for word in words}


def _item_of(name: str) -> str:
    return _items().get(bare(name), "")


@lru_cache(maxsize=1)
def _items() -> Mapping[str, str]:
    """Folded name → item: its own label, and the label of its task where the task has this item alone."""
    names = {bare(item.label_vi): key for key, item in check_items().items()}
    for task in tasks().values():
        if len(task.items) == 1 and not task.indicators:
            names.setdefault(bare(task.label_vi), task.items[0])
    return names
