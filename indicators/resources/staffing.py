"""Teachers present against the norm of the school year, by level and by subject: per school, and only then summed.

The norms are maxima ("định mức tối đa"): what is lacking is a planning figure, never a breach.
"""

import pandas as pd

from indicators.catalog.facilities import staffing_items
from indicators.resources.gaps import NormValues, item_gaps, item_totals
from indicators.terms import SchoolYear
from indicators.warehouse import Warehouse


def staff_gaps(
    warehouse: Warehouse, school_year: SchoolYear | str, norm_values: NormValues | None = None
) -> pd.DataFrame:
    """`gaps.COLUMNS`: one row per school, level and post (`teachers`, `subject.informatics`, `youth_leaders`).

    `need_exact` is the need before rounding: specialist teachers of small schools may be shared between schools.
    """
    return item_gaps(warehouse, school_year, staffing_items(), norm_values)


def staff_totals(
    warehouse: Warehouse,
    school_year: SchoolYear | str,
    boundaries: str = "then",
    norm_values: NormValues | None = None,
) -> pd.DataFrame:
    """`gaps.TOTAL_COLUMNS` for every unit: what schools lack, summed; a surplus of one school is none of another."""
    each = staff_gaps(warehouse, school_year, norm_values)
    return item_totals(warehouse, school_year, each, staffing_items(), boundaries)
