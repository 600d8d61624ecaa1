"""“Số này ở đâu ra?”: the cells behind one row of a table, written out for the reader.

Each finder takes the context and a row of the exhibit's table and answers with ready texts.
"""

from __future__ import annotations

import pandas as pd

from indicators.catalog.facilities import Facility, facilities, staffing_items
from indicators.catalog.formulas import Formula
from indicators.catalog.gates import gates
from indicators.catalog.indicators import indicators
from indicators.catalog.priorities import criteria
from indicators.catalog.standards import rules
from indicators.catalog.texts import words
from indicators.over_time import pupil_flow
from indicators.reporting import cell_place
from views import answers, cell_words, formats
from views.context import Context
from views.exhibits.records import records


def of_indicator(context: Context, row: pd.Series) -> pd.DataFrame:
    """Numerator, denominator and target cells of one line of an indicator; of a sum, those of every unit below."""
    line = (row["indicator"], row["unit_code"], row["level"], row["grade"], row["period"])
    return _written(answers.cells(context, *map(str, line)))


def of_cross_row(context: Context, row: pd.Series) -> pd.DataFrame:
    """Cells behind one row of a cross table, for every indicator in it."""
    place = (str(row["unit_code"]), str(row["level"]), str(row["grade"]), "")
    found = [answers.cells(context, key, *place) for key in str(row["chosen"]).split(",")]
    return _written(pd.concat(found, ignore_index=True))


def of_standard(context: Context, row: pd.Series) -> pd.DataFrame:
    """The survey cells behind every test of one standard in one commune."""
    return _of_rules(
        context,
        str(row["unit_code"]),
        {key for key, rule in rules().items() if rule.standard == row["standard"]},
    )


def of_test(context: Context, row: pd.Series) -> pd.DataFrame:
    """The survey cells behind one test."""
    return _of_rules(context, str(row["unit_code"]), {str(row["rule"])})


def of_facility(context: Context, row: pd.Series) -> pd.DataFrame:
    """Stored figures of need and stock of one item, of the unit and everything below it."""
    return _of_item(context, row, facilities()[str(row["item"])])


def of_post(context: Context, row: pd.Series) -> pd.DataFrame:
    """Stored figures of classes and teachers behind one kind of teacher, of the unit and everything below it."""
    return _of_item(context, row, staffing_items()[str(row["item"])])


def of_need(context: Context, row: pd.Series) -> pd.DataFrame:
    """Stored figures behind a room, a piece of equipment or a kind of teacher."""
    declared = {**staffing_items(), **facilities()}
    return _of_item(context, row, declared[str(row["item"])])


def _of_item(context: Context, row: pd.Series, item: Facility) -> pd.DataFrame:
    formulas = _formulas(item)
    wanted = {(term.measure, term.kind) for formula in formulas for term in formula}
    cells = _stored_frame(context, row, {measure for measure, _ in wanted})
    served = [pair in wanted for pair in zip(cells["measure"], cells["kind"], strict=True)]
    return _written(cells[pd.Series(served, index=cells.index, dtype=bool)])


def _formulas(item: Facility) -> list[Formula]:
    """Everything that need and stock of an item are computed from."""
    parts = [formula for part in item.norms for formula in (part.per, part.if_known, part.if_unknown)]
    stock = [*item.have, item.reported_need, item.reported_lacking, item.temporary, item.borrowed]
    return [*stock, *parts, *item.needed_once_for.values()]


def of_rooms(context: Context, row: pd.Series) -> pd.DataFrame:
    """Stored classroom figures of one school."""
    return _stored(context, row, {"classrooms"})


def of_priority(context: Context, row: pd.Series) -> pd.DataFrame:
    """Stored figures behind every criterion of one school."""
    wanted = {entry.item for entry in criteria().values() if entry.item}
    own = [item for item in facilities().values() if wanted & {item.id, item.group}]
    planned = [entry.planned for entry in criteria().values() if entry.planned]
    return _stored(context, row, _measures([*planned, *(each for item in own for each in _formulas(item))]))


def of_class_size(context: Context, row: pd.Series) -> pd.DataFrame:
    """Stored pupils and classes of one school and grade."""
    cells = _stored_frame(context, row, {"pupils", "classes"})
    own = cells[(cells["grade"] == row["grade"]) & (cells["kind"] == "actual")]
    return _written(own[own["period"] == row["period"]])


def of_flow(context: Context, row: pd.Series) -> pd.DataFrame:
    """Stored figures of the pupils of a year: at the start, in, out, dropped out, at the end."""
    cells = _stored_frame(context, row, {*pupil_flow.BALANCE, *pupil_flow.BESIDE})
    at_end = cells[(cells["period"] == "end") & (cells["kind"] == "actual") & (cells["group"] == "")]
    grade = str(row.get("grade", ""))
    return _written(at_end[at_end["grade"] == grade] if grade else at_end)


def of_rating(context: Context, row: pd.Series) -> pd.DataFrame:
    """Stored numbers of pupils in one category of one grade, or of every grade of the level."""
    cells = _stored_frame(context, row, {"rated_pupils"})
    own = cells[
        (cells["category"] == row["category"]) & (cells["period"] == row["period"]) & (cells["group"] == "")
    ]
    return _written(own[own["grade"] == row["grade"]] if row["grade"] else own)


def of_school_standard(context: Context, row: pd.Series) -> pd.DataFrame:
    """What is stated about the national standard and the accreditation of one school."""
    return _stored(context, row, {"national_standard_level", "accreditation_level"})


def of_gate(context: Context, row: pd.Series) -> pd.DataFrame:
    """Stored figures that open or close one gate of one school and grade."""
    ways = gates()[str(row["gate"])].ways
    found = [formula for way in ways for formula in (way.have, way.need, way.per, way.lacking) if formula]
    cells = _stored_frame(context, row, _measures(found))
    return _written(cells[cells["grade"].isin(["", str(row["grade"])])])


def of_issue(context: Context, row: pd.Series) -> pd.DataFrame:
    """The cell that a problem is about, with the finding; nothing where it is about a whole sheet or file."""
    labels, heads = words("pages", "cells.column"), words("pages", "quality.column")
    if not row["cell"]:
        return pd.DataFrame()
    file, sheet, cell = (str(row[key]) for key in ("file", "sheet", "cell"))
    place = cell_place.of_cell(context.warehouse, file, sheet, cell)
    written = {"file": file, "sheet": sheet, "cell": cell, "raw": place.raw}
    found = {labels[key]: [said] for key, said in written.items()}
    return pd.DataFrame(
        {**found, heads["message"]: [str(row["message"])], heads["advice"]: [str(row["advice"])]}
    )


def _of_rules(context: Context, unit_code: str, wanted: set[str]) -> pd.DataFrame:
    named = [key for key, entry in indicators().items() if wanted & set(entry.target.rules)]
    found = [answers.cells(context, key, unit_code, "", "", "survey") for key in named]
    if not found:
        return pd.DataFrame()
    return _written(
        pd.concat(found, ignore_index=True).drop_duplicates(["unit_code", "side", "file", "sheet", "cell"])
    )


def _stored(context: Context, row: pd.Series, wanted: set[str]) -> pd.DataFrame:
    return _written(_stored_frame(context, row, wanted))


def _stored_frame(context: Context, row: pd.Series, wanted: set[str]) -> pd.DataFrame:
    frame = answers.stored_of(context, str(row["unit_code"]), tuple(sorted(wanted)))
    level = str(row.get("level", ""))
    return frame[frame["level"].isin(["", level])] if level else frame


def _measures(formulas: list[Formula]) -> set[str]:
    return {term.measure for formula in formulas for term in formula}


def _written(cells: pd.DataFrame) -> pd.DataFrame:
    """Cells as texts under Vietnamese heads."""
    labels = words("pages", "cells.column")
    sides = words("pages", "cells.side")
    if cells.empty:
        return pd.DataFrame(columns=list(labels.values()))
    rows = records(cells)
    columns: dict[str, list[str]] = {
        "unit_name": cells["unit_name"].astype(str).tolist(),
        "measure": [cell_words.measure(row) for row in rows],
        "detail": [cell_words.detail(row) for row in rows],
        "value": [formats.figure(value) for value in cells["value"]],
        **{
            key: cells[key].astype(str).tolist()
            for key in ("file", "sheet", "cell", "raw", "sender")
            if key in cells
        },
    }
    if "side" in cells:
        columns["side"] = [sides.get(str(side).partition(":")[0], "") for side in cells["side"]]
    if "received_at" in cells:
        columns["received_at"] = [formats.day(moment) for moment in cells["received_at"]]
    return pd.DataFrame({labels[key]: columns[key] for key in labels if key in columns})
