"""Files taken from a page, and the page's question asked without a browser, to be compared cell by cell."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from playwright.sync_api import Page

from indicators.catalog.texts import text, words
from indicators.selection import Selection
from indicators.warehouse import open_warehouse
from tests.browser.test_dashboard_in_a_browser import SECONDS
from views import answers, formats, questions
from views.chosen_units import selected
from views.context import Context
from views.exhibit import Column, Exhibit
from views.questions.commune import choices, within

QUESTIONS = {
    "overview": "overview.change",
    "targets": "targets.of_unit",
    "universal_education": "standards.matrix",
    "enrolment": "enrolment.attendance",
    "curriculum_2018": "curriculum.readiness",
    "quality": f"education_quality.{next(iter(words('education_quality', 'view')))}",
    "facilities": "facilities.shortage",
    "staffing": "staffing.needs",
    "school_profile": "school_profile.summary",
    "commune_profile": "commune.summary",
    "explore": "explore.pivot",
    "dictionary": "dictionary.entries",
    "data_quality": "quality.reports",
}
"""What each page opens with. The page of packs has files of its own and tests of its own."""


def exhibit_of(folder: Path, stem: str) -> Exhibit:
    """The answer to the page's question, asked here for the newest year and the office's own unit."""
    warehouse = open_warehouse(folder)
    year = answers.reported_years(warehouse)[0]
    home = answers.open_units(warehouse, year, "then").iloc[answers.home_position(warehouse, year, "then")]
    context = selected(warehouse, Selection(school_year=year, unit=str(home["unit_code"])))
    if stem == "commune_profile":
        context = within(context, next(iter(choices(context).values())))
    return questions.ask(context, QUESTIONS[stem], **options_of(stem, context))


def options_of(stem: str, context: Context) -> Mapping[str, str]:
    return {"school": str(context.schools()["unit_code"].iloc[0])} if stem == "school_profile" else {}


def taken(page: Page, label: str) -> bytes:
    """The file behind the first button of this name."""
    with page.expect_download(timeout=SECONDS) as waiting:
        page.get_by_test_id("stMain").get_by_role("button", name=label).first.click()
    return Path(waiting.value.path()).read_bytes()


def cells_below_heads(rows: list[list[Any]], exhibit: Exhibit) -> list[list[Any]]:
    """The rows of the file below its heads, as many as the exhibit has."""
    heads = [column.label for column in exhibit.columns]
    top = next(place for place, row in enumerate(rows) if row[: len(heads)] == heads)
    return [row[: len(heads)] for row in rows[top + 1 : top + 1 + len(exhibit.table)]]


def differences(found: list[list[Any]], exhibit: Exhibit, scale: float) -> Iterator[str]:
    """Cells that do not say what the exhibit holds; `scale` is what a percent is divided by in the file."""
    assert len(found) == len(exhibit.table)
    for place, column in enumerate(exhibit.columns):
        for row, (cells, value) in enumerate(zip(found, exhibit.table[column.key].tolist(), strict=True)):
            is_hidden = bool(column.hidden and exhibit.table[column.hidden].iloc[row])
            if not is_same(cells[place], value, column, is_hidden, scale):
                yield f"{column.label}, row {row + 1}: {cells[place]!r} in the file, {value!r} on the screen"


def is_same(cell: Any, value: Any, column: Column, is_hidden: bool, scale: float) -> bool:
    if is_hidden:
        return bool(cell == text("export", "small_group"))
    if formats.is_missing(value):
        return cell in (None, "", formats.MISSING)
    if column.is_number:
        number = float(str(cell).replace(",", "."))
        return bool(
            number == pytest.approx(float(value) / (scale if column.kind == "percent" else 1), abs=1e-9)
        )
    if column.kind in ("date", "moment") and not isinstance(cell, str):
        return bool(abs(pd.Timestamp(cell) - pd.Timestamp(value)) < pd.Timedelta(seconds=1))
    return str(cell).removeprefix("'").strip() == column.written(value).strip()
