"""Need by norm, what stands and can be used, what is still missing: added over schools, level by level.

Each school uses at most what it needs; what it has beyond that seats nobody elsewhere and is said in a note.
"""

from collections.abc import Mapping

import numpy as np
import pandas as pd

from indicators.catalog import codes
from indicators.catalog.texts import text, words
from indicators.resources.gaps import NormValues
from views import formats
from views.charts.waterfall import LESS, REST, WHOLE, Step, Waterfall
from views.exhibit import Column, Exhibit
from views.exhibits import norm_words
from views.exhibits.records import Record, number_or_none, records

ROOMS, STAFF = "rooms", "staff"
_USED: Mapping[str, tuple[str, ...]] = {
    ROOMS: ("solid", "semi_solid", "unsplit", "handed_over"),
    STAFF: ("present",),
}


def of_level(
    gaps: pd.DataFrame,
    level: str,
    kind: str,
    projects: pd.DataFrame | None = None,
    assumed: NormValues | None = None,
) -> Exhibit:
    """One item of many schools (rows of `gaps`, silent schools included); the chart draws `level`, the table all.

    `projects` (rows of `projects.pipeline`) take off what was handed over since the count.
    """
    label = str(gaps["label"].iloc[0]) if len(gaps) else ""
    question = text("needs", "waterfall.question", item=label)
    used = _used(gaps, kind, projects)
    table = _by_level(used)
    if table.empty or not table["known"].sum():
        return Exhibit(
            question, text("needs", "waterfall.empty", item=formats.inside(label)), table.head(0), ()
        )
    chosen = level if level in set(table["level"]) else worst_level(table)
    row = records(table[table["level"] == chosen])[0]
    return Exhibit(
        question=question,
        finding=_finding(row, kind),
        table=table,
        columns=_columns(kind),
        subtitle=text("needs", "waterfall.subtitle_staff" if kind == STAFF else "waterfall.subtitle"),
        chart=_chart(row, kind),
        coverage=_coverage(row),
        filters=_filters(row, assumed),
        notes=_notes(row, used[used["level"] == chosen], kind, projects, assumed),
        definitions=norm_words.definitions(gaps[gaps["level"] == chosen]),
    )


def with_silent(gaps: pd.DataFrame, schools: pd.DataFrame, levels: tuple[str, ...]) -> pd.DataFrame:
    """The rows of one item, and one without numbers for every school and level that states nothing about it."""
    stated = set(zip(gaps["unit_id"], gaps["level"], strict=True))
    silent = [
        {"unit_id": school["unit_id"], "unit_code": school["unit_code"], "unit_name": school["unit_name"], "level": level}
        for school in records(schools)
        for level in str(school["levels"]).split(",")
        if level in levels and (school["unit_id"], level) not in stated
    ]  # fmt: skip
    if gaps.empty or not silent:
        return gaps
    same = {name: gaps[name].iloc[0] for name in ("item", "group", "label", "basis")}
    texts = dict.fromkeys(("period", "norm_id", "rule_status", "norm_value", "decreed_value", "note"), "")
    return pd.concat([gaps, pd.DataFrame(silent).assign(**same, **texts)], ignore_index=True)


def level_choices(gaps: pd.DataFrame) -> dict[str, str]:
    """Label → level of the levels that occur, in official order."""
    present = set(gaps["level"])
    return {label: code for code, label in codes()["level"].items() if code in present}


def worst(gaps: pd.DataFrame, item: str) -> str:
    """The level whose schools lack most of an item, '' where nothing is known."""
    lacking = gaps[gaps["item"] == item].groupby("level", sort=False)["shortage"].sum()
    return str(lacking.idxmax()) if len(lacking) else ""


def worst_level(table: pd.DataFrame) -> str:
    """The level that lacks most; the first where none lacks."""
    return str(table["level"].iloc[int(table["rest"].fillna(-1).to_numpy().argmax())])


def _used(gaps: pd.DataFrame, kind: str, projects: pd.DataFrame | None) -> pd.DataFrame:
    """Per school: what it uses of each sort of stock, what it lacks, what it has beyond its need."""
    frame = gaps[gaps["level"] != ""]
    need, have, shortage = (_numbers(frame[name]) for name in ("need", "have", "shortage"))
    solid, semi_solid = _numbers(frame["solid"]), _numbers(frame["semi_solid"])
    is_known = ~np.isnan(need) & ~np.isnan(have)
    within = np.where(is_known, np.minimum(need, have), np.nan)
    is_split = is_known & ~np.isnan(solid) & ~np.isnan(semi_solid)
    used_solid = np.where(is_split, np.minimum(need, solid), np.where(is_known, 0.0, np.nan))
    none = np.where(is_known, 0.0, np.nan)
    handed_over = none + _handed_over(frame, projects) if kind == ROOMS else np.zeros(len(frame))
    return frame.assign(
        present=within,
        solid=used_solid,
        semi_solid=np.where(is_split, within - used_solid, none),
        unsplit=np.where(is_split, none, within),
        surplus=np.where(is_known, have - within, np.nan),
        handed_over=handed_over,
        rest=shortage - handed_over,
        is_known=is_known,
    )


def _numbers(column: pd.Series) -> np.ndarray:
    return column.to_numpy(dtype=float, na_value=np.nan)


def _handed_over(frame: pd.DataFrame, projects: pd.DataFrame | None) -> np.ndarray:
    """What was handed over after the count, as far as it closes a shortage."""
    if projects is None or projects.empty:
        return np.zeros(len(frame))
    closed = _numbers(pd.to_numeric(projects["shortage"])) - _numbers(pd.to_numeric(projects["shortage_now"]))
    by_line = dict(zip(_lines(projects), np.nan_to_num(closed), strict=True))
    return np.array([by_line.get(line, 0.0) for line in _lines(frame)])


def _lines(frame: pd.DataFrame) -> list[tuple[str, str, str]]:
    return list(zip(*(frame[key].tolist() for key in ("unit_code", "level", "item")), strict=True))


def _by_level(used: pd.DataFrame) -> pd.DataFrame:
    summed = ("need", "solid", "semi_solid", "unsplit", "present", "handed_over", "rest", "surplus")
    known = used[used["is_known"]]
    table = known.groupby("level", sort=False)[list(summed)].sum()
    table["lacking"] = known[known["rest"] > 0].groupby("level")["unit_id"].nunique()
    table["known"] = known.groupby("level")["unit_id"].nunique()
    table["total"] = used.groupby("level")["unit_id"].nunique()
    order = [code for code in codes()["level"] if code in table.index]
    table = table.reindex(order).fillna({"lacking": 0}).reset_index()
    return table.assign(level_label=table["level"].map(dict(codes()["level"])))


def _chart(row: Record, kind: str) -> Waterfall:
    names = words("needs", "steps")
    less = [
        Step(_line(names[key]), number_or_none(row[key]), LESS)
        for key in _USED[kind]
        if row[key] or key in ("solid", "present")
    ]
    whole = Step(_line(names["need"]), number_or_none(row["need"]), WHOLE)
    return Waterfall([whole, *less, Step(_line(names["rest"]), number_or_none(row["rest"]), REST)])


def _line(name: str) -> str:
    return name.replace("\n", " ")


def _finding(row: Record, kind: str) -> str:
    facts = {
        "level": row["level_label"],
        "need": formats.number(row["need"]),
        "word": words("needs", "waterfall.word")[kind],
        "used": formats.number(row["need"] - row["rest"]),
        "rest": formats.number(row["rest"]),
        "schools": formats.number(row["lacking"]),
    }
    return text("needs", "waterfall.finding" if row["rest"] else "waterfall.finding_enough", **facts)


def _coverage(row: Record) -> str:
    known, total = formats.number(row["known"]), formats.number(row["total"])
    return text("needs", "waterfall.coverage", known=known, total=total)


def _filters(row: Record, assumed: NormValues | None) -> tuple[tuple[str, str], ...]:
    chosen = ((text("needs", "waterfall.level"), str(row["level_label"])),)
    said = norm_words.assumed(assumed)
    return (*chosen, (text("needs", "norm.assumed_filter"), said)) if said else chosen


def _notes(
    row: Record, used: pd.DataFrame, kind: str, projects: pd.DataFrame | None, assumed: NormValues | None
) -> tuple[str, ...]:
    word = words("needs", "waterfall.word")[kind]
    notes = [norm_words.assumed(assumed), *norm_words.office_notes(used)]
    if row["surplus"]:
        notes.append(text("needs", "waterfall.surplus", count=formats.number(row["surplus"]), word=word))
    silent = used.loc[~used["is_known"], "unit_name"].drop_duplicates().tolist()
    if silent:
        count = formats.number(len(silent))
        notes.append(text("needs", "waterfall.silent", count=count, names=formats.enumeration(silent)))
    if projects is not None and len(projects):
        own = projects[projects["level"] == row["level"]]
        doing, planned = int(own["doing"].sum()), int(own["planned"].sum())
        if doing or planned:
            counts = {"doing": formats.number(doing), "planned": formats.number(planned)}
            notes.append(text("needs", "waterfall.doing", **counts))
    notes += used.loc[used["note"].fillna("") != "", "note"].drop_duplicates().tolist()
    return tuple(filter(None, notes))


def _columns(kind: str) -> tuple[Column, ...]:
    labels = words("needs", "column")
    keys = ("need", *_USED[kind], "rest", "surplus", "lacking", "known", "total")
    return (
        Column("level_label", labels["level_label"]),
        *(Column(key, labels[key], "count", width=12) for key in keys),
    )
