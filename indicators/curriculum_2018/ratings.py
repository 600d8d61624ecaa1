"""Results of pupils by the rating scale of their grade and year: how many in each category, the scale always named.

A school counts where all categories of its scale are stated; two scales are never added up.
"""

from collections.abc import Iterator

import pandas as pd

from indicators.catalog.formulas import Term
from indicators.catalog.grades import grades
from indicators.catalog.measures import codes
from indicators.catalog.rating_scales import RatingScale, rating_scales, scale_of
from indicators.sums.compiler import quantities
from indicators.sums.plan import Question, quantity
from indicators.terms import SchoolYear
from indicators.units import ancestors, open_units
from indicators.warehouse import Warehouse

COLUMNS = ("unit_id", "unit_code", "unit_name", "unit_kind", "level", "grade", "scale", "scale_label", "category",
           "category_label", "period", "pupils", "rated", "share", "contributing", "expected", "coverage", "status",
           "document", "rule_status")  # fmt: skip

PERIODS = ("end", "mid")
"""Final results first; those of the first term where no school has final ones."""

_LINE = ["ancestor_id", "level", "grade", "scale"]


def distribution(warehouse: Warehouse, school_year: SchoolYear | str, group: str = "") -> pd.DataFrame:
    """`COLUMNS`: one row per unit, grade and category; `grade` '' = all grades of the level that share the scale.

    `share` is in percent of the pupils rated. `status`: known, insufficient_data (a school of the level is silent; the
    numbers are those of the others), no_subject (nobody was rated). `group` narrows to girls, minorities, disabled.
    """
    year = SchoolYear.of(school_year)
    schools = _complete(warehouse, year, group)
    if schools.empty:
        return pd.DataFrame(columns=list(COLUMNS))
    pairs = ancestors(warehouse, year)
    units = open_units(warehouse, year)
    whole = _whole_levels(schools, year)
    above = pd.concat([schools, whole], ignore_index=True).merge(pairs, on="unit_id")
    summed = above.groupby([*_LINE, "category", "period"], as_index=False).agg(
        pupils=("pupils", "sum"), contributing=("unit_id", "nunique")
    )
    chosen = _one_period(summed)
    chosen["rated"] = chosen.groupby(_LINE)["pupils"].transform("sum")
    chosen["share"] = (100 * chosen["pupils"] / chosen["rated"]).where(chosen["rated"] > 0)
    return _named(chosen.rename(columns={"ancestor_id": "unit_id"}), units, pairs)


def _scales(year: SchoolYear) -> Iterator[tuple[str, RatingScale]]:
    for grade in grades():
        scale = scale_of(str(year), grade)
        if scale is not None:
            yield grade, scale


def _complete(warehouse: Warehouse, year: SchoolYear, group: str) -> pd.DataFrame:
    """unit_id, level, grade, scale, period, category, pupils of the schools that state every category of the scale."""
    questions: dict[str, Question] = {}
    scales = dict(_scales(year))
    for scale in scales.values():
        of_scale = tuple(grade for grade, own in scales.items() if own.code == scale.code)
        levels = tuple(dict.fromkeys(grades()[grade].level for grade in of_scale))
        for category in scale.categories:
            term = Term("rated_pupils", group=group, categories=(category,))
            questions[category] = quantity(category, (term,), levels=levels, periods=PERIODS, grades=of_scale)
    frame = quantities(warehouse, list(questions.values()), year, every_period=True)
    frame = frame[frame["grade"] != ""].rename(columns={"indicator": "category", "value": "pupils"})
    frame["scale"] = [category.partition(".")[0] for category in frame["category"]]
    sizes = {scale.code: len(scale.categories) for scale in scales.values()}
    stated = frame.groupby(["unit_id", "grade", "scale", "period"])["category"].transform("nunique")
    return frame[stated == frame["scale"].map(sizes)]


def _whole_levels(schools: pd.DataFrame, year: SchoolYear) -> pd.DataFrame:
    """The schools that state every grade of the level that shares the scale; `grade` ''."""
    due: dict[tuple[str, str], int] = {}
    for grade, scale in _scales(year):
        key = (grades()[grade].level, scale.code)
        due[key] = due.get(key, 0) + 1
    stated = schools.groupby(["unit_id", "level", "scale", "period"])["grade"].transform("nunique")
    wanted = [due[key] for key in zip(schools["level"], schools["scale"], strict=True)]
    return schools[stated == wanted].assign(grade="")


def _one_period(summed: pd.DataFrame) -> pd.DataFrame:
    """Of each line the period in which most schools are known; between equals the end of the year."""
    ranked = summed.assign(rank=summed["period"].map({code: rank for rank, code in enumerate(PERIODS)}))
    best = ranked.sort_values(["contributing", "rank"], ascending=[False, True], kind="stable")
    periods = best.drop_duplicates(_LINE)[[*_LINE, "period"]]
    return ranked.drop(columns="rank").merge(periods, on=[*_LINE, "period"])


def _named(rows: pd.DataFrame, units: pd.DataFrame, pairs: pd.DataFrame) -> pd.DataFrame:
    """Names, coverage and order."""
    schools = units.loc[units["unit_kind"] == "school", ["unit_id", "levels"]]
    taught = (
        schools.assign(level=schools["levels"].str.split(",")).explode("level").merge(pairs, on="unit_id")
    )
    expected = taught.groupby(["ancestor_id", "level"], as_index=False).agg(expected=("unit_id", "nunique"))
    frame = rows.merge(
        expected.rename(columns={"ancestor_id": "unit_id"}), on=["unit_id", "level"], how="left"
    )
    frame["expected"] = frame[["expected", "contributing"]].max(axis=1).astype("int64")
    frame["coverage"] = frame["contributing"] / frame["expected"]
    frame["status"] = "known"
    frame.loc[frame["rated"] == 0, "status"] = "no_subject"
    frame.loc[frame["coverage"] < 1, "status"] = "insufficient_data"
    described = {scale.code: scale for scale in rating_scales()}
    for column, of in (("scale_label", "label"), ("document", "document"), ("rule_status", "status")):
        frame[column] = [getattr(described[code], of) for code in frame["scale"]]
    frame["category_label"] = frame["category"].map(dict(codes()["rating"]))
    places = {code: place for place, code in enumerate(("", *grades()))}
    order = {code: place for place, code in enumerate(codes()["rating"])}
    frame["_grade"], frame["_category"] = frame["grade"].map(places), frame["category"].map(order)
    named = frame.merge(
        units[["unit_id", "unit_code", "unit_name", "unit_kind", "official_order"]], on="unit_id"
    )
    ordered = named.sort_values(["official_order", "level", "_grade", "_category"], kind="stable")
    return ordered[list(COLUMNS)].reset_index(drop=True)
