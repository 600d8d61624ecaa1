"""Any small sheet, written in every format that keeps numbers and merges, comes back as the same grid."""

from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from etl.reading.html_sheet import read_html
from etl.reading.ods import read_ods
from etl.reading.spreadsheetml import read_spreadsheetml
from etl.reading.xls import read_xls
from etl.reading.xlsb import read_xlsb
from etl.reading.xlsx import read_xlsx
from tests.reading.one_table import (
    Table,
    as_html_of_excel,
    as_ods,
    as_spreadsheetml,
    as_xls,
    as_xlsb,
    as_xlsx,
)

TEXTS = (
    st.text(alphabet="aâbcđêô ơưTHỌC&<>\"'", min_size=1, max_size=6)
    .map(lambda text: " ".join(text.split()))  # blanks in a row are one in HTML
    .filter(bool)
)
NUMBERS = st.one_of(st.integers(0, 99999).map(float), st.integers(1, 99999).map(lambda number: number / 1000))
PLACES = st.tuples(st.integers(0, 5), st.integers(0, 5))


@st.composite
def tables(draw: st.DrawFn) -> Table:
    cells: dict[tuple[int, int], Any] = draw(
        st.dictionaries(PLACES, st.one_of(TEXTS, NUMBERS), min_size=1, max_size=14)
    )
    merges: list[tuple[int, int, int, int]] = []
    for top, left in draw(st.lists(PLACES, max_size=3)):
        bottom, right = top + draw(st.integers(0, 2)), left + draw(st.integers(0, 2))
        area = {(row, column) for row in range(top, bottom + 1) for column in range(left, right + 1)}
        taken = {
            (row, column) for a, b, c, d in merges for row in range(a, c + 1) for column in range(b, d + 1)
        }
        if len(area) > 1 and not area & taken:
            merges.append((top, left, bottom, right))
            for place in area - {(top, left)}:
                cells.pop(place, None)
            cells.setdefault((top, left), "gộp")
    # The last corner bounds the sheet alike in formats that state its size and in those that do not.
    cells[8, 8] = "hết"
    numbers = [place for place, value in cells.items() if isinstance(value, float)]
    return Table(
        cells,
        tuple(sorted(merges)),
        draw(st.frozensets(st.sampled_from(numbers))) if numbers else frozenset(),
    )


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(tables())
def test_all_readers_agree_on_every_cell_merge_and_percent(table: Table) -> None:
    expected = [[table.cells.get((row, column)) for column in range(9)] for row in range(9)]
    for write, read in (
        (as_xlsx, read_xlsx),
        (as_xlsb, read_xlsb),
        (as_xls, read_xls),
        (as_ods, read_ods),
        (as_spreadsheetml, read_spreadsheetml),
        (as_html_of_excel, read_html),
    ):
        (grid,), issues = read(write(table))
        assert issues == []
        rows = [[value if value != "" else None for value in row] for row in grid.rows]
        assert rows == expected, write.__name__
        assert grid.merges == list(table.merges), write.__name__
        assert grid.percent_cells == table.percents, write.__name__
