"""Who reported: expected units, closed schools, day one, follow-up of monthly reports, issues by severity."""

from datetime import date, datetime
from pathlib import Path

from indicators.reporting import completeness
from tests.indicators.world import World

YEAR = "2022-2023"


def world() -> World:
    return (
        World().province().commune("03316").school("A", "03316", officer="CV-01").school("B", "03316")
        .school("closed", "03316", last=date(2022, 7, 31))
    )  # fmt: skip


def test_on_day_one_every_open_unit_stands_as_not_reported(tmp_path: Path) -> None:
    frame = completeness.reports(world().open(tmp_path), YEAR)
    assert set(frame["state"]) == {"not_reported"}
    assert "closed" not in set(frame["unit_code"])
    assert set(frame.loc[frame["unit_code"] == "A", "report"]) == {"b", "e", "f", "g", "h", "i"}
    assert set(frame.loc[frame["unit_code"] == "03316", "report"]) == {"d", "j"}


def test_a_report_is_counted_by_school_and_period_with_its_blanks(tmp_path: Path) -> None:
    made = world().fact("A", "pupils", 100, level="primary").fact("A", "classes", None, level="primary")
    frame = completeness.reports(made.open(tmp_path), YEAR)
    found = frame[(frame["report"] == "f") & (frame["period"] == "start")].set_index("unit_code")
    assert found["state"].to_dict() == {"A": "reported", "B": "not_reported"}
    assert (found.loc["A", "facts"], found.loc["A", "missing"], found.loc["A", "officer"]) == (2, 1, "CV-01")


def test_a_late_monthly_report_is_listed_with_its_date(tmp_path: Path) -> None:
    made = world()
    for month, state in (("m01", "not_yet"), ("m09", "late")):
        made.insert("submission", made.units["A"], YEAR, month, "office", state, date(2022, 10, 3), 1, "D5")
    frame = completeness.submissions(made.open(tmp_path), YEAR)
    assert list(frame["month"]) == ["m09", "m01"]
    assert list(frame["state"]) == ["late", "not_yet"]


def test_issues_come_gravest_first(tmp_path: Path) -> None:
    made = world()
    for severity in ("note", "error", "refuse", "warning"):
        made.insert("issue", 1, "Biểu 1", "D12", "number", severity, "câu", "việc cần làm")
    frame = completeness.issues(made.open(tmp_path))
    assert list(frame["severity"]) == ["refuse", "error", "warning", "note"]
    assert frame["received_at"].iloc[0] == datetime(2023, 1, 1)
