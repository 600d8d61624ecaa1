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
    assert "Không có gì thay đổi" in shown(app)


def work_as(app: AppTest, name: str) -> AppTest:
    app.text_input(key="goi-nguoi-soan").set_value(name).run()
    assert not app.exception, app.exception
    return app


def test_pins_of_a_named_person_outlive_the_visit(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    app = work_as(page(folder, monkeypatch), "Bà Lan")
    app.switch_page("pages/facilities.py").run()
    next(button for button in app.button if button.key.endswith("-pin")).click().run()
    assert list(shelf.saved(folder)) == ["Nội dung đã ghim (Bà Lan)"]
    later = work_as(page(folder, monkeypatch), "Bà Lan")
    assert later.selectbox(key="goi-trinh-bay").options[0] == "Nội dung đã ghim (1)"
    stranger = work_as(page(folder, monkeypatch), "Ông Minh")
    assert "Nội dung đã ghim (1)" not in stranger.selectbox(key="goi-trinh-bay").options


def test_two_people_may_save_packs_of_one_name(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("Bà Lan", "Ông Minh"):
        app = work_as(page(folder, monkeypatch), name)
        app.text_input(key="goi-ten").set_value("Tổng kết 2026").run()
        app.button(key="goi-luu").click().run()
        assert not app.exception, app.exception
    assert set(shelf.saved(folder)) == {"Tổng kết 2026 (Bà Lan)", "Tổng kết 2026 (Ông Minh)"}


def test_a_saved_pack_follows_the_year_chosen_when_it_is_opened(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = page(folder, monkeypatch)
    app.text_input(key="goi-ten").set_value("Học kỳ").run()
    app.button(key="goi-luu").click().run()
    kept = shelf.saved(folder)["Học kỳ"]
    assert (kept.school_year, kept.period) == ("", "")
    assert all((pin.school_year, pin.period) == ("", "") for pin in kept.pins)


def test_without_libreoffice_the_page_says_how_to_get_a_pdf(
    folder: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    with_office = [button.key for button in page(folder, monkeypatch).get("download_button")]
    monkeypatch.setenv("PATH", str(tmp_path))
    app = page(folder, monkeypatch)
    without = [button.key for button in app.get("download_button")]
    assert {"goi-deck-pdf", "goi-report-pdf"} <= set(with_office)
    assert not {"goi-deck-pdf", "goi-report-pdf"} & set(without)
    assert "LibreOffice" in " ".join(caption.value for caption in app.caption)
