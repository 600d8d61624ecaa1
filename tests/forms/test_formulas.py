"""Formulas without a stored result."""

import pytest

from etl.forms.numbers.formulas import compute

CELLS = {(0, 0): 2.0, (0, 1): 3.0, (1, 0): 4.0, (1, 1): 0.0}


@pytest.mark.parametrize(
    ("formula", "value"),
    [
        ("A1+B1", 5),
        ("=A1-B1*2", -4),
        ("(A1+B1)/A2", 1.25),
        ("SUM(A1:B2)", 9),
        ("SUM(A1,B1;A2)", 9),
        ("$A$1*100", 200),
        ("A1/B2", None),
        ("IF(A1>1,2,3)", None),
        ("Sheet2!A1", None),
        ("AVERAGE(A1:B1)", None),
        ("A1+", None),
        ("C9+1", None),
    ],
)
def test_only_plain_arithmetic_on_cells_is_computed(formula: str, value: float | None) -> None:
    assert compute(formula, lambda row, column: CELLS.get((row, column))) == value
