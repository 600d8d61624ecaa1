"""A selection survives in a link; a damaged link falls back with a sentence, never a crash."""

from hypothesis import given
from hypothesis import strategies as st

from indicators.catalog import codes, indicators
from indicators.selection import Selection

selections = st.builds(
    Selection,
    school_year=st.sampled_from(["", "2021-2022", "2023-2024"]),
    period=st.sampled_from(["", *codes()["period"]]),
    unit=st.sampled_from(["", "03316", "DBP-TH-01"]),
    level=st.sampled_from(["", *codes()["level"]]),
    boundaries=st.sampled_from(["then", "now"]),
    indicator=st.sampled_from(["", *indicators()]),
)


@given(selections)
def test_a_selection_comes_back_from_its_link(selection: Selection) -> None:
    assert Selection.from_query(selection.to_query()) == (selection, [])


@given(st.dictionaries(st.sampled_from(list(Selection.__dataclass_fields__)), st.text(max_size=20)))
def test_any_link_is_survived_and_its_result_is_sound(query: dict[str, str]) -> None:
    selection, _ = Selection.from_query(query)
    assert Selection.from_query(selection.to_query()) == (selection, [])


def test_an_unknown_value_falls_back_with_a_notice() -> None:
    selection, notices = Selection.from_query({"period": "m13", "level": "primary"})
    assert selection == Selection(level="primary")
    assert notices == ["Không hiểu kỳ báo cáo “m13” trong đường dẫn, đã dùng tất cả."]


def test_a_grade_of_another_level_filters_nothing() -> None:
    selection, notices = Selection.from_query({"level": "primary", "grade": "9"})
    assert selection == Selection(level="primary")
    assert "Lớp 9" in notices[0]


def test_the_default_link_is_empty() -> None:
    assert Selection().to_query() == {}
