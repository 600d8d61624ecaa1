"""What is taken away is what is on the screen: every export of every page, opened and compared with the page's question."""

import csv
import io
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import openpyxl
import pandas as pd
import pytest
from playwright.sync_api import Page, expect

from indicators.catalog.texts import text, words
from indicators.selection import Selection
from indicators.warehouse import open_warehouse
from tests.browser.test_dashboard_in_a_browser import SECONDS, open_page
from views import answers, downloads, formats, questions
from views.chosen_units import selected
from views.context import Context
from views.exhibit import Column, Exhibit
from views.export import official_form
from views.navigation import PAGES
from views.questions.commune import choices, within

PUT_AWAY = "?huong-dan=an"
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
    with page.expect_download(timeout=SECONDS) as waiting:
        page.get_by_test_id("stMain").get_by_role("button", name=text("export", label)).first.click()
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


@pytest.mark.browser
@pytest.mark.parametrize("stem", QUESTIONS)
def test_every_file_of_a_page_holds_what_the_page_shows(
    page: Page, dashboard_url: str, sample_data: Path, stem: str
) -> None:
    exhibit = exhibit_of(sample_data, stem)
    open_page(page, dashboard_url, stem, PUT_AWAY)
    shown = page.get_by_test_id("stMain").locator("strong").first
    expect(shown).to_be_visible(timeout=SECONDS)
    assert shown.inner_text().replace("\u2060", "").split() == exhibit.finding.split()

    book = openpyxl.load_workbook(io.BytesIO(taken(page, "button")))
    rows = [list(row) for row in book.worksheets[0].iter_rows(values_only=True)]
    assert list(differences(cells_below_heads(rows, exhibit), exhibit, 100.0)) == []
    assert any(str(row[0]) == exhibit.finding for row in rows)

    lines = list(csv.reader(io.StringIO(taken(page, "csv_button").decode("utf-8-sig")), delimiter=";"))
    assert len(lines) == 1 + len(exhibit.table)
    assert list(differences(cells_below_heads(lines, exhibit), exhibit, 1.0)) == []

    buttons = page.get_by_test_id("stMain").get_by_role("button")
    has_chart = exhibit.handed_out.chart is not None
    assert (buttons.filter(has_text=text("export", "svg_button")).count() > 0) == has_chart
    if has_chart:
        assert taken(page, "svg_button") == downloads.picture(exhibit)
        assert taken(page, "png_button") == downloads.image(exhibit)


@pytest.mark.browser
@pytest.mark.parametrize("stem", ["targets", "universal_education"])
def test_the_official_form_of_a_page_holds_its_rows(
    page: Page, dashboard_url: str, sample_data: Path, stem: str
) -> None:
    exhibit = exhibit_of(sample_data, stem)
    open_page(page, dashboard_url, stem, PUT_AWAY)
    with page.expect_download(timeout=SECONDS) as waiting:
        page.get_by_role("button", name=text("official_form", "button")).click()
    sheet = openpyxl.load_workbook(io.BytesIO(Path(waiting.value.path()).read_bytes())).active
    ours = openpyxl.load_workbook(io.BytesIO(official_form.form(exhibit))).active
    assert sheet is not None
    assert ours is not None
    assert [[cell.value for cell in row] for row in sheet] == [[cell.value for cell in row] for row in ours]
    names = {str(cell.value) for row in sheet for cell in row}
    assert {str(value) for value in exhibit.table[exhibit.columns[0].key]} <= names


def test_every_page_is_compared() -> None:
    assert set(QUESTIONS) == set(PAGES) - {"review_deck"}
