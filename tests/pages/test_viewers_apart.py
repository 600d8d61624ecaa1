"""Several people at once: nobody ever sees another's filters, figures or language."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier

import pytest
from streamlit.runtime import Runtime
from streamlit.testing.v1 import AppTest

from indicators.catalog.language import speaking
from indicators.catalog.texts import words
from indicators.selection import Selection
from indicators.warehouse import open_warehouse
from tests.conftest import ROOT
from tests.pages.test_pages import shown
from views import questions, turns
from views.chosen_units import selected
from views.context import Context
from views.exhibit import Exhibit
from views.navigation import PAGES

TIMEOUT = 120
TURNS = 4
STEMS = [stem for stem in PAGES if stem in ("targets", "universal_education", "explore", "facilities")]
VIEWERS = (
    ("2025-2026", "Phường Mường Thanh", "vi"),
    ("2023-2024", "Phường Him Lam", "vi"),
    ("2024-2025", "Xã Nà Nhạn", "en"),
)
HEADS = {"vi": "Năm học", "en": "School year"}


@pytest.fixture(autouse=True)
def one_runtime(monkeypatch: pytest.MonkeyPatch) -> None:
    """`AppTest` takes its runtime away at the end of every run, also from runs of other threads: the last one stays."""
    held: list[Runtime] = []

    def instance(cls: type[Runtime]) -> Runtime:
        if cls._instance is not None:
            held[:] = [cls._instance]
        return held[0]

    monkeypatch.setattr(Runtime, "instance", classmethod(instance))


@pytest.fixture(autouse=True)
def no_turns(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pages that did wait for each other could not meet."""
    monkeypatch.setattr(turns, "_PATIENCE", 0)


def viewer(year: str, unit: str, language: str) -> AppTest:
    app = AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=TIMEOUT)
    app.query_params["nam-hoc"], app.query_params["don-vi"] = year, unit
    if language == "en":
        app.query_params["ngon-ngu"] = words("pages", "languages")["en"]
    return app


def what_each_saw(act: Callable[[int, Barrier], list[str]]) -> list[list[str]]:
    """Runs all viewers at the same time, step by step together."""
    together = Barrier(len(VIEWERS), timeout=TIMEOUT)
    with ThreadPoolExecutor(len(VIEWERS)) as pool:
        return list(pool.map(act, range(len(VIEWERS)), [together] * len(VIEWERS)))


def test_nobody_sees_the_filters_figures_or_language_of_another(
    sample_data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DASHBOARD_DATA", str(sample_data))

    def visit(number: int, together: Barrier) -> list[str]:
        app = viewer(*VIEWERS[number])
        seen = []
        for turn in range(TURNS):
            together.wait()
            app.run() if turn == 0 else app.switch_page(f"pages/{STEMS[turn % len(STEMS)]}.py").run()
            assert not app.exception, app.exception
            year, unit = (app.selectbox(key=key) for key in ("nam-hoc", "don-vi"))
            seen.append(f"{year.label}|{year.value}|{unit.value}|{shown(app)}")
        return seen

    for (year, unit, language), seen in zip(VIEWERS, what_each_saw(visit), strict=True):
        assert len(seen) == TURNS
        for screen in seen:
            assert screen.startswith(f"{HEADS[language]}|{year}|{unit}|")
            others = {name for _, name, _ in VIEWERS} - {unit}
            assert not [name for name in others if name in screen]


def test_a_change_of_one_viewers_filter_moves_nobody_elses(
    sample_data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DASHBOARD_DATA", str(sample_data))
    years = ("2022-2023", "2023-2024", "2024-2025")

    def change(number: int, together: Barrier) -> list[str]:
        app = viewer("2024-2025", "Tỉnh Điện Biên", "vi").run()
        seen = []
        for turn in range(TURNS):
            wanted = years[(number + turn) % len(years)]
            together.wait()
            app.selectbox(key="nam-hoc").select(wanted).run()
            assert not app.exception, app.exception
            seen.append(f"{wanted}|{app.selectbox(key='nam-hoc').value}|{shown(app)}")
        return seen

    of_year: dict[str, set[str]] = {}
    for seen in what_each_saw(change):
        for screen in seen:
            wanted, year, words = screen.split("|", 2)
            assert year == wanted
            of_year.setdefault(wanted, set()).add(words)
    assert [len(screens) for screens in of_year.values()] == [1] * len(years), (
        "one year, one picture, whoever asks"
    )


def test_what_one_viewer_was_told_beside_an_exhibit_the_next_is_told_too(
    sample_data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DASHBOARD_DATA", str(sample_data))
    notices = []
    for _ in range(2):
        app = viewer("2023-2024", "Tỉnh Điện Biên", "vi")
        app.query_params["dia-gioi"] = words("pages", "filter.boundary")["now"]
        app.run().switch_page("pages/universal_education.py").run()
        assert not app.exception, app.exception
        notices.append([str(part.value) for part in app.warning])
    assert notices[0] == notices[1] != []


def test_an_exhibit_is_made_once_for_everybody_and_anew_in_another_language(
    sample_data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = []
    ask_again = questions.QUESTIONS["facilities.needs"]

    def counted(context: Context, options: questions.Options) -> Exhibit:
        made.append(context.selection)
        return ask_again(context, options)

    monkeypatch.setitem(questions.QUESTIONS, "facilities.needs", counted)  # type: ignore[arg-type]
    context = selected(open_warehouse(sample_data), Selection(school_year="2022-2023", unit="11"))
    first, second = (questions.ask(context, "facilities.needs") for _ in range(2))
    assert first is second
    with speaking("en"):
        english = questions.ask(context, "facilities.needs")
    assert english.question != first.question
    assert len(made) == 2
