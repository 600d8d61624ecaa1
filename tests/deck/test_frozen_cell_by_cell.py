"""After the freeze everything moves: corrected and late files arrive, the office changes its own tables. The frozen does not."""

from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from tests.conftest import run_here
from tests.deck.meeting import LATER, NAME, PACK, YEAR, Meeting, opened
from tests.deck.numbers_in_files import READERS
from tests.pages.test_pages import opened as opened_page
from tests.pages.test_pages import shown as words_of
from views.__main__ import main
from views.documents import SUFFIXES
from views.packs import freeze, shelf


def written(meeting: Meeting, folder: Path, *more: str) -> dict[str, Any]:
    """What every kind of file shows, cell by cell."""
    folder.mkdir(parents=True)
    found = {}
    for kind, read in READERS.items():
        out = folder / f"x{SUFFIXES[kind]}"
        done = run_here(
            main, kind, "--pack", PACK.name, "--school-year", YEAR, "--out", out, *more, data=meeting.data
        )
        assert done.returncode == 0, done.stderr
        found[kind] = read(out)
    return found


@pytest.fixture(scope="module")
def moved(
    tmp_path_factory: pytest.TempPathFactory,
) -> tuple[Meeting, dict[str, Any], dict[str, Any], dict[str, Any]]:
    """The office, its files before the freeze, and after new data: those of today and those of the freeze."""
    folder = tmp_path_factory.mktemp("office")
    meeting = opened(folder)
    shelf.save(meeting.data, PACK)
    before = written(meeting, folder / "before")
    meeting.close()
    meeting.receive(LATER)
    meeting.plan(rooms=9)
    today = written(meeting, folder / "today")
    kept = written(meeting, folder / "kept", "--frozen", NAME)
    return meeting, before, today, kept


@pytest.mark.parametrize("kind", READERS)
def test_every_cell_of_a_frozen_file_is_as_it_was(kind: str, moved: tuple[Meeting, Any, Any, Any]) -> None:
    _, before, today, kept = moved
    assert len(before[kind]) > 3
    assert today[kind] != before[kind]
    assert kept[kind] == before[kind]


def test_the_offices_own_tables_are_closed_with_the_figures(moved: tuple[Meeting, Any, Any, Any]) -> None:
    meeting, *_ = moved
    kept = freeze.frozen(meeting.data)[NAME]
    assert kept.is_whole
    table = kept.folder / "office" / "projects.csv"
    assert ",2,planned" in table.read_text(encoding="utf-8")
    table.chmod(0o644)
    original = table.read_text(encoding="utf-8")
    table.write_text(original.replace(",2,", ",3,"), encoding="utf-8")
    assert not kept.is_whole
    table.write_text(original, encoding="utf-8")
    assert kept.is_whole


def shown(app: AppTest) -> list[list[object]]:
    """The numbers of every table and chart of a page."""
    tables = [frame.value.to_numpy().tolist() for frame in app.dataframe]
    charts = [chart.proto.spec for chart in app.get("plotly_chart")]
    return [*tables, *charts]


def test_a_reopened_freeze_shows_on_every_page_what_it_showed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    meeting = opened(tmp_path)
    pages = ("targets", "facilities", "data_quality", "explore")
    before = [shown(opened_page(meeting.data, page, monkeypatch)) for page in pages]
    meeting.close()
    meeting.receive(LATER)
    meeting.plan(rooms=9)
    app = opened_page(meeting.data, "review_deck", monkeypatch)
    app.selectbox(key="goi-so-lieu").set_value(NAME).run()
    assert not app.exception, app.exception
    for page, was in zip(pages, before, strict=True):
        assert was
        app.switch_page(f"pages/{page}.py").run()
        assert not app.exception, app.exception
        assert shown(app) == was, page
        assert "Số liệu chốt ngày 20/12/2023" in words_of(app)
    app.button(key="so-lieu-hien-tai").click().run()
    assert shown(app) != before[-1]
    assert "Số liệu chốt ngày" not in words_of(app)
