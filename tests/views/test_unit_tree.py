"""The order of units in the sidebar and the unit a visitor starts with."""

import pandas as pd

from views import unit_tree

UNITS = pd.DataFrame(
    {
        "unit_id": [1, 2, 3, 4, 5, 6],
        "unit_code": ["11", "094", "100", "A", "B", "B"],
        "unit_name": ["Tỉnh", "Thành phố", "Huyện", "Xã A", "Xã B", "Xã B"],
        "parent_id": pd.array([None, 1, 1, 3, 2, 2], dtype="Int64"),
    }
)


def test_each_unit_is_followed_by_what_stands_below_it() -> None:
    assert unit_tree.in_tree_order(UNITS)["unit_id"].tolist() == [1, 2, 5, 6, 3, 4]


def test_a_visitor_starts_at_the_lowest_unit_above_everything_that_reports() -> None:
    assert unit_tree.home_position(UNITS, [5, 6]) == 1
    assert unit_tree.home_position(UNITS, [5, 4]) == 0
    assert unit_tree.home_position(UNITS, []) == 0


def test_units_of_one_name_carry_their_code() -> None:
    labels = unit_tree.labels_of(UNITS)
    assert labels[3:] == ["Xã A", "Xã B (B)", "Xã B (B)"]


def test_below_a_unit_stands_its_whole_tree_and_nothing_else() -> None:
    ordered = unit_tree.in_tree_order(UNITS)
    assert unit_tree.below(ordered, 1) == ordered["unit_id"].tolist()
    assert unit_tree.below(ordered, 2) == [2, 5, 6]
    assert unit_tree.below(ordered, 6) == [6]
