"""What a visitor takes away from an exhibit: workbook, `.csv`, drawing of the chart, official form.

Each file is made when its button is pressed and holds every row of the exhibit, not only those on the screen.
"""

import re
import unicodedata
from collections.abc import Callable
from datetime import date

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from indicators.catalog.texts import text
from views import theme
from views.exhibit import Exhibit
from views.export import csv, official_form, png
from views.export.long_workbook import workbook_of
from views.export.svg import drawing

_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def offer(exhibit: Exhibit, key: str) -> None:
    """One line of buttons below an exhibit."""
    line = st.container(horizontal=True, gap="small")
    name = f"{file_name(exhibit.question)}-{date.today():%Y%m%d}"
    _button(line, "button", lambda: workbook_of(exhibit), f"{name}.xlsx", _XLSX, f"{key}-workbook")
    _button(line, "csv_button", lambda: csv.table(exhibit), f"{name}.csv", "text/csv", f"{key}-csv")
    if exhibit.handed_out.chart is not None:
        _button(line, "svg_button", lambda: picture(exhibit), f"{name}.svg", "image/svg+xml", f"{key}-svg")
        _button(line, "png_button", lambda: image(exhibit), f"{name}.png", "image/png", f"{key}-png")
    if official_form.has_form(exhibit):
        line.download_button(
            text("official_form", "button"),
            data=lambda: official_form.form(exhibit),
            file_name=f"{name}-bieu.xlsx",
            mime=_XLSX,
            on_click="ignore",
            key=f"{key}-form",
            help=text("official_form", "button_help"),
        )


def picture(exhibit: Exhibit) -> bytes:
    """The chart with finding, explanation, filters and stamp, as a drawing (`.svg`)."""
    return _drawn(exhibit, theme.FONT).encode("utf-8")


def image(exhibit: Exhibit) -> bytes:
    """The same as an image (`.png`) that every programme opens."""
    drawn = _drawn(exhibit, png.FONT)
    return png.image(drawn) if drawn else b""


def _drawn(exhibit: Exhibit, font: str) -> str:
    figure = exhibit.handed_out.figure
    if figure is None:
        return ""
    filters = " · ".join(f"{label}: {value}" for label, value in exhibit.filters)
    above = (*filter(None, (exhibit.subtitle, exhibit.coverage)),)
    below = (*filter(None, (filters, exhibit.stamp, exhibit.data_date)),)
    return drawing(figure, exhibit.finding, above, below, font=font)


def file_name(question: str) -> str:
    """A file name any office computer accepts: without marks and signs."""
    bare = unicodedata.normalize("NFD", question.lower().replace("đ", "d"))
    return re.sub(r"[^a-z0-9]+", "-", bare.encode("ascii", "ignore").decode()).strip("-")[:60]


def _button(
    line: DeltaGenerator, label: str, make: Callable[[], bytes], name: str, kind: str, key: str
) -> None:
    line.download_button(
        text("export", label),
        data=make,
        file_name=name,
        mime=kind,
        on_click="ignore",
        key=key,
        help=text("export", f"{label}_help"),
    )
