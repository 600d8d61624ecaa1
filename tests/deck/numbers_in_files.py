"""Every cell that a file of a meeting shows: chart data and tables of slides, tables of a report, sheets of an annex."""

import re
from pathlib import Path
from typing import Any

import docx
import openpyxl
import pptx

_BODY = re.compile(r"<section.*?</section>", re.DOTALL)
_FOOT = re.compile(r"<footer.*?</footer>", re.DOTALL)


def of_slides(path: Path) -> list[list[Any]]:
    """Per slide: its title, names and values of its charts, the cells of its tables."""
    found = []
    for slide in pptx.Presentation(str(path)).slides:
        cells: list[Any] = [slide.shapes.title.text_frame.text]
        for shape in slide.shapes:
            if shape.has_chart:
                plot = shape.chart.plots[0]
                cells += [*plot.categories, *((series.name, *series.values) for series in plot.series)]
            if shape.has_table:
                cells += [[cell.text for cell in row.cells] for row in shape.table.rows]
        found.append(cells)
    return found


def of_report(path: Path) -> list[list[str]]:
    """The rows of its tables, letterhead and signature left out."""
    tables = [table for table in docx.Document(str(path)).tables if table.style.name == "Table Grid"]
    return [[cell.text for cell in row.cells] for table in tables for row in table.rows]


def of_annex(path: Path) -> list[list[Any]]:
    """The cells of its sheets, without the line that says when the figures were taken."""
    book = openpyxl.load_workbook(path)
    rows = [
        [cell for cell in row if cell is not None]
        for sheet in book
        for row in sheet.iter_rows(values_only=True)
    ]
    return [row for row in rows if row and "tổng hợp lúc" not in str(row[0])]


def of_show(path: Path) -> list[str]:
    """Its slides without their footers, which hold the date of the figures."""
    sections = _BODY.findall(path.read_text(encoding="utf-8"))
    return [
        re.sub(r"<aside.*?</aside>", "", _FOOT.sub("", section), flags=re.DOTALL) for section in sections[1:]
    ]


READERS = {"deck": of_slides, "report": of_report, "annex": of_annex, "show": of_show}
