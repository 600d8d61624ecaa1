"""Every content of the pages that have several, on full, partial and empty data: a finding or a sentence, never a fault."""

from pathlib import Path

import pytest

from indicators.catalog.texts import words
from tests.pages import warehouse
from tests.pages.test_pages import opened, shown

CONTENTS = [
    *(("facilities", "co_so", label) for label in words("pages", "facilities.view").values()),
    *(("staffing", "doi_ngu", label) for label in words("staffing", "view").values()),
    *(("school_profile", "ho_so", label) for label in words("school_profile", "view").values()),
    *(("explore", "kham_pha", label) for label in words("pages", "explore.view").values()),
    *(("curriculum_2018", "gdpt", label) for label in words("first_gates", "view").values()),
    *(("data_quality", "chat_luong", label) for label in words("history", "view").values()),
]


@pytest.mark.parametrize(("page", "key", "label"), CONTENTS)
def test_every_content_answers_on_the_sample(
    page: str, key: str, label: str, sample_data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = opened(sample_data, page, monkeypatch, **{key: label})
    assert not app.exception, app.exception
    assert any(str(part.value).startswith("**") for part in app.markdown) or app.info


@pytest.mark.parametrize(("page", "key", "label"), CONTENTS)
def test_every_content_answers_on_partial_data(
    page: str, key: str, label: str, partial_data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = opened(partial_data, page, monkeypatch, **{key: label})
    assert not app.exception, app.exception
    assert "**" in " ".join(str(part.value) for part in app.markdown) or app.info


def test_an_assumed_norm_changes_the_figures_and_is_named(
    sample_data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = opened(sample_data, "staffing", monkeypatch, nam_hoc="2025-2026")
    before = shown(app)
    app.number_input(key="dn-norm-TPC-TH-2S").set_value(3.0).run()
    assert not app.exception
    assert "GIẢ ĐỊNH: " in shown(app)
    assert "GIẢ ĐỊNH: " not in before
    app.button(key="dn-norm-reset").click().run()
    assert "GIẢ ĐỊNH: " not in shown(app)


def test_weights_reorder_the_ladder(sample_data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    query = {"co_so": words("pages", "facilities.view")["ladder"], "nam_hoc": "2025-2026"}
    app = opened(sample_data, "facilities", monkeypatch, **query)
    before = shown(app)
    app.slider(key="trong-so-classrooms").set_value(0).run()
    assert not app.exception
    assert "Trọng số đã đổi" in shown(app)
    assert before != shown(app)


def test_a_view_is_saved_by_name_and_offered_as_a_link(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = opened(warehouse.build(tmp_path, warehouse.FACTS), "explore", monkeypatch)
    app.text_input(key="ten-cach-xem").set_value("Sơ kết <b>1</b>").run()
    app.button(key="luu-cach-xem").click().run()
    assert not app.exception
    assert len(list((tmp_path / "views").glob("*.json"))) == 1
    assert "Sơ kết <b>1</b>" in shown(app)
