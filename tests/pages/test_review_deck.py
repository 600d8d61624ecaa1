"""The page of packs: choosing, pinning, saving, freezing."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from tests.pages import warehouse
from tests.pages.test_pages import opened, shown
from views.packs import freeze, shelf


def page(folder: Path, monkeypatch: pytest.MonkeyPatch) -> AppTest:
    return opened(folder, "review_deck", monkeypatch)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return warehouse.build(tmp_path, warehouse.FACTS)


def test_a_view_pinned_on_a_page_is_offered_as_a_pack(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    app = opened(folder, "facilities", monkeypatch)
    next(button for button in app.button if button.key.endswith("-pin")).click().run()
    app.switch_page("pages/review_deck.py").run()
    assert not app.exception, app.exception
    assert app.selectbox(key="goi-trinh-bay").value == "Nội dung đã ghim (1)"
    assert "Nội dung đã ghim: 1 nội dung có số liệu" in shown(app)


def test_a_pack_is_saved_by_name_and_offered_again(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    app = page(folder, monkeypatch)
    app.text_input(key="goi-ten").set_value("Hội nghị <b>").run()
    app.button(key="goi-luu").click().run()
    assert not app.exception, app.exception
    assert list(shelf.saved(folder)) == ["Hội nghị <b>"]
    assert "Hội nghị <b>" in page(folder, monkeypatch).selectbox(key="goi-trinh-bay").options


def test_figures_are_closed_by_name_and_opened_again(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    app = page(folder, monkeypatch)
    app.text_input(key="goi-ten").set_value("Tổng kết").run()
    app.button(key="goi-chot").click().run()
    assert not app.exception, app.exception
    assert list(freeze.frozen(folder)) == ["Tổng kết"]
    app = page(folder, monkeypatch)
    app.selectbox(key="goi-so-lieu").set_value("Tổng kết").run()
    assert not app.exception, app.exception
    assert "Số liệu chốt ngày" in shown(app)
    assert "Không có chỉ tiêu nào thay đổi" in shown(app)
