"""Rows of units, and rows of grades, levels and groups inside a table of units."""

import re

from etl.forms.rows.body import Body
from etl.forms.rows.row import FACT, GROUP, SITE, SUBTOTAL, TOTAL, UNKNOWN, Row
from etl.forms.words.description import Description, PathItem, describe, dimension_tables
from etl.forms.words.labels import bare, is_bulleted, is_total, opens_part
from etl.forms.words.layout import layout_words
from etl.forms.words.names import (
    level_in_name,
    levels_of_school_name,
    names_class,
    names_commune,
    names_school,
    names_site,
    names_upper,
)
from etl.forms.words.unit_names import DIMS_OF_NAMES, NOBODY, named_unit

_LEVEL_DIMS = frozenset(("level",))
_GROUP_WORDS = frozenset(("school", "ownership", "place", "class", "pupil", "child", "teacher"))
_GRADE_WORDS = frozenset(("class", "pupil", "child", "school", "months"))
_GRADE_AXES = ("grade", "school_grade")
_OWN_TOTALS = ("tong so", "tong", "ts", "cong", "tong cong", "toan truong", "ca truong")
"""Heads of rows without numbers that may speak of the unit above alone."""
_UNNAMED_FILLED = ("indicator", "age")
"""Axes on which a name beside numbers is no row of its own."""
_HIGHEST_GRADE = 12


def read_unit_or_part(body: Body, row: Row, said: Description, style: str) -> None:
    """Decides what a row of a table of units is."""
    if is_total(row.label) or names_upper(row.label):
        row.role, row.unit = TOTAL, body.school
    elif body.axis == "commune" and bare(row.label) in layout_words()["names"]["commune"]:
        row.role = SUBTOTAL if row.filled else GROUP  # "A | Phường" heads the wards below
        body.push(row, style)
    elif grade := _grade_path(body, row, said):
        _read_grade(body, row, grade, style)
    elif _is_site(body, row) and bare(row.label) not in layout_words()["label_columns"]["site"]:
        # "Điểm trường trung tâm": a site, though each of its words means something
        row.role, row.unit = SITE, body.school
    elif not said.unknown and not said.conflict and not _is_name_of_known_words(body, row, said):
        _read_part_or_group(body, row, said, style)
    elif names_class(row.label):
        row.role, row.unit = SITE, body.school
    elif body.axis == "grade" and not names_school(row.label):
        row.role = UNKNOWN if row.filled else GROUP
    else:
        _read_name(body, row, style)


def heads_unit(body: Body, row: Row) -> bool:
    """A row that names a unit, or the sum of several, between rows of others: those below it are of that unit, or sums."""
    if row.filled and body.axis not in _UNNAMED_FILLED:
        return False
    named = named_unit(row.label)
    if named is None or not named.alone or (row.filled and named.kind != body.grain):
        return False
    if named.kind == NOBODY and (not body.headed or bare(row.label) in _OWN_TOTALS):
        return False
    body.headed = True
    body.sums = named.kind != body.grain
    row.unit = body.school = None if body.sums else body.unit(named.text, row.cell, row.index)
    body.parents.clear()
    return True


def _read_grade(body: Body, row: Row, grade: PathItem, style: str) -> None:
    """A grade of the school above, or one that heads the schools below."""
    if body.axis in ("school", "school_grade") and body.grades_head_schools:
        row.role = SUBTOTAL if row.filled else GROUP
        body.push(row, style, grade=grade)
        return
    row.role, row.path, row.own, row.unit = FACT, (grade,), (grade,), body.school
    row.sibling_rows = opens_part(row.label) and _whole_is_stated(body)
    row.level = body.level()


def _whole_is_stated(body: Body) -> bool:
    """The school above has numbers of its own: "Trong đó: lớp 1" names a part of them and does not split them."""
    rows = reversed(body.rows)
    whole = next((row for row in rows if row.unit is None or row.unit != body.school or not row.path), None)
    return bool(whole and whole.filled and whole.role == FACT and whole.unit == body.school)


def _is_name_of_known_words(body: Body, row: Row, said: Description) -> bool:
    """ "TH Năm", "Trường Mầm non Bé Ngoan" between schools are schools, although each of their words means something: no
    heading of levels or kinds of schools says such a thing."""
    if body.axis not in ("school", "school_grade") or not names_school(row.label):
        return False
    dims = set(said.dims)
    return dims <= DIMS_OF_NAMES and (not dims <= _LEVEL_DIMS or not said.words <= _GROUP_WORDS)


def _read_name(body: Body, row: Row, style: str) -> None:
    """A row whose words are no concepts: a commune over its schools, a site, a heading, or a unit."""
    if body.grain == "school" and names_commune(row.label) and body.axis != "commune":
        row.role = SUBTOTAL if row.filled else GROUP
        body.push(row, style, commune=row.label)
    elif _is_site(body, row):
        row.role, row.unit = SITE, body.school
    elif body.grain == "school" and body.axis == "commune":
        row.role = SUBTOTAL if row.filled else GROUP
    elif _is_heading(body, row, style):
        row.role = GROUP
        body.push(row, style)
    else:
        _read_unit(body, row)


def _is_heading(body: Body, row: Row, style: str) -> bool:
    outlined = not row.numbered or style in ("roman", "letter")
    return not row.filled and outlined and body.axis != "commune" and not names_school(row.label)


def _read_unit(body: Body, row: Row) -> None:
    if body.school and _is_named_part(body, row.label):
        row.role, row.level, row.part = FACT, level_in_name(row.label), True
        row.unit = body.school._replace(level=row.level)
        return
    unit = body.unit(row.label, row.cell, row.index)
    if body.axis == "level":
        row.role = UNKNOWN
        return
    row.role, row.unit, row.level = FACT, unit, unit.level
    if grade := body.grade():
        row.path = row.own = (grade,)
    if unit.kind == "school":
        named = levels_of_school_name(row.label)
        row.named_level = named[0] if len(named) == 1 else ""
        body.school = unit
    body.parents.clear()


def _is_named_part(body: Body, label: str) -> bool:
    """ "+ Hoa Lan (cấp TH)" below "TH&THCS Hoa Lan" is that school's primary level."""
    if not body.school or not is_bulleted(label) or not level_in_name(label):
        return False
    name = bare(re.sub(r"\(.*?\)", " ", label))
    return bool(name) and f" {bare(body.school.text)} ".endswith(f" {name} ")


def _read_part_or_group(body: Body, row: Row, said: Description, style: str) -> None:
    """A covered label in a table of units: "+ Cấp TH", "Mầm non", "Công lập", "Trong đó: nữ"."""
    dims = set(said.dims)
    if dims <= _LEVEL_DIMS and said.words <= _GROUP_WORDS:
        _read_level_or_group(body, row, said, style)
    elif dims <= {"group", "schooling", "age", "grade"} and body.school and is_bulleted(row.label):
        item: PathItem = (row.label, frozenset())
        row.role, row.path, row.own = FACT, (item,), (item,)
        row.unit, row.level = body.school, body.level()
        row.sibling_rows = True
    else:
        row.role = UNKNOWN if row.filled else GROUP


def _read_level_or_group(body: Body, row: Row, said: Description, style: str) -> None:
    level = "" if said.dims.get("level") == "mixed" else said.dims.get("level", "")
    is_part = level and row.filled and not row.numbered and (is_bulleted(row.label) or _below_school(body))
    if body.axis == "level" and level:
        row.role, row.level = FACT, level
    elif is_part and body.school:
        row.role, row.level = FACT, level
        row.unit, row.part = body.school._replace(level=level), True
    elif level and row.filled and _is_behind_its_grades(body, level):
        row.role, row.unit = TOTAL, body.school
    else:
        row.role = SUBTOTAL if row.filled else GROUP
        body.push(row, style, level=level, levels_said=bool(said.dims))


def _is_behind_its_grades(body: Body, level: str) -> bool:
    """ "Lớp 1 … Lớp 5; Tiểu học": the level sums up the grades above it."""
    above = body.row_above
    if body.axis not in _GRADE_AXES or above is None or above.role != FACT:
        return False
    return describe(above.own).dims.get("grade", "") in dimension_tables()["level_of_grade"].get(level, ())


def _below_school(body: Body) -> bool:
    """The row above is a school or a part of one, and this row has no number of its own."""
    above = body.row_above
    return bool(above and above.unit is not None and above.role in (FACT, SUBTOTAL))


def _grade_path(body: Body, row: Row, said: Description) -> PathItem | None:
    plain = bare(row.label)
    if body.axis in _GRADE_AXES and plain.isdigit() and 1 <= int(plain) <= _HIGHEST_GRADE:
        return (f"lớp {int(plain)}", frozenset())
    if said.unknown or said.conflict:
        return None
    dims = set(said.dims)
    by_age = (
        dims == {"age"} and body.grain == "school" and body.axis in _GRADE_AXES
    )  # "Trẻ 4 tuổi" of a preschool
    if (dims == {"grade"} or by_age) and said.words <= _GRADE_WORDS:
        return (row.label, frozenset())
    return None


def _is_site(body: Body, row: Row) -> bool:
    return (
        bool(body.school)
        and names_site(row.label)
        and (is_bulleted(row.label) or bare(row.label).startswith("diem"))
    )
