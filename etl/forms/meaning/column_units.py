"""Units across: which columns of a transposed table belong to which school or commune, by their heads."""

from collections.abc import Mapping, Sequence

from etl.forms.rows.row import Row
from etl.forms.table.cover import Cover
from etl.forms.table.table import Table
from etl.forms.words.description import PathItem, describe
from etl.forms.words.labels import is_total
from etl.forms.words.names import names_commune, names_school
from etl.forms.words.unit_names import DIMS_OF_NAMES
from etl.forms.words.vocabulary import has_strange_word
from etl.grid import address
from etl.text import fold

_COUNTED_APART = frozenset(("level", "kind", "year", "plan_year", "period", "place"))
_FEWEST_NAMES = 2
_LONGEST_NAME = 5


def find_column_units(
    cover: Cover, table: Table, rows: Sequence[Row], axis: str
) -> tuple[dict[int, tuple[str, str]], frozenset[int]]:
    """(column → (unit name, cell), columns that only sum up) where heads of columns are names of units (transposed).

    A head of a level or grade after a unit ("+ Cấp TH", "- Lớp 1") over a column with numbers is a part of it;
    the unit's own column is then a subtotal.
    """
    if axis not in ("indicator", "grade", "age"):
        return {}, frozenset()
    named = {column: _unit_in(path) for column, path in table.columns.items()}
    if not any(named.values()):
        named = _bare_names(table)
    if not any(named.values()):
        return {}, frozenset()
    named |= {
        column: path[-1][0] for column, path in table.columns.items() if not named[column] and _may_name(path)
    }
    filled: frozenset[int] = frozenset().union(*(cover.filled(row.index) for row in rows))
    units: dict[int, tuple[str, str]] = {}
    sums: set[int] = set()
    whole: int | None = None
    for column, path in table.columns.items():
        described = describe(path)
        if whole_of := _whole_of(path, named, table):
            units[column] = (whole_of, address(table.header_bottom, column))
        elif any(is_total(text) or _is_sum_of_kind(text) for text, _ in path):
            sums.add(column)
        elif named[column] or described.unknown:
            whole = column
            units[column] = (named[column] or path[-1][0], address(table.header_bottom, column))
        elif whole is not None and column in filled and set(described.dims) in ({"level"}, {"grade"}):
            units[column] = units[whole]
            sums.add(whole)
    return units, frozenset(sums)


def _whole_of(path: tuple[PathItem, ...], named: Mapping[int, str], table: Table) -> str:
    """The unit of "THCS Phượng Đỏ > Cộng" beside the columns of its grades or groups ("Trong đó nữ"): the school's own total, a
    number as theirs are. Beside levels, years or kinds of numbers it sums up what the sheet counts apart."""
    unit = _unit_in(path[:-1])
    if not unit or not is_total(path[-1][0]):
        return ""
    beside = [
        set(describe(other[-1:]).dims)
        for column, other in table.columns.items()
        if named[column] == unit and other != path
    ]
    return unit if beside and all(dims and dims.isdisjoint(_COUNTED_APART) for dims in beside) else ""


def _bare_names(table: Table) -> dict[int, str]:
    """Column → its head where every head but totals is a name written without its kind ("Hòa Sơn | Cư Pui | Yang Mao")."""
    heads = {
        column: path[-1][0]
        for column, path in table.columns.items()
        if column not in table.head.notes
        and not any(is_total(text) or _is_sum_of_kind(text) for text, _ in path)
    }
    unknown = [text for text in heads.values() if has_strange_word(text)]
    if (
        len(heads) < _FEWEST_NAMES
        or len(unknown) <= len(heads) / 2
        or not all(map(_is_written_as_name, heads.values()))
    ):
        return {}
    return heads


def _is_written_as_name(text: str) -> bool:
    words = [word for word in text.split() if any(map(str.isalpha, word))]
    return 2 <= len(words) <= _LONGEST_NAME and all(word[0].isupper() for word in words)


def _is_sum_of_kind(text: str) -> bool:
    """ "Tổng hiện có", "Cộng nhu cầu" beside the columns of units."""
    words = fold(text).split()
    said = describe(((text, frozenset()),))
    return (
        words[:1] in (["tong"], ["cong"]) and set(said.dims) == {"kind"} and not (said.words or said.unknown)
    )


def _may_name(path: tuple[PathItem, ...]) -> bool:
    """ "TH Năm" beside other schools is one more of them: "Thực hiện năm" without a year says nothing."""
    said = describe(path)
    dims = set(said.dims)
    own = dims <= DIMS_OF_NAMES and not dims <= {"level"}
    return names_school(path[-1][0]) and own and said.words <= {"school"} and not said.unknown


def _unit_in(path: tuple[PathItem, ...]) -> str:
    """The text of a column path that names a school or commune, '' if none does."""
    for text, _ in path:
        if (names_school(text) or names_commune(text)) and describe(((text, frozenset()),)).unknown:
            return text
    return ""
