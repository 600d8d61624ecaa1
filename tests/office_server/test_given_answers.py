"""What one child works out ahead reaches every server: handed over as bytes, remembered as answers."""

import io
import pickle
from pathlib import Path

import pandas as pd
import pytest

from indicators.warehouse import open_warehouse
from tests.pages import warehouse
from views import answers, first_answers
from views.answers import remembering


def never_asked(*_: object) -> None:
    raise AssertionError("it was worked out again")


def test_answers_that_are_handed_over_are_not_worked_out_again() -> None:
    found = pd.DataFrame({"value": [1.0]})
    key = ("office server", 1)
    first_answers.receive(io.BytesIO(pickle.dumps((key, found))))
    pd.testing.assert_frame_equal(remembering._answers.recall(key, never_asked), found)


def test_what_is_told_of_a_warehouse_is_what_its_pages_ask(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = warehouse.build(tmp_path, warehouse.FACTS)
    told = io.BytesIO()
    first_answers._tell(folder, told)
    monkeypatch.setattr(remembering, "_answers", type(remembering._answers)(2**20, remembering._size))
    told.seek(0)
    first_answers.receive(told)
    monkeypatch.setattr("indicators.units.open_units", never_asked)
    assert len(answers.open_units(open_warehouse(folder), warehouse.YEAR, "then"))
