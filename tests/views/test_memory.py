"""Answers are worked out once for everybody, and what is kept has a limit."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pandas as pd
import pytest

from views.answers import remembering
from views.answers.memory import Memory


def memory(most: int = 1000) -> Memory:
    return Memory(most, len)


def test_what_was_asked_before_is_not_worked_out_again() -> None:
    made = []
    kept = memory()
    for _ in range(3):
        assert kept.recall("a", lambda: made.append(1) or "answer") == "answer"
    assert made == [1]


def test_a_hall_of_visitors_works_an_answer_out_once() -> None:
    made: list[int] = []
    kept, together = memory(), Barrier(8)

    def ask(_: int) -> str:
        together.wait(timeout=10)
        return str(kept.recall("a", lambda: made.append(1) or "answer"))

    with ThreadPoolExecutor(8) as hall:
        assert set(hall.map(ask, range(8))) == {"answer"}
    assert made == [1]


def test_the_least_recently_asked_for_goes_first_where_all_are_too_large() -> None:
    kept = memory(10)
    for key in ("a", "b"):
        kept.recall(key, lambda: "12345")
    kept.recall("a", lambda: pytest.fail("a is kept"))
    kept.recall("c", lambda: "12345")
    assert [key for key, _ in kept.ready()] == ["a", "c"]


def test_an_answer_larger_than_the_limit_is_still_answered() -> None:
    kept = memory(3)
    assert kept.recall("a", lambda: "12345") == "12345"
    kept.recall("b", lambda: "1")
    assert [key for key, _ in kept.ready()] == ["b"]


def test_a_question_that_failed_is_asked_again() -> None:
    kept = memory()
    with pytest.raises(ZeroDivisionError):
        kept.recall("a", lambda: 1 / 0)
    assert list(kept.ready()) == []
    assert kept.recall("a", lambda: "answer") == "answer"


def test_an_answer_of_another_process_is_taken_as_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(remembering, "_answers", memory())
    key, table = ("somewhere", "question"), pd.DataFrame({"a": [1]})
    remembering.remember(key, table)
    remembering.remember(key, pd.DataFrame())
    assert dict(remembering.all_answers())[key] is table
