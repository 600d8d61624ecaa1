"""The sums behind the matrix by pandas alone, from a frame of all facts in memory."""

from collections.abc import Sequence
from pathlib import Path

import duckdb
import pandas as pd

from indicators.sums.plan import Question, build_plan, not_due, slices
from indicators.terms import SchoolYear
from indicators.units import ancestors, open_units
from indicators.warehouse import Warehouse

_TEXTS = ("level", "measure", "grade", "age", "grp", "category", "school_year", "period", "kind", "state")
_CELL = {"measure": "measure", "kind": "kind", "school_year": "school_year", "cell_level": "level",
         "cell_grade": "grade", "age": "age", "grp": "grp", "category": "category"}  # fmt: skip
_TERM = ["indicator", "side", "side_size", "term", "sign", "level", "grade", "unit_id", "period"]
_LINE = ["indicator", "level", "grade", "unit_id", "period"]
_SIDES = ["numerator", "denominator", "stated", "target", "target_numerator", "target_denominator"]


def texts(warehouse: Warehouse, folder: Path) -> pd.DataFrame:
    """Every fact, in memory, as pandas reads a table: texts as `str` (about 2 GB at 13 million)."""
    return categories(warehouse, folder).astype(dict.fromkeys(_TEXTS, "str"))


def categories(warehouse: Warehouse, _: Path) -> pd.DataFrame:
    """Every fact, in memory, texts encoded beforehand: the best that pandas can have."""
    with duckdb.connect() as connection:
        connection.execute(f"ATTACH '{warehouse.path}' AS held (READ_ONLY)")
        for name in _TEXTS:
            connection.execute(
                f"CREATE TYPE of_{name} AS ENUM (SELECT DISTINCT {name} FROM held.fact ORDER BY {name})"
            )
        texts = ", ".join(f"{name}::of_{name} AS {name}" for name in _TEXTS)
        return connection.execute(f"SELECT unit_id, value, {texts} FROM held.fact").df()


def sums(
    frame: pd.DataFrame, asked: Sequence[Question], year: SchoolYear, warehouse: Warehouse
) -> pd.DataFrame:
    """indicator, unit_id, level, grade, period, contributing, expected, numerator, denominator, target in the period that
    most units know; units that are expected and silent have a row without numbers."""
    units, pairs = open_units(warehouse, year), ancestors(warehouse, year)
    parts = _sides(_terms(_cells(frame, asked, year)), asked)
    chosen = _chosen(_raised(parts, asked, units, pairs))
    expected = _expected(parts, asked, units, pairs).merge(
        _lines(chosen, asked, year), on=["indicator", "level"]
    )
    found = chosen.merge(expected, on=["indicator", "unit_id", "level", "grade"], how="outer")
    return found.fillna({"contributing": 0, "expected": 0, "period": ""})


def _cells(frame: pd.DataFrame, asked: Sequence[Question], year: SchoolYear) -> pd.DataFrame:
    plan = pd.DataFrame(build_plan(asked, year).columns)
    known = frame[
        frame["school_year"].isin(plan["school_year"].unique())
        & frame["measure"].isin(plan["measure"].unique())
        & frame["state"].isin(("number", "zero_mark"))
    ]
    plain = known.astype(dict.fromkeys(_TEXTS, object)).drop(columns="state")
    cells = plan.rename(columns={"level": "of_level", "grade": "of_grade"} | _CELL)
    cells = cells.merge(plain, on=list(_CELL.values()))
    cells = cells[(cells["pinned"] == "") | (cells["pinned"] == cells["period"])]
    cells["level"], cells["grade"] = cells["of_level"], cells["of_grade"]
    above_least = (cells["value"] >= cells["least"]).astype("float64")
    cells["value"] = cells["value"].where(cells["least"] < 0, above_least)
    return cells


def _terms(cells: pd.DataFrame) -> pd.DataFrame:
    sets = cells.groupby([*_TERM, "pinned", "cell_set", "set_size"], as_index=False)["value"].agg(
        ["sum", "size"]
    )
    complete = sets[sets["size"] == sets["set_size"]].sort_values("cell_set", kind="stable")
    return complete.drop_duplicates([*_TERM, "pinned"])


def _sides(terms: pd.DataFrame, asked: Sequence[Question]) -> pd.DataFrame:
    ranks = pd.DataFrame(
        [(question.id, code, rank) for question in asked for rank, code in enumerate(question.periods)],
        columns=["indicator", "of_period", "rank"],
    )
    dated = terms.merge(ranks, on="indicator")
    dated = dated[(dated["pinned"] != "") | (dated["period"] == dated["of_period"])]
    dated["period"], dated["value"] = dated["of_period"], dated["sum"] * dated["sign"]
    sides = dated.groupby([*_LINE, "rank", "side", "side_size"], as_index=False)["value"].agg(["sum", "size"])
    sides = sides[sides["size"] == sides["side_size"]]
    parts = sides.pivot(index=[*_LINE, "rank"], columns="side", values="sum").reset_index()
    parts = parts.reindex(columns=[*_LINE, "rank", *_SIDES])
    from_parts = (
        100 * parts["target_numerator"] / parts["target_denominator"].where(parts["target_denominator"] != 0)
    )
    return parts.assign(target=parts["target"].fillna(from_parts))


def _raised(
    parts: pd.DataFrame, asked: Sequence[Question], units: pd.DataFrame, pairs: pd.DataFrame
) -> pd.DataFrame:
    """Sums over the units of the grain, and beside them what each unit says of itself."""
    of = {question.id: question for question in asked}
    planned = parts["indicator"].map({key: each.of_planned for key, each in of.items()})
    parts = parts[parts["denominator"].notna() | ~planned]
    grain = parts["indicator"].map({key: each.grain for key, each in of.items()})
    ratio = parts["indicator"].map({key: each.is_ratio for key, each in of.items()})
    counts = parts["numerator"].notna() & (parts["denominator"].notna() | ~ratio)
    at_grain = parts["unit_id"].map(units.set_index("unit_id")["unit_kind"]) == grain
    above = parts[counts & at_grain].merge(pairs, on="unit_id").drop(columns="unit_id")
    above = above.rename(columns={"ancestor_id": "unit_id"})
    grouped = above.groupby([*_LINE, "rank"])
    summed = grouped[["numerator", "denominator"]].sum(min_count=1).assign(contributing=grouped.size())
    own = parts[[*_LINE, "rank", "numerator", "denominator", "stated", "target"]]
    own = own.rename(columns={"numerator": "own_numerator", "denominator": "own_denominator"})
    found = summed.reset_index().merge(own, on=[*_LINE, "rank"], how="outer")
    found["contributing"] = found["contributing"].fillna(0)
    for side in ("numerator", "denominator"):
        found[side] = found[side].where(found["contributing"] > 0, found[f"own_{side}"])
    return found


def _chosen(raised: pd.DataFrame) -> pd.DataFrame:
    raised["no_own"], raised["no_stated"] = raised["own_numerator"].isna(), raised["stated"].isna()
    by = ["contributing", "no_own", "no_stated", "rank"]
    ordered = raised.sort_values(by, ascending=[False, True, True, True], kind="stable")
    return ordered.drop_duplicates(["indicator", "level", "grade", "unit_id"])


def _expected(
    parts: pd.DataFrame, asked: Sequence[Question], units: pd.DataFrame, pairs: pd.DataFrame
) -> pd.DataFrame:
    """How many units below each unit should answer."""
    levels = units.assign(level=units["levels"].str.split(",")).explode("level")[
        ["unit_id", "unit_kind", "level"]
    ]
    levels = pd.concat(
        [levels[levels["unit_kind"] == "school"], units[["unit_id", "unit_kind"]].assign(level="")]
    )
    due = pd.DataFrame(
        [(each.id, level, each.grain) for each in asked if not each.of_planned for level in each.levels],
        columns=["indicator", "level", "unit_kind"],
    ).drop_duplicates()
    of_all = due.merge(levels, on=["level", "unit_kind"])
    grains = {each.id: each.grain for each in asked if each.of_planned}
    planned = parts[parts["denominator"].notna()].merge(units[["unit_id", "unit_kind"]], on="unit_id")
    planned = planned[planned["indicator"].map(grains) == planned["unit_kind"]]
    owing = pd.concat([of_all, planned])[["indicator", "level", "unit_id"]].drop_duplicates()
    above = owing.merge(pairs, on="unit_id")
    found = above.groupby(["indicator", "level", "ancestor_id"]).size().rename("expected").reset_index()
    return found.rename(columns={"ancestor_id": "unit_id"})


def _lines(chosen: pd.DataFrame, asked: Sequence[Question], year: SchoolYear) -> pd.DataFrame:
    """Lines of which anything is known, whole levels, grades not yet due."""
    forced = [
        (each.id, piece.level, piece.grade)
        for each in asked
        for piece in slices(each, year)
        if not piece.grade or (each.rollout and not_due(piece.grade, year))
    ]
    known = chosen[["indicator", "level", "grade"]]
    lines = pd.concat([known, pd.DataFrame(forced, columns=known.columns)]).drop_duplicates()
    return lines[lines["indicator"].isin(chosen["indicator"].unique())]
