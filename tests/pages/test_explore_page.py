"""The page that explores: reachable by link, views saved by name, schools of one name kept apart, months as they were reported."""

from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import duckdb
import pytest
from streamlit.testing.v1 import AppTest

from indicators.catalog.texts import text, words
from indicators.selection import Selection
from indicators.warehouse import open_warehouse
from tests.pages import warehouse
from tests.pages.test_pages import opened, shown
from views import saved_views
from views.charts.multiples import Multiples
from views.chosen_units import selected
from views.exhibit import Exhibit
from views.questions import ask

VIEW = words("pages", "explore.view")
MONTHLY: tuple[warehouse.Fact, ...] = (
    (warehouse.SCHOOL, "primary", "pupils", "", "", "", "m09/actual", 400),
    (warehouse.SCHOOL, "primary", "online_pupils", "", "", "", "m09/actual", 100),
    (warehouse.SCHOOL, "primary", "pupils", "", "", "", "m11/actual", 500),
    (warehouse.SCHOOL, "primary", "online_pupils", "", "", "", "m11/actual", 250),
    (warehouse.SILENT, "primary", "pupils", "", "", "", "m11/actual", 500),
    (warehouse.SILENT, "primary", "online_pupils", "", "", "", "m11/actual", 0),
)
TWO_SCHOOLS: tuple[warehouse.Fact, ...] = (
    (warehouse.SCHOOL, "primary", "pupils", "", "", "", "start/actual", 478),
    (warehouse.SILENT, "primary", "pupils", "", "", "", "start/actual", 22),
)


def asked(folder: Path, question: str, **options: str) -> Exhibit:
    selection = Selection(school_year=warehouse.YEAR, unit="11")
    return ask(selected(open_warehouse(folder), selection), question, **options)


def explored(folder: Path, monkeypatch: pytest.MonkeyPatch, **query: str) -> AppTest:
    return opened(folder, "explore", monkeypatch, **query)


def test_a_link_opens_small_multiples_as_they_were_cut(
    sample_data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    free = words("multiples", "axis_choice")["free"]
    app = explored(sample_data, monkeypatch, kham_pha=VIEW["panels"], o="Cấp học", truc_dung=free)
    assert not app.exception, app.exception
    assert "không so chiều cao" in shown(app)
    assert app.selectbox(key="o").value == "level"


def test_panels_are_chosen_by_the_link_where_there_are_too_many(
    sample_data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    query = {"kham_pha": VIEW["panels"], "o": "Trường", "cac_o": "Trường Tiểu học Mô phỏng số 1"}
    app = explored(sample_data, monkeypatch, **query)
    assert not app.exception, app.exception
    assert "Hình vẽ 1 trong" in shown(app)
    assert app.multiselect(key="cac-o").value == ["Trường Tiểu học Mô phỏng số 1"]


def test_a_view_is_saved_by_name_opens_again_and_is_forgotten(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = warehouse.build(tmp_path, warehouse.FACTS)
    app = explored(folder, monkeypatch, kham_pha=VIEW["panels"], don_vi="Phường Him Lam")
    app.text_input(key="ten-cach-xem").set_value("Trước họp giao ban").run()
    app.button(key="luu-cach-xem").click().run()
    assert not app.exception, app.exception
    (view,) = saved_views.saved(folder / saved_views.FOLDER)
    assert f"[Trước họp giao ban]({view.link})" in shown(app)
    link = {key: values[0] for key, values in parse_qs(urlsplit(view.link).query).items()}
    again = explored(folder, monkeypatch, **link)
    assert again.selectbox(key="don-vi").value == "Phường Him Lam"
    again.button(key="bo-cach-xem-0").click().run()
    assert not saved_views.saved(folder / saved_views.FOLDER)


def test_schools_of_one_name_are_never_added_up(tmp_path: Path) -> None:
    folder = warehouse.build(tmp_path, TWO_SCHOOLS)
    with duckdb.connect(str(next((folder / "warehouse").glob("*.duckdb")))) as connection:
        connection.execute("UPDATE unit SET unit_name = 'Trường Hoa Ban' WHERE unit_kind = 'school'")
    table = asked(folder, "explore.pivot", indicators="pupil_count", by="school").table
    schools = table[~table["is_total"]]
    assert schools["v:pupil_count"].tolist() == [478, 22]
    assert schools["name"].str.strip().tolist() == [
        "Trường Hoa Ban (DBP-TH-01)",
        "Trường Hoa Ban (DBP-TH-02)",
    ]
    assert schools["unit_code"].tolist() == ["DBP-TH-01", "DBP-TH-02"]


def test_months_stand_beside_each_other_and_a_silent_month_is_no_zero(tmp_path: Path) -> None:
    options = {"indicators": "online_pupil_share", "panels": "school", "along": "month"}
    exhibit = asked(warehouse.build(tmp_path, MONTHLY), "explore.panels", **options)
    assert isinstance(exhibit.chart, Multiples)
    assert exhibit.chart.places == ["T9", "T11"]
    assert [panel.values for panel in exhibit.chart.panels] == [(25.0, 50.0), (None, 0.0)]
    assert exhibit.chart.whole == (25.0, 25.0)


def test_a_cross_table_shows_rates_by_month(tmp_path: Path) -> None:
    folder = warehouse.build(tmp_path, MONTHLY)
    exhibit = asked(folder, "explore.pivot", indicators="online_pupil_share", by="school", across="month")
    total = exhibit.table[exhibit.table["is_total"]].iloc[0]
    assert (total["v:m09"], total["v:m11"]) == (25.0, 25.0)
    assert [column.label for column in exhibit.columns[1:3]] == ["Tháng 9", "Tháng 11"]


def test_an_indicator_that_nobody_reports_by_month_says_so(tmp_path: Path) -> None:
    folder = warehouse.build(tmp_path, warehouse.FACTS)
    exhibit = asked(folder, "explore.panels", indicators="pupil_count", along="month")
    assert exhibit.finding == text("multiples", "empty.month")
