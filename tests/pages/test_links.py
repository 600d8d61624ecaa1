"""Everything that changes a number is in the link: what-if values, and filters that fall back with a notice."""

from pathlib import Path

import pytest

from indicators.catalog.texts import words
from tests.pages.test_pages import opened, shown

LADDER = words("pages", "facilities.view")["ladder"]
NORM = "dn-norm-TPC-TH-2S"


def test_an_assumed_norm_opens_from_the_link_and_is_named(
    sample_data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    query = {"nam_hoc": "2025-2026"}
    plain = shown(opened(sample_data, "staffing", monkeypatch, **query))
    app = opened(sample_data, "staffing", monkeypatch, **query, **{NORM: "3.0"})
    assert not app.exception, app.exception
    assert "GIẢ ĐỊNH: " in shown(app)
    assert "GIẢ ĐỊNH: " not in plain
    assert app.number_input(key=NORM).value == 3.0
    app.button(key="dn-norm-reset").click().run()
    assert "GIẢ ĐỊNH: " not in shown(app)


@pytest.mark.parametrize("damaged", ["abc", "NaN", "-1", "1e99", "Infinity", "<script>"])
def test_a_damaged_assumption_changes_no_number(
    damaged: str, sample_data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = opened(sample_data, "staffing", monkeypatch, nam_hoc="2025-2026", **{NORM: damaged})
    assert not app.exception, app.exception
    assert "GIẢ ĐỊNH: " not in shown(app)


def test_weights_and_a_budget_open_from_the_link(sample_data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    query = {"co_so": LADDER, "nam_hoc": "2025-2026"}
    plain = shown(opened(sample_data, "facilities", monkeypatch, **query))
    app = opened(sample_data, "facilities", monkeypatch, **query, trong_so_classrooms="0", kinh_phi="900")
    assert not app.exception, app.exception
    assert "Trọng số đã đổi" in shown(app)
    assert shown(app) != plain
    assert app.slider(key="trong-so-classrooms").value == 0
    assert app.number_input(key="kinh-phi").value == 900


@pytest.mark.parametrize("page", ["targets", "explore", "facilities"])
def test_an_unknown_unit_or_year_falls_back_with_a_notice_on_every_kind_of_page(
    page: str, sample_data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = opened(sample_data, page, monkeypatch, nam_hoc="1899-1900", don_vi="Hogwarts")
    assert not app.exception, app.exception
    assert app.selectbox(key="nam-hoc").value != "1899-1900"
    assert app.selectbox(key="don-vi").value != "Hogwarts"


def test_an_unknown_choice_within_a_page_falls_back_with_a_notice(
    sample_data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    view = words("pages", "explore.view")["panels"]
    app = opened(sample_data, "explore", monkeypatch, kham_pha=view, o="Sao Hỏa", cac_o="Không có")
    assert not app.exception, app.exception
    assert any("Sao Hỏa" in str(part.value).replace("\\", "") for part in app.warning)
