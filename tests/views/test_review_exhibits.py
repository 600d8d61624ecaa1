"""What the pages of targets, enrolment, quality and universal education say: only what is known, in whole persons."""

from datetime import date
from io import BytesIO
from typing import Any

import openpyxl
import pandas as pd

from indicators.catalog.headlines import headlines
from indicators.catalog.indicators import indicators
from indicators.catalog.tiles import tile_places
from indicators.over_time import pupil_flow as flows_of
from tests.views.frames import answer, frame, verdict
from views.charts.pace import Pace
from views.charts.tiles import TileMap
from views.exhibits import (
    attendance,
    commune_summary,
    dictionary,
    dropouts,
    formula_words,
    guarantees,
    level_changes,
    level_map,
    level_marks,
    lifting,
    pupil_flow,
    ratings,
    recognitions,
    school_standards,
    standards,
    standing,
    target_checks,
    target_pace,
    target_series,
    year_on_year,
)
from views.export.xlsx import workbook
from views.questions.dictionary import entries

YEARS = ("2022-2023", "2023-2024")


def due(indicator: str, state: str, **changes: Any) -> dict[str, Any]:
    row = {
        "unit_id": 1, "unit_code": "C1", "unit_name": "Xã 1", "unit_kind": "commune", "indicator": indicator, "level": "",
        "grade": "", "school_year": YEARS[1], "pace": "linear", "day": date(2024, 1, 18), "unit": "count",
        "start_value": 100.0, "target_value": 120.0, "share": 0.5, "due_value": 110.0, "now_value": 105.0,
        "difference": -5.0, "persons": -5.0, "state": state, "note": "",
    }  # fmt: skip
    return row | changes


def test_the_target_that_is_farthest_behind_is_named_with_what_it_lacks() -> None:
    rows = frame(
        due("attending_5_target_attainment", "behind"),
        due("attending_3_5_target_attainment", "ahead", now_value=115.0, difference=5.0, persons=5.0),
    )
    exhibit = target_pace.of_unit(rows, "Xã 1", YEARS[1])
    assert exhibit.finding.startswith("Tính đến 18/01/2024: 1/2 chỉ tiêu chậm so với tiến độ.")
    assert "mới đạt 105, lẽ ra đã đạt 110 (thiếu 5 trẻ)" in exhibit.finding


def test_a_target_that_is_not_above_last_year_has_no_way_to_measure() -> None:
    rows = frame(
        due("attending_5_target_attainment", "ahead", target_value=90.0),
        due("attending_3_5_target_attainment", "behind"),
    )
    chart = target_pace.of_unit(rows, "Xã 1", YEARS[1]).chart
    assert isinstance(chart, Pace)
    done = {row.name: row.done for row in chart.rows}
    assert sorted(done.values(), key=str) == [0.25, None]


def test_targets_of_another_clock_are_not_drawn_with_the_others_but_counted() -> None:
    rows = frame(
        due("attending_5_target_attainment", "behind"),
        due("attending_3_5_target_attainment", "behind"),
        due("attending_0_2_target_attainment", "behind", share=1.0, pace="survey"),
    )
    exhibit = target_pace.of_unit(rows, "Xã 1", YEARS[1])
    assert isinstance(exhibit.chart, Pace)
    assert len(exhibit.chart.rows) == 2
    assert len(exhibit.table) == 3
    assert any("1 chỉ tiêu theo nhịp khác" in note for note in exhibit.notes)


def given(state: str, given_value: float, summed: float | None) -> dict[str, Any]:
    return {
        "unit_id": 1, "unit_code": "094", "unit_name": "Thành phố", "unit_kind": "district", "measure": "pupils",
        "level": "primary", "grade": "", "age": "", "group": "", "category": "", "school_year": YEARS[1],
        "below_kind": "school", "given": given_value, "summed": summed,
        "difference": None if summed is None else given_value - summed, "units_with_target": 3, "units_below": 4,
        "state": state, "file": "a.xlsx", "sheet": "TH", "cell": "C5",
    }  # fmt: skip


def test_a_given_total_that_differs_from_the_sum_below_is_named_with_both_numbers() -> None:
    exhibit = target_checks.cascade(frame(given("differs", 1000, 990), given("incomplete", 50, None)))
    assert exhibit.finding.startswith("1/1 chỉ tiêu giao chung không khớp")
    assert "giao 1.000, tổng bên dưới 990" in exhibit.finding
    assert "1 chỉ tiêu chưa so được" in exhibit.finding


def test_without_a_given_total_the_page_says_so_and_claims_no_agreement() -> None:
    assert "chỉ ghi số của từng đơn vị" in target_checks.cascade(frame()).finding


def yearly(unit: int, year: str, value: float, change: float | None = None, **more: Any) -> dict[str, Any]:
    row = answer(unit, "attending_rate_5", value, 95.0, school_year=year)
    return row | {"change": change, "break": "", "break_note": ""} | more


def test_two_years_are_compared_only_where_no_break_lies_between() -> None:
    rows = frame(
        yearly(1, YEARS[0], 96.0), yearly(1, YEARS[1], 94.0, -2.0),
        yearly(2, YEARS[0], 90.0), yearly(2, YEARS[1], 99.0, None),
    )  # fmt: skip
    exhibit = year_on_year.over_units(rows, "attending_rate_5", YEARS)
    assert "0 xã, phường tốt lên, 1 kém đi" in exhibit.finding
    assert "1 xã, phường chưa so được" in exhibit.finding
    assert pd.isna(exhibit.table.set_index("unit_id").loc[2, "before"])


def test_low_and_falling_is_judged_by_the_threshold_of_each_commune() -> None:
    rows = frame(
        yearly(1, YEARS[0], 96.0), yearly(1, YEARS[1], 94.0, -2.0),
        yearly(2, YEARS[0], 99.0), yearly(2, YEARS[1], 98.0, -1.0, target=None),
    )  # fmt: skip
    finding = level_changes.of_communes(rows, "attending_rate_5", YEARS).finding
    assert "Vừa thấp vừa giảm: Xã 1." in finding


def test_a_year_of_which_somebody_is_silent_is_not_drawn_and_named() -> None:
    rows = frame(
        yearly(1, "2021-2022", 90.0), yearly(1, YEARS[0], 91.0, coverage=0.5, contributing=1, expected=2),
        yearly(1, YEARS[1], 92.0),
    )  # fmt: skip
    exhibit = target_series.of_unit(rows, "Xã 1")
    assert "Từ năm học 2021-2022 đến 2023-2024: 90,0 % → 92,0 % (+2,0 điểm)." in exhibit.finding
    assert any("2022-2023: mới có 1/2 đơn vị" in note for note in exhibit.notes)


def flow(unit: int, dropped: float, unexplained: float = 0.0, **changes: Any) -> dict[str, Any]:
    row: dict[str, Any] = dict.fromkeys(flows_of.columns())
    end = 100.0 - dropped - unexplained
    row |= {
        "unit_id": unit, "unit_code": f"S{unit}", "unit_name": f"Trường {unit}", "unit_kind": "school",
        "official_order": unit, "level": "primary", "grade": "", "pupils_at_start": 100.0, "transfers_in": 0.0,
        "transfers_out": 0.0, "dropouts": dropped, "pupils": end, "unexplained": unexplained,
        "dropouts_unstated": dropped, "contributing": 1, "expected": 1,
    }  # fmt: skip
    return row | changes


def test_pupils_who_vanish_between_start_and_end_are_said() -> None:
    rows = frame(flow(1, 2.0, 3.0), flow(1, 2.0, 3.0, grade="1"))
    finding = pupil_flow.by_grade(rows, "Trường 1", YEARS[1]).finding
    assert "100 em đầu năm, 95 em cuối năm" in finding
    assert "3 em chưa rõ đi đâu" in finding


def test_reasons_that_tie_are_named_together_and_silent_schools_by_name() -> None:
    rows = frame(flow(1, 4.0, dropouts_poverty=2.0, dropouts_weak_study=2.0, dropouts_unstated=0.0))
    schools = frame({"unit_id": 1, "unit_name": "Trường 1"}, {"unit_id": 2, "unit_name": "Trường 2"})
    exhibit = dropouts.by_school(rows, schools, "Xã 1", YEARS[1])
    assert "hoàn cảnh kinh tế khó khăn và học lực yếu kém (mỗi lý do dưới 5 em)" in exhibit.finding
    assert "1 trường chưa báo cáo: Trường 2." in exhibit.finding


def test_a_few_dropouts_are_hidden_in_the_workbook_and_shown_on_screen() -> None:
    rows = frame(flow(1, 1.0, dropouts_poverty=1.0, dropouts_unstated=0.0))
    exhibit = dropouts.by_school(rows, frame({"unit_id": 1, "unit_name": "Trường 1"}), "Xã 1", YEARS[1])
    assert exhibit.written()["Bỏ học"].tolist() == ["1"]
    sheet = openpyxl.load_workbook(BytesIO(workbook(exhibit))).worksheets[0]
    values = [str(cell.value) for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert any("nhóm nhỏ" in value for value in values)
    assert "Bỏ học" in values


def bounded(
    indicator: str, value: float, low: float | None, high: float | None, **more: Any
) -> dict[str, Any]:
    return answer(1, indicator, value, None, **more) | {"bound_low": low, "bound_high": high}


def test_missing_children_are_counted_and_silent_communes_are_said() -> None:
    rows = frame(bounded("attending_rate_5", 90.0, None, None, contributing=1, expected=3, coverage=1 / 3))
    finding = attendance.of_unit(rows, "Tỉnh", YEARS[1]).finding
    assert "50 trẻ chưa có mặt, tỷ lệ 90,0 %" in finding
    assert finding.startswith("Trong các đơn vị đã báo cáo")


def test_headlines_without_threshold_are_neither_met_nor_missed() -> None:
    rows = frame(bounded("attending_rate_5", 90.0, 90.0, 90.0, status="no_target"))
    finding = standing.of_unit(rows, (), "Tỉnh", YEARS[1]).finding
    assert finding.startswith("Chưa kết luận được chỉ số chính nào")


def rated(grade: str, category: str, pupils: float, scale: str = "tt27") -> dict[str, Any]:
    return {
        "unit_id": 1, "unit_code": "11", "unit_name": "Tỉnh", "unit_kind": "province", "level": "primary", "grade": grade,
        "scale": scale, "scale_label": "Thông tư 27/2020", "category": category, "category_label": category, "period": "end",
        "pupils": pupils, "rated": 50.0, "share": 2 * pupils, "contributing": 1, "expected": 1, "coverage": 1.0,
        "status": "known", "document": "TT 27", "rule_status": "confirmed",
    }  # fmt: skip


def test_pupils_who_do_not_pass_are_counted_by_grade() -> None:
    found = [("tt27.excellent", 20.0), ("tt27.complete", 28.0), ("tt27.incomplete", 2.0)]
    rows = frame(*(rated(grade, category, count) for grade in ("", "1") for category, count in found))
    exhibit = ratings.by_grade(rows, "Tỉnh", YEARS[1])
    assert "48/50 em đạt yêu cầu (96,0 %), 2 em" in exhibit.finding
    assert "Nhiều nhất ở lớp 1: 2 em" in exhibit.finding


def schools(*codes: str) -> pd.DataFrame:
    return frame(
        *(
            {"unit_id": place, "unit_code": code, "unit_name": f"Trường {code}", "official_order": place, "levels": "primary",
             "parent_id": 9}
            for place, code in enumerate(codes)
        )
    )  # fmt: skip


def stated_level(unit: int, kind: str, value: float) -> dict[str, Any]:
    return {"unit_id": unit, "measure": "national_standard_level", "kind": kind, "value": value}


def test_a_planned_school_without_a_result_has_not_missed_its_plan() -> None:
    facts = frame(stated_level(0, "target", 1), stated_level(0, "actual", 0), stated_level(1, "target", 2))
    table = school_standards.of_schools(facts, schools("A", "B"), {9: "Xã 9"})
    finding = school_standards.board(table, None, "Tỉnh", YEARS[1], None).finding
    assert "1/2 trường trong kế hoạch năm chưa đạt mức được giao: Trường A." in finding
    assert "1/2 trường trong kế hoạch năm chưa có kết quả: Trường B." in finding


def test_schools_without_a_stated_level_are_counted_apart_from_those_that_miss_it() -> None:
    table = school_standards.of_schools(frame(stated_level(0, "actual", 0)), schools("A", "B"), {9: "Xã 9"})
    row = school_standards.by_commune(table, "Tỉnh", YEARS[1]).table.iloc[0]
    assert (row["none"], row["silent"], row["share"]) == (1, 1, 0)


def test_a_recognised_level_stands_in_a_ring_and_a_change_has_its_sign() -> None:
    before = frame(verdict(1, "primary", 1))
    decided = frame({"unit_id": 1, "standard": "primary", "recognised_level": 2})
    marked = level_marks.marked(frame(verdict(1, "primary", 2), verdict(2, "primary", 1)), before, decided)
    digits = [level_marks.digit(row, int(row["level_met"])) for row in marked.to_dict("records")]
    assert digits == ["②▲", "1"]
    assert "1 lượt lên mức, 0 lượt xuống mức" in standards.matrix(marked).finding


def lift(unit: int, persons: float | None, is_chosen: bool) -> dict[str, Any]:
    return {
        "tier_id": 1, "tier_code": "094", "tier_name": "Thành phố", "tier_kind": "district", "standard": "primary", "level": 2,
        "rule": "TH2-D", "area": "", "still_needed": 2, "rank": unit, "unit_id": unit, "unit_code": f"C{unit}",
        "unit_name": f"Xã {unit}", "unit_kind": "commune", "persons": persons, "criteria": "", "chosen": is_chosen,
        "cumulative": persons, "rule_status": "", "note": "",
    }  # fmt: skip


def test_where_a_price_is_unknown_the_cheapest_way_is_not_claimed_to_be_complete() -> None:
    finding = lifting.next_units(frame(lift(1, 7.0, True), lift(2, None, False)), "").finding
    assert "còn thiếu 2 đơn vị" in finding
    assert "mới tính được 1 đơn vị: Xã 1, cần thêm 7 người" in finding


def recognised(unit: int, agreement: str, computed: int | None, decided: int | None) -> dict[str, Any]:
    return verdict(unit, "primary", computed) | {
        "recognised_level": decided, "decision_number": "", "decision_date": None, "decided_by": "", "agreement": agreement,
        "sentence": "", "authority": "", "authority_status": "",
    }  # fmt: skip


def test_results_below_the_recognised_level_come_first_and_are_named() -> None:
    rows = frame(recognised(1, "agree", 2, 2), recognised(2, "computed_lower", 1, 2))
    exhibit = recognitions.board(rows, YEARS[1])
    assert exhibit.table["unit_id"].tolist() == [2, 1]
    assert "1 kết quả thấp hơn mức đã công nhận, cần kiểm tra lại số liệu: Xã 2." in exhibit.finding


def condition(unit: int, state: str) -> dict[str, Any]:
    return verdict(unit, "primary", 0) | {
        "rule": "COND-TH-ROOM", "label": "Phòng học", "age": "", "state": state, "document": "TT", "article": "",
        "contributing": 1, "expected": 1,
    }  # fmt: skip


def test_a_condition_nobody_answered_is_neither_met_nor_failed() -> None:
    rows = frame(condition(1, "fail"), condition(2, "pass"), condition(3, "missing"))
    finding = guarantees.board(rows, YEARS[1]).finding
    assert finding.startswith("1/2 điều kiện đã xét chưa bảo đảm, ở 1/3 xã, phường.")
    assert "1 điều kiện chưa có người trả lời" in finding


def test_a_commune_without_a_place_is_on_the_map_all_the_same() -> None:
    rows = frame(verdict(1, "primary", 1), verdict(2, "primary", None))
    exhibit = level_map.of_standard(rows, {"C1": (3, 2)})
    assert isinstance(exhibit.chart, TileMap)
    assert {(tile.column, tile.row) for tile in exhibit.chart.tiles} == {(0, 0), (0, 1)}
    assert "1 chưa đủ số liệu" in exhibit.finding
    assert any("Xã 2" in note for note in exhibit.notes)


def test_places_of_communes_follow_the_division_of_the_day() -> None:
    assert len(tile_places(date(2024, 9, 1))) > len(tile_places(date(2025, 9, 1))) > 0
    assert tile_places(date(2000, 1, 1)) == {}


def test_headlines_are_rates() -> None:
    assert {indicators()[key].unit for key in headlines()} == {"percent"}


def test_a_formula_is_read_in_the_words_of_the_forms() -> None:
    words = formula_words.in_words("attending_residents[age=5] / obliged_residents[age=5]")
    assert words == "Số ra lớp (đang học) [5 tuổi] ÷ Số phải phổ cập [5 tuổi]"


def test_no_entry_of_the_dictionary_shows_a_code_instead_of_a_word() -> None:
    table = dictionary.listed(entries()).table
    assert table["direction_label"].notna().all()
    assert (table["status_label"] != "").all()
    assert not table["unit_label"].str.contains(r"^[a-z]+$", regex=True).where(
        table["unit_label"].str.isascii(), False
    ).any()  # fmt: skip


def test_the_pupils_of_a_commune_are_no_sum_while_a_school_is_silent() -> None:
    table = school_standards.of_schools(frame(stated_level(0, "actual", 1)), schools("A", "B"), {9: "Xã 9"})
    sizes = frame(
        answer(0, "class_count", 10.0, None, level=""), answer(0, "pupil_count", 300.0, None, level="")
    )
    flows = frame(flow(0, 1.0))
    exhibit = commune_summary.of_commune(table, sizes, flows, frame(verdict(1, "primary", 1)), "Xã 9", None)
    assert "mới 1 trường báo cáo" in exhibit.finding
    assert exhibit.chart.components[0].values == (300.0, None)
    assert "1/1 trường đạt chuẩn quốc gia" in exhibit.finding
    assert "Chưa có phân loại xã" in exhibit.finding
