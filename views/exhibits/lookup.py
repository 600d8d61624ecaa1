"""Looking up: stored figures as their cells state them, and computed indicators, as plain filtered tables."""

import pandas as pd

from indicators.catalog import codes, measures
from indicators.catalog.indicators import indicators
from indicators.catalog.sensitive import sensitive
from indicators.catalog.texts import text, words
from views import formats
from views.exhibit import Column, Exhibit
from views.exhibits import small_numbers, wording

_FACT_COLUMNS = (
    ("unit_name", "text"), ("measure_label", "text"), ("value", "figure"), ("unit_label", "text"),
    ("kind_label", "text"), ("period_label", "text"), ("level_label", "text"), ("grade_label", "text"),
    ("age", "text"), ("group_label", "text"), ("category_label", "text"), ("state_label", "text"),
    ("file", "text"), ("sheet", "text"), ("cell", "text"), ("raw", "text"),
)  # fmt: skip
_WHOLE = ("unit_id", "measure", "level", "grade", "age", "group", "school_year", "period", "kind")
"""What the parts of one number have in common."""
_INDICATOR_COLUMNS = (
    ("unit_name", "text"), ("indicator_label", "text"), ("level_label", "text"), ("grade_label", "text"),
    ("period_label", "text"), ("value", "figure"), ("unit_label", "text"), ("numerator", "figure"),
    ("denominator", "figure"), ("target", "figure"), ("gap", "figure"), ("gap_count", "signed"),
    ("status_label", "text"),
)  # fmt: skip


def stored_facts(frame: pd.DataFrame) -> Exhibit:
    """Facts with their cells; nothing computed."""
    question = text("pages", "explore.question_facts")
    if frame.empty:
        return Exhibit(question, text("pages", "explore.empty"), frame, ())
    table = frame.assign(
        measure_label=frame["measure"].map({key: entry.label for key, entry in measures().items()}),
        unit_label=frame["measure"].map({key: _unit(entry.unit) for key, entry in measures().items()}),
        category_label=[
            codes().get(measures()[measure].category, {}).get(category, category)
            for measure, category in zip(frame["measure"], frame["category"], strict=True)
        ],
        is_small=_is_small(frame),
        state_label=frame["state"].map(words("pages", "explore.state")),
        **_labels(frame, "level", "grade", "group", "kind", "period"),
    )
    absent = int(frame["value"].isna().sum())
    return Exhibit(
        question=question,
        finding=text(
            "pages",
            "explore.finding_facts_missing" if absent else "explore.finding_facts",
            count=formats.number(len(frame)),
            units=formats.number(frame["unit_code"].nunique()),
            files=formats.number(frame["file"].nunique()),
            missing=formats.number(absent),
        ),
        table=table,
        columns=_columns(_FACT_COLUMNS, hidden=("value", "raw")),
    )


def computed_indicators(answers: pd.DataFrame) -> Exhibit:
    """Indicators with numerator, denominator, target and status."""
    question = text("pages", "explore.question_indicators")
    if answers.empty:
        return Exhibit(question, text("pages", "explore.empty"), answers, ())
    table = answers.assign(
        indicator_label=answers["indicator"].map({key: entry.label for key, entry in indicators().items()}),
        unit_label=answers["indicator"].map({key: _unit(entry.unit) for key, entry in indicators().items()}),
        status_label=answers["status"].map(wording.status),
        **_labels(answers, "level", "grade", "period"),
    )
    used = [indicators()[name] for name in dict.fromkeys(answers["indicator"])]
    return Exhibit(
        question=question,
        finding=text(
            "pages",
            "explore.finding_indicators",
            count=formats.number(len(answers)),
            units=formats.number(answers["unit_id"].nunique()),
        ),
        table=table.reset_index(drop=True),
        columns=_columns(_INDICATOR_COLUMNS, threshold="target"),
        definitions=tuple((entry.label, f"{entry.definition} ({entry.document})") for entry in used),
    )


def _is_small(frame: pd.DataFrame) -> pd.Series:
    """Counts of persons so small that a reader could tell who is meant: of a group, of what is sensitive, of a part."""
    told = sensitive()
    dimension = frame["measure"].map({key: entry.category for key, entry in measures().items()})
    is_part = dimension.isin(told.parts) & (frame["category"] != "")
    concerned = (frame["group"] != "") | frame["measure"].isin(told.measures) | is_part
    persons = frame["measure"].isin([key for key, entry in measures().items() if entry.unit == "person"])
    small = concerned & persons & small_numbers.is_small(frame["value"])
    whole = [frame[name] for name in _WHOLE if name in frame]
    return small.mask(is_part, small_numbers.with_the_next(small & is_part, frame["value"], whole))


def measure_choices() -> dict[str, str]:
    """Label → measure, after “all of them”."""
    return {
        text("pages", "filter.everything"): "",
        **{entry.label: key for key, entry in measures().items()},
    }


def kind_choices() -> dict[str, str]:
    """Label → kind of figure (target, actual, …), after “all of them”."""
    return {
        text("pages", "filter.everything"): "",
        **{label: code for code, label in codes()["kind"].items()},
    }


def indicator_choices() -> dict[str, str]:
    """Label → indicator, after “all of them”."""
    return {
        text("pages", "filter.everything"): "",
        **{entry.label: key for key, entry in indicators().items()},
    }


def _unit(code: str) -> str:
    """A unit of measure in words."""
    return words("charts", "unit_of_measure").get(code, code)


def _labels(frame: pd.DataFrame, *dimensions: str) -> dict[str, pd.Series]:
    """Vietnamese labels of coded columns: `level` → `level_label`."""
    return {f"{name}_label": frame[name].map(dict(codes()[name])).fillna("") for name in dimensions}


def _columns(
    keys: tuple[tuple[str, str], ...], hidden: tuple[str, ...] = (), threshold: str = ""
) -> tuple[Column, ...]:
    """Columns under the labels of this page; the value knows its threshold, small groups hide what `hidden` names."""
    labels = words("pages", "explore.column")
    return tuple(
        Column(
            key,
            labels[key],
            kind,
            width=12,
            threshold=threshold if key == "value" else "",
            hidden="is_small" if key in hidden else "",
        )
        for key, kind in keys
    )
