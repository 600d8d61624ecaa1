"""`headings`: a workbook of all headings that nobody has explained, with blank columns for the office's answers.

Filled in and loaded like any other file, it says what they mean from then on.
"""

from io import BytesIO
from pathlib import Path
from typing import Any

import duckdb
import xlsxwriter

from etl.commands.exits import CommandError, Exit
from etl.commands.export import open_snapshot
from etl.commands.texts import say
from etl.forms.lists.listings import listings
from etl.forms.meaning.recognition import kinds
from etl.forms.meaning.told import NO_MEASURE
from etl.own_sheets import mark
from etl.store.folder import DataFolder, write_whole
from indicators.catalog import codes, measures

_UNKNOWN = """
SELECT s.form, h.heading, sum(h.numbers)::BIGINT,
    string_agg(file_name || ' | ' || sheet_name || ': ' || first_cell || ' – ' || last_cell, chr(10) ORDER BY file_id, first_cell)
FROM unknown_heading h
JOIN sheet s USING (sheet_id)
JOIN file USING (file_id)
SEMI JOIN (
    SELECT file_id, sheet AS sheet_name, cell AS first_cell FROM issue
    WHERE check_id IN ('column_words_unknown', 'row_words_unknown')
) USING (file_id, sheet_name, first_cell)
GROUP BY ALL ORDER BY s.form, sum(h.numbers) DESC, h.heading
"""
_ANSWERS = ("measure", "grade", "age", "group", "category", "number_kind")
_WIDTHS = (34, 60, 10, 60, 44, 16, 12, 16, 26, 16)
_HEAD_ROW = 3
_SPARE_ROWS = 50
_LISTS = "Danh mục"


def run_headings(folder: DataFolder, out: Path) -> Exit:
    """Writes the workbook; one without lines where every heading is known."""
    with open_snapshot(folder) as connection:
        try:
            rows = connection.execute(_UNKNOWN).fetchall()
        except duckdb.Error as error:
            raise CommandError(
                Exit.STORE, say("error_store", folder=folder.root), has_details=True
            ) from error
    try:
        write_whole(out, headings_workbook(rows))
    except OSError as error:
        raise CommandError(Exit.USAGE, say("error_output", path=out)) from error
    print(say("headings_written", n=len(rows), path=out))
    return Exit.WELL


def headings_workbook(rows: list[tuple[str, str, int, str]]) -> bytes:
    """The workbook; `rows`: (kind of sheet, heading, numbers, places)."""
    target = BytesIO()
    book = xlsxwriter.Workbook(
        target, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    )
    book.set_calc_mode("auto")
    wrapped = book.add_format({"text_wrap": True, "valign": "top", "border": 1})
    bold = book.add_format({"bold": True, "text_wrap": True, "border": 1, "bg_color": "#E8EEF4"})
    sheet = book.add_worksheet(say("headings_sheet"))
    sheet.write_string(0, 0, say("headings_title"), book.add_format({"bold": True, "font_size": 14}))
    sheet.write_string(1, 0, say("headings_guide"))
    columns = listings()["headings"]["columns"]
    heads = [columns["kind"][0], columns["heading"][0], say("headings_numbers"), say("headings_places")]
    for column, text in enumerate([*heads, *(columns[name][0] for name in _ANSWERS)]):
        sheet.write_string(_HEAD_ROW, column, text[:1].upper() + text[1:], bold)
        sheet.set_column(column, column, _WIDTHS[column])
    for line, (form, heading, numbers, places) in enumerate(rows, start=_HEAD_ROW + 1):
        for column, text in enumerate((kinds()[0][form].label, heading)):
            sheet.write_string(line, column, text, wrapped)
        sheet.write_number(line, 2, numbers, wrapped)
        sheet.write_string(line, 3, places, wrapped)
        for column in range(len(heads), len(heads) + len(_ANSWERS)):
            sheet.write_blank(line, column, None, wrapped)
    sheet.freeze_panes(_HEAD_ROW + 1, 2)
    _add_lists(book, sheet, len(heads), _HEAD_ROW + 1, _HEAD_ROW + len(rows) + _SPARE_ROWS)
    book.close()
    return target.getvalue()


def _add_lists(book: Any, sheet: Any, first_answer: int, first: int, last: int) -> None:
    """Valid answers on a sheet of their own, offered at every answer but the age."""
    lists = book.add_worksheet(_LISTS)
    lists.write_string(0, 0, mark())
    lists.set_column(0, len(_ANSWERS), 40)
    for place, name in enumerate(_ANSWERS):
        if name == "age":
            continue
        answers = _answers(name)
        for row, text in enumerate(answers, start=1):
            lists.write_string(row, place, text)
        letter = chr(ord("A") + place)
        source = f"='{_LISTS}'!${letter}$2:${letter}${len(answers) + 1}"
        column = first_answer + place
        sheet.data_validation(
            first, column, last, column, {"validate": "list", "source": source, "error_type": "warning"}
        )


def _answers(name: str) -> list[str]:
    """Labels that may stand in a column of answers."""
    if name == "measure":
        return [NO_MEASURE, *dict.fromkeys(measure.label_vi for measure in measures().values())]
    if name == "category":
        dimensions = dict.fromkeys(m.category for m in measures().values() if m.category)
        return list(
            dict.fromkeys(text for dimension in dimensions for text in codes().get(dimension, {}).values())
        )
    return list(codes()["kind" if name == "number_kind" else name].values())
