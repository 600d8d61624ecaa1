"""Findings say what the frames hold, in an office's Vietnamese, and never more than is known."""

import io

import openpyxl
import pandas as pd
import pytest

from tests.views.frames import answer, frame, verdict
from views.exhibits import (
    classrooms,
    facilities,
    issues,
    lookup,
    readiness,
    receipts,
    rollout,
    standards,
    targets,
)
from views.export.xlsx import workbook


def test_the_commune_that_lacks_most_is_named_with_headcount_and_level() -> None:
    exhibit = standards.matrix(
        frame(verdict(1, "primary", 1), verdict(2, "primary", 0, 23), verdict(3, "primary", 0, 4))
    )
    assert exhibit.finding.startswith("1/3 xã, phường đạt cả 1 chuẩn")
    assert (
        "Còn thiếu nhiều nhất: xã 2, PCGD tiểu học mức độ 1, điều kiện khó nhất thiếu 23 em."
        in exhibit.finding
    )


def test_where_all_meet_the_nearest_to_the_next_level_is_named() -> None:
    exhibit = standards.matrix(frame(verdict(1, "literacy", 1, 40), verdict(2, "literacy", 1, 3)))
    assert (
        "Gần mức tiếp theo nhất: xã 2, Xóa mù chữ mức độ 2, điều kiện khó nhất thiếu 3 người."
        in exhibit.finding
    )


def test_a_commune_without_data_is_neither_met_nor_failed_and_stands_last() -> None:
    exhibit = standards.matrix(frame(verdict(1, "primary", None), verdict(2, "primary", 0, 5)))
    assert exhibit.finding.startswith("0/2")
    assert "Chưa đủ số liệu để kết luận: Xã 1." in exhibit.finding
    assert exhibit.table["unit_name"].tolist() == ["Xã 2", "Xã 1"]
    assert exhibit.figure is not None
    assert exhibit.figure["data"][1]["y"] == [1]


def test_the_board_prints_the_digit_and_the_headcount() -> None:
    exhibit = standards.matrix(frame(verdict(1, "primary", 1, 5), verdict(2, "primary", 3)))
    assert exhibit.figure is not None
    assert exhibit.figure["data"][0]["text"] == ["1 · thiếu 5", "3"]


def test_rows_can_follow_the_official_order() -> None:
    verdicts = frame(verdict(1, "primary", 1), verdict(2, "primary", 0, 23))
    assert standards.matrix(verdicts).table["unit_id"].tolist() == [2, 1]
    assert standards.matrix(verdicts, is_official_order=True).table["unit_id"].tolist() == [1, 2]


def test_a_target_just_missed_is_not_rounded_to_met() -> None:
    exhibit = targets.over_units(
        frame(answer(1, "attending_rate_5", 94.96, 95.0), answer(2, "attending_rate_5", 96, 95.0)),
        "attending_rate_5",
    )
    assert exhibit.finding.startswith("1/2 xã, phường chưa đạt chỉ tiêu.")
    assert "Xã 1, đạt 94,96 % so với chỉ tiêu 95,0 %" in exhibit.finding


def test_the_gap_is_said_in_points_and_in_children() -> None:
    rows = frame(answer(1, "attending_rate_5", 95.6, 100.0), answer(1, "attending_rate_4", 100, 95.0))
    exhibit = targets.of_unit(rows, "Xã 1", "2023-2024")
    assert exhibit.figure is not None
    texts = [trace["text"][0] for trace in exhibit.figure["data"] if trace.get("mode") == "text"]
    assert texts == ["95,6 %", "100,0 %", "✗ −4,4 điểm", "thiếu 22 trẻ"]


def test_the_cut_axis_is_declared_in_the_subtitle() -> None:
    near = targets.over_units(
        frame(*(answer(i, "attending_rate_5", 95 + i, 97) for i in range(3))), "attending_rate_5"
    )
    far = targets.over_units(
        frame(*(answer(i, "attending_rate_5", 60 + i, 97) for i in range(3))), "attending_rate_5"
    )
    assert "trục từ 90 %" in near.subtitle
    assert "trục từ 0" in far.subtitle


def test_a_unit_without_a_target_has_no_tick_and_says_so() -> None:
    without = answer(2, "attending_rate_5", 97, None, status="no_target", gap=None, gap_count=None)
    exhibit = targets.over_units(frame(answer(1, "attending_rate_5", 94, 95), without), "attending_rate_5")
    assert "1 xã, phường chưa được giao chỉ tiêu." in exhibit.finding
    assert exhibit.figure is not None
    ticks = next(trace for trace in exhibit.figure["data"] if trace.get("name") == "chỉ tiêu")
    assert ticks["y"] == [0]
    assert "chưa giao" in [
        trace["text"][1] for trace in exhibit.figure["data"] if trace.get("mode") == "text"
    ]


def test_one_row_becomes_cards_and_no_chart() -> None:
    exhibit = targets.of_unit(frame(answer(1, "attending_rate_5", 95.6, 100.0)), "Xã 1", "2023-2024")
    assert exhibit.figure is None
    assert [card.value for card in exhibit.cards] == ["95,6 %", "100,0 %", "✗ −4,4 điểm", "thiếu 22 trẻ"]


def test_a_sum_with_silent_units_is_not_judged_and_says_how_many_reported() -> None:
    partial = answer(1, "attending_rate_5", 97, 95, status="insufficient_data", contributing=8, expected=12)
    exhibit = targets.of_unit(frame(partial, answer(1, "attending_rate_4", 99, 95)), "Xã 1", "2023-2024")
    assert "1 chỉ tiêu chưa đủ số liệu để kết luận." in exhibit.finding
    assert exhibit.figure is not None
    assert "mới có 8/12 đơn vị" in [
        trace["text"][1] for trace in exhibit.figure["data"] if trace.get("mode") == "text"
    ]


def test_an_unassigned_year_says_what_to_load() -> None:
    exhibit = targets.of_unit(frame(answer(1, "attending_rate_5", 97, 95)).head(0), "Xã 1", "2023-2024")
    assert exhibit.is_empty
    assert "Hãy nạp tệp giao chỉ tiêu" in exhibit.finding


def gap(school: str, shortage: float | None, net: float | None) -> dict[str, object]:
    return {
        "unit_id": hash(school), "unit_code": school, "unit_name": school, "group": "classrooms", "level": "primary", "item": "classrooms", "label": "Phòng học", "basis": "norm",
        "need": 12.0, "have": None if net is None else 12 - net, "shortage": shortage, "net": net,
        "reported_need": None, "rule_status": "recalled", "norm_id": "RPC-TH", "norm_value": "1", "decreed_value": "",
        "note": "",
    }  # fmt: skip


def test_shortages_are_summed_per_school_and_the_net_is_said_second() -> None:
    exhibit = facilities.shortage(frame(gap("Trường A", 3, 3), gap("Trường B", 0, -3)))
    assert "cộng từng trường thiếu 3" in exhibit.finding
    assert exhibit.finding.index("thiếu 3") < exhibit.finding.index("Bù trừ")
    assert "chưa đối chiếu văn bản gốc" in " ".join(exhibit.notes)


def test_an_assumed_norm_is_named_in_notes_and_filters() -> None:
    exhibit = facilities.shortage(frame(gap("Trường A", 3, 3)), assumed=(("RPC-TH", "0.8"),))
    assert "GIẢ ĐỊNH" in " ".join(exhibit.notes)
    assert "0,8 phòng/lớp thay cho 1 phòng/lớp" in dict(exhibit.filters)["Giả định"]


def test_a_school_without_stock_is_last_and_hatched() -> None:
    exhibit = facilities.shortage(frame(gap("Trường A", None, None), gap("Trường B", 2, 2)))
    assert exhibit.table["unit_name"].tolist() == ["Trường B", "Trường A"]
    assert exhibit.figure is not None
    assert exhibit.figure["data"][1]["y"] == [1]


def room(category: str, period: str, value: float | None, level: str = "primary") -> dict[str, object]:
    return {
        "unit_id": 1, "level": level, "grade": "", "category": category, "period": period, "value": value,
    }  # fmt: skip


SCHOOLS = frame(
    {"unit_id": 1, "unit_code": "A", "unit_name": "Trường A", "levels": "primary,lower_secondary"},
    {"unit_id": 2, "unit_code": "B", "unit_name": "Trường B", "levels": "preschool"},
)


def test_schools_that_say_nothing_stay_in_the_list() -> None:
    stated = classrooms.rooms_by_construction(frame(room("solid", "start", 10.0)))
    rooms = classrooms.with_silent(stated, SCHOOLS)
    assert rooms["unit_name"].tolist() == ["Trường A", "Trường B"]
    assert classrooms.constructions(rooms).coverage == "1/2 trường có số liệu"
    gaps = facilities.with_silent(frame(gap("Trường A", 1, 1) | {"unit_id": 1}), SCHOOLS, "classrooms")
    assert facilities.shortage(gaps).coverage == "1/2 trường có số liệu"
    assert facilities.shortage(gaps).finding.startswith("1/2 trường thiếu phòng học")


def test_kinds_of_construction_that_nobody_reported_are_not_zero() -> None:
    facts = frame(
        room("solid", "start", 10.0),
        room("temporary", "start", None),
    )
    rooms = classrooms.with_silent(classrooms.rooms_by_construction(facts), SCHOOLS.head(1))
    exhibit = classrooms.constructions(rooms)
    assert pd.isna(exhibit.table["temporary"].iloc[0])
    assert "Chưa trường nào báo cáo số phòng tạm." in exhibit.finding


def test_a_school_is_counted_in_its_newest_period_alone() -> None:
    rooms = classrooms.rooms_by_construction(frame(room("solid", "start", 10.0), room("solid", "mid", 12.0)))
    assert rooms["solid"].tolist() == [12.0]


def test_a_mixed_school_is_added_up_only_where_every_level_reported() -> None:
    facts = frame(
        room("solid", "start", 10.0),
        room("semi_solid", "start", 2.0),
        room("solid", "start", 4.0, level="lower_secondary"),
        room("semi_solid", "start", None, level="lower_secondary"),
    )
    rooms = classrooms.rooms_by_construction(facts)
    assert rooms["solid"].tolist() == [14.0]
    assert pd.isna(rooms["semi_solid"].iloc[0])


def gate(school: int, name: str, order: int, state: str) -> dict[str, object]:
    return {
        "unit_id": school, "unit_name": f"Trường {school}", "level": "primary", "grade": "3", "gate": name,
        "gate_order": order, "label": {"teachers": "Giáo viên", "rooms": "Phòng học"}[name], "state": state,
        "numerator": 7.0, "denominator": 9.0,
    }  # fmt: skip


def readiness_row(school: int, status: str, first: str | None, missing: int = 0) -> dict[str, object]:
    return {
        "unit_id": school, "unit_name": f"Trường {school}", "level": "primary", "grade": "3", "status": status,
        "first_failing_gate": first, "missing_gates": missing, "school_year": "2023-2024",
    }  # fmt: skip


def test_the_first_failing_gate_is_named_and_a_gate_without_data_is_neither() -> None:
    gates = frame(
        gate(1, "teachers", 0, "met"), gate(1, "rooms", 1, "not_met"), gate(2, "teachers", 0, "no_data"), gate(2, "rooms", 1, "met"),
        gate(3, "teachers", 0, "met"), gate(3, "rooms", 1, "partial"),
    )  # fmt: skip
    summary = frame(
        readiness_row(1, "not_ready", "rooms"),
        readiness_row(2, "unknown", None, 1),
        readiness_row(3, "not_ready", "rooms"),
    )
    exhibit = readiness.board(gates, summary)
    assert exhibit.finding == (
        "0/3 trường đã đủ điều kiện. Điều kiện vướng đầu tiên ở nhiều nơi nhất: phòng học (2 trường). "
        "1 trường chưa đủ số liệu để kết luận."
    )
    assert exhibit.figure is not None
    assert exhibit.figure["data"][1]["text"] == ["✗", "▲ 78 %", "✓"]
    assert exhibit.figure["data"][2]["text"] == ["?"]


def test_schools_without_a_verdict_stay_out_of_the_share() -> None:
    summary = frame(
        readiness_row(1, "ready", None),
        readiness_row(2, "not_ready", "rooms"),
        readiness_row(3, "unknown", None, 1),
    )
    exhibit = rollout.panels(summary, "2023-2024")
    assert exhibit.table["share"].tolist() == [50.0]
    assert "lớp 3, 50,0 %" in exhibit.finding


def issue(cause: str, severity: str, cell: str) -> dict[str, str]:
    return {
        "file": "a.xlsx", "received_at": "", "sheet": "Biểu 1", "cell": cell, "check": cause, "severity": severity,
        "message": f"Ô {cell} sai", "advice": "Sửa lại",
    }  # fmt: skip


def test_three_hundred_equal_faults_are_one_line_and_the_other_is_seen() -> None:
    found = frame(
        *(issue("bad_code", "warning", f"D{i}") for i in range(1, 301)), issue("formula_error", "error", "B7")
    )
    exhibit = issues.by_cause(found)
    assert exhibit.table["count"].tolist() == [1, 300]
    assert exhibit.table["first_cell"].tolist() == ["B7", "D1"]
    assert exhibit.table["last_cell"].tolist()[1] == "D300"
    assert exhibit.finding == "Có 1 lỗi và 300 cảnh báo trong 1 tệp, thuộc 2 nguyên nhân."


def test_a_silent_school_is_named_first() -> None:
    def report(unit: int, state: str) -> dict[str, object]:
        return {
            "unit_id": unit, "unit_code": str(unit), "unit_name": f"Trường {unit}", "officer": "Bà Lan", "report": "f",
            "label": "Báo cáo quy mô", "period": "start", "state": state, "facts": 1, "missing": 0, "received_at": None,
        }  # fmt: skip

    exhibit = receipts.reports(frame(report(1, "reported"), report(2, "not_reported")))
    assert exhibit.finding.startswith("1/2 đơn vị đã có đủ các báo cáo")
    assert exhibit.table["unit_name"].tolist()[0] == "Trường 2"


def test_a_month_shows_the_worse_of_its_two_copies() -> None:
    def copy(name: str, state: str, month: str) -> dict[str, object]:
        return {
            "unit_id": 1, "unit_code": "A", "unit_name": "Trường A", "officer": "Bà Lan", "month": month, "copy": name,
            "state": state, "date": None,
        }  # fmt: skip

    exhibit = receipts.submissions(
        frame(
            copy("office", "late", "m09"),
            copy("officer", "on_time", "m09"),
            copy("office", "on_time", "m10"),
            copy("officer", "unknown", "m10"),
        )
    )
    assert exhibit.figure is not None
    signs = [trace["text"] for trace in exhibit.figure["data"] if trace["type"] == "bar"]
    assert signs == [["▲"], [], ["?"]]


@pytest.mark.parametrize("count", [1, 5, 130])
def test_every_exhibit_becomes_a_workbook_at_every_size(count: int) -> None:
    verdicts = frame(*(verdict(i, "primary", i % 4, 3) for i in range(count)))
    rows = frame(*(answer(i, "attending_rate_5", 90 + i / 100, 95) for i in range(count)))
    for exhibit in (standards.matrix(verdicts, 20), targets.over_units(rows, "attending_rate_5", 20)):
        assert len(exhibit.written()) == count
        assert workbook(exhibit)[:2] == b"PK"


def test_small_groups_are_shown_on_screen_and_hidden_in_exports() -> None:
    row = {
        "unit_id": 1, "unit_code": "A", "unit_name": "Trường A", "unit_kind": "school", "level": "primary",
        "measure": "pupils", "grade": "1", "age": "", "group": "disabled", "category": "", "school_year": "2023-2024",
        "period": "start", "kind": "actual", "state": "number", "file": "a.xlsx", "sheet": "S", "cell": "D5",
    }  # fmt: skip
    exhibit = lookup.stored_facts(
        frame({**row, "value": 2.0, "raw": "2"}, {**row, "value": 12.0, "raw": "12"})
    )
    sheet = openpyxl.load_workbook(io.BytesIO(workbook(exhibit))).worksheets[0]
    words = [cell.value for cells in sheet.iter_rows() for cell in cells if cell.value is not None]
    assert exhibit.written()["Giá trị"].tolist() == ["2", "12"]
    assert words.count("ẩn: nhóm nhỏ") == 2
    assert 12 in words
    assert 2 not in words
