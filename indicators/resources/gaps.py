"""What each school lacks, item by item, and the sum of it: a surplus in one school never hides a shortage in another.

Need by norm (rooms per class, required rooms, staffing) or as the school reports it; missing stays missing. Rooms that
are usable are solid and semi-solid; temporary and borrowed ones stand beside them. The net figure comes second.

Sites: reports count the sites of a school and how many of them have water or Internet; no fact is about one site. What is
asked of every site is therefore a number of sites that lack it. Which of them, and how rooms are spread over them, is
not known and not guessed.
"""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any

import pandas as pd

from indicators import office
from indicators.catalog.facilities import STOCK_KINDS, Facility, facilities
from indicators.catalog.formulas import Formula
from indicators.catalog.language import in_language
from indicators.catalog.measures import codes
from indicators.catalog.standards import WORST_STATUS_FIRST
from indicators.catalog.texts import text
from indicators.resources.needs import Need, Norms, Numbers, needed_together, stock, usable
from indicators.sums.compiler import quantities
from indicators.sums.plan import Question, quantity
from indicators.terms import SchoolYear
from indicators.units import ancestors, open_units
from indicators.warehouse import Warehouse

COLUMNS = ("unit_id", "unit_code", "unit_name", "parent_id", "level", "item", "group", "label", "basis", "period",
           "need", "have", "shortage", "net", "reported_need", "temporary", "borrowed", "norm_id", "rule_status",
           "solid", "semi_solid", "need_exact", "norm_value", "decreed_value", "note")  # fmt: skip

TOTAL_COLUMNS = ("unit_id", "unit_code", "unit_name", "unit_kind", "level", "item", "group", "label", "basis", "period",
                 "need", "have", "shortage", "net", "contributing", "expected", "coverage", "rule_status", "note",
                 "need_exact", *STOCK_KINDS)  # fmt: skip

_NUMBERS = ("need", "have", "shortage", "net", "reported_need", "need_exact", *STOCK_KINDS)

NormValues = tuple[tuple[str, str], ...]
"""Values of the office instead of decreed ones, by norm id: `(("RPC-TH", "0.8"),)`."""


def facility_gaps(
    warehouse: Warehouse, school_year: SchoolYear | str, norm_values: NormValues | None = None
) -> pd.DataFrame:
    """`COLUMNS`: one row per open school, level and item of which anything is known. `net` = need − have.

    `norm_values` replace decreed norms for a what-if; None takes those the office keeps in its table `norm_values`.
    """
    return item_gaps(warehouse, school_year, facilities(), norm_values)


def item_gaps(
    warehouse: Warehouse,
    school_year: SchoolYear | str,
    items: Mapping[str, Facility],
    norm_values: NormValues | None,
) -> pd.DataFrame:
    """`COLUMNS` for the given items."""
    year = SchoolYear.of(school_year)
    norms = Norms(year, values_of(warehouse, norm_values))
    units = open_units(warehouse, year)
    schools = units[units["unit_kind"] == "school"]
    numbers = _numbers(warehouse, year, items)
    rows = []
    for school in schools.to_dict("records"):
        for facility in items.values():
            stated = {
                level: by_period for level in facility.levels
                if (by_period := numbers.get((int(school["unit_id"]), level)))
            }  # fmt: skip
            for row in _rows(facility, school, stated, norms):
                rows.append({str(name): value for name, value in school.items()} | row)
    frame = pd.DataFrame(rows, columns=list(COLUMNS))
    return frame.astype(dict.fromkeys(_NUMBERS, "float64"))


def values_of(warehouse: Warehouse, norm_values: NormValues | None) -> dict[str, Decimal]:
    """Norms replaced by the office: those asked for, else those it keeps in its table."""
    if norm_values is None:
        return {row["norm"]: row["value"] for row in office.table(warehouse, "norm_values")}
    return {norm: Decimal(value) for norm, value in norm_values}


def totals(
    warehouse: Warehouse,
    school_year: SchoolYear | str,
    boundaries: str = "then",
    norm_values: NormValues | None = None,
) -> pd.DataFrame:
    """`TOTAL_COLUMNS` for every unit: shortages summed over its schools, net second; a group of items (all subject
    rooms) has its own line, to which a school counts when all its items are known."""
    each = facility_gaps(warehouse, school_year, norm_values)
    return item_totals(warehouse, school_year, each, facilities(), boundaries)


def item_totals(
    warehouse: Warehouse,
    school_year: SchoolYear | str,
    each: pd.DataFrame,
    items: Mapping[str, Facility],
    boundaries: str = "then",
) -> pd.DataFrame:
    """`TOTAL_COLUMNS` of the rows of schools."""
    year = SchoolYear.of(school_year)
    units = open_units(warehouse, year, boundaries)
    pairs = ancestors(warehouse, year, boundaries)
    every = pd.concat([each, _grouped(each, items)], ignore_index=True)
    known = every[every["shortage"].notna()]
    above = known.merge(pairs, on="unit_id")
    keys = ["ancestor_id", "level", "item", "group", "label", "basis"]
    summed = _aggregated(above, keys, "unit_id", "contributing").rename(columns={"ancestor_id": "unit_id"})
    summed = summed.merge(_expected(open_units(warehouse, year), pairs), on=["unit_id", "level"], how="left")
    summed["expected"] = summed[["expected", "contributing"]].max(axis=1).astype("int64")
    summed["coverage"] = summed["contributing"] / summed["expected"]
    named = units[["unit_id", "unit_code", "unit_name", "unit_kind", "official_order"]]
    ordered = summed.merge(named, on="unit_id").sort_values("official_order", kind="stable")
    return ordered[list(TOTAL_COLUMNS)].reset_index(drop=True)


_ALWAYS = ("need", "have", "shortage", "net")
_ONLY_WHOLE = ("need_exact", *STOCK_KINDS)
"""Columns that are summed only where every school states them: a part would look like the whole."""
_MARKS = dict(enumerate((*WORST_STATUS_FIRST, "")))


def _aggregated(rows: pd.DataFrame, keys: list[str], counted: str, count: str) -> pd.DataFrame:
    """Sums by group, the number of different `counted` as `count`, the one period or '', the weakest mark, all notes."""
    ranks = {mark: rank for rank, mark in _MARKS.items()}
    ranked = rows.assign(mark=rows["rule_status"].map(ranks))
    groups = ranked.groupby(keys, sort=False)
    found = groups[[*_ALWAYS, *_ONLY_WHOLE]].sum()
    whole = groups[list(_ONLY_WHOLE)].count().eq(groups.size(), axis=0)
    found[list(_ONLY_WHOLE)] = found[list(_ONLY_WHOLE)].where(whole)
    found[count] = groups[counted].nunique()
    found["period"] = groups["period"].first().where(groups["period"].nunique() == 1, "")
    found["rule_status"] = groups["mark"].min().map(_MARKS)
    noted = ranked[ranked["note"] != ""].drop_duplicates([*keys, "note"])
    found["note"] = noted.groupby(keys, sort=False)["note"].agg(" ".join).reindex(found.index).fillna("")
    return found.reset_index()


def _expected(units: pd.DataFrame, pairs: pd.DataFrame) -> pd.DataFrame:
    """Open schools of each level under every unit."""
    schools = units[units["unit_kind"] == "school"][["unit_id", "levels"]]
    by_level = schools.assign(level=schools["levels"].str.split(",")).explode("level")
    above = by_level.merge(pairs, on="unit_id")
    counted = above.groupby(["ancestor_id", "level"], as_index=False).agg(expected=("unit_id", "nunique"))
    return counted.rename(columns={"ancestor_id": "unit_id"})


def _grouped(items: pd.DataFrame, declared: Mapping[str, Facility]) -> pd.DataFrame:
    """One row per school, level and group of several items, known where all its items are."""
    several = items[items["item"] != items["group"]]
    wanted = {
        (group, level): sum(each.group == group and level in each.levels for each in declared.values())
        for group, level in several[["group", "level"]].drop_duplicates().itertuples(index=False)
    }
    keys = ["unit_id", "unit_code", "unit_name", "level", "group", "basis"]
    grouped = _aggregated(several.dropna(subset=["shortage"]), keys, "item", "known")
    complete = [known == wanted[group, level] for known, group, level in
                zip(grouped["known"], grouped["group"], grouped["level"], strict=True)]  # fmt: skip
    whole = grouped[pd.Series(complete, index=grouped.index, dtype=bool)]
    return whole.assign(item=whole["group"], label="").drop(columns="known")


ByLevel = Mapping[str, Mapping[str, Numbers]]
"""Numbers of one school by level, then period."""


def _rows(
    facility: Facility, school: Mapping[Any, Any], stated: ByLevel, norms: Norms
) -> Iterator[dict[str, object]]:
    """One row per level; what the levels of a school share is needed once and counted at the first of them."""
    taught = [level for level in str(school["levels"]).split(",") if level in facility.levels]
    if not facility.once_per_school or len(taught) < 2:
        for level, by_period in stated.items():
            row = _row(facility, str(school["unit_name"]), {level: by_period}, norms)
            if row is not None:
                yield row
        return
    shared = _row(
        facility, str(school["unit_name"]), {level: stated.get(level, {}) for level in taught}, norms
    )
    if shared is None:
        return
    yield shared
    said = text("investment", "counted_at", level=codes()["level"][taught[0]])
    settled = None if shared["shortage"] is None else 0.0
    for level in taught[1:]:
        yield shared | {
            "level": level, **dict.fromkeys(("need", "have", "shortage", "net"), settled), "note": said,
            **dict.fromkeys(("reported_need", "need_exact", *STOCK_KINDS)),
        }  # fmt: skip


def _row(facility: Facility, school_name: str, stated: ByLevel, norms: Norms) -> dict[str, object] | None:
    """The first period in which need and stock are both known, else the first in which either is."""
    candidates: list[tuple[str, Need, float | None]] = []
    for period in facility.periods:
        levels = {level: by_period.get(period, {}) for level, by_period in stated.items()}
        if any(levels.values()):
            need = needed_together(facility, school_name, levels, norms)
            found = stock(facility, levels.values())
            if need.value is not None or any(value is not None for value in found):
                candidates.append((period, need, usable(facility, found, need.value)))
    if not candidates:
        return None
    period, need, have = min(candidates, key=lambda each: each[1].value is None or each[2] is None)
    net = need.value - have if need.value is not None and have is not None else None
    numbers = [by_period.get(period, {}) for by_period in stated.values()]
    return {
        "level": next(iter(stated)), "item": facility.id, "group": facility.group, "label": facility.label,
        "basis": facility.basis, "period": period, "need": need.value, "have": have,
        "shortage": None if net is None else max(0.0, net), "net": net,
        "reported_need": _whole(numbers, f"{facility.id}:reported"),
        **{kind: _whole(numbers, f"{facility.id}:{kind}") for kind in STOCK_KINDS},
        "norm_id": "; ".join(norm.id for norm in need.norms), "rule_status": need.rule_status,
        "need_exact": None if need.exact is None else float(need.exact),
        "norm_value": "; ".join(norm.text for norm in need.norms),
        "decreed_value": "; ".join(norm.decreed for norm in need.norms if norm.decreed),
        "note": " ".join(map(in_language, need.assumes)),
    }  # fmt: skip


def _whole(levels: Sequence[Numbers], name: str) -> float | None:
    """The sum over the levels, None where one of them does not state it."""
    found = [numbers.get(name) for numbers in levels]
    known = [value for value in found if value is not None]
    return sum(known) if known and len(known) == len(found) else None


def gap_questions(group: str = "", items: Mapping[str, Facility] | None = None) -> Iterator[Question]:
    """The numbers behind an item or group of items; behind all of them where none is named."""
    for facility in (facilities() if items is None else items).values():
        if group not in ("", facility.group, facility.id):
            continue
        for name, formula in _formulas(facility):
            if formula:
                yield quantity(
                    f"{facility.id}:{name}", formula, levels=facility.levels, periods=facility.periods
                )
        for place, part in enumerate(facility.norms):
            levels = (part.level,) if part.level else facility.levels
            for name, formula in (("per", part.per), ("known", part.if_known or part.if_unknown)):
                if formula:
                    yield quantity(
                        f"{facility.id}:{name}:{place}", formula, levels=levels, periods=facility.periods
                    )


def _formulas(facility: Facility) -> Iterator[tuple[str, Formula]]:
    yield from ((f"have:{place}", formula) for place, formula in enumerate(facility.have))
    yield from ((f"once:{level}", formula) for level, formula in facility.needed_once_for.items())
    yield "reported", facility.reported_need
    yield from facility.stock.items()


def _numbers(
    warehouse: Warehouse, year: SchoolYear, items: Mapping[str, Facility]
) -> dict[tuple[int, str], dict[str, dict[str, float]]]:
    """Every number asked for, by school and level, then period, then name."""
    frame = quantities(warehouse, list(gap_questions(items=items)), year, every_period=True)
    found: dict[tuple[int, str], dict[str, dict[str, float]]] = {}
    columns = (frame[name].tolist() for name in ("unit_id", "level", "period", "indicator", "value"))
    for unit_id, level, period, name, value in zip(*columns, strict=True):
        found.setdefault((int(unit_id), level), {}).setdefault(period, {})[name] = float(value)
    return found
