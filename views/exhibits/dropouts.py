"""Dropouts school by school and by reason; schools that reported nothing are named, not counted as zero."""

import pandas as pd

from indicators.catalog import codes
from indicators.catalog.sensitive import smallest_group
from indicators.catalog.texts import text, words
from indicators.over_time import pupil_flow
from views import formats, theme
from views.charts import composition
from views.exhibit import Column, Exhibit
from views.exhibits import small_numbers, target_rows, wording
from views.exhibits.records import number_or_none, records

_COLOURS = (
    theme.FAILING,
    theme.NEAR,
    theme.ACCENT,
    "#6BAED6",
    theme.CONTEXT,
    "#7A6A9B",
    "#C9A0A0",
    "#5D7B6F",
    "#B8C4CE",
    "#8C9A6B",
    "#D9D9D9",
)
_UNSTATED = "dropouts_unstated"


def by_school(
    flows: pd.DataFrame, schools: pd.DataFrame, unit: str, school_year: str, shown: int | None = None
) -> Exhibit:
    """Levels of schools (`pupil_flow.flows`, grade '') with dropouts, most first; `schools` are all that could report."""
    question = text("enrolment", "dropouts.question", unit=unit)
    if flows.empty:
        return Exhibit(
            question, text("enrolment", "dropouts.empty", unit=unit, school_year=school_year), flows, ()
        )
    reasons = _stated_reasons(flows)
    table = _labelled(flows, reasons)
    named = table[table["dropouts"] > 0]
    silent = schools[~schools["unit_id"].isin(flows["unit_id"])]
    return Exhibit(
        question=question,
        finding=_finding(table, silent, reasons),
        table=table,
        columns=_columns(reasons),
        subtitle=text("enrolment", "dropouts.subtitle"),
        chart=_chart(named.head(shown or len(named)), reasons),
        chart_outside=_chart_outside(named.head(shown or len(named)), reasons),
        is_chart_inside=bool(named[[f"is_small_{key}" for key in reasons]].to_numpy().any()),
        coverage=text(
            "enrolment",
            "dropouts.coverage",
            known=formats.number(flows["unit_id"].nunique()),
            total=formats.number(flows["unit_id"].nunique() + len(silent)),
        ),
        definitions=target_rows.definitions(["dropout_rate", "returned_rate"]),
    )


def _stated_reasons(flows: pd.DataFrame) -> dict[str, str]:
    """Column → label of the reasons that any school states, and of those it leaves open."""
    labels = codes()["reason"]
    stated = {f"dropouts_{code}": labels[code] for code in pupil_flow.reasons()}
    found = {key: label for key, label in stated.items() if flows[key].fillna(0).gt(0).any()}
    unstated = flows[_UNSTATED].fillna(0).gt(0).any()
    return found | ({_UNSTATED: text("enrolment", "dropouts.unstated")} if unstated else {})


def _labelled(flows: pd.DataFrame, reasons: dict[str, str]) -> pd.DataFrame:
    start = flows["pupils_at_start"]
    levels = flows["level"].map(dict(codes()["level"])).fillna("")
    doubled = flows["unit_id"].duplicated(keep=False)
    hidden = small_numbers.hidden_parts(flows, list(reasons))
    table = flows.assign(
        level_label=levels,
        share=100 * flows["dropouts"] / start.where(start != 0),
        name=[
            f"{unit} – {level}" if is_doubled else unit
            for unit, level, is_doubled in zip(flows["unit_name"], levels, doubled, strict=True)
        ],
        is_small_dropouts=small_numbers.is_small(flows["dropouts"]),
        **{f"is_small_{key}": hidden[key] for key in reasons},
    )
    return table.sort_values(["dropouts", "share"], ascending=False, kind="stable").reset_index(drop=True)


def _columns(reasons: dict[str, str]) -> tuple[Column, ...]:
    labels = words("enrolment", "dropouts.column")
    return (
        Column("unit_name", labels["unit_name"], width=28),
        Column("level_label", labels["level_label"]),
        Column("dropouts", labels["dropouts"], "count", hidden="is_small_dropouts"),
        Column("share", labels["share"], "percent", decimals=2, hidden="is_small_dropouts"),
        *(Column(key, label, "count", hidden=f"is_small_{key}") for key, label in reasons.items()),
        *(
            Column(key, labels[key], "count")
            for key in ("at_risk_pupils", "returned_pupils", "pupils_at_start")
        ),
    )


def _chart(table: pd.DataFrame, reasons: dict[str, str]) -> composition.Composition | None:
    if table.empty:
        return None
    parts = [
        composition.Part(label, colour, tuple(float(value) for value in table[key].fillna(0)))
        for (key, label), colour in zip(reasons.items(), _COLOURS, strict=False)
    ]
    heads = tuple(words("enrolment", "dropouts.head").values())
    texts = [
        (
            formats.number(row["dropouts"]),
            formats.percent(number_or_none(row["share"]), decimals=2),
            formats.number(number_or_none(row["returned_pupils"])),
        )
        for row in records(table)
    ]
    return composition.Composition(table["name"].tolist(), parts, heads, texts)


def _chart_outside(table: pd.DataFrame, reasons: dict[str, str]) -> composition.Composition | None:
    """The same with the reasons of a few pupils together, so that nobody can be recognised."""
    hidden = {key: table[key].where(table[f"is_small_{key}"], 0).fillna(0) for key in reasons}
    together = sum(hidden.values(), pd.Series(0.0, index=table.index))
    open_parts = table.assign(
        **{key: table[key].fillna(0) - hidden[key] for key in reasons}, together=together
    )
    return _chart(open_parts, {**reasons, "together": text("export", "small_group")})


def _finding(table: pd.DataFrame, silent: pd.DataFrame, reasons: dict[str, str]) -> str:
    known = table["unit_id"].nunique()
    total, start = float(table["dropouts"].sum()), float(table["pupils_at_start"].sum())
    if not total:
        sentences = [text("enrolment", "dropouts.none", known=formats.number(known))]
    else:
        hit = table[table["dropouts"] > 0]
        sentences = [
            text(
                "enrolment",
                "dropouts.finding",
                count=formats.number(total),
                schools=formats.number(hit["unit_id"].nunique()),
                known=formats.number(known),
                share=formats.percent(100 * total / start if start else None, decimals=2),
            )
        ]
        sums = {key: float(table[key].fillna(0).sum()) for key in reasons if key != _UNSTATED}
        if sums and (largest := max(sums.values())) > 0:
            most = [formats.inside(reasons[key]) for key, count in sums.items() if count == largest]
            few = small_numbers.is_small(pd.Series([largest])).iloc[0]
            count = text("enrolment", "dropouts.few", least=formats.number(smallest_group()))
            facts = {
                "reason": formats.enumeration(most),
                "count": count if few else formats.number(largest),
            }
            key = "reason" if len(most) == 1 else "reasons"
            sentences.append(text("enrolment", f"dropouts.{key}", **facts))
        first = records(hit.head(1))[0]
        facts = {"unit": formats.inside(str(first["name"])), "count": formats.number(first["dropouts"])}
        sentences.append(text("enrolment", "dropouts.worst", **facts))
    returned = table["returned_pupils"].dropna()
    if returned.sum() > 0:
        sentences.append(text("enrolment", "dropouts.returned", count=formats.number(float(returned.sum()))))
    if len(silent):
        names = wording.listed(silent["unit_name"].tolist(), "school")
        sentences.append(text("enrolment", "dropouts.silent", count=formats.number(len(silent)), units=names))
    return " ".join(sentences)
