"""Universal education and literacy: which commune meets which standard, and how many persons it still lacks.

Levels and headcounts arrive computed (NĐ 20/2014/NĐ-CP, NĐ 277/2025/NĐ-CP); this module only words and draws them.
"""

import pandas as pd

from indicators.catalog import codes
from indicators.catalog.standards import rules
from indicators.catalog.texts import text, words
from views import formats, theme
from views.charts import cells
from views.exhibit import Column, Exhibit
from views.exhibits import level_marks, wording
from views.exhibits.records import Record, number_or_none, records

MET, NOT_MET, SILENT = "met", "not_met", "insufficient_data"

MATRIX_COLUMNS = (
    ("unit_name", "text"), ("standard_label", "text"), ("level_met", "level"), ("next_level", "level"),
    ("binding_label", "text"), ("numerator", "count"), ("denominator", "count"), ("value", "percent"),
    ("threshold", "percent"), ("needed", "count"), ("status_label", "text"), ("rule_mark", "text"),
    ("note", "text"),
)  # fmt: skip


def matrix(verdicts: pd.DataFrame, shown: int | None = None, is_official_order: bool = False) -> Exhibit:
    """Communes × standards; `shown` limits the rows drawn (the table keeps all), worst first by default."""
    question = text("pages", "standards.question")
    if verdicts.empty:
        return Exhibit(question, text("pages", "standards.empty"), verdicts, ())
    table = labelled(verdicts)
    order = _official(table) if is_official_order else _worst_first(table)
    table = table.set_index("unit_id").loc[order].reset_index()
    return Exhibit(
        question=question,
        finding=finding(table),
        table=table,
        columns=columns(MATRIX_COLUMNS),
        subtitle=text("pages", f"standards.order_{'official' if is_official_order else 'worst'}"),
        chart=_board(table, order[:shown]),
        coverage=_coverage(table),
        notes=(*notes(table), text("universal_education", "matrix.marks")),
        definitions=_definitions(table),
    )


def finding(table: pd.DataFrame) -> str:
    """The first sentence: how many meet every standard, who lacks most, who is silent."""
    by_unit = table.groupby("unit_id", sort=False)["status"]
    complete = by_unit.agg(lambda states: bool(states.isin([MET, "no_subject"]).all()))
    sentences = [
        text(
            "pages",
            "standards.finding",
            met=formats.number(int(complete.sum())),
            total=formats.number(len(complete)),
            standards=formats.number(table["standard"].nunique()),
            kind=wording.unit_kind(str(table["unit_kind"].iloc[0])),
        )
    ]
    failing = table[(table["status"] == NOT_MET) & table["needed"].notna()]
    nearing = table[(table["status"] == MET) & (table["needed"].fillna(0) > 0)]
    if len(failing):
        sentences.append(
            _sentence(
                "standards.worst", failing.sort_values("needed", ascending=False, kind="stable").head(1)
            )
        )
    elif len(nearing):
        sentences.append(_sentence("standards.nearest", nearing.sort_values("needed", kind="stable").head(1)))
    silent = table[table["status"] == SILENT]
    if len(silent):
        listed = wording.listed(wording.names(silent), str(table["unit_kind"].iloc[0]))
        sentences.append(text("pages", "standards.silent", units=listed))
    return " ".join([*sentences, *level_marks.changes(table)])


def _sentence(key: str, rows: pd.DataFrame) -> str:
    """A sentence about the first of some rows."""
    row = records(rows)[0]
    return text(
        "pages",
        key,
        unit=formats.inside(str(row["unit_name"])),
        needed=formats.number(row["needed"]),
        person=words("pages", "standards.person").get(row["standard"], text("pages", "standards.any_person")),
        standard=row["standard_label"],
        level=formats.number(row["next_level"]),
    )


def labelled(verdicts: pd.DataFrame) -> pd.DataFrame:
    """Verdicts with labels of standard, binding test, status and rule, in official order."""
    labels = codes()["standard"]
    return verdicts.assign(
        standard_label=verdicts["standard"].map(labels),
        standard_order=verdicts["standard"].map({code: order for order, code in enumerate(labels)}),
        binding_label=[rules()[rule].label if rule in rules() else "" for rule in verdicts["binding_rule"]],
        status_label=verdicts["status"].map(wording.status),
        rule_mark=verdicts["rule_status"].map(wording.rule_mark),
    ).sort_values(["official_order", "unit_id", "standard_order"], kind="stable")


def _official(table: pd.DataFrame) -> list[int]:
    return list(dict.fromkeys(table["unit_id"].tolist()))


def _worst_first(table: pd.DataFrame) -> list[int]:
    """Most standards not met, then most persons lacking, then most lacking for the next level; the silent last."""
    by_unit = table.assign(
        is_silent=table["status"] == SILENT,
        is_not_met=table["status"] == NOT_MET,
        lacking=table["needed"].where(table["status"] == NOT_MET).fillna(0),
        to_next=table["needed"].fillna(0),
    ).groupby("unit_id", sort=False)
    rank = by_unit.agg(
        silent=("is_silent", "all"),
        not_met=("is_not_met", "sum"),
        lacking=("lacking", "sum"),
        to_next=("to_next", "sum"),
    )
    ranked = rank.sort_values(
        ["silent", "not_met", "lacking", "to_next"], ascending=[True, False, False, False], kind="stable"
    )
    return [int(unit) for unit in ranked.index]


def _board(table: pd.DataFrame, units: list[int]) -> cells.Board | None:
    standards = table.drop_duplicates("standard").sort_values("standard_order")
    by_key = {(row["unit_id"], row["standard"]): row for row in records(table)}
    rows = [
        _board_row([by_key.get((unit, standard)) for standard in standards["standard"]]) for unit in units
    ]
    heads = words("pages", "standards.head")
    columns = [
        heads.get(code, label)
        for code, label in zip(standards["standard"], standards["standard_label"], strict=True)
    ]
    return cells.Board(rows, columns, (text("pages", "standards.met_head"),), cells_end=0.9)


def _board_row(verdicts: list[Record | None]) -> cells.BoardRow:
    known = [verdict for verdict in verdicts if verdict is not None]
    met = sum(verdict["status"] in (MET, "no_subject") for verdict in known)
    return cells.BoardRow(
        name=str(known[0]["unit_name"]),
        cells=tuple(_cell(verdict) for verdict in verdicts),
        texts=(f"{met}/{len(verdicts)}",),
    )


def _cell(record: Record | None) -> cells.Cell:
    if record is None:
        return cells.Cell("·")
    if record["status"] in (SILENT, "no_target") or formats.is_missing(record["level_met"]):
        return cells.Cell("?", hover=_hover(record), is_hatched=True)
    if record["status"] == "no_subject":
        return cells.Cell("·", hover=_hover(record))
    level = int(record["level_met"])
    needed = number_or_none(record["needed"])
    sign = level_marks.digit(record, level)
    if needed:
        sign = text("pages", "standards.cell", level=sign, needed=formats.number(needed))
    return cells.Cell(sign, theme.LEVELS[level], _hover(record))


def _hover(record: Record) -> str:
    lines = [f"{record['unit_name']} – {record['standard_label']}: {record['status_label']}"]
    if record["binding_label"] and not formats.is_missing(record["value"]):
        threshold = number_or_none(record["threshold"])
        lines.append(
            text(
                "pages",
                "standards.hover",
                test=record["binding_label"],
                numerator=formats.number(number_or_none(record["numerator"])),
                denominator=formats.number(number_or_none(record["denominator"])),
                value=formats.percent(number_or_none(record["value"]), threshold),
                threshold=formats.percent(threshold),
            )
        )
    return "\n".join([*lines, *level_marks.hover(record)])


def columns(keys: tuple[tuple[str, str], ...]) -> tuple[Column, ...]:
    """Columns under the labels of this page; a rate knows its threshold."""
    labels = words("pages", "standards.column")
    return tuple(
        Column(key, labels[key], kind, threshold="threshold" if key == "value" else "", width=12)
        for key, kind in keys
    )


def _coverage(table: pd.DataFrame) -> str:
    known = table.groupby("unit_id")["status"].agg(lambda states: bool((states != SILENT).all()))
    return text(
        "pages",
        "standards.coverage",
        known=formats.number(int(known.sum())),
        total=formats.number(len(known)),
        kind=wording.unit_kind(str(table["unit_kind"].iloc[0])),
    )


def notes(table: pd.DataFrame) -> tuple[str, ...]:
    """A word about rules whose article nobody has compared with the original text."""
    marked = sorted({mark for mark in table["rule_mark"] if mark})
    return (text("pages", "standards.unconfirmed", mark=marked[0]),) if marked else ()


def _definitions(table: pd.DataFrame) -> tuple[tuple[str, str], ...]:
    used = [rules()[rule] for rule in dict.fromkeys(table["binding_rule"]) if rule in rules()]
    return tuple((rule.label, f"{rule.article}, {rule.document}".strip(", ")) for rule in used)
