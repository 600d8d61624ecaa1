"""Rows of sites, ages and indicators."""

import re

from etl.forms.rows.body import RANKS, Body
from etl.forms.rows.row import FACT, GROUP, SITE, SUBTOTAL, TOTAL, UNKNOWN, Row
from etl.forms.words.description import Description, PathItem, describe
from etl.forms.words.labels import bare, is_total, opens_part
from etl.forms.words.names import names_upper
from etl.text import fold

_NUMBER = re.compile(r"\d+")
_WHOLES = ("tong so", "tong", "ts")
"""Wordings that a table of indicators also uses for the first indicator itself ("1 | Tổng số | ; - Nữ")."""
_OLDEST = 100
_PEOPLE = frozenset(("pupil", "child", "teacher", "person"))
_LISTED = frozenset(("rating", "reason"))
"""Dimensions whose values stand below each other under one heading."""
_UNRESTRICTING = frozenset(("kind", "year", "plan_year", "period", "level"))


def read_site(body: Body, row: Row, said: Description) -> None:
    """A site of the school above, or the school's total."""
    row.role = TOTAL if is_total(row.label) or names_upper(row.label) else SITE
    row.unit = body.school


def read_age(body: Body, row: Row, said: Description) -> None:
    """An age, a band of ages, or a total."""
    plain = bare(row.label)
    if is_total(row.label) or plain.startswith(("cong", "tong")):
        row.role, row.unit = TOTAL, body.school
    elif plain.isdigit() and int(plain) < _OLDEST:
        _state(row, FACT, (f"{int(plain)} tuổi", frozenset()))
    elif set(said.dims) == {"age"} and not said.unknown:
        _state(row, FACT if "-" not in said.dims["age"] else SUBTOTAL, (row.label, frozenset()))
    elif (
        body.grain == "school"
        and said.dims.get("grade")
        and set(said.dims) <= {"grade", "age"}
        and not said.unknown
    ):
        _state(row, FACT, (row.label, frozenset()))
    else:
        row.role = UNKNOWN if row.filled else GROUP


def _state(row: Row, role: str, item: PathItem) -> None:
    row.role, row.path, row.own = role, (item,), (item,)


def read_indicator(body: Body, row: Row, said: Description) -> None:
    """An indicator below those of lower rank, or a total."""
    is_sum = said.empty and is_total(row.label)
    may_count = bare(row.label) in _WHOLES and (row.numbered or bool(body.parents))
    if is_sum and not may_count and not _closes_places(body) and not _states_outer(body, row):
        row.role = TOTAL
        if row.rank < len(RANKS):
            body.close_indicators()
        return
    if _leaves_its_whole(body, row, said):
        row.role = UNKNOWN
        return
    if opens_part(row.label):
        row.rank = _rank_of_part(body, row)
    elif _only_group(said):
        row.rank = _rank_of_group(body, row)
    else:
        row.rank = _rank_of_twin(body, row)
    while body.parents and body.parents[-1][0] >= row.rank:
        body.parents.pop()
    heading, label = _heading_before_colon(row.label)
    if heading:
        _append_heading(body, row, heading)
    item: PathItem = (label, frozenset())
    row.own = (item,)
    row.path = (*(parent for _, parent in body.parents), item)
    row.role = FACT if row.filled else GROUP
    body.parents.append((row.rank, item))
    if not row.filled:
        body.headings.add(item)


def _heading_before_colon(label: str) -> tuple[str, str]:
    """ "Lý do: - Hoàn cảnh khó khăn", "Kết quả học tập: Tốt": the first of several values stands in the line of their heading."""
    heading, _, value = label.partition(":")
    said, of_heading = describe(((value, frozenset()),)), describe(((heading, frozenset()),))
    is_first = _LISTED & said.dims.keys() and not said.unknown and not _LISTED & of_heading.dims.keys()
    return (
        (heading, value.strip()) if is_first and of_heading.words and not of_heading.unknown else ("", label)
    )


def _append_heading(body: Body, row: Row, heading: str) -> None:
    """The heading is one of all rows below it that go deeper, the row itself the first of them."""
    item: PathItem = (heading, frozenset())
    body.parents.append((row.rank, item))
    body.headings.add(item)
    row.rank = max(row.rank + 1, RANKS["bullet"])


def _only_group(said: Description) -> bool:
    return set(said.dims) == {"group"} and not said.words and not said.unknown


def _leaves_its_whole(body: Body, row: Row, said: Description) -> bool:
    """A group of which it stays open what it is part of: the row above, or what stands above both."""
    above = body.row_above
    if "group" not in said.dims or not above:
        return False
    if above.role == UNKNOWN and "group" in describe(((above.label, frozenset()),)).dims:
        return opens_part(above.label) == opens_part(row.label)
    if opens_part(row.label):
        return opens_part(above.label) and "grade" in describe(above.own).dims
    return _only_group(said) and (
        _is_beside_part(body, row, above) or _is_behind_some_people(body, row, above)
    )


def _is_beside_part(body: Body, row: Row, above: Row) -> bool:
    """ "- Số ra lớp; Trong đó: nữ; - DTTS": the group may be part of "Số ra lớp" or of what stands above it."""
    if not above.filled or not above.own or not opens_part(above.label):
        return False
    wholes = [parent for parent in body.parents if (parent[1],) != above.own]
    if len(wholes) < 2 or wholes[-1][0] < row.rank or not _only_group(describe(above.own)):
        return False
    said = describe((wholes[-1][1],))
    return bool(said.dims.keys() - _UNRESTRICTING or said.unknown or not said.words <= _PEOPLE)


def _is_behind_some_people(body: Body, row: Row, above: Row) -> bool:
    """ "- HS học lớp ghép; - Nữ", and nobody counted above both: women of these pupils, or of all?"""
    words = describe(above.own).words if above.filled and above.rank == row.rank else frozenset()
    parents = describe(tuple(item for rank, item in body.parents if rank < row.rank)).words
    return bool(words & _PEOPLE) and not words <= _PEOPLE and not parents


def _rank_of_part(body: Body, row: Row) -> int:
    """Depth of a row that begins with "Trong đó": beside the part above it, behind a run of parts beside them, else below."""
    above = body.row_above
    if above and above.own and opens_part(above.label):
        return above.rank
    return RANKS["bullet"] if _closes_run(body) else row.rank


def _rank_of_group(body: Body, row: Row) -> int:
    """Depth of a row that says a group alone: below an empty "Trong đó:" deeper."""
    below = any(opens_part(item[0]) for _, item in body.parents if item in body.headings)
    return row.rank + RANKS["part"] if below and row.rank >= RANKS["bullet"] else row.rank


def _rank_of_twin(body: Body, row: Row) -> int:
    """Depth of a row that says what a row above says of another grade or age ("4 | Đang học lớp 1", "Đang học lớp 2"): beside it."""
    shape = _NUMBER.sub("0", fold(row.label))
    twins = [rank for rank, item in body.parents if _NUMBER.sub("0", fold(item[0])) == shape]
    return min(row.rank, twins[-1]) if twins and _NUMBER.search(row.label) else row.rank


def _closes_run(body: Body) -> bool:
    """ "Số HS; - Lớp 1; … - Lớp 5; Trong đó: nữ": behind parts side by side the group is one of their whole."""
    last = body.rows[-2:]
    said = [describe(row.own) for row in last]
    alike = {(row.rank, *sorted(item.dims)) for row, item in zip(last, said, strict=True)}
    parts = all(item.dims and not item.words and "group" not in item.dims for item in said)
    return len(last) == 2 and len(alike) == 1 and parts and last[0].rank >= RANKS["bullet"]


def _states_outer(body: Body, row: Row) -> bool:
    """ "Cộng" in the inner of two label columns states the indicator of the outer one, unless grades or ages above it do."""
    if row.rank < len(RANKS):
        return False
    above = [other for other in body.rows if other.index >= body.outer_place[0]]
    return not any(describe(other.own).dims.keys() & {"grade", "age"} for other in above)


def _closes_places(body: Body) -> bool:
    """The row above counts residents by place ("Học nơi khác"): a "Cộng" below it is their number, no mere check."""
    above = body.row_above
    return bool(above and above.own and "place" in describe(above.own).dims)
