"""What a meeting cannot be shown is said in every file, with its reason; what can be shown stays."""

from html import escape
from pathlib import Path

import docx
import openpyxl
import pptx
import pytest

from indicators.warehouse import open_warehouse
from tests.pages import warehouse as small
from views.documents import DOCUMENTS, SUFFIXES
from views.packs.answers import AnsweredPack, answered
from views.packs.pack import Pack, Pin, Section

GONE = (
    Pin("targets.of_unit"),
    Pin("facilities.construction", unit="99999"),
    Pin("facilities.abolished"),
    Pin("targets.over_units", (("indicator", "abolished"),)),
)


def asked(data: Path, *pins: Pin, period: str = "") -> AnsweredPack:
    pack = Pack("x", "Sơ kết", (Section("Phần <b>một</b>", pins),))
    return answered(open_warehouse(data), pack, small.YEAR, period)


def written(done: AnsweredPack, folder: Path) -> dict[str, str]:
    """All words of every kind of file."""
    paths = {}
    for kind, make in DOCUMENTS.items():
        paths[kind] = folder / f"x{SUFFIXES[kind]}"
        paths[kind].write_bytes(make(done, None).content)
    slides = pptx.Presentation(str(paths["deck"])).slides
    shapes = [shape for slide in slides for shape in slide.shapes if shape.has_text_frame]
    rows = [
        row for sheet in openpyxl.load_workbook(paths["annex"]) for row in sheet.iter_rows(values_only=True)
    ]
    return {
        "deck": "\n".join(shape.text_frame.text for shape in shapes),
        "report": "\n".join(paragraph.text for paragraph in docx.Document(str(paths["report"])).paragraphs),
        "annex": "\n".join(str(cell) for row in rows for cell in row if cell is not None),
        "show": paths["show"].read_text(encoding="utf-8"),
    }


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return small.build(tmp_path / "data", small.FACTS)


def test_pins_that_are_gone_are_named_with_their_reason_in_every_file(data: Path, tmp_path: Path) -> None:
    done = asked(data, *GONE)
    assert len(done.exhibits) == 1
    assert len(done.problems) == 3
    for kind, words in written(done, tmp_path).items():
        for _, reason in done.problems:
            shown = escape(reason) if kind == "show" else reason
            assert shown in words, (kind, reason)
        assert done.exhibits[0][1].table["name"].iloc[0] in words, kind


def test_an_empty_period_yields_sentences_and_no_chart(tmp_path: Path) -> None:
    """One number is all there is: every pin says what it lacks, no slide holds an empty chart."""
    pupils = [fact for fact in small.FACTS if fact[2] == "pupils" and fact[6] == "start/actual"]
    data = small.build(tmp_path / "data", pupils)
    pins = (Pin("targets.of_unit"), Pin("facilities.construction"), Pin("standards.matrix"))
    done = asked(data, *pins, period="end")
    assert len(done.problems) + len(done.exhibits) == len(pins)
    assert len(done.problems) >= 2
    for kind, words in written(done, tmp_path).items():
        for _, reason in done.problems:
            assert (escape(reason) if kind == "show" else reason) in words, kind
    for slide in pptx.Presentation(str(tmp_path / "x.pptx")).slides:
        for shape in slide.shapes:
            assert not shape.has_chart or any(
                value is not None for plot in shape.chart.plots for one in plot.series for value in one.values
            )


def test_markup_of_names_and_sections_is_text_in_every_file(data: Path, tmp_path: Path) -> None:
    done = asked(data, Pin("facilities.construction", title="<script>alert(1)</script>", note="=1+1"))
    words = written(done, tmp_path)
    assert "<script>alert(1)</script>" in words["deck"]
    assert "<script>alert(1)</script>" in words["report"]
    assert "<script>alert(1)" not in words["show"]
    assert "&lt;script&gt;alert(1)" in words["show"]
    for row in openpyxl.load_workbook(tmp_path / "x.xlsx")["Biểu 1"].iter_rows():
        assert not [cell for cell in row if cell.data_type == "f"]
