"""Every page through the frame, on an empty, a partial and a full warehouse."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from tests.conftest import ROOT
from tests.pages import warehouse
from views.navigation import PAGES

TIMEOUT = 60


def opened(folder: Path, page: str, monkeypatch: pytest.MonkeyPatch, **query: str) -> AppTest:
    """The page inside its frame, as a visitor with that link sees it."""
    monkeypatch.setenv("DASHBOARD_DATA", str(folder))
    app = AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=TIMEOUT)
    for name, value in query.items():
        app.query_params[name.replace("_", "-")] = value
    app.run()
    if page != "overview":
        app.switch_page(f"pages/{page}.py").run()
    return app


def shown(app: AppTest) -> str:
    """Everything a visitor reads, the escapes taken out."""
    parts = [*app.header, *app.markdown, *app.info, *app.warning, *app.metric, *app.code, *app.text]
    return " ".join(str(part.value) for part in parts).replace("\\", "").replace("\u2060", "")


@pytest.mark.parametrize("page", PAGES)
def test_an_empty_warehouse_says_what_to_load(
    page: str, empty_data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = opened(empty_data, page, monkeypatch)
    assert not app.exception
    assert "python -m etl load" in shown(app)


@pytest.mark.parametrize("page", PAGES)
def test_a_partial_warehouse_shows_what_is_known(
    page: str, partial_data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = opened(partial_data, page, monkeypatch)
    assert not app.exception, app.exception
    assert app.header
    assert "**" in " ".join(str(part.value) for part in app.markdown) or app.info


@pytest.mark.parametrize("page", PAGES)
def test_the_sample_shows_a_finding_and_its_stamp(
    page: str, sample_data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = opened(sample_data, page, monkeypatch)
    assert not app.exception, app.exception
    assert "SỐ LIỆU MÔ PHỎNG" in shown(app)
    assert any(str(part.value).startswith("**") for part in app.markdown)


def test_an_unknown_unit_or_year_in_the_link_falls_back_with_a_notice(
    partial_data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = opened(partial_data, "overview", monkeypatch, nam_hoc="1999-2000", don_vi="Xã Không Có")
    assert not app.exception
    notices = " ".join(str(part.value) for part in app.warning).replace("\\", "")
    assert "1999-2000" in notices
    assert "Xã Không Có" in notices
    assert app.selectbox(key="nam-hoc").value == warehouse.YEAR


def test_a_link_opens_the_same_selection(partial_data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    app = opened(partial_data, "overview", monkeypatch, don_vi="Phường Him Lam")
    assert not app.warning
    assert app.selectbox(key="don-vi").value == "Phường Him Lam"
    assert "tỷ lệ huy động trẻ 5 tuổi" in shown(app)


def test_filters_survive_a_change_of_page(partial_data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    app = opened(partial_data, "overview", monkeypatch)
    app.selectbox(key="don-vi").select("Xã Nà Nhạn").run()
    app.switch_page("pages/facilities.py").run()
    assert app.selectbox(key="don-vi").value == "Xã Nà Nhạn"


def test_names_from_outside_are_shown_as_text(partial_data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    app = opened(partial_data, "overview", monkeypatch, don_vi=warehouse.HOSTILE)
    assert not app.exception
    for part in app.markdown:
        assert "<b>" not in str(part.value).replace("\\<", "")


def test_real_data_carry_no_stamp(partial_data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    app = opened(partial_data, "overview", monkeypatch)
    assert "MÔ PHỎNG" not in shown(app)


def test_every_file_of_pages_is_in_the_menu() -> None:
    assert {path.stem for path in (ROOT / "pages").glob("*.py")} - {"__init__"} == set(PAGES)


def test_the_view_of_todays_units_is_named_in_the_filters(
    sample_data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    query = {"nam_hoc": "2023-2024", "dia_gioi": "Đơn vị từ 01/07/2025"}
    app = opened(sample_data, "overview", monkeypatch, **query)
    assert not app.exception
    assert "đơn vị hành chính từ 01/07/2025" in shown(app)
    app.switch_page("pages/universal_education.py").run()
    assert not app.exception
    assert any("địa giới của chính năm học" in str(part.value) for part in app.warning)


WITH_FIGURE = ("overview", "universal_education", "curriculum_2018", "facilities")


def unfolded(app: AppTest, label: str) -> AppTest:
    """The page after a click on a folded box."""
    box = next(box for box in app.expander if box.label == label)
    app.session_state[box.key] = True
    return app.run()


@pytest.mark.parametrize("page", WITH_FIGURE)
def test_a_row_leads_to_its_cells(page: str, sample_data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    app = unfolded(opened(sample_data, page, monkeypatch), "Số này ở đâu ra?")
    assert not app.exception, app.exception
    cells = next(part.value for part in app.dataframe if {"Tệp", "Ghi trong ô"} <= set(part.value.columns))
    assert len(cells)
    assert any("▸" in part.value.to_string() for part in app.dataframe), (
        "the cell is not shown where it stands"
    )
    assert all(cells["Tệp"].str.endswith((".xlsx", ".xls", ".ods")))
    assert all(cells["Ô"].str.fullmatch(r"[A-Z]+[0-9]+"))


@pytest.mark.parametrize("page", [*WITH_FIGURE, "data_quality"])
def test_every_figure_has_its_table_behind_it(
    page: str, sample_data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = unfolded(opened(sample_data, page, monkeypatch), "Bảng số liệu")
    assert not app.exception, app.exception
    assert len(app.dataframe[0].value)
    assert app.dataframe[0].value.columns.is_unique
