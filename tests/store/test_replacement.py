"""What stands when several files speak of one unit: replacement, equal cells, conflicts, precedence."""

import pytest

from etl.readings import Mention, SheetReading
from tests.store.office import Office, register, sheet

pytestmark = pytest.mark.usefixtures("same_when_built_anew")


def pupils(value: float, **more: object) -> list[dict[str, object]]:
    return [{"value": value, **more}]


def test_a_corrected_file_replaces_the_units_it_lists_and_leaves_the_others(office: Office) -> None:
    office.send("a.xlsx", sheet(("TH Hoa Ban 1", pupils(100)), ("THCS Hoa Ban", pupils(200))))
    report = office.send("b.xlsx", sheet(("TH Hoa Ban 1", pupils(101))))
    assert office.facts() == [("CS1", "pupils", 200.0), ("TH1", "pupils", 101.0)]
    assert report.change == (0, 1, 0)


def test_a_number_that_the_corrected_file_no_longer_states_is_gone(office: Office) -> None:
    office.send("a.xlsx", sheet(("TH Hoa Ban 1", [{"value": 100}, {"measure": "classes", "value": 5}])))
    report = office.send("b.xlsx", sheet(("TH Hoa Ban 1", pupils(100))))
    assert office.facts() == [("TH1", "pupils", 100.0)]
    assert report.change == (0, 0, 1)


def test_a_sheet_of_the_same_form_about_other_things_stands_beside_the_first(office: Office) -> None:
    rooms = [
        {"measure": "classrooms", "value": 10},
        {"measure": "kitchens", "value": 1},
        {"measure": "sites"},
    ]
    land = [
        {"measure": "land_area_m2", "value": 5000},
        {"measure": "computers", "value": 7},
        {"measure": "sites"},
    ]
    office.send("phong.xlsx", sheet(("TH Hoa Ban 1", rooms), form="h", variant="h.by_unit"))
    report = office.send("dat.xlsx", sheet(("TH Hoa Ban 1", land), form="h", variant="h.by_unit"))
    assert report.change == (2, 0, 0)
    assert len(office.facts()) == 5
    assert office.issues() == []


def test_another_period_kind_or_level_is_not_replaced(office: Office) -> None:
    office.send("a.xlsx", sheet(("TH&THCS Suối Lư", pupils(50, level="primary"))))
    office.send("b.xlsx", sheet(("TH&THCS Suối Lư", pupils(60, level="lower_secondary"))))
    office.send("c.xlsx", sheet(("TH&THCS Suối Lư", pupils(51, level="primary", period="end"))))
    office.send("d.xlsx", sheet(("TH&THCS Suối Lư", pupils(52, level="primary", kind="target"))))
    assert len(office.facts()) == 4


def test_the_same_bytes_again_change_nothing_and_do_not_come_back(office: Office) -> None:
    first = office.write("a.xlsx", sheet(("TH Hoa Ban 1", pupils(100))))
    office.load(first)
    office.send("b.xlsx", sheet(("TH Hoa Ban 1", pupils(101))))
    again = office.load(first).files[0]
    assert again.received_before
    assert again.change == (0, 0, 0)
    assert office.facts() == [("TH1", "pupils", 101.0)]


def test_two_cells_with_one_value_are_one_fact_without_an_issue(office: Office) -> None:
    report = office.send("a.xlsx", sheet(("TH Hoa Ban 1", [{"value": 100}, {"value": 100}])))
    assert office.facts() == [("TH1", "pupils", 100.0)]
    assert report.severities == {}


def test_two_cells_of_one_file_that_differ_are_an_error_that_names_both(office: Office) -> None:
    office.send("a.xlsx", sheet(("TH Hoa Ban 1", [{"value": 100}, {"value": 90}])))
    assert office.facts("value, cell") == [(100.0, "C1")]
    assert office.issues() == [("a.xlsx", "Biểu", "D1", "fact_conflict", "error")]
    assert "Biểu!C1" in office.rows("SELECT message FROM issue")[0][0]
    assert "Biểu!D1" in office.rows("SELECT message FROM issue")[0][0]


def test_two_layouts_of_one_form_that_differ_are_an_error_at_the_later_file(office: Office) -> None:
    office.send("a.xlsx", sheet(("TH Hoa Ban 1", pupils(100)), variant="f.by_grade"))
    report = office.send("b.xlsx", sheet(("TH Hoa Ban 1", pupils(90)), variant="f.by_unit"))
    assert report.severities == {"error": 1}
    assert office.issues() == [("b.xlsx", "Biểu", "C1", "fact_conflict", "error")]
    assert len(office.facts()) == 1


def test_a_number_stands_before_a_blank_of_another_layout(office: Office) -> None:
    office.send("a.xlsx", sheet(("TH Hoa Ban 1", pupils(100)), variant="f.by_grade"))
    blank = {"value": None, "state": "missing", "raw": ""}
    office.send("b.xlsx", sheet(("TH Hoa Ban 1", [blank, {"measure": "classes", "value": 4}])))
    assert ("TH1", "pupils", 100.0) in office.facts()
    assert office.issues() == []


def test_the_report_whose_subject_it_is_prevails_over_a_later_one(office: Office) -> None:
    classes = {"measure": "classes"}
    office.send("truong.xlsx", sheet(("TH Hoa Ban 1", [classes | {"value": 15}])))
    office.send(
        "csvc.xlsx", sheet(("TH Hoa Ban 1", [classes | {"value": 16}]), form="h", variant="h.by_unit")
    )
    assert office.facts() == [("TH1", "classes", 15.0)]
    assert office.issues() == [("csvc.xlsx", "Biểu", "C1", "fact_other_report", "warning")]


def test_a_look_back_at_last_year_does_not_replace_last_years_own_report(office: Office) -> None:
    old = {"school_year": "2022-2023"}
    office.send(
        "2022.xlsx",
        sheet(("TH Hoa Ban 1", [old | {"value": 80}, old | {"measure": "classes", "value": 3}]), **old),
    )
    office.send("2023.xlsx", sheet(("TH Hoa Ban 1", [{"value": 90}, old | {"value": 81}])))
    assert office.facts("school_year, measure, value") == [
        ("2022-2023", "classes", 3.0),
        ("2022-2023", "pupils", 80.0),
        ("2023-2024", "pupils", 90.0),
    ]
    assert [row[3] for row in office.issues()] == ["fact_other_report"]


def test_issues_of_cells_that_a_later_file_replaced_are_settled(office: Office) -> None:
    office.send("a.xlsx", sheet(("TH Hoa Ban 1", [{"value": 100}, {"value": 90}])))
    office.send("b.xlsx", sheet(("TH Hoa Ban 1", pupils(100))))
    assert office.issues() == []


def test_levels_come_from_the_row_the_grade_or_the_single_level_of_the_school(office: Office) -> None:
    office.send(
        "a.xlsx",
        sheet(
            ("TH Hoa Ban 1", pupils(1)),
            (Mention("TH&THCS Suối Lư (cấp THCS)", "B2", "school"), pupils(2)),
            ("TH&THCS Suối Lư", pupils(3, grade="4")),
            ("TH&THCS Suối Lư", [{"measure": "national_standard_level", "value": 1, "level": "primary"}]),
        ),
    )
    assert office.facts("value, level") == [
        (1.0, ""),
        (1.0, "primary"),
        (2.0, "lower_secondary"),
        (3.0, "primary"),
    ]


def test_a_mixed_school_without_level_waits(office: Office) -> None:
    report = office.send("a.xlsx", sheet(("TH Hoa Ban 1", pupils(1)), ("TH&THCS Suối Lư", pupils(3))))
    assert office.facts() == [("TH1", "pupils", 1.0)]
    assert office.issues() == [("a.xlsx", "Biểu", "B2", "unit_level_unknown", "error")]
    assert report.severities == {"error": 1}


def test_numbers_of_schools_under_a_commune_and_of_residents_under_a_school_wait(office: Office) -> None:
    office.send(
        "a.xlsx",
        sheet(
            ("TH Hoa Ban 1", [{"value": 5}, {"measure": "residents", "age": "6", "value": 7}]),
            (
                Mention("P. Him Lam", "B2", "commune"),
                [{"value": 6}, {"measure": "residents", "age": "6", "value": 8}],
            ),
        ),
    )
    assert office.facts("unit_code, measure, level") == [
        ("03127", "residents", ""),
        ("TH1", "pupils", "primary"),
    ]
    assert [row[2:4] for row in office.issues()] == [("B1", "unit_wrong_kind"), ("B2", "unit_wrong_kind")]


def test_blanks_where_nothing_is_due_are_no_facts_and_their_notes_go(office: Office) -> None:
    blank = {"value": None, "state": "missing", "raw": ""}
    office.send(
        "a.xlsx",
        sheet(
            ("TH Hoa Ban 1", [{"value": 5}, blank | {"measure": "lower_secondary_completers"}]),
            ("THCS Hoa Ban", [{"value": 6}, blank | {"measure": "lower_secondary_completers"}]),
        ),
    )
    assert office.facts("unit_code, measure, state") == [
        ("CS1", "lower_secondary_completers", "missing"),
        ("CS1", "pupils", "number"),
        ("TH1", "pupils", "number"),
    ]


def test_a_name_that_differs_by_marks_only_is_used_and_noted(office: Office) -> None:
    report = office.send(
        "a.xlsx", sheet(("TH Hoà Bàn số 1", pupils(1)), ("TH Hoa Ban số 1", [{"measure": "classes"}]))
    )
    assert len(office.facts()) == 2
    assert report.severities == {"note": 1}
    assert office.issues() == [("a.xlsx", "Biểu", "B1", "unit_marks_differ", "note")]


def test_a_closed_school_does_not_receive_numbers_of_later_years(office: Office) -> None:
    office.send(
        "dm2.xlsx",
        register("TH9 | Trường TH Suối Lư | TH | 03136 | Phường Mường Thanh | 01/09/2015 | 31/07/2022"),
    )
    old = {"school_year": "2021-2022"}
    office.send("a.xlsx", sheet(("TH Suối Lư", [old | {"value": 5}, {"value": 6}])))
    assert office.facts() == [("TH9", "pupils", 5.0)]
    assert [row[2:4] for row in office.issues()] == [("B1", "unit_not_open")]


def test_a_matrix_of_reports_feeds_the_log_and_no_facts(office: Office) -> None:
    def matrix(state: str) -> SheetReading:
        marks = {"month": "m10", "copy": "office", "state": state, "date": "2023-10-05", "cell": "D9"}
        names = ("TH Hoa Ban 1", "TH Không Có")
        return SheetReading(
            "Theo dõi",
            "l",
            "l.matrix",
            school_year="2023-2024",
            records=[{"name": name, **marks} for name in names],
        )

    report = office.send("theo-doi.xlsx", matrix("late"))
    assert report.severities == {"error": 1}
    office.send("theo-doi-2.xlsx", matrix("on_time"))
    assert office.rows("SELECT month, copy, state, date::VARCHAR, cell FROM submission") == [
        ("m10", "office", "on_time", "2023-10-05", "D9")
    ]
    assert office.facts() == []


def test_a_blank_for_a_year_in_which_the_school_did_not_exist_is_no_fault(office: Office) -> None:
    office.send("dm2.xlsx", register("TH9 | Trường TH Mới | TH | 03136 | Phường Mường Thanh | 01/08/2023"))
    blank = {"value": None, "state": "missing", "raw": "", "school_year": "2022-2023"}
    dash = {"measure": "classes", "value": 0.0, "state": "zero_mark", "raw": "-", "school_year": "2022-2023"}
    report = office.send("a.xlsx", sheet(("TH Mới", [blank, dash, {"value": 6}])))
    assert office.facts() == [("TH9", "pupils", 6.0)]
    assert report.severities == {}
