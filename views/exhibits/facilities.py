"""Rooms and facilities: what is needed, what stands, what is missing per school and only then summed.

A surplus of one school does not seat the pupils of another, so the net difference is said second.
"""

import pandas as pd

from indicators.catalog import codes
from indicators.catalog.facilities import facilities
from indicators.catalog.texts import text, words
from indicators.resources.gaps import NormValues
from views import formats
from views.charts import bullets, shortfalls
from views.exhibit import Column, Exhibit
from views.exhibits import norm_words, wording
from views.exhibits.records import Record, number_or_none, records

Wording = tuple[str, str]

ROOMS: Wording = ("pages", "facilities.")
"""Where the sentences of rooms and facilities are declared: file and prefix."""


def shortage(
    gaps: pd.DataFrame,
    shown: int | None = None,
    said: Wording = ROOMS,
    assumed: NormValues | None = None,
) -> Exhibit:
    """What each school lacks of one item, worst first; schools without data last."""
    label = str(gaps["label"].iloc[0]) if len(gaps) else ""
    question = _say(said, "shortage_question", item=formats.inside(label))
    if gaps.empty:
        return Exhibit(question, _say(said, "empty"), gaps, ())
    known = gaps[gaps["need"].notna()]
    table = (
        gaps.assign(
            unit_name=_with_level(gaps, "unit_name", "unit_id"),
            basis_label=gaps["basis"].map(words("pages", "facilities.basis")),
            rule_mark=gaps["rule_status"].map(wording.rule_mark),
        )
        .sort_values("shortage", ascending=False, na_position="last", kind="stable")
        .reset_index(drop=True)
    )
    return Exhibit(
        question=question,
        finding=_shortage_finding(table, said),
        table=table,
        columns=columns(
            ("unit_name", "text"),
            ("label", "text"),
            ("basis_label", "text"),
            ("need", "count"),
            ("have", "count"),
            ("shortage", "count"),
            ("net", "signed"),
            ("reported_need", "count"),
            ("rule_mark", "text"),
        ),
        subtitle=_say(said, "shortage_subtitle"),
        chart=_shortage_chart(table.head(shown or len(table))),
        coverage=coverage(table, "shortage"),
        filters=assumption(assumed),
        notes=(*filter(None, [norm_words.assumed(assumed)]), *norm_words.office_notes(known), *_marks(table)),
        definitions=norm_words.definitions(known),
    )


def _say(said: Wording, key: str, **facts: object) -> str:
    file, prefix = said
    return text(file, f"{prefix}{key}", **facts)


def assumption(assumed: NormValues | None) -> tuple[tuple[str, str], ...]:
    """What was assumed, as a filter: it travels into every export."""
    said = norm_words.assumed(assumed)
    return ((text("needs", "norm.assumed_filter"), said),) if said else ()


def _shortage_chart(table: pd.DataFrame) -> shortfalls.Shortfalls:
    shown = ("need", "have", "shortage")
    rows = [
        shortfalls.ShortfallRow(
            name=str(row["unit_name"]),
            lacking=number_or_none(row["shortage"]),
            texts=tuple(formats.number(number_or_none(row[key])) for key in shown),
        )
        for row in records(table)
    ]
    return shortfalls.Shortfalls(rows, tuple(words("pages", "facilities.column")[key] for key in shown))


def need_rows(totals: pd.DataFrame, said: Wording = ROOMS) -> pd.DataFrame:
    """Every item that anybody needs or has, with the share of its need that is met; most wanting first."""
    totals = totals[totals["label"] != ""] if said != ROOMS else _of_page(totals)
    totals = totals.assign(label=_with_level(totals, "label", "item"))
    totals = totals[(totals["need"] != 0) | (totals["have"] != 0)]
    table = totals.assign(
        met_share=100 * totals["have"] / totals["need"].where(totals["need"] != 0),
        basis_label=totals["basis"].map(words("pages", "facilities.basis")),
    )
    return table.sort_values("met_share", na_position="last", kind="stable").reset_index(drop=True)


def needs(
    table: pd.DataFrame,
    shown: int | None = None,
    said: Wording = ROOMS,
    assumed: NormValues | None = None,
    gaps: pd.DataFrame | None = None,
) -> Exhibit:
    """Need against stock for every item of `need_rows`, the first `shown` drawn; `gaps` name the norms behind."""
    question = _say(said, "needs_question")
    if table.empty:
        return Exhibit(question, _say(said, "empty"), table, ())
    rows = [_need_row(row) for row in records(table.head(shown or len(table)))]
    heads = tuple(words("pages", "facilities.column")[key] for key in ("have", "need", "shortage"))
    return Exhibit(
        question=question,
        finding=_needs_finding(table, said),
        table=table,
        columns=columns(
            ("label", "text"),
            ("basis_label", "text"),
            ("need", "count"),
            ("have", "count"),
            ("met_share", "percent"),
            ("shortage", "count"),
            ("net", "signed"),
            ("contributing", "count"),
            ("expected", "count"),
        ),
        subtitle=f"{_say(said, 'needs_subtitle')}; {axis_words(rows)}",
        chart=bullets.Bullets(rows, heads, " %"),
        filters=assumption(assumed),
        notes=(*filter(None, [norm_words.assumed(assumed)]), *partial(table)),
        definitions=() if gaps is None else norm_words.definitions(gaps[gaps["item"].isin(table["item"])]),
    )


def axis_words(rows: list[bullets.BulletRow]) -> str:
    """Where the axis of shares begins: bars from zero, or dots on a cut axis."""
    start = bullets.axis_start(rows, " %")
    return text("pages", "overview.cut_axis" if start else "overview.full_axis", start=formats.number(start))


def partial(table: pd.DataFrame) -> tuple[str, ...]:
    """Which sums hold only some of the schools: a part is not shown as the whole without saying so."""
    some = table[table["contributing"] < table["expected"]]
    if some.empty:
        return ()
    named = [
        text("pages", "facilities.partial_item", item=formats.inside(str(row["label"])),
             known=formats.number(row["contributing"]), total=formats.number(row["expected"]))
        for row in records(some)
    ]  # fmt: skip
    return (text("pages", "facilities.partial", items=formats.enumeration(named)),)


def item_choices(gaps: pd.DataFrame) -> dict[str, str]:
    """Label → item, in the order of the answer; items that belong to another page are left out."""
    items = _of_page(gaps.drop_duplicates("item"))
    return dict(zip(items["label"], items["item"], strict=True)) or {
        text("pages", "facilities.classrooms"): ""
    }


def labels(gaps: pd.DataFrame) -> dict[str, str]:
    """Label → item of everything that occurs, in the order of the answer."""
    items = gaps[gaps["label"] != ""].drop_duplicates("item")
    return dict(zip(items["label"], items["item"], strict=True))


def of_item(gaps: pd.DataFrame, item: str) -> pd.DataFrame:
    """Rows of one item."""
    return _of_page(gaps[gaps["item"] == item])


def with_silent(gaps: pd.DataFrame, schools: pd.DataFrame, item: str) -> pd.DataFrame:
    """The rows of an item, and one without numbers for every school of its levels that states nothing about it."""
    concerned = facilities()[item].levels if item in facilities() else ()
    has_level = schools["levels"].map(lambda levels: not set(str(levels).split(",")).isdisjoint(concerned))
    silent = schools[has_level.astype(bool) & ~schools["unit_id"].isin(gaps["unit_id"])]
    if gaps.empty or silent.empty:
        return gaps
    same = {name: gaps[name].iloc[0] for name in ("item", "group", "label", "basis")}
    rows = silent[["unit_id", "unit_code", "unit_name"]].assign(**same, level="", rule_status="")
    return pd.concat([gaps, rows], ignore_index=True)


def _of_page(gaps: pd.DataFrame) -> pd.DataFrame:
    """Rooms and equipment; lines of whole groups repeat their items and are dropped."""
    left_out = words("pages", "facilities.left_out")
    chosen = gaps[~gaps["item"].isin(left_out) & (gaps["label"] != "")]
    return chosen.assign(label=in_group(chosen))


def in_group(gaps: pd.DataFrame) -> pd.Series:
    """Names of items, whole where they stand outside their group: `Tin học` → `Phòng Tin học`."""
    full = words("pages", "facilities.in_group")
    lines = zip(gaps["group"].tolist(), gaps["label"].tolist(), strict=True)
    named = [full.get(group, "{label}").format(label=label) for group, label in lines]
    return pd.Series(named, index=gaps.index, dtype=object)


def _with_level(rows: pd.DataFrame, name: str, key: str) -> pd.Series:
    """Names with their level where one name has several rows: `Phòng học – Tiểu học`."""
    doubled = rows[key].duplicated(keep=False)
    levels = rows["level"].map(dict(codes()["level"])).fillna("")
    return rows[name].where(~doubled | (levels == ""), rows[name] + " – " + levels)


def _need_row(row: Record) -> bullets.BulletRow:
    share = number_or_none(row["met_share"])
    lacking = number_or_none(row["shortage"])
    return bullets.BulletRow(
        name=str(row["label"]),
        actual=share,
        target=None if share is None else 100.0,
        texts=tuple(formats.number(number_or_none(row[key])) for key in ("have", "need", "shortage")),
        is_missed=bool(lacking),
    )


def _shortage_finding(table: pd.DataFrame, said: Wording) -> str:
    lacking = table[table["shortage"] > 0]
    if lacking.empty:
        known = int(table["shortage"].notna().sum())
        return _say(
            said,
            "none_lacking" if known else "nothing_known",
            item=formats.inside(str(table["label"].iloc[0])),
        )
    worst = lacking.iloc[0]
    net, shortage = number_or_none(table["net"].sum(min_count=1)), float(lacking["shortage"].sum())
    return _say(
        said,
        "shortage_finding",
        schools=formats.number(lacking["unit_id"].nunique()),
        total=formats.number(table["unit_id"].nunique()),
        item=formats.inside(str(worst["label"])),
        shortage=formats.number(shortage),
        worst=worst["unit_name"],
        worst_shortage=formats.number(worst["shortage"]),
        net="" if net == shortage else _net(net, said),
    ).rstrip()


def _net(value: float | None, said: Wording) -> str:
    """`have − need` over all schools, in words."""
    if value is None:
        return formats.MISSING
    key = "surplus" if value < 0 else "deficit"
    return _say(said, f"net_{key}", count=formats.number(abs(value))) if value else _say(said, "net_even")


def _needs_finding(table: pd.DataFrame, said: Wording) -> str:
    lacking = table[table["shortage"] > 0]
    if lacking.empty:
        return _say(said, "needs_met", total=formats.number(len(table)))
    worst = lacking.iloc[0]
    return _say(
        said,
        "needs_finding",
        lacking=formats.number(len(lacking)),
        total=formats.number(len(table)),
        worst=formats.inside(str(worst["label"])),
        have=formats.number(worst["have"]),
        need=formats.number(worst["need"]),
    )


def coverage(table: pd.DataFrame, key: str) -> str:
    """How many schools state the number, of those in the table; a mixed school counts once."""
    known = table.loc[table[key].notna(), "unit_code"].nunique()
    total = table["unit_code"].nunique()
    return text("pages", "facilities.coverage", known=formats.number(known), total=formats.number(total))


def columns(*keys: tuple[str, str]) -> tuple[Column, ...]:
    """Columns under the labels of this page."""
    labels = words("pages", "facilities.column")
    return tuple(Column(key, labels[key], kind, width=12) for key, kind in keys)


def _marks(table: pd.DataFrame) -> tuple[str, ...]:
    marked = sorted({mark for mark in table["rule_mark"] if mark})
    return (text("pages", "facilities.unconfirmed", mark=marked[0]),) if marked else ()
