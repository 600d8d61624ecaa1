"""Names of all sheets → units: which rows are identified, which wait and why.

Asks each written name once per school year it is used for; the numbers behind it stay in the database.
"""

from collections.abc import Mapping, Sequence

import duckdb

from etl.issues import Issue
from etl.readings import Mention, SheetReading
from etl.store.inputs import insert
from etl.store.intake import Received
from etl.text import nfc
from etl.units.boundaries import Boundaries
from etl.units.candidates import Identification
from etl.units.directory import Directory
from etl.units.gazetteer import dated_name
from etl.units.identify import Identifier
from etl.units.model import Unit
from etl.units.names import same_marks, school_name
from indicators.catalog import codes

Place = tuple[int, int, int]
"""(file, sheet, mention)."""


def name_units(
    connection: duckdb.DuckDBPyConnection, received: Sequence[Received], identifier: Identifier
) -> list[tuple[int, Issue]]:
    """Fills `mention_unit`; returns an issue for every name whose readings wait.

    Blanks and dashes for a year in which the unit does not exist say nothing: no facts, and nobody is asked.
    """
    sheets = _sheets(received)
    boundaries = _boundaries(connection, sheets, identifier)
    used = connection.execute(
        "SELECT file, sheet, mention, school_year, count(*), bool_and(state IN ('missing', 'zero_mark', 'not_applicable'))"
        " FROM reading"
        " WHERE is_school_year(school_year) AND period <> '' GROUP BY ALL ORDER BY ALL"
    ).fetchall()
    rows: list[tuple[object, ...]] = []
    waiting: dict[tuple[Place, str], list[tuple[str, int, Identification]]] = {}
    noted: dict[Place, Issue] = {}
    for file, n, number, school_year, count, is_empty in used:
        sheet, place = sheets[file, n], (file, n, number)
        mention = sheet.mentions[number]
        found = identifier.identify(mention, school_year, sheet.sender, boundaries[file, n])
        if found.unit:
            rows.append((file, n, number, school_year, found.unit.unit_id, _stated_level(mention, sheet)))
            if note := _marks_note(mention, found.unit, sheet.sheet):
                noted[place] = note
        elif found.problem != "unit_not_open" or not is_empty:
            waiting.setdefault((place, found.problem), []).append((school_year, count, found))
    insert(connection, "mention_unit", rows)
    issues = [(place[0], note) for place, note in noted.items()]
    for ((file, n, number), _), cases in waiting.items():
        sheet = sheets[file, n]
        issues.append((file, waiting_issue(sheet, sheet.mentions[number], cases)))
    return issues


def _boundaries(
    connection: duckdb.DuckDBPyConnection,
    sheets: Mapping[tuple[int, int], SheetReading],
    identifier: Identifier,
) -> dict[tuple[int, int], Boundaries]:
    """The set of boundaries of every sheet with readings; the years of its numbers date it, else those of its blanks."""
    rows = connection.execute(
        "SELECT file, sheet, school_year, list(DISTINCT kind::VARCHAR), count(value) FROM reading"
        " WHERE is_school_year(school_year) AND period <> '' GROUP BY ALL ORDER BY ALL"
    ).fetchall()
    years: dict[tuple[int, int], dict[str, list[str]]] = {}
    stated: dict[tuple[int, int], dict[str, list[str]]] = {}
    for file, n, school_year, kinds, numbers in rows:
        years.setdefault((file, n), {})[school_year] = kinds
        if numbers:
            stated.setdefault((file, n), {})[school_year] = kinds
    return {
        place: identifier.boundaries(
            sheets[place].mentions, sheets[place].sender, stated.get(place, of_sheet)
        )
        for place, of_sheet in years.items()
    }


def unclear_sheets(connection: duckdb.DuckDBPyConnection) -> list[tuple[int, Issue]]:
    """An issue for every sheet with numbers of no known school year or period; they wait."""
    rows = connection.execute(
        "SELECT file, sheet_name, NOT is_school_year(r.school_year), count(*), min(r.school_year)"
        " FROM reading r JOIN input_sheet USING (file, sheet)"
        " WHERE NOT is_school_year(r.school_year) OR r.period = '' GROUP BY ALL ORDER BY ALL"
    ).fetchall()
    return [
        (
            file,
            Issue(
                "sheet_without_school_year" if no_year else "sheet_without_period",
                sheet,
                facts={"waiting": count, "text": f"“{text}”"},
            ),
        )
        for file, sheet, no_year, count, text in rows
    ]


def problem_issues(
    connection: duckdb.DuckDBPyConnection, received: Sequence[Received], directory: Directory
) -> list[tuple[int, Issue]]:
    """An issue for every row whose unit is known but whose numbers cannot be those of the unit."""
    sheets = _sheets(received)
    rows = connection.execute(
        "SELECT file, sheet, mention, problem, coalesce(level, ''), min(unit_id), count(*) FROM located"
        " WHERE problem <> '' GROUP BY ALL ORDER BY ALL"
    ).fetchall()
    issues = []
    for file, n, number, problem, level, unit_id, count in rows:
        sheet = sheets[file, n]
        facts = {
            "name": directory.units[unit_id].name,
            "waiting": count,
            "level": codes()["level"].get(level, level),
        }
        issues.append((file, Issue(problem, sheet.sheet, sheet.mentions[number].cell, facts)))
    return issues


def _sheets(received: Sequence[Received]) -> dict[tuple[int, int], SheetReading]:
    return {
        (item.receipt.number, n): sheet
        for item in received
        for n, sheet in enumerate(item.reading.workbook.sheets)
    }


def _stated_level(mention: Mention, sheet: SheetReading) -> str:
    """Level said by the row or its group, by the name ("(cấp TH)", else a single kind word), by the sheet."""
    name = school_name(mention.text)
    of_kind = next(iter(name.levels)) if len(name.levels) == 1 else ""
    return mention.level or name.level or of_kind or sheet.level


def _marks_note(mention: Mention, unit: Unit, sheet: str) -> Issue | None:
    """A note where the written name differs from the unit's only by marks."""
    if any(same_marks(mention.text, name) for name in (unit.name, *unit.aliases)):
        return None
    return Issue(
        "unit_marks_differ", sheet, mention.cell, {"name": nfc(mention.text).strip(), "unit": unit.name}
    )


def waiting_issue(
    sheet: SheetReading, mention: Mention, cases: list[tuple[str, int, Identification]]
) -> Issue:
    """Why a name waits, from its (school year, number of cells, identification), which share one problem."""
    problem = cases[0][2].problem
    candidates = {unit.unit_id: unit for _, _, found in cases for unit in found.candidates}
    described = "; ".join(_describe(unit, problem, list(candidates.values())) for unit in candidates.values())
    facts = {
        "name": nfc(mention.text).strip(),
        "school_year": ", ".join(dict.fromkeys(year for year, _, _ in cases)),
        "waiting": sum(count for _, count, _ in cases),
        "candidates": described,
        "commune": mention.commune,
        "level": codes()["level"].get(mention.level, mention.level),
    }
    return Issue(problem, sheet.sheet, mention.cell, facts)


def _describe(unit: Unit, problem: str, candidates: Sequence[Unit]) -> str:
    """A candidate as people tell it apart: by its commune, or by the days it was open."""
    if problem == "unit_not_open":
        end = f"{unit.valid_to:%d/%m/%Y}" if unit.valid_to else "…"
        return f"{unit.name}: {unit.valid_from:%d/%m/%Y} – {end}"
    if problem == "unit_other_boundaries" or sum(unit.name == other.name for other in candidates) > 1:
        return f"{unit.name} ({unit.commune})" if unit.commune else dated_name(unit)
    return f"{unit.name} ({unit.commune})" if unit.commune else unit.name
