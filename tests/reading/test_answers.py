"""What a reading child may send back, and what it may not."""

import io
import os
import pickle

import pytest

from etl.issues import Issue
from etl.reading.answers import read_answer
from etl.reading.outcome import Outcome
from etl.readings import Mention, SheetReading, WorkbookReading


def sent(answer: object) -> io.BytesIO:
    return io.BytesIO(pickle.dumps(answer, protocol=pickle.HIGHEST_PROTOCOL))


def test_a_reading_arrives_whole() -> None:
    sheet = SheetReading(
        "Tiểu học", form="b", mentions=[Mention("TH Hoa Ban Mẫu", "B9", "school", groups=("I",))]
    )
    sheet.issues.append(Issue("blank_cell", "Tiểu học", "C9", {"raw": ""}))
    for name, column in sheet.readings.items():
        column.append({"mention": 0, "value": 12.0}.get(name, ""))
    answer = (Outcome.READ, WorkbookReading([sheet]))
    assert read_answer(sent(answer)) == answer


def test_a_reading_whose_columns_differ_in_length_is_no_answer() -> None:
    sheet = SheetReading("Tiểu học")
    sheet.readings["measure"].add("pupils", 10**12)
    with pytest.raises(pickle.UnpicklingError):
        read_answer(sent((Outcome.READ, WorkbookReading([sheet]))))


def test_a_child_that_was_taken_over_cannot_make_the_parent_call_anything() -> None:
    class Hostile:
        def __reduce__(self) -> tuple[object, tuple[str]]:
            return os.system, ("true",)

    with pytest.raises(pickle.UnpicklingError):
        read_answer(sent((Outcome.READ, Hostile())))
