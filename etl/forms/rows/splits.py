"""Rows that split other rows: roles that only the rows below or beside decide."""

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from etl.forms.rows.row import FACT, GROUP, SITE, SUBTOTAL, TOTAL, UNKNOWN, Row
from etl.forms.words.description import PathItem, describe, dimension_tables
from etl.text import fold

_NURSERY = "nhà trẻ"


def mark_bands(rows: Sequence[Row], axis: str) -> None:
    """Rows of age bands sum up single ages; where the table has no single ages, the bands are what it states.

    Bands that go on behind the last age, with numbers of their own, are lines of the form as the ages are.
    """
    if axis != "age":
        return
    last_age = max((place for place, row in enumerate(rows) if row.role == FACT and row.path), default=-1)
    for row in rows[last_age + 1 :]:
        if row.role == SUBTOTAL and row.path and (row.numbered or last_age < 0):
            row.role, row.sibling_rows = FACT, last_age >= 0


def name_nursery(rows: Sequence[Row]) -> None:
    """ "Nhà trẻ 24-36 tháng" is the whole nursery where no other row states children of the nursery."""
    nurseries = [row for row in rows if row.role == FACT and describe(row.own).dims.get("grade") == "nursery"]
    by_unit = Counter(row.unit for row in nurseries)
    for row in nurseries:
        if by_unit[row.unit] == 1 and len(row.path) == 1 and "months" in describe(row.own).words:
            row.path = row.own = ((_NURSERY, frozenset()),)


def name_neighbours_of_ratings(rows: Sequence[Row]) -> None:
    """Rows "Giỏi", "Khá", "TB" under one heading stand beside each other as columns would: a mark is known by its neighbours."""
    if not any(_is_rating(item) for row in rows for item in row.own):
        return
    below: dict[tuple[PathItem, ...], set[str]] = {}
    for row in rows:
        for depth, (text, _) in enumerate(row.path):
            below.setdefault(row.path[:depth], set()).add(fold(text))
    for row in rows:
        row.path = tuple(
            (item[0], frozenset(below[row.path[:depth]] - {fold(item[0])})) if _is_rating(item) else item
            for depth, item in enumerate(row.path)
        )
        row.own = row.path[-1:]


def _is_rating(item: PathItem) -> bool:
    return "rating" in describe((item,)).dims


def mark_parents(rows: Sequence[Row]) -> None:
    """A unit row over rows that split it (levels, grades, sites) is a subtotal, or a mere heading without numbers."""
    for position, row in enumerate(rows):
        if row.role != FACT or row.unit is None or row.path or row.part:
            continue
        parts = 0
        for below in rows[position + 1 :]:
            if below.unit is None or below.unit.cell != row.unit.cell or below.sibling_rows:
                break
            if below.role in (FACT, SITE) and (below.path or below.role == SITE or below.level != row.level):
                parts += below.filled
            elif below.role == FACT:
                break
        if parts:
            sites = any(below.role == SITE and below.unit == row.unit for below in rows)
            if not (sites and row.filled):
                row.role = SUBTOTAL if row.filled else GROUP


def mark_levels(rows: Sequence[Row]) -> None:
    """ "Cấp tiểu học" over "Lớp 1" … "Lớp 5", in a table whose columns say what is counted, sums up its grades."""
    grades_of = dimension_tables()["level_of_grade"]
    stated = [row for row in rows if row.role == FACT]
    for row, below in pairwise(stated):
        said = describe(row.path)
        alone = set(said.dims) == {"level"} and not (said.words or said.unknown)
        level = said.dims["level"] if alone else ""
        own = describe(below.own)
        if level and set(own.dims) == {"grade"} and own.dims["grade"] in grades_of.get(level, ()):
            row.role = SUBTOTAL


def mark_repeated(rows: Sequence[Row]) -> None:
    """Ages or grades that repeat below headings in unknown words ("Điểm Nà Lơi"): nobody knows which are the unit's own."""
    heading, groups = -1, 0
    said: dict[tuple[object, ...], list[tuple[int, Row]]] = {}
    for row in rows:
        if row.role == GROUP and row.unit is None and describe(((row.label, frozenset()),)).unknown:
            heading, groups = row.index, groups + 1
        elif row.role == FACT and row.path:
            said.setdefault((row.unit, row.level, *map(fold, _texts(row))), []).append((heading, row))
    for found in said.values() if groups else ():
        if len({heading for heading, _ in found}) > 1:
            for _, row in found:
                row.role = UNKNOWN


def _texts(row: Row) -> list[str]:
    return [text for text, _ in row.path]


def mark_heads(rows: Sequence[Row]) -> None:
    """The numbers beside the name of a unit sum up the rows below it, where these are of the unit."""
    for head, below in pairwise(rows):
        if head.role == UNKNOWN and head.unit is not None and below.role == FACT and below.unit is head.unit:
            head.role = SUBTOTAL


def mark_wholes(rows: Sequence[Row]) -> None:
    """In a table of sites the total row is the only one that states the school's number: it is the fact.

    In a table of several schools a total is a school's own only where each of them has one; a grand total is nobody's.
    """
    sites = [row for row in rows if row.role == SITE]
    if not sites:
        return
    stated = [row.unit for row in rows if row.role == FACT]
    totals = [row.unit for row in rows if row.role == TOTAL and row.filled]
    schools = {row.unit for row in rows if row.unit is not None and row.role != TOTAL}
    if len(schools) > 1 and any(totals.count(school) != 1 for school in schools):
        return
    for row in rows:
        if row.role != TOTAL or not row.filled or row.unit in stated:
            continue
        if any(site.unit == row.unit for site in sites):
            row.role = FACT
