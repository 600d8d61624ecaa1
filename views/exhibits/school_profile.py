"""One school: the few numbers that say how large it is, what it reached, what it lacks, how its pupils were assessed."""

from collections.abc import Mapping

import pandas as pd

from indicators.catalog import codes
from indicators.catalog.indicators import indicators
from indicators.catalog.texts import text, words
from views import formats, theme
from views.charts import bullets, composition
from views.exhibit import Card, Exhibit
from views.exhibits import facilities, target_rows, wording
from views.exhibits.columns import columns
from views.exhibits.records import Record, number_or_none, records

FILE = "school_profile"
_RANK = {"not_met": 0, "met": 1, "no_target": 2, "insufficient_data": 3}
_SCALE_COLOURS = (theme.ACCENT, "#6BAED6", "#C6DBEF", theme.NEAR, theme.FAILING)


def resources(rooms: pd.DataFrame, staff: pd.DataFrame) -> pd.DataFrame:
    """Needs of rooms, equipment and teachers of one school (rows of totals), what is most wanting first."""
    both = pd.concat([rooms[rooms["item"] != "teachers"], staff], ignore_index=True)
    both = both[(both["label"] != "") & ((both["need"] != 0) | (both["have"] != 0))]
    levels = both["level"].map(dict(codes()["level"])).fillna("")
    doubled = both["item"].duplicated(keep=False)
    share = 100 * both["have"] / both["need"].where(both["need"] != 0)
    labels = facilities.in_group(both)
    named = both.assign(
        label=labels.where(~doubled, labels + " – " + levels),
        met_share=share,
        basis_label=both["basis"].map(words("pages", "facilities.basis")),
    )
    return named.sort_values("met_share", na_position="last", kind="stable").reset_index(drop=True)


def summary(
    school: Record,
    cards: Mapping[str, float | None],
    answers: pd.DataFrame,
    readiness: pd.DataFrame,
    reports: pd.DataFrame,
    needs: pd.DataFrame,
) -> Exhibit:
    """The school at a glance; the chart holds what it has against what it needs (`needs` from `resources`)."""
    name = str(school["unit_name"])
    question = text(FILE, "summary.question", school=name)
    if answers.empty and needs.empty:
        sentence = text(FILE, "summary.empty", school=name, school_year=str(school["school_year"]))
        return Exhibit(question, sentence, needs, ())
    rows = [_need_row(row) for row in records(needs)]
    heads = tuple(words("pages", "facilities.column")[key] for key in ("have", "need", "shortage"))
    labels = words(FILE, "card")
    return Exhibit(
        question=question,
        finding=f"{_reached(answers, readiness, reports)}. {_lacking(needs)}",
        table=needs,
        columns=columns(
            "pages", "facilities.column", ("label", "text"), ("basis_label", "text"), ("need", "count"),
            ("have", "count"), ("met_share", "percent"), ("shortage", "count"),
        ),
        subtitle=f"{_place(school)}. {text(FILE, 'summary.hint')}; {facilities.axis_words(rows)}"
        if rows
        else _place(school),
        chart=bullets.Bullets(rows, heads, " %") if rows else None,
        cards=tuple(Card(labels[key], formats.number(cards.get(key))) for key in labels),
    )  # fmt: skip


def _place(school: Record) -> str:
    levels = [codes()["level"].get(level, level) for level in str(school["levels"]).split(",")]
    officer = str(school["officer"] or "") or text(FILE, "summary.no_officer")
    return text(FILE, "summary.place", unit=school["commune"], levels=", ".join(levels), officer=officer)


def _reached(answers: pd.DataFrame, readiness: pd.DataFrame, reports: pd.DataFrame) -> str:
    """Targets, gates and reports in one sentence."""
    judged, missed = target_rows.judged(target_rows.with_target(answers[answers["grade"] == ""]))
    counts = {"met": formats.number(len(judged) - len(missed)), "judged": formats.number(len(judged))}
    parts = [text(FILE, "summary.targets", **counts) if len(judged) else text(FILE, "summary.targets_none")]
    due = readiness[readiness["status"] != "not_due"]
    if len(due):
        ready = formats.number(int((due["status"] == "ready").sum()))
        parts.append(text(FILE, "summary.gates", ready=ready, due=formats.number(len(due))))
    if len(reports):
        received = formats.number(int((reports["state"] == "reported").sum()))
        parts.append(text(FILE, "summary.reports", received=received, expected=formats.number(len(reports))))
    sentence = "; ".join(parts)
    return sentence[:1].upper() + sentence[1:]


def _lacking(needs: pd.DataFrame) -> str:
    short = needs[needs["shortage"] > 0]
    if needs["shortage"].isna().all():
        return text(FILE, "summary.unknown")
    if short.empty:
        return text(FILE, "summary.nothing")
    named = [
        text(
            FILE,
            "summary.lacking_one",
            count=formats.number(row["shortage"]),
            item=formats.inside(str(row["label"])),
        )
        for row in records(short)
    ]
    return text(
        FILE, "summary.lacking", items=formats.enumeration(named, rest=text(FILE, "summary.other_items"))
    )


def _need_row(row: Record) -> bullets.BulletRow:
    share = number_or_none(row["met_share"])
    return bullets.BulletRow(
        name=str(row["label"]),
        actual=share,
        target=None if share is None else 100.0,
        texts=tuple(formats.number(number_or_none(row[key])) for key in ("have", "need", "shortage")),
        is_missed=bool(number_or_none(row["shortage"])),
    )


def all_indicators(answers: pd.DataFrame, name: str) -> Exhibit:
    """Every indicator of the school that concerns it, missed ones first."""
    question = text(FILE, "indicators.question", school=name)
    rows = answers[answers["status"] != "no_subject"]
    if rows.empty:
        return Exhibit(question, text(FILE, "indicators.empty", school=name), rows, ())
    labels = {key: entry.label for key, entry in indicators().items()}
    units = words("charts", "unit_of_measure")
    table = (
        rows.assign(
            rank=rows["status"].map(_RANK).fillna(4),
            indicator_label=rows["indicator"].map(labels),
            level_label=rows["level"].map(dict(codes()["level"])).fillna(""),
            grade_label=rows["grade"].map(dict(codes()["grade"])).fillna(""),
            period_label=rows["period"].map(dict(codes()["period"])).fillna(""),
            unit_label=[
                units.get(indicators()[key].unit, indicators()[key].unit) for key in rows["indicator"]
            ],
            status_label=rows["status"].map(wording.status),
            basis_label=rows["target_basis"].map(words(FILE, "indicators.basis")).fillna(""),
        )
        .sort_values("rank", kind="stable")
        .reset_index(drop=True)
    )
    counts = table["status"].value_counts()
    missed, met = int(counts.get("not_met", 0)), int(counts.get("met", 0))
    return Exhibit(
        question=question,
        finding=text(
            FILE, "indicators.finding", missed=formats.number(missed), judged=formats.number(missed + met),
            open=formats.number(int(counts.get("insufficient_data", 0))),
        ),
        table=table,
        columns=columns(
            FILE, "indicators.column", ("indicator_label", "text"), ("level_label", "text"), ("grade_label", "text"),
            ("period_label", "text"), ("value", "figure"), ("target", "figure"), ("unit_label", "text"),
            ("status_label", "text"), ("basis_label", "text"), value="target",
        ),
        subtitle=text(FILE, "indicators.subtitle"),
        definitions=target_rows.definitions(table["indicator"]),
    )  # fmt: skip


def not_concerned(name: str) -> Exhibit:
    """What is said of a school none of whose levels is on the 2018 programme."""
    question, sentence = (
        text(FILE, "gates.question", school=name),
        text(FILE, "gates.not_concerned", school=name),
    )
    return Exhibit(question, sentence, pd.DataFrame(), ())


def ratings(shares: pd.DataFrame, name: str) -> Exhibit:
    """Results of assessment by grade; the chart stacks the categories of the scale that most grades share."""
    question = text(FILE, "ratings.question", school=name)
    known = shares[shares["pupils"].notna()] if len(shares) else shares
    if known.empty:
        return Exhibit(question, text(FILE, "ratings.empty", school=name), known, ())
    grades = dict(codes()["grade"])
    levels = dict(codes()["level"])
    table = known.assign(
        grade_label=[
            grades.get(grade) or levels.get(level, "")
            for grade, level in zip(known["grade"], known["level"], strict=True)
        ]
    ).reset_index(drop=True)
    scale = str(table["scale"].mode().iloc[0])
    drawn = table[table["scale"] == scale]
    return Exhibit(
        question=question,
        finding=_best(drawn),
        table=table,
        columns=columns(
            FILE, "ratings.column", ("grade_label", "text"), ("scale_label", "text"), ("category_label", "text"),
            ("pupils", "count"), ("rated", "count"), ("share", "percent"),
        ),
        subtitle=text(FILE, "ratings.subtitle", scale=drawn["scale_label"].iloc[0]),
        chart=_stack(drawn),
    )  # fmt: skip


def _best(rows: pd.DataFrame) -> str:
    """The highest category of the first line: all grades of the level together."""
    row = records(rows.head(1))[0]
    return text(
        FILE, "ratings.finding", grade=row["grade_label"], share=formats.percent(number_or_none(row["share"])),
        category=formats.inside(str(row["category_label"])), pupils=formats.number(row["pupils"]),
        rated=formats.number(row["rated"]),
    )  # fmt: skip


def _stack(rows: pd.DataFrame) -> composition.Composition:
    names = list(dict.fromkeys(rows["grade_label"]))
    by_key = {(row["grade_label"], row["category"]): number_or_none(row["pupils"]) for row in records(rows)}
    categories = dict(zip(rows["category"], rows["category_label"], strict=True))
    parts = [
        composition.Part(str(label), colour, tuple(by_key.get((name, category)) for name in names))
        for (category, label), colour in zip(categories.items(), _SCALE_COLOURS, strict=False)
    ]
    rated = dict(zip(rows["grade_label"], rows["rated"], strict=True))
    heads = (words(FILE, "ratings.head")["rated"],)
    return composition.Composition(names, parts, heads, [(formats.number(rated[name]),) for name in names])


def own_issues(issues: pd.DataFrame, stored: pd.DataFrame, name: str) -> pd.DataFrame:
    """Problems in the rows in which figures of the school stand; `name` also finds those that name the school."""
    if issues.empty:
        return issues
    own_rows = set(
        zip(stored["file"], stored["sheet"], stored["cell"].str.extract(r"(\d+)", expand=False), strict=True)
    )
    rows = issues["cell"].str.extract(r"(\d+)", expand=False)
    places = zip(issues["file"], issues["sheet"], rows, strict=True)
    stands_there = pd.Series([place in own_rows for place in places], index=issues.index, dtype=bool)
    return issues[stands_there | issues["message"].str.contains(name, regex=False)]


def issues(found: pd.DataFrame, name: str) -> Exhibit:
    """Problems in the cells of the school."""
    question = text(FILE, "issues.question", school=name)
    if found.empty:
        return Exhibit(question, text(FILE, "issues.none", school=name), found, ())
    return Exhibit(
        question=question,
        finding=text(FILE, "issues.finding", count=formats.number(len(found)),
                     files=formats.number(found["file"].nunique())),
        table=found.assign(severity_label=found["severity"].map(words("charts", "severity"))).reset_index(drop=True),
        columns=columns(
            "pages", "quality.column", ("severity_label", "text"), ("file", "text"), ("sheet", "text"),
            ("cell", "text"), ("message", "text"), ("advice", "text"),
        ),
        subtitle=text(FILE, "issues.subtitle"),
    )  # fmt: skip
