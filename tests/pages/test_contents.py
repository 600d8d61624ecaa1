"""Every content of the pages that hold several: on the sample, and where little or nothing of it was reported."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from indicators.catalog.texts import words
from tests.pages.test_pages import opened, shown

VIEWS = {
    "overview": ("tong-quan", "overview_page"),
    "targets": ("chi-tieu-xem", "targets_page"),
    "universal_education": ("pho-cap", "universal_education"),
    "enrolment": ("huy-dong", "enrolment"),
    "quality": ("chat-luong-giao-duc", "education_quality"),
    "dictionary": ("tu-dien", "dictionary_page"),
}
"""Page → the key of its control in the link, and the file of its sentences."""


def contents() -> Iterator[tuple[str, str, str]]:
    for page, (key, file) in VIEWS.items():
        for label in words(file, "view").values():
            yield page, key, label


@pytest.mark.parametrize(("page", "key", "label"), tuple(contents()))
def test_every_content_answers_or_says_what_is_missing(
    page: str, key: str, label: str, sample_data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = opened(sample_data, page, monkeypatch, **{"nam-hoc": "2024-2025", key: label})
    assert not app.exception, app.exception
    assert any(str(part.value).startswith("**") for part in app.markdown) or app.info


@pytest.mark.parametrize(("page", "key", "label"), tuple(contents()))
def test_every_content_bears_a_year_in_which_almost_nothing_is_known(
    page: str, key: str, label: str, partial_data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = opened(partial_data, page, monkeypatch, **{key: label})
    assert not app.exception, app.exception
    assert any(str(part.value).startswith("**") for part in app.markdown) or app.info


@pytest.mark.parametrize("page", [page for page in VIEWS if page != "dictionary"])
def test_every_page_bears_the_units_of_today(
    page: str, sample_data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    query = {"nam-hoc": "2023-2024", "dia-gioi": "Đơn vị từ 01/07/2025"}
    assert not opened(sample_data, page, monkeypatch, **query).exception


def test_the_profile_of_a_commune_holds_its_schools_and_its_levels(
    sample_data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    query = {"nam-hoc": "2024-2025", "ho-so-xa": "Xã Nà Nhạn"}
    app = opened(sample_data, "commune_profile", monkeypatch, **query)
    assert not app.exception, app.exception
    assert "Xã Nà Nhạn có 3 trường" in shown(app)
    assert "PCGD tiểu học mức 3" in shown(app)
    assert (
        len([box for box in app.expander if box.label in words("commune_profile", "section").values()]) == 5
    )


def test_the_overview_leads_on_to_the_pages_behind_it(
    sample_data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = opened(sample_data, "overview", monkeypatch)
    assert len(app.metric) == 4
    assert "đã đạt" in shown(app)
