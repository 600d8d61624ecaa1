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
    sheet.readings["value"].append(12.0)
    answer = (Outcome.READ, WorkbookReading([sheet]))
    assert read_answer(sent(answer)) == answer


def test_a_child_that_was_taken_over_cannot_make_the_parent_call_anything() -> None:
    class Hostile:
        def __reduce__(self) -> tuple[object, tuple[str]]:
            return os.system, ("true",)

    with pytest.raises(pickle.UnpicklingError):
        read_answer(sent((Outcome.READ, Hostile())))
