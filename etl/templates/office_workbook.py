"""A workbook of one of the office's own tables: headings, an example, the lines that hold now, what may be chosen."""

from collections.abc import Mapping, Sequence
from io import BytesIO
from typing import Any

import xlsxwriter

from etl.forms.lists.office_tables import table_title, word
from etl.own_sheets import mark
from indicators.catalog.facilities import facilities
from indicators.catalog.measures import measures
from indicators.catalog.norms import norms
from indicators.catalog.office_tables import OfficeColumn, OfficeTable
from indicators.catalog.standards import rules

_HEAD_ROW = 3
_SPARE_LINES = 200
_WIDTH, _NUMBER_WIDTH = 24, 7
_EXAMPLES = {
    "text": "…", "whole": "1", "decimal": "1,5", "signed": "-3", "date": "31/12/2025", "school_year": "2025-2026",
    "year": "2026",
}  # fmt: skip


def office_workbook(table: OfficeTable, lines: Sequence[Mapping[str, str]]) -> bytes:
    """The workbook as bytes; `lines`: texts of the present table by names of columns."""
    target = BytesIO()
    book = xlsxwriter.Workbook(
        target, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    )
    cell = book.add_format({"num_format": "@", "text_wrap": True, "valign": "top", "border": 1})
    example = book.add_format({"num_format": "@", "italic": True, "font_color": "#7F7F7F", "border": 1})
    head = book.add_format({"bold": True, "text_wrap": True, "border": 1, "bg_color": "#E8EEF4"})
    sheet = book.add_worksheet(_sheet_name(table))
    sheet.write_string(0, 0, table_title(table), book.add_format({"bold": True, "font_size": 14}))
    sheet.write_string(1, 0, word("guide"))
    sheet.write_string(_HEAD_ROW, 0, word("number"), head)
    sheet.write_string(_HEAD_ROW + 1, 0, word("example"), example)
    sheet.set_column(0, 0, _NUMBER_WIDTH)
    sheet.set_column(1, len(table.columns), _WIDTH)
    for place, column in enumerate(table.columns, start=1):
        sheet.write_string(_HEAD_ROW, place, column.label_vi + (" *" if column.required else ""), head)
        choices = _choices(column)
        sheet.write_string(_HEAD_ROW + 1, place, choices[0] if choices else _EXAMPLES[column.kind], example)
    for row, line in enumerate(_with_spare(lines), start=_HEAD_ROW + 2):
        for place, column in enumerate(table.columns, start=1):
            sheet.write_string(row, place, line.get(column.name, ""), cell)
    sheet.freeze_panes(_HEAD_ROW + 1, 1)
    _offer(book, sheet, table, _HEAD_ROW + 2 + len(lines) + _SPARE_LINES)
    book.close()
    return target.getvalue()


def _with_spare(lines: Sequence[Mapping[str, str]]) -> list[Mapping[str, str]]:
    return [*lines, *({} for _ in range(_SPARE_LINES))]


def _sheet_name(table: OfficeTable) -> str:
    """Excel takes 31 characters and no brackets."""
    return table.label_vi.partition("(")[0].strip()[:31].rstrip(" ,")


def _offer(book: Any, sheet: Any, table: OfficeTable, last: int) -> None:
    """What may be chosen, on a sheet of its own, offered in the columns that take nothing else."""
    lists = book.add_worksheet(word("lists"))
    lists.write_string(0, 0, mark())
    for place, column in enumerate(table.columns, start=1):
        choices = _choices(column)
        if not choices:
            continue
        lists.write_string(1, place, column.label_vi)
        for row, choice in enumerate(choices, start=2):
            lists.write_string(row, place, choice)
        letter = chr(ord("A") + place)
        source = f"='{word('lists')}'!${letter}$3:${letter}${len(choices) + 2}"
        rule = {"validate": "list", "source": source, "ignore_blank": True}
        if column.kind == "items":
            rule["error_type"] = "warning"  # several items may be joined by "|"
        sheet.data_validation(_HEAD_ROW + 2, place, last, place, rule)


def _choices(column: OfficeColumn) -> list[str]:
    """Words that may stand in a column, () where it is open."""
    if column.choices:
        labels: dict[str, str] = {}
        for said, code in column.choices.items():
            labels[code] = said  # the label is declared after the code
        return list(labels.values())
    if column.kind in ("item", "items"):
        return list(facilities())
    known: Mapping[str, Mapping[str, object]] = {
        "norm": norms(), "rule": rules(), "measure": measures(), "yes_no": {word("yes"): 0, word("no"): 0},
    }  # fmt: skip
    return list(known.get(column.kind, {}))
