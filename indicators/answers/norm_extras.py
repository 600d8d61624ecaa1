"""What a norm asks of a school beyond its base: so much more for each of some of its pupils (land for boarders).

The base and the count behind the extra stay apart until the last moment, so that an exact hit is compared in whole numbers.
"""

from collections.abc import Iterator, Sequence

import pandas as pd

from indicators.catalog.formulas import Term
from indicators.catalog.indicator import Indicator, Target
from indicators.catalog.measures import codes, measures
from indicators.catalog.norms import Norm, norms_on
from indicators.catalog.texts import text
from indicators.sums.compiler import quantities
from indicators.sums.plan import quantity
from indicators.terms import SchoolYear
from indicators.warehouse import Warehouse

EXTRAS = ("beyond", "extra_unknown")
"""`beyond`: part of the numerator that the extra asks for; `extra_unknown`: the count behind it is not known."""


def with_extras(
    warehouse: Warehouse,
    year: SchoolYear,
    frame: pd.DataFrame,
    units: pd.DataFrame,
    chosen: Sequence[Indicator],
) -> pd.DataFrame:
    """Gathered numbers with `EXTRAS` and a note on every school for which a norm has an extra."""
    schools = units.loc[units["unit_kind"] == "school"].set_index("unit_id")["levels"]
    frame = frame.assign(beyond=float("nan"), extra_unknown=False)
    for entry in (entry for entry in chosen if entry.target.extra_norm):
        for norm in extra_norms(entry.target, year):
            _add_extra(warehouse, year, frame, schools, entry, norm)
    return frame


def extra_norms(target: Target, year: SchoolYear) -> Iterator[Norm]:
    """The extras in force on the first day of the school year, one per level."""
    for norm in norms_on(year.first_day, target.extra_norm):
        if norm.case == target.extra_case:
            yield norm


def _add_extra(
    warehouse: Warehouse,
    year: SchoolYear,
    frame: pd.DataFrame,
    schools: pd.Series,
    entry: Indicator,
    norm: Norm,
) -> None:
    teaching = schools.index[[norm.level in taught.split(",") for taught in schools]]
    teaches = frame["unit_id"].isin(teaching)
    own = frame.index[(frame["indicator"] == entry.id) & teaches & frame["level"].isin(("", norm.level))]
    if own.empty:
        return
    counts = _counts(warehouse, year, entry, norm)
    found = pd.Series(
        [counts.get(key) for key in zip(frame["unit_id"][own], frame["period"][own], strict=True)],
        index=own, dtype="float64",
    )  # fmt: skip
    frame.loc[own, "beyond"] = float(norm.value) * found
    frame.loc[own, "extra_unknown"] = found.isna() & frame["numerator"][own].notna()
    known = found[found > 0]
    frame.loc[known.index, "note"] = [_note(entry.target, norm, count) for count in known]


def _counts(
    warehouse: Warehouse, year: SchoolYear, entry: Indicator, norm: Norm
) -> dict[tuple[int, str], float]:
    """Those for whom more is asked, by school and period."""
    asked = quantity(entry.id, (Term(entry.target.extra_of),), levels=(norm.level,), periods=entry.periods)
    numbers = quantities(warehouse, [asked], year, every_period=True)
    return dict(zip(zip(numbers["unit_id"], numbers["period"], strict=True), numbers["value"], strict=True))


def _note(target: Target, norm: Norm, count: float) -> str:
    return text(
        "targets", "extra", value=norm.text.replace(".", ","), unit=norm.unit.partition("/")[0].replace("m2", "m²"),
        measure=measures()[target.extra_of].label, level=codes()["level"][norm.level], count=f"{count:g}",
        source=" ".join(filter(None, (norm.document, norm.article))),
    )  # fmt: skip
