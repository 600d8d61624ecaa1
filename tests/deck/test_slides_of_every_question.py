"""The sample's answer to every question as slides, read back as LibreOffice shows them."""

import io
import time
from dataclasses import dataclass
from pathlib import Path

import pptx
import pytest
from pptx.presentation import Presentation

from indicators.selection import Selection
from indicators.warehouse import open_warehouse
from tests.deck import office
from views import answers, pdf
from views.charts.bullets import Bullets
from views.charts.composition import Composition
from views.charts.shortfalls import Shortfalls
from views.chosen_units import selected
from views.context import Context
from views.deck import columns, exhibit_slides, geometry
from views.deck.presentation import Deck
from views.exhibit import Exhibit
from views.exhibits import issues, target_rows
from views.questions import QUESTIONS, ask

LONGEST_NAME = 40
"""Signs; a sentence in a cell is cut with a mark, and stands whole in the workbook."""
YEAR, PROVINCE, COMMUNE = "2025-2026", "11", "03127"


@dataclass(frozen=True)
class Shown:
    """One exhibit and the places of its slides in the deck."""

    exhibit: Exhibit
    first: int
    speaking: int
    annex: int


@dataclass(frozen=True)
class Everything:
    shown: dict[str, Shown]
    presentation: Presentation
    pages: list[office.Page]


def options(context: Context, question: str) -> dict[str, str]:
    cause = next(iter(issues.cause_choices(answers.issues(context)).values()))
    chosen = {
        "targets.over_units": {"indicator": target_rows.assigned()[0]},
        "targets.series": {"line": "attending_rate_5/"},
        "standards.tests": {"unit": COMMUNE},
        "quality.issues": {"cause": cause},
    }
    return {"rows": "all", **chosen.get(question, {})}


@pytest.fixture(scope="module")
def everything(sample_data: Path) -> Everything:
    context = selected(open_warehouse(sample_data), Selection(school_year=YEAR, unit=PROVINCE))
    deck, shown = Deck(), {}
    for question in QUESTIONS:
        exhibit = ask(context, question, **options(context, question))
        first = len(deck.presentation.slides)
        exhibit_slides.add(deck, exhibit)
        speaking = len(deck.presentation.slides) - first
        is_short = not exhibit.is_empty and len(exhibit.table) <= 3 * geometry.ANNEX_ROWS
        annex = exhibit_slides.add_annex(deck, exhibit) if is_short else 0
        shown[question] = Shown(exhibit, first, speaking, annex)
    content = deck.save()
    pages = office.pages_of(pdf.converted(content, ".pptx"))
    return Everything(shown, pptx.Presentation(io.BytesIO(content)), pages)


def test_every_slide_is_a_page(everything: Everything) -> None:
    assert len(everything.pages) == len(everything.presentation.slides)


def test_no_shape_leaves_the_slide_or_lies_on_another(everything: Everything) -> None:
    width, height = everything.presentation.slide_width, everything.presentation.slide_height
    for number, slide in enumerate(everything.presentation.slides, 1):
        boxes = [(s.left, s.top, s.left + s.width, s.top + s.height, s.name) for s in slide.shapes]
        for left, top, right, bottom, name in boxes:
            assert left >= 0, (number, name)
            assert top >= 0, (number, name)
            assert right <= width, (number, name)
            assert bottom <= height, (number, name)
        for place, one in enumerate(boxes):
            for other in boxes[place + 1 :]:
                across = min(one[2], other[2]) - max(one[0], other[0])
                down = min(one[3], other[3]) - max(one[1], other[1])
                assert across <= 12700 or down <= 12700, (number, one[4], other[4])


def test_no_word_is_printed_over_another_or_off_the_page(everything: Everything) -> None:
    faults = {
        number: (page.overlaps(), page.outside())
        for number, page in enumerate(everything.pages, 1)
        if page.overlaps() or page.outside()
    }
    assert not faults


@pytest.mark.parametrize("question", QUESTIONS)
def test_every_row_of_the_annex_is_read_on_its_slides(question: str, everything: Everything) -> None:
    shown = everything.shown[question]
    if not shown.annex:
        return
    start = shown.first + shown.speaking
    printed = "".join(page.text for page in everything.pages[start : start + shown.annex])
    width, size = geometry.BODY.width, geometry.ANNEX_SIZES[-1]
    choice = columns.chosen(shown.exhibit, width, size, len(shown.exhibit.table))
    for words in columns.written(choice.shown[0], shown.exhibit.table):
        assert words[:LONGEST_NAME].replace(" ", "") in printed, words


@pytest.mark.parametrize("question", QUESTIONS)
def test_chart_data_are_the_rows_of_the_exhibit(question: str, everything: Everything) -> None:
    shown = everything.shown[question]
    charts = [s.chart for s in everything.presentation.slides[shown.first].shapes if s.has_chart]
    chart = shown.exhibit.chart
    if shown.exhibit.cards:
        assert not charts
    elif isinstance(chart, Shortfalls):
        lacking = [row.lacking for row in chart.rows if row.lacking][: geometry.SPEAKING_ROWS]
        if len(lacking) == 1:
            slide = everything.presentation.slides[shown.first]
            assert f"{lacking[0]:.0f}" in [s.text_frame.text for s in slide.shapes if s.has_text_frame]
            return
        assert list(charts[0].plots[0].series[0].values) == pytest.approx(lacking)
    elif isinstance(chart, Composition):
        for part, series in zip(chart.components, charts[0].plots[0].series, strict=True):
            assert list(series.values) == list(part.values[: geometry.SPEAKING_ROWS])
    elif isinstance(chart, Bullets) and len(chart.rows) > 1:
        drawn = {one.name: list(one.values) for one in charts[0].plots[0].series}
        for place, row in enumerate(chart.rows[: geometry.SPEAKING_ROWS]):
            met, missed, surplus = (
                drawn.get(name, {place: None})[place] for name in ("✓ đạt", "✗ chưa đạt", "phần vượt")
            )
            assert (missed is not None) == row.is_missed
            total = (met or 0) + (missed or 0) + (surplus or 0)
            assert total == pytest.approx(row.actual or 0)


def test_lines_hold_the_shares_of_their_panels_and_every_panel_has_a_slide(everything: Everything) -> None:
    shown = everything.shown["curriculum.rollout"]
    panels = [panel for panel in shown.exhibit.chart.panels if panel.start is not None]
    slides = list(everything.presentation.slides)[shown.first : shown.first + shown.speaking]
    drawn = [s.chart.plots[0].series[0] for slide in slides for s in slide.shapes if s.has_chart]
    assert [(line.name, list(line.values)) for line in drawn] == [(p.title, list(p.shares)) for p in panels]


def test_what_the_hall_must_read_is_at_least_eighteen_points(everything: Everything) -> None:
    """Boards and bars of ten rows too: what does not fit leaves rows or columns, never letters."""
    for question, shown in everything.shown.items():
        if shown.exhibit.is_empty or question.startswith(("dictionary", "explore", "school_profile")):
            continue
        for slide in list(everything.presentation.slides)[shown.first : shown.first + shown.speaking]:
            for shape in slide.shapes:
                if shape.has_table:
                    sizes = {
                        run.font.size.pt
                        for row in list(shape.table.rows)[1:]
                        for cell in row.cells
                        for paragraph in cell.text_frame.paragraphs
                        for run in paragraph.runs
                    }
                    assert min(sizes, default=18) >= 18, question
                elif shape.has_chart and "BAR" in shape.chart.chart_type.name:
                    assert shape.chart.category_axis.tick_labels.font.size.pt >= 18, question


def test_a_bar_axis_starts_at_zero_and_its_ends_are_set(everything: Everything) -> None:
    for slide in everything.presentation.slides:
        for shape in slide.shapes:
            if shape.has_chart and "BAR" in shape.chart.chart_type.name:
                axis = shape.chart.value_axis
                assert axis.minimum_scale is not None
                assert axis.minimum_scale <= 0
                assert axis.maximum_scale is not None


def test_every_bar_has_its_name(everything: Everything) -> None:
    for slide, page in zip(everything.presentation.slides, everything.pages, strict=True):
        for shape in slide.shapes:
            if shape.has_chart and "BAR" in shape.chart.chart_type.name:
                for name in shape.chart.plots[0].categories:
                    assert str(name).replace(" ", "") in page.text, name


def test_titles_are_whole_sentences(everything: Everything) -> None:
    for slide in everything.presentation.slides:
        assert "…" not in slide.shapes.title.text_frame.text


def test_notes_name_the_finding_the_question_and_the_files(everything: Everything) -> None:
    shown = everything.shown["standards.matrix"]
    said = everything.presentation.slides[shown.first].notes_slide.notes_text_frame.text
    assert shown.exhibit.finding in said
    assert shown.exhibit.question in said
    assert ".xlsx" in said


def test_synthetic_figures_say_so_on_every_slide(everything: Everything) -> None:
    assert all("SỐLIỆUMÔPHỎNG" in page.text for page in everything.pages)


def test_thirty_slides_take_less_than_three_seconds(everything: Everything) -> None:
    started, deck = time.process_time(), Deck()
    exhibits = [shown.exhibit for shown in everything.shown.values() if shown.exhibit.chart]
    while len(deck.presentation.slides) < 30:
        exhibit_slides.add(deck, exhibits[len(deck.presentation.slides) % len(exhibits)])
    deck.save()
    assert time.process_time() - started < 3
