"""Reminders, changes, corrections, unread headings."""

from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path

import duckdb
import pandas as pd

from indicators.reporting import history as asked
from indicators.selection import Selection
from indicators.warehouse import open_warehouse
from tests.pages import warehouse
from views.chosen_units import selected
from views.context import Context
from views.exhibits import history, reminders
from views.questions import ask

YEAR = "2023-2024"


def report(unit: int, period: str, state: str, officer: str = "Bà Lan") -> dict[str, object]:
    return {
        "unit_id": unit, "unit_code": f"T{unit}", "unit_name": f"Trường {unit}", "officer": officer, "report": "f",
        "label": "Báo cáo quy mô", "period": period, "state": state,
    }  # fmt: skip


def test_reminders_are_grouped_by_officer_with_a_sentence_to_send() -> None:
    rows = pd.DataFrame([report(1, "start", "not_reported"), report(2, "start", "reported"),
                         report(3, "start", "not_reported", "")])  # fmt: skip
    exhibit = reminders.by_officer(rows, YEAR, date(2024, 7, 1))
    assert exhibit.table["unit_name"].tolist() == ["Trường 1", "Trường 3"]
    assert "Kính gửi Trường 1" in exhibit.table["message"].iloc[0]
    assert exhibit.table["officer"].tolist() == ["Bà Lan", "chưa ghi người phụ trách"]


def test_nobody_is_reminded_of_a_report_about_the_future() -> None:
    rows = pd.DataFrame([report(1, "end", "not_reported"), report(1, "start", "reported")])
    assert reminders.by_officer(rows, YEAR, date(2023, 11, 1)).is_empty
    assert not reminders.by_officer(rows, YEAR, date(2024, 7, 1)).is_empty


def test_day_one_without_a_register_says_what_to_load() -> None:
    assert "danh mục trường" in reminders.by_officer(pd.DataFrame(), YEAR, date(2024, 1, 1)).finding


def built(folder: Path, more: Sequence[tuple[str, Sequence[object]]] = ()) -> Context:
    """A warehouse in which one number was replaced by a second receipt, and one heading is unknown; `more` rows of tables."""
    warehouse.build(folder, warehouse.FACTS)
    with duckdb.connect(str(folder / "warehouse" / "warehouse-test.duckdb")) as connection:
        connection.execute(
            "INSERT INTO file VALUES (2, 'def', 'sua.xlsx', ?, 'accepted', false)", [datetime(2024, 2, 1)]
        )
        connection.execute(
            "INSERT INTO sheet VALUES (2, 2, 'Biểu 1', 'f', '', 'BÁO CÁO', ?, 'start')", [YEAR]
        )
        connection.execute(
            "INSERT INTO revision VALUES (?, 'primary', 'pupils', '', '', '', '', ?, 'start', 'actual', 2, 'changed', "
            "470, 'number', 1, 'D8', '470', 478, 'number', 1, 'D8', '478')",
            [warehouse.SCHOOL, YEAR],
        )
        connection.execute("INSERT INTO unknown_heading VALUES (1, 'Sĩ số > Lạ', 12, 'F9', 'F20')")
        for table, row in more:
            connection.execute(f"INSERT INTO {table} VALUES ({', '.join('?' * len(row))})", list(row))
    return selected(open_warehouse(folder), Selection(school_year=YEAR, unit="094"))


def test_a_change_names_both_numbers_and_the_file_that_made_it(tmp_path: Path) -> None:
    exhibit = ask(built(tmp_path), "quality.revisions")
    row = exhibit.table.iloc[0]
    assert (row["before_raw"], row["after_raw"], row["file"]) == ("470", "478", "sua.xlsx")
    assert "bao-cao.xlsx, Biểu 1, ô D8" in row["before_place"]
    assert "1 đổi" in exhibit.finding


def test_unread_headings_say_how_many_numbers_wait(tmp_path: Path) -> None:
    exhibit = ask(built(tmp_path), "quality.headings")
    assert "12 số chưa được dùng" in exhibit.finding
    assert exhibit.table["heading"].tolist() == ["Sĩ số > Lạ"]


def test_nothing_corrected_is_said(tmp_path: Path) -> None:
    assert ask(built(tmp_path), "quality.corrections").finding == "Phòng chưa đính chính số nào."
    states = pd.DataFrame([dict.fromkeys(asked.CORRECTION_COLUMNS, "") | {"state": "not_applied"}])
    assert "1 dòng chưa áp dụng được" in history.corrections(states).finding


def test_addresses_are_places() -> None:
    assert asked.position("AB12") == (12, 28)
    assert asked.position("?") == (0, 0)
