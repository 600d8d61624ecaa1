"""Rows of sites, ages and indicators."""

from etl.forms.rows.body import Body
from etl.forms.rows.row import FACT, GROUP, SITE, SUBTOTAL, TOTAL, UNKNOWN, Row
from etl.forms.words.description import Description, PathItem, describe
from etl.forms.words.labels import bare, is_total
from etl.forms.words.names import names_upper

_WHOLES = ("tong so", "tong", "ts")
"""Wordings that a table of indicators also uses for the first indicator itself ("1 | Tổng số | ; - Nữ")."""
_OLDEST = 100


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
    if is_sum and not may_count and not _closes_places(body):
        row.role = TOTAL
        body.close_indicators()
        return
    while body.parents and body.parents[-1][0] >= row.rank:
        body.parents.pop()
    item: PathItem = (row.label, frozenset())
    row.own = (item,)
    row.path = (*(parent for _, parent in body.parents), item)
    row.role = FACT if row.filled else GROUP
    body.parents.append((row.rank, item))
    if not row.filled:
        body.headings.add(item)


def _closes_places(body: Body) -> bool:
    """The row above counts residents by place ("Học nơi khác"): a "Cộng" below it is their number, no mere check."""
    above = body.row_above
    return bool(above and above.own and "place" in describe(above.own).dims)
