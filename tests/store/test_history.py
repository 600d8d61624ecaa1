"""What a re-submission adds, changes and removes, with the values and cells before and after."""

import csv
from pathlib import Path

import pytest

from etl.commands.exits import Exit
from etl.commands.history import run_history
from tests.store.office import Office, sheet

pytestmark = pytest.mark.usefixtures("same_when_built_anew")


def revisions(office: Office) -> list[tuple[object, ...]]:
    return office.rows(
        "SELECT unit_code, file_name, change, measure, before_value, before_cell, after_value, after_cell"
        " FROM revision JOIN unit USING (unit_id) JOIN file USING (file_id) ORDER BY revision.file_id, measure, unit_code"
    )


def test_a_corrected_file_tells_each_number_before_and_after(office: Office) -> None:
    office.send(
        "a.xlsx",
        sheet(
            (
                "TH Hoa Ban 1",
                [{"value": 100}, {"measure": "classes", "value": 5}, {"measure": "sites", "value": 2}],
            )
        ),
    )
    assert revisions(office) == []
    corrected = [
        {"measure": "classes", "value": 5},
        {"value": 101},
        {"measure": "computers", "value": 7},
    ]
    report = office.send("b.xlsx", sheet(("TH Hoa Ban 1", corrected)))
    assert report.change == (1, 1, 1)
    assert sorted(revisions(office), key=str) == [
        ("TH1", "b.xlsx", "added", "computers", None, "", 7.0, "E1"),
        ("TH1", "b.xlsx", "changed", "pupils", 100.0, "C1", 101.0, "D1"),
        ("TH1", "b.xlsx", "removed", "sites", 2.0, "E1", None, ""),
    ]


def test_the_changes_of_a_number_form_a_chain_that_ends_at_the_fact(office: Office) -> None:
    for name, value in (("a.xlsx", 1), ("b.xlsx", 2), ("c.xlsx", 2), ("d.xlsx", 5)):
        office.send(name, sheet(("TH Hoa Ban 1", [{"value": value}])))
    assert [(row[1], row[4], row[6]) for row in revisions(office)] == [
        ("b.xlsx", 1.0, 2.0),
        ("d.xlsx", 2.0, 5.0),
    ]
    assert office.facts() == [("TH1", "pupils", 5.0)]


def test_a_number_that_comes_back_is_told(office: Office) -> None:
    full = [{"value": 1}, {"measure": "classes", "value": 5}]
    office.send("a.xlsx", sheet(("TH Hoa Ban 1", full)))
    office.send("b.xlsx", sheet(("TH Hoa Ban 1", full[:1])))
    office.send("c.xlsx", sheet(("TH Hoa Ban 1", full)))
    assert [row[1:5] for row in revisions(office)] == [
        ("b.xlsx", "removed", "classes", 5.0),
        ("c.xlsx", "added", "classes", None),
    ]


def test_first_statements_and_other_subjects_have_no_history(office: Office) -> None:
    office.send("a.xlsx", sheet(("TH Hoa Ban 1", [{"value": 1}])))
    office.send("b.xlsx", sheet(("TH Hoa Ban 1", [{"value": 3}]), form="h", variant="h.by_unit"))
    office.send("c.xlsx", sheet(("THCS Hoa Ban", [{"value": 2}])))
    assert revisions(office) == []


def test_a_workbook_saved_anew_is_reported_and_changes_no_fact(office: Office) -> None:
    numbers = [{"value": 100}, {"measure": "classes", "value": None, "state": "missing"}]
    office.send("a.xlsx", sheet(("TH Hoa Ban 1", numbers), ("THCS Hoa Ban", numbers)))
    report = office.send("a (1).xlsx", sheet(("TH Hoa Ban 1", numbers), ("THCS Hoa Ban", numbers)))
    assert report.change == (0, 0, 0)
    ((message,),) = office.rows("SELECT message FROM issue WHERE check_id = 'file_restates'")
    assert "a.xlsx" in message
    assert revisions(office) == []


def test_a_file_with_one_more_unit_does_not_only_say_the_same(office: Office) -> None:
    office.send("a.xlsx", sheet(("TH Hoa Ban 1", [{"value": 100}])))
    office.send("b.xlsx", sheet(("TH Hoa Ban 1", [{"value": 100}]), ("THCS Hoa Ban", [{"value": 1}])))
    assert office.issues() == []


def test_the_command_lists_changes_in_words(office: Office, tmp_path: Path) -> None:
    office.send("=a.xlsx", sheet(("TH Hoa Ban 1", [{"value": 100, "grade": "1", "group": "female"}])))
    office.send("b.xlsx", sheet(("TH Hoa Ban 1", [{"value": 101, "grade": "1", "group": "female"}])))
    office.send("c.xlsx", sheet(("THCS Hoa Ban", [{"value": 1}])))
    office.send("d.xlsx", sheet(("THCS Hoa Ban", [{"value": 2}])))
    assert run_history(office.folder, "TH1", tmp_path / "h.csv") == Exit.WELL
    (row,) = csv.DictReader((tmp_path / "h.csv").open(encoding="utf-8"))
    assert (row["file"], row["change"], row["unit_name"]) == (
        "b.xlsx",
        "đổi",
        "Trường Tiểu học Hoa Ban số 1",
    )
    assert row["measure"] == "Số học sinh (trẻ)"
    assert row["details"] == "Tiểu học; Lớp 1; Nữ"
    assert (row["before"], row["after"], row["before_cell"], row["after_cell"]) == ("100", "101", "C1", "C1")
    assert row["before_file"] == "'=a.xlsx"
    run_history(office.folder, "", tmp_path / "h.csv")
    assert len(list(csv.DictReader((tmp_path / "h.csv").open(encoding="utf-8")))) == 2
