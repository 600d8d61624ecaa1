"""Several people at once: nobody ever sees another's filters, figures or language."""

import asyncio
from collections.abc import Iterator, Mapping
from contextlib import AsyncExitStack
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from benchmarks.material.viewer import Viewer
from indicators.catalog.language import speaking
from indicators.catalog.texts import words
from indicators.selection import Selection
from indicators.warehouse import open_warehouse
from tests.conftest import ROOT
from tests.serving import in_own_loop, served
from views import questions
from views.chosen_units import selected
from views.context import Context
from views.exhibit import Exhibit
from views.navigation import PAGES

TIMEOUT = 120
TURNS = 4
PAGES_MET = [PAGES[stem] for stem in ("targets", "universal_education", "explore", "facilities")]
VIEWERS = (
    ("2025-2026", "Phường Mường Thanh", "vi"),
    ("2023-2024", "Phường Him Lam", "vi"),
    ("2024-2025", "Xã Nà Nhạn", "en"),
)
HEADS = {"vi": "Năm học", "en": "School year"}


@pytest.fixture(scope="module")
def url(sample_data: Path) -> Iterator[str]:
    with served(sample_data) as address:
        yield address


def link(year: str, unit: str, language: str) -> dict[str, str]:
    """What a link chooses."""
    spoken = {"ngon-ngu": words("pages", "languages")["en"]} if language == "en" else {}
    return {"nam-hoc": year, "don-vi": unit} | spoken


async def what_it_says(viewer: Viewer, page: str, choices: Mapping[str, str]) -> list[str]:
    await viewer.visit(page, choices)
    year, unit = viewer.boxes["nam-hoc"], viewer.boxes["don-vi"]
    chosen = [box.raw_value or box.options[box.default] for box in (year, unit)]
    return [year.label, *chosen, *viewer.said]


def test_nobody_sees_the_filters_figures_or_language_of_another(url: str) -> None:
    async def look() -> None:
        async with AsyncExitStack() as held:
            viewers = [await held.enter_async_context(Viewer(url)) for _ in VIEWERS]
            met: dict[str, list[list[str]]] = {}
            for page in PAGES_MET:
                visits = (
                    what_it_says(each, page, link(*who)) for each, who in zip(viewers, VIEWERS, strict=True)
                )
                met[page] = await asyncio.gather(*visits)
            for number, (year, unit, language) in enumerate(VIEWERS):
                others = {name for _, name, _ in VIEWERS} - {unit}
                alone = await held.enter_async_context(Viewer(url))
                for page, seen in met.items():
                    own = seen[number]
                    assert own[:3] == [HEADS[language], year, unit]
                    assert not [name for name in others if name in " ".join(own)]
                    assert own == await what_it_says(alone, page, link(*VIEWERS[number]))

    in_own_loop(look())


def test_a_change_of_one_viewers_filter_moves_nobody_elses(url: str) -> None:
    years = ("2022-2023", "2023-2024", "2024-2025")

    async def look() -> None:
        of_year: dict[str, set[str]] = {}
        async with AsyncExitStack() as held:
            viewers = [await held.enter_async_context(Viewer(url)) for _ in years]
            for viewer in viewers:
                await viewer.visit(PAGES["overview"])
            for turn in range(TURNS):
                wanted = [years[(number + turn) % len(years)] for number in range(len(years))]
                changes = zip(viewers, wanted, strict=True)
                await asyncio.gather(*(viewer.change("nam-hoc", year) for viewer, year in changes))
                for viewer, year in zip(viewers, wanted, strict=True):
                    of_year.setdefault(year, set()).add(" ".join(viewer.said))
        assert [len(screens) for screens in of_year.values()] == [1] * len(years), (
            "one year, one picture, whoever asks"
        )
        assert len(set.union(*of_year.values())) == len(years), "another year, another picture"

    in_own_loop(look())


def test_what_one_viewer_was_told_beside_an_exhibit_the_next_is_told_too(
    sample_data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DASHBOARD_DATA", str(sample_data))
    notices = []
    for _ in range(2):
        app = AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=TIMEOUT)
        app.query_params["nam-hoc"] = "2023-2024"
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
