"""Who gets a blank form, and what they reported a year before: read from the published snapshot.

Schools open in the year, and the communes in which they stand on its first day. Knows no sheets.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from etl.templates.form_table import FactKey
from etl.templates.texts import say
from etl.units.model import teaching_days
from indicators.terms import LEVELS, SchoolYear
from indicators.warehouse import Warehouse

_SCHOOLS = """
SELECT u.unit_id, u.unit_code, u.unit_name, u.levels, p.unit_id, p.unit_name
FROM unit u
LEFT JOIN unit_parent link ON link.unit_id = u.unit_id
    AND link.valid_from <= $last AND coalesce(link.valid_to, $last) >= $first
LEFT JOIN unit p ON p.unit_id = link.parent_id
WHERE u.unit_kind = 'school' AND u.valid_from <= $last AND coalesce(u.valid_to, $last) >= $first
ORDER BY u.official_order, link.valid_from
"""
_COMMUNES = """
SELECT unit_id, unit_code, unit_name, valid_from, EXISTS (
    FROM unit former WHERE former.unit_kind = 'commune' AND former.unit_name = unit.unit_name
    AND former.valid_to BETWEEN $before AND unit.valid_from
) FROM unit
WHERE unit_kind = 'commune' AND valid_from <= $first AND coalesce(valid_to, $first) >= $first
ORDER BY official_order
"""
_FIGURES = """
SELECT unit_id, level, measure, grade, age, grp, category, period, kind, value
FROM fact WHERE school_year = $year AND state IN ('number', 'zero_mark')
"""


@dataclass(frozen=True, slots=True)
class Recipient:
    """A school or commune; `commune` is the name of a school's commune, '' if none is known."""

    unit_id: int
    code: str
    name: str
    kind: str
    levels: tuple[str, ...] = ()
    commune: str = ""
    since: date | None = None
    """First day of a commune whose name was another's until shortly before: its rows say so (decision 20)."""

    @property
    def row_name(self) -> str:
        """Its name where a row must leave no doubt about the boundaries."""
        return say("name_since", name=self.name, day=f"{self.since:%d/%m/%Y}") if self.since else self.name


Figures = Mapping[tuple[int, FactKey], float]


def recipients(warehouse: Warehouse, year: SchoolYear) -> list[Recipient]:
    """Schools in official order, then communes."""
    first, last = teaching_days(str(year))
    schools: dict[int, Recipient] = {}
    homes: set[int] = set()
    rows = warehouse.rows(_SCHOOLS, {"first": first, "last": last})
    for unit_id, code, name, levels, commune_id, commune in rows:
        found = tuple(level for level in LEVELS if level in levels.split(","))
        schools[unit_id] = Recipient(unit_id, code, name, "school", found, commune or "")
        homes.add(commune_id)
    communes = [
        Recipient(unit_id, code, name, "commune", since=since if is_reused else None)
        for unit_id, code, name, since, is_reused in warehouse.rows(
            _COMMUNES, {"first": first, "before": year.previous.first_day}
        )
        if unit_id in homes
    ]
    return [*schools.values(), *communes]


def figures(warehouse: Warehouse, year: SchoolYear) -> Figures:
    """Every number that is known of a school year, by unit and dimensions."""
    return {
        (unit_id, FactKey(level, measure, grade, age, group, category, period, kind)): value
        for unit_id, level, measure, grade, age, group, category, period, kind, value in warehouse.rows(
            _FIGURES, {"year": str(year)}
        )
    }
