"""Which ages a column headed "Tổng số" beside single ages sums up: the band whose sums the numbers prove.

"Tổng số | 0 | 1 | … | 6" may total 0-6 or 0-5 (the preschool form leaves age 6 out); the head does not say it, the
numbers do. A column that no band explains stays without an age and is asked about. Knows no measures.
"""

from etl.forms.numbers.cells import Cells
from etl.forms.table.head import with_texts
from etl.forms.table.table import Table
from etl.forms.words.description import describe

_ROWS_NEEDED = 2
_SHARE = 0.8


def name_total_ages(cells: Cells, table: Table) -> None:
    """Adds the proven band to the path of every total column without an age."""
    ages = {
        int(age): column
        for column, path in table.columns.items()
        if (age := describe(path).dims.get("age", "")).isdigit()
    }
    if len(ages) < 2:
        return
    low, high = min(ages), max(ages)
    added: list[tuple[int, str]] = []
    for column, path in table.columns.items():
        described = describe(path)
        if not described.is_total or not described.empty:
            continue
        for last in (high, high - 1):
            band = [ages.get(age) for age in range(low, last + 1)]
            parts = [part for part in band if part is not None]
            if len(parts) == len(band) > 1 and _proves(cells, table, column, parts):
                added.append((column, f"{low}-{last} tuổi"))
                break
    if added:
        table.head = with_texts(table.head, tuple(added))


def _proves(cells: Cells, table: Table, total: int, parts: list[int]) -> bool:
    agreeing = compared = 0
    for row in range(table.first_row, table.last_row + 1):
        reported = cells.number(row, total)
        numbers = [number for part in parts if (number := cells.number(row, part)) is not None]
        if not reported or len(numbers) < len(parts):
            continue
        compared += 1
        agreeing += abs(sum(numbers) - reported) < 1e-6
    return agreeing >= _ROWS_NEEDED and agreeing >= _SHARE * compared - 1
