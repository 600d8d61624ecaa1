"""Questions from the floor: what fell, what was missed twice, what contradicts, what jumped; a nothing is said as such."""

from pathlib import Path

import pandas as pd
import pytest

from indicators.catalog import floor_questions
from indicators.catalog.files import CatalogueError
from indicators.catalog.floor_questions import floor_rules
from indicators.selection import Selection
from indicators.warehouse import open_warehouse
from views.chosen_units import selected
from views.exhibit import Exhibit
from views.exhibits import floor_cells
from views.questions import ask

YEAR, PROVINCE = "2025-2026", "11"


def asked(data: Path, question: str) -> Exhibit:
    return ask(selected(open_warehouse(data), Selection(school_year=YEAR, unit=PROVINCE)), question)


def test_falls_are_rates_of_comparable_years_worst_first(sample_data: Path) -> None:
    table = asked(sample_data, "floor.falls").table
    assert len(table)
    assert table["better"].is_monotonic_increasing
    assert (table["break"].fillna("") == "").all()
    # A rate above 100 % is a fault of the report: coming back from it is no fall.
    assert table[["value", "before"]].le(100).all(axis=None)
    assert (table["value"] - table["before"]).tolist() == pytest.approx(table["change"].tolist())


def test_missed_twice_means_below_the_own_target_of_each_year(sample_data: Path) -> None:
    exhibit = asked(sample_data, "floor.persistent")
    table = exhibit.table
    assert (table["status"] == "not_met").all()
    assert (table["status_before"] == "not_met").all()
    assert f"{len(table)} chỉ tiêu" in exhibit.finding
    assert not table.duplicated(["unit_id", "indicator", "numerator", "denominator", "grade", "period"]).any()


def test_contradictions_are_quoted_with_their_cells(sample_data: Path) -> None:
    table = asked(sample_data, "floor.inconsistent").table
    assert set(table["check"]) <= set(floor_rules().inconsistent)
    assert (table["cell"] != "").all()
    assert table["message"].str.contains(r"\d").all()


def stated(unit: int, value: float, *, measure: str = "pupils", period: str = "start") -> dict[str, object]:
    return {
        "unit_id": unit, "unit_name": f"Trường {unit}", "level": "primary", "measure": measure, "grade": "", "age": "",
        "group": "", "category": "", "period": period, "kind": "actual", "value": value,
        "file": "a.xlsx", "sheet": "S", "cell": "B2",
    }  # fmt: skip


def jumps(before: list[dict[str, object]], now: list[dict[str, object]]) -> Exhibit:
    return floor_cells.jumps(pd.DataFrame(before), pd.DataFrame(now), "2024-2025", floor_rules())


def test_a_jump_is_large_in_share_and_in_number_and_tenfold_is_named() -> None:
    before = [stated(1, 300), stated(2, 30), stated(3, 400), stated(4, 8), stated(5, 500)]
    now = [stated(1, 3000), stated(2, 45), stated(3, 410), stated(4, 12), stated(5, 250)]
    exhibit = jumps(before, now)
    assert exhibit.table["unit_name"].tolist() == ["Trường 1", "Trường 2", "Trường 5"]
    assert exhibit.table["remark"].tolist() == ["gấp 10 lần: nghi nhập thừa số 0", "", ""]
    assert "từ 300 thành 3.000" in exhibit.finding


def test_only_the_same_unit_measure_and_period_are_compared() -> None:
    exhibit = jumps([stated(1, 100), stated(2, 100, period="end")], [stated(1, 101), stated(2, 900)])
    assert exhibit.is_empty
    assert "1 số liệu so sánh được" in exhibit.finding
    assert "Không có số liệu cùng kỳ" in jumps([stated(1, 100)], [stated(2, 100)]).finding


def test_a_check_that_does_not_exist_stops_the_start(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "floor_questions.toml").write_text(
        '[inconsistent]\nchecks = ["nope"]\n[jumps]\npercent = 1\nleast = 1\ntolerance = 1\n'
    )
    monkeypatch.setattr(floor_questions, "CATALOGUE_DIR", tmp_path)
    floor_rules.cache_clear()
    with pytest.raises(CatalogueError, match="nope"):
        floor_rules()
    floor_rules.cache_clear()
