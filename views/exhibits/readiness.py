"""Conditions of the 2018 programme by school and grade: which gate is open, which fails first, where nothing is known.

A gate without data is neither open nor failing; a grade before its roll-out is not judged.
"""

import pandas as pd

from indicators.catalog import codes
from indicators.catalog.rollout import rollout
from indicators.catalog.texts import text, words
from views import formats, theme
from views.charts import cells
from views.exhibit import Column, Exhibit
from views.exhibits.records import Record, number_or_none, records

_COLOURS = {"met": theme.ACCENT, "partial": theme.NEAR, "not_met": theme.FAILING}
_SIGNS = {"met": "✓", "partial": "▲", "not_met": "✗", "no_data": "?"}
_COLUMNS = (
    ("unit_name", "text"), ("grade_label", "text"), ("label", "text"), ("state_label", "text"),
    ("numerator", "count"), ("denominator", "count"), ("share", "percent"), ("verdict", "text"),
)  # fmt: skip
_NO_GATE = 99
_RANK = {"not_ready": 0, "unknown": 1, "ready": 2, "not_due": 3}


def board(gates: pd.DataFrame, summary: pd.DataFrame, shown: int | None = None) -> Exhibit:
    """Schools (or the grades of one school) × gates in causal order, the first failing gate at the right."""
    question = text("pages", "readiness.question")
    if summary.empty:
        return Exhibit(question, text("pages", "readiness.empty"), summary, ())
    verdicts = _ranked(summary, gates)
    table = _table(gates, verdicts)
    return Exhibit(
        question=question,
        finding=finding(verdicts),
        table=table,
        columns=_exhibit_columns(),
        subtitle=text("pages", "readiness.subtitle"),
        chart=_chart(gates, verdicts.head(shown) if shown else verdicts),
        coverage=_coverage(verdicts),
    )


def finding(verdicts: pd.DataFrame) -> str:
    """The first sentence: how many are ready, what fails first most often, how many are not known."""
    due = verdicts[verdicts["status"] != "not_due"]
    if due.empty:
        return text("pages", "readiness.not_due")
    counts = due["status"].value_counts()
    what = text("pages", f"readiness.{_counted(due)}")
    sentences = [
        text(
            "pages",
            "readiness.finding",
            ready=formats.number(int(counts.get("ready", 0))),
            total=formats.number(len(due)),
            what=what,
        )
    ]
    failing = due.loc[due["status"] == "not_ready", "first_label"].value_counts()
    if len(failing):
        sentences.append(
            text(
                "pages",
                "readiness.first_failing",
                gate=formats.inside(str(failing.index[0])),
                count=formats.number(int(failing.iloc[0])),
                what=what,
            )
        )
    if unknown := int(counts.get("unknown", 0)):
        sentences.append(text("pages", "readiness.unknown", count=formats.number(unknown), what=what))
    return " ".join(sentences)


def _counted(verdicts: pd.DataFrame) -> str:
    """What one row stands for: a school, a grade of the one school, or a school with its grade."""
    if verdicts["grade"].nunique() == 1:
        return "schools"
    return "grades" if verdicts["unit_id"].nunique() == 1 else "school_grades"


def _ranked(summary: pd.DataFrame, gates: pd.DataFrame) -> pd.DataFrame:
    """Not ready first, grouped by the first failing gate in causal order; the grades of one school in their order."""
    order = gates.drop_duplicates("gate").set_index("gate")
    first = summary["first_failing_gate"]
    labelled = summary.assign(
        rank=summary["status"].map(_RANK),
        gate_rank=first.map(order["gate_order"]).fillna(_NO_GATE),
        first_label=first.map(_short(order["label"])).fillna(""),
        grade_label=summary["grade"].map(codes()["grade"]).fillna(""),
    )
    labelled["verdict"] = [_verdict(row) for row in records(labelled)]
    if _counted(summary) == "grades":
        return labelled.reset_index(drop=True)
    return labelled.sort_values(["rank", "gate_rank"], kind="stable").reset_index(drop=True)


def _short(labels: pd.Series) -> dict[str, str]:
    """What the gate is about, in a word or two, by gate."""
    heads = words("pages", "readiness.head")
    named = {str(gate): str(label) for gate, label in labels.items()}
    return {gate: heads.get(gate, label).replace("\n", " ") for gate, label in named.items()}


def gate_words(gates: pd.DataFrame) -> dict[str, str]:
    """A word or two for each gate (one row per gate), in the order of the rows."""
    return _short(gates.set_index("gate")["label"])


def _chart(gates: pd.DataFrame, verdicts: pd.DataFrame) -> cells.Board | None:
    order = gates.drop_duplicates("gate").sort_values("gate_order")
    drawn = gates[gates["unit_id"].isin(verdicts["unit_id"])]
    by_key = {(row["unit_id"], row["grade"], row["gate"]): row for row in records(drawn)}
    counted = _counted(verdicts)
    rows = [
        cells.BoardRow(
            name=_row_name(verdict, counted),
            cells=tuple(
                _cell(by_key.get((verdict["unit_id"], verdict["grade"], gate)), verdict)
                for gate in order["gate"]
            ),
            texts=(verdict["verdict"],),
        )
        for verdict in records(verdicts)
    ]
    heads = words("pages", "readiness.head")
    columns = [heads.get(gate, label) for gate, label in zip(order["gate"], order["label"], strict=True)]
    return cells.Board(rows, columns, (text("pages", "readiness.first_head"),), cells_end=0.74)


def _row_name(verdict: Record, counted: str) -> str:
    """The school, the grade of the one school, or both."""
    if counted == "schools":
        return str(verdict["unit_name"])
    if counted == "grades":
        return str(verdict["grade_label"])
    return f"{verdict['unit_name']} – {verdict['grade_label']}"


def _cell(gate: Record | None, verdict: Record) -> cells.Cell:
    if verdict["status"] == "not_due" or gate is None:
        return cells.Cell("·", theme.PALE, words("charts", "status")["not_due"])
    state = str(gate["state"])
    hover = f"{verdict['unit_name']}, {verdict['grade_label']} – {gate['label']}: {words('charts', 'gate_state')[state]}"
    numerator, denominator = (number_or_none(gate[side]) for side in ("numerator", "denominator"))
    if numerator is not None and denominator:
        hover += f" ({formats.number(numerator)}/{formats.number(denominator)})"
    sign = _SIGNS[state]
    if state == "partial" and numerator is not None and denominator:
        sign = f"{sign} {formats.percent(100 * numerator / denominator, 100, 0)}"
    return cells.Cell(sign, _COLOURS.get(state, theme.MISSING), hover, is_hatched=state == "no_data")


def _verdict(row: Record) -> str:
    label = words("charts", "readiness")[str(row["status"])]
    return f"{label}: {row['first_label']}" if row["first_label"] else label


def _table(gates: pd.DataFrame, verdicts: pd.DataFrame) -> pd.DataFrame:
    """Every gate of the rows in their order, with the verdict of its row."""
    rank = verdicts.reset_index(names="place")[["unit_id", "grade", "place", "grade_label", "verdict"]]
    table = gates.merge(rank, on=["unit_id", "grade"], how="inner").sort_values(
        ["place", "gate_order"], kind="stable"
    )
    return table.assign(
        state_label=table["state"].map(words("charts", "gate_state")),
        share=100 * table["numerator"] / table["denominator"].where(table["denominator"] != 0),
    ).reset_index(drop=True)


def _exhibit_columns() -> tuple[Column, ...]:
    labels = words("pages", "readiness.column")
    return tuple(Column(key, labels[key], kind, width=14) for key, kind in _COLUMNS)


def _coverage(verdicts: pd.DataFrame) -> str:
    due = verdicts[verdicts["status"] != "not_due"]
    known = int((due["missing_gates"] == 0).sum())
    return text("pages", "readiness.coverage", known=formats.number(known), total=formats.number(len(due)))


def grade_choices(summary: pd.DataFrame) -> dict[str, str]:
    """Label → grade of the grades that occur, in official order, after “all of them”."""
    present = set(summary["grade"])
    labels = {label: code for code, label in codes()["grade"].items() if code in present}
    return {text("pages", "filter.everything"): "", **labels}


def starting_grade(summary: pd.DataFrame, school_year: str) -> str:
    """The first grade whose roll-out begins in the year: the one everybody asks about; '' where none begins."""
    present = set(summary["grade"])
    return next(
        (
            step.grade
            for step in rollout().values()
            if step.first_school_year == school_year and step.grade in present
        ),
        "",
    )


def of_grade(summary: pd.DataFrame, grade: str) -> pd.DataFrame:
    """Rows of one grade, or all of them."""
    return summary[summary["grade"] == grade] if grade else summary
