"""English beside Vietnamese: every sentence and label has both, a visitor can change, and no page mixes them."""

import csv
import re
import string
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from streamlit.testing.v1 import AppTest

from indicators.catalog import codes, measures, texts
from indicators.catalog.facilities import facilities, staffing_items
from indicators.catalog.indicators import indicators
from indicators.catalog.language import ENGLISH, VIETNAMESE, english_labels, speaking
from indicators.catalog.office_tables import office_tables
from tests.conftest import ROOT
from tests.pages import warehouse
from tests.views.frames import frame, verdict
from views.exhibits import standards
from views.export.xlsx import workbook
from views.navigation import PAGES

CATALOGUE = ROOT / "data" / "catalog"
TEXTS = CATALOGUE / "texts"
VIETNAMESE_ONLY = {
    "commands", "explain", "indicators_command", "number", "office_server", "office_tables", "own_sheets", "returned",
    "templates",
}  # fmt: skip
"""Command lines, blank forms, annotated copies: what offices get, in their language."""
WORDS_OF_NAMES = ("short.", "unit_words.", "school")
"""Keys of words by which Vietnamese names are known or shortened."""
SHOWN = sorted(path.stem for path in TEXTS.glob("*.toml") if path.stem not in VIETNAMESE_ONLY)
VIETNAMESE_LETTER = re.compile(r"[àáâãèéêìíòóôõùúýăđĩũơưẠ-ỹ]", re.IGNORECASE)
KEPT = re.compile(
    r"SỐ LIỆU MÔ PHỎNG|DANH MỤC TRƯỜNG|Tiếng Việt|Ngôn ngữ|Nghị định|NĐ|BGDĐT|Điều|Luật Giáo dục"
)
"""The stamp, the title by which a register is known, the switch itself, numbers of documents."""


def leaves(table: dict[str, Any], above: str = "") -> Iterator[tuple[str, str]]:
    for key, value in table.items():
        if isinstance(value, dict):
            yield from leaves(value, f"{above}{key}.")
        else:
            yield f"{above}{key}", value


def sentences(path: Path) -> dict[str, str]:
    return dict(leaves(tomllib.loads(path.read_text(encoding="utf-8"))))


def blanks(sentence: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(sentence) if name is not None}


@pytest.mark.parametrize("file", SHOWN)
def test_every_shown_sentence_has_its_english_twin_with_the_same_blanks(file: str) -> None:
    vietnamese, english = sentences(TEXTS / f"{file}.toml"), sentences(TEXTS / "en" / f"{file}.toml")
    assert list(english.keys() ^ vietnamese.keys()) == []
    assert [key for key in vietnamese if blanks(vietnamese[key]) != blanks(english[key])] == []


@pytest.mark.parametrize("file", SHOWN)
def test_an_english_sentence_holds_no_vietnamese(file: str) -> None:
    english = sentences(TEXTS / "en" / f"{file}.toml")
    left = [
        key
        for key, said in english.items()
        if VIETNAMESE_LETTER.search(_without_kept(said)) and not key.startswith(WORDS_OF_NAMES)
    ]
    assert left == []


def test_only_files_of_texts_that_exist_have_a_twin() -> None:
    twins = {path.stem for path in (TEXTS / "en").glob("*.toml")} - {"labels", "definitions"}
    assert twins == set(SHOWN)


def declared() -> Iterator[tuple[str, str]]:
    """File and Vietnamese words of every declared label, reason, definition and evidence."""
    for path in CATALOGUE.glob("*.csv"):
        with path.open(encoding="utf-8-sig", newline="") as file:
            for row in csv.DictReader(file):
                for column in (
                    "label_vi",
                    "reason_vi",
                    "area" if path.stem == "tasks" else "label",
                ):
                    if row.get(column) and not (column == "label_vi" and "label_en" in row):
                        yield path.stem, row[column]
    for path in (*CATALOGUE.glob("*.toml"), *(CATALOGUE / "indicators").glob("*.toml")):
        for key, said in sentences(path).items():
            name = key.rsplit(".", 1)[-1]
            is_label = name in ("label_vi", "group_vi", "other_vi") and path.parent.name != "indicators"
            is_more = name in ("definition_vi", "evidence_vi") or (path.stem, name) == (
                "priorities",
                "reason",
            )
            if is_label or is_more:
                yield path.stem, said


def test_every_declared_label_and_definition_is_known_in_english() -> None:
    found = list(declared())
    assert len(found) > 300
    assert [pair for pair in found if pair[1] not in english_labels()] == []


def test_english_labels_keep_the_blanks_and_hold_no_vietnamese_but_quoted_columns() -> None:
    wrong = [
        (label, english)
        for label, english in english_labels().items()
        if blanks(label) != blanks(english)
        or VIETNAMESE_LETTER.search(re.sub(r"“[^”]*”", "", _without_kept(english)))
    ]
    assert wrong == []


def test_labels_that_a_visitor_chooses_from_differ_in_english() -> None:
    with speaking(ENGLISH):
        for entries in (indicators(), measures(), facilities(), staffing_items()):
            labels = [entry.label for entry in entries.values()]  # type: ignore[attr-defined]
            assert sorted(set(labels)) == sorted(labels)


def test_no_catalogue_value_keeps_the_language_of_who_asked_first() -> None:
    shared = next(item for item in facilities().values() if len(item.labels_vi) > 1)
    with speaking(ENGLISH):
        english = (shared.label, codes()["level"]["primary"], indicators()["dropout_rate"].definition)
    with speaking(VIETNAMESE):
        vietnamese = (shared.label, codes()["level"]["primary"], indicators()["dropout_rate"].definition)
    assert all(
        VIETNAMESE_LETTER.search(there) and not VIETNAMESE_LETTER.search(here)
        for here, there in zip(english, vietnamese, strict=True)
    )


def test_tables_of_the_office_are_read_in_vietnamese_whoever_asked_first() -> None:
    office_tables.cache_clear()
    with speaking(ENGLISH):
        level = next(column for column in office_tables()["projects"].columns if column.name == "level")
    office_tables.cache_clear()
    assert level.choices["tiểu học"] == "primary"


def opened(folder: Path, page: str, monkeypatch: pytest.MonkeyPatch, **query: str) -> AppTest:
    monkeypatch.setenv("DASHBOARD_DATA", str(folder))
    app = AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=60)
    for name, value in query.items():
        app.query_params[name.replace("_", "-")] = value
    app.run()
    return app if page == "overview" else app.switch_page(f"pages/{page}.py").run()


def shown(app: AppTest) -> Iterator[str]:
    """What a visitor reads: headings, sentences, names of controls, their choices, heads of tables."""
    parts = [*app.header, *app.markdown, *app.info, *app.warning, *app.text]
    yield from (str(part.value) for part in parts)
    for control in (
        *app.selectbox,
        *app.multiselect,
        *app.expander,
        *app.button,
        *app.toggle,
        *app.number_input,
    ):
        yield control.label
    for control in (*app.selectbox, *app.multiselect):
        yield from (option for option in control.options)
    for table in app.dataframe:
        yield from map(str, table.value.columns)


def known_names(app: AppTest) -> set[str]:
    """Words that outsiders wrote: units and the offices and people that the register names."""
    units = app.session_state["context"].units
    columns = ("unit_name", "short_name", "officer")
    return {str(name) for column in columns if column in units for name in units[column] if name}


def _without_kept(said: str) -> str:
    return KEPT.sub("", said)


def test_each_page_in_english_shows_no_vietnamese_but_names(
    sample_data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    left: list[tuple[str, str]] = []
    for page in PAGES:
        app = opened(sample_data, page, monkeypatch, ngon_ngu="English")
        assert not app.exception, (page, app.exception)
        names = sorted(known_names(app), key=len, reverse=True)
        for said in shown(app):
            rest = said.replace("\\", "").replace("\u2060", "")
            for name in names:
                rest = rest.replace(name, "")
            if VIETNAMESE_LETTER.search(_without_kept(rest)) and not _quotes_a_message(page):
                left.append((page, said))
    assert left == []


def _quotes_a_message(page: str) -> bool:
    """Messages about received workbooks are stored in the language in which offices get them."""
    return page in ("data_quality", "school_profile")


def test_views_stand_in_the_same_order_in_both_languages() -> None:
    for file, key in (("pages", "quality.view"), ("education_quality", "view"), ("staffing", "view")):
        with speaking(ENGLISH):
            english = list(texts.words(file, key))
        assert english == list(texts.words(file, key))


def test_a_change_of_language_keeps_what_was_chosen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = warehouse.build(tmp_path, warehouse.FACTS)
    query = {"don_vi": "Phường Him Lam", "ky": "Đầu năm học"}
    app = opened(folder, "overview", monkeypatch, **query)
    before = [app.selectbox(key=key).value for key in ("nam-hoc", "don-vi", "ky")]
    switch = next(control for control in app.sidebar.segmented_control if control.key == "ngon-ngu")
    switch.set_value(ENGLISH).run()
    assert not app.exception
    assert not app.warning
    assert [app.selectbox(key=key).value for key in ("nam-hoc", "don-vi", "ky")] == before
    assert app.header[0].value == sentences(TEXTS / "en" / "pages.toml")["title.overview"]
    assert app.selectbox(key="ky").label == "Reporting period"


def test_a_workbook_made_of_an_english_exhibit_has_english_heads(tmp_path: Path) -> None:
    with speaking(ENGLISH):
        exhibit = standards.matrix(frame(verdict(1, "literacy", 1, 40), verdict(2, "literacy", 1, 3)))
    path = tmp_path / "out.xlsx"
    path.write_bytes(workbook(exhibit))
    book = openpyxl.load_workbook(path)
    assert book.sheetnames == ["Figures", "Sources"]
    assert "Standard" in {cell.value for row in book["Figures"].iter_rows() for cell in row}
