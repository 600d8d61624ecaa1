"""Staffing, rooms, priorities, projects, class sizes, first gates: what is said and drawn follows from the rows."""

from typing import Any

import pandas as pd

from indicators.resources.budgets import Allocation
from views import assumptions
from views.exhibits import class_sizes, first_gates, need_waterfalls, priorities, projects, qualifications
from views.exhibits.need_waterfalls import ROOMS, STAFF

WEIGHTS = (("classrooms", 20),)


def gap(unit: int, need: float | None, have: float | None, **changes: Any) -> dict[str, Any]:
    is_known = need is not None and have is not None
    net = need - have if is_known else None  # type: ignore[operator]
    return {
        "unit_id": unit, "unit_code": f"T{unit}", "unit_name": f"Trường {unit}", "level": "primary", "item": "classrooms",
        "group": "classrooms", "label": "Phòng học", "basis": "norm", "period": "start", "need": need, "have": have,
        "shortage": None if net is None else max(net, 0.0), "net": net, "solid": have, "semi_solid": 0.0,
        "norm_id": "RPC-TH", "rule_status": "confirmed", "norm_value": "1", "decreed_value": "", "note": "",
    } | changes  # fmt: skip


def frame(*rows: dict[str, Any]) -> pd.DataFrame:
    return pd.DataFrame(list(rows))


def steps(exhibit: Any) -> dict[str, float | None]:
    return {step.name: step.value for step in exhibit.chart.steps}


def test_a_surplus_fills_no_shortage_of_another_school() -> None:
    exhibit = need_waterfalls.of_level(frame(gap(1, 10, 7), gap(2, 10, 13)), "primary", ROOMS)
    assert steps(exhibit) == {"Nhu cầu": 20, "Phòng kiên cố": 17, "Còn thiếu": 3}
    assert "còn thiếu 3 ở 1 trường" in exhibit.finding
    assert "3 phòng vượt nhu cầu" in " ".join(exhibit.notes)


def test_a_silent_school_is_named_and_not_counted() -> None:
    exhibit = need_waterfalls.of_level(frame(gap(1, 10, 7), gap(2, None, 5)), "primary", ROOMS)
    assert exhibit.coverage.startswith("1/2")
    assert "Trường 2" in " ".join(exhibit.notes)


def test_every_silent_school_of_the_level_has_its_row() -> None:
    schools = frame({"unit_id": 1, "unit_code": "T1", "unit_name": "Trường 1", "levels": "primary"},
                    {"unit_id": 2, "unit_code": "T2", "unit_name": "Trường 2", "levels": "primary,lower_secondary"})  # fmt: skip
    rows = need_waterfalls.with_silent(frame(gap(1, 10, 7)), schools, ("primary", "lower_secondary"))
    assert list(zip(rows["unit_id"], rows["level"], strict=True)) == [
        (1, "primary"),
        (2, "primary"),
        (2, "lower_secondary"),
    ]


def test_what_was_handed_over_closes_the_gap_and_what_is_being_built_does_not() -> None:
    built = frame({"unit_code": "T1", "level": "primary", "item": "classrooms", "shortage": 5, "shortage_now": 3,
                   "doing": 2, "planned": 0})  # fmt: skip
    exhibit = need_waterfalls.of_level(frame(gap(1, 10, 5)), "primary", ROOMS, built)
    assert steps(exhibit)["Bàn giao sau ngày đếm"] == 2
    assert steps(exhibit)["Còn thiếu"] == 3
    assert "Đang xây 2" in " ".join(exhibit.notes)


def test_staff_are_counted_against_the_norm_in_persons() -> None:
    exhibit = need_waterfalls.of_level(frame(gap(1, 15, 12, label="Giáo viên")), "primary", STAFF)
    assert "cần 15 người" in exhibit.finding
    assert "định mức tối đa" in exhibit.subtitle


def ranked(unit: int, rank: int | None, score: int, state: str = "known") -> dict[str, Any]:
    return {"unit_id": unit, "unit_code": f"T{unit}", "unit_name": f"Trường {unit}", "rank": rank, "score": score,
            "reason": "thiếu 3 phòng học", "breakdown": "3 × 10 = 30", "missing": "", "state": state}  # fmt: skip


POINTS = frame(
    {"unit_id": 1, "criterion": "classrooms", "points": 30}, {"unit_id": 2, "criterion": "classrooms", "points": 10},
    {"unit_id": 1, "criterion": "difficult_commune", "points": 20}, {"unit_id": 2, "criterion": "difficult_commune", "points": None},
)  # fmt: skip


def planned(unit: int, state: str, cost: int, spent: int) -> dict[str, Any]:
    return {"unit_id": unit, "state": state, "cost_vnd": cost, "spent_vnd": spent, "reason": ""}


def test_the_ladder_gives_the_reason_and_names_changed_weights() -> None:
    rows = frame(ranked(1, 1, 50), ranked(2, 2, 10, "partial"))
    exhibit = priorities.ladder(rows, POINTS, None, None, WEIGHTS)
    assert "Đứng đầu là Trường 1 (50 điểm): thiếu 3 phòng học" in exhibit.finding
    assert "Phòng học còn thiếu: 20" in dict(exhibit.filters)["Trọng số"]
    assert exhibit.chart.rungs[1].texts[0] == "? 10"


def test_the_budget_cuts_the_ladder_and_is_never_exceeded() -> None:
    rows = frame(ranked(1, 1, 50), ranked(2, 2, 10))
    plan = Allocation(frame(planned(1, "served", 6 * 10**9, 6 * 10**9), planned(2, "skipped", 5 * 10**9, 0)),
                      pd.DataFrame(), pd.DataFrame())  # fmt: skip
    exhibit = priorities.ladder(rows, POINTS, plan, 10 * 10**9)
    assert "Với 10.000 triệu đồng" in exhibit.finding
    assert "còn lại 4.000 triệu đồng" in exhibit.finding
    assert [rung.is_served for rung in exhibit.chart.rungs] == [True, False]
    assert exhibit.table["running"].iloc[0] == 6000


def test_without_unit_costs_the_budget_says_where_to_write_them() -> None:
    plan = Allocation(frame(planned(1, "no_price", 0, 0)), pd.DataFrame(), pd.DataFrame())
    exhibit = priorities.ladder(frame(ranked(1, 1, 50)), POINTS, plan, 10**9)
    assert "unit_costs.csv" in exhibit.finding


def test_projects_stand_beside_the_gap_until_they_are_handed_over() -> None:
    row = {"unit_name": "Trường 1", "unit_code": "T1", "level": "primary", "item": "classrooms", "label": "Phòng học",
           "shortage": 5.0, "counted_on": None, "planned": 1, "doing": 2, "handed_over": 0, "shortage_now": 5,
           "uncovered": 2, "projects": "Nhà A", "note": ""}  # fmt: skip
    exhibit = projects.pipeline(frame(row))
    assert "đang xây 2, đã có vốn 1, chưa có dự án 2" in exhibit.finding
    assert projects.pipeline(frame(row | {"projects": ""})).is_empty


def counted(unit: int, measure: str, value: float, grade: str = "1") -> dict[str, Any]:
    return {"unit_id": unit, "unit_code": f"T{unit}", "unit_name": f"Trường {unit}", "unit_kind": "school", "level": "primary",
            "measure": measure, "grade": grade, "age": "", "group": "", "category": "", "period": "start", "kind": "actual",
            "value": value}  # fmt: skip


def test_an_average_above_the_cap_is_marked_and_one_below_proves_nothing() -> None:
    rows = frame(
        counted(1, "pupils", 72), counted(1, "classes", 2), counted(2, "pupils", 70), counted(2, "classes", 2)
    )
    exhibit = class_sizes.by_grade(class_sizes.of_schools(rows, "2023-2024"))
    assert "1/2 khối lớp" in exhibit.finding
    assert "Trường 1, lớp 1: 36 học sinh một lớp (tối đa 35)" in exhibit.finding
    assert "chưa chứng tỏ" in " ".join(exhibit.notes)
    assert exhibit.chart.strips[0].cut == 35


def test_a_school_without_classes_has_no_class_size() -> None:
    rows = frame(counted(1, "pupils", 72), counted(2, "pupils", 30), counted(2, "classes", 1))
    exhibit = class_sizes.by_grade(class_sizes.of_schools(rows, "2023-2024"))
    assert exhibit.coverage.startswith("1/2")


def rate(indicator: str, unit: int, numerator: float | None, level: str = "") -> dict[str, Any]:
    return {"indicator": indicator, "unit_id": unit, "level": level, "grade": "", "period": "start",
            "numerator": numerator, "denominator": 20.0}  # fmt: skip


def test_teachers_of_a_mixed_school_are_counted_once() -> None:
    schools = frame(
        {"unit_id": 1, "unit_code": "T1", "unit_name": "Trường 1"},
        {"unit_id": 2, "unit_code": "T2", "unit_name": "Trường 2"},
    )
    rows = frame(rate(qualifications.QUALIFIED, 1, 18), rate(qualifications.QUALIFIED, 1, 9, "primary"),
                 rate(qualifications.ABOVE, 1, 5))  # fmt: skip
    exhibit = qualifications.of_schools(rows, schools)
    assert "90,0 % giáo viên đạt chuẩn trở lên (18/20)" in exhibit.finding
    assert exhibit.coverage.startswith("1/2")
    assert exhibit.table["unit_name"].tolist() == ["Trường 1", "Trường 2"]


def verdict(unit: int, status: str, gate: str | None) -> dict[str, Any]:
    return {"unit_id": unit, "grade": "3", "status": status, "first_failing_gate": gate}


def test_what_nobody_knows_is_neither_ready_nor_failing() -> None:
    gates = frame(
        {"gate": "teachers", "gate_order": 1, "label": "Giáo viên"},
        {"gate": "rooms", "gate_order": 2, "label": "Phòng"},
    )
    rows = frame(
        verdict(1, "ready", None),
        verdict(2, "not_ready", "rooms"),
        verdict(3, "unknown", None),
        verdict(4, "not_due", None),
    )
    exhibit = first_gates.by_grade(rows, gates, "?", "")
    assert exhibit.table["state_label"].tolist() == ["✓ Sẵn sàng", "✗ Phòng học", "? Chưa đủ số liệu"]
    assert "1/3 trường" in exhibit.finding


def test_a_damaged_assumption_changes_nothing() -> None:
    assert assumptions.norm_values({"norms": "RPC-TH:0.8;NOPE:1;RPC-MN:abc;RPC-THCS:-1;RPC-THCS:NaN"}) == (
        ("RPC-TH", "0.8"),
    )
    assert assumptions.norm_values({"norms": ""}) is None
    assert assumptions.weights({"weights": "classrooms:5;x:1;kitchens:-2"}) == (("classrooms", 5),)
    assert assumptions.budget_vnd({"budget": "12a"}) is None
