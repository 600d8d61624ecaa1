"""Stored figures as the cells state them, for looking up and exporting: nothing is computed here."""

from collections.abc import Sequence

import pandas as pd

from indicators.warehouse import Warehouse

COLUMNS = (
    "unit_id", "unit_code", "unit_name", "unit_kind", "level", "measure", "grade", "age", "group", "category", "school_year",
    "period", "kind", "value", "state", "file", "sheet", "cell", "raw",
)  # fmt: skip


def facts(
    warehouse: Warehouse,
    school_year: str,
    *,
    unit_ids: Sequence[int] | None = None,
    measures: Sequence[str] = (),
    kinds: Sequence[str] = (),
    periods: Sequence[str] = (),
) -> pd.DataFrame:
    """Current facts of a school year in official order; an empty filter means all, `unit_ids=None` means every unit."""
    return warehouse.frame(
        """
        SELECT u.unit_id, u.unit_code, u.unit_name, u.unit_kind, x.level, x.measure, x.grade, x.age, x.grp AS group,
               x.category, x.school_year, x.period, x.kind, x.value, x.state, f.file_name AS file,
               s.sheet_name AS sheet, x.cell, x.raw
        FROM fact x
        JOIN unit u USING (unit_id)
        JOIN sheet s USING (sheet_id)
        JOIN file f ON f.file_id = s.file_id
        WHERE x.school_year = $school_year
          AND ($units IS NULL OR list_contains($units, x.unit_id))
          AND (len($measures) = 0 OR list_contains($measures, x.measure))
          AND (len($kinds) = 0 OR list_contains($kinds, x.kind))
          AND (len($periods) = 0 OR list_contains($periods, x.period))
        ORDER BY u.official_order, u.unit_code, x.measure, x.level, x.grade,
                 try_cast(split_part(x.age, '-', 1) AS INTEGER), x.age, x.grp, x.category, x.period, x.kind
        """,
        {
            "school_year": str(school_year),
            "units": None if unit_ids is None else [int(unit) for unit in unit_ids],
            "measures": list(measures),
            "kinds": list(kinds),
            "periods": list(periods),
        },
    )


def reported_periods(warehouse: Warehouse, school_year: str) -> list[str]:
    """Periods of a school year for which anything was counted."""
    rows = warehouse.rows(
        "SELECT DISTINCT period FROM fact WHERE school_year = ? AND kind = 'actual' AND value IS NOT NULL ORDER BY period",
        [str(school_year)],
    )
    return [row[0] for row in rows]


def reported_years(warehouse: Warehouse) -> list[str]:
    """School years in which something was done and counted, not only planned; newest first."""
    rows = warehouse.rows(
        "SELECT school_year FROM fact WHERE kind = 'actual' AND value IS NOT NULL AND period <> 'year' "
        "GROUP BY school_year ORDER BY school_year DESC"
    )
    return [row[0] for row in rows]


def reporting_units(warehouse: Warehouse, school_year: str) -> list[int]:
    """Units that state any figure of a school year."""
    query = "SELECT DISTINCT unit_id FROM fact WHERE school_year = ? ORDER BY unit_id"
    rows = warehouse.rows(query, [str(school_year)])
    return [int(row[0]) for row in rows]
