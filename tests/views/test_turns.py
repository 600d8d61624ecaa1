"""Pages of one process take turns, and none waits for ever."""

import time
from concurrent.futures import ThreadPoolExecutor
from threading import Event

import pytest

from views import turns


def test_pages_are_worked_out_one_after_the_other() -> None:
    at_work, seen = 0, []

    def page(_: int) -> None:
        nonlocal at_work
        with turns.own_turn():
            at_work += 1
            seen.append(at_work)
            time.sleep(0.02)
            at_work -= 1

    with ThreadPoolExecutor(4) as visitors:
        list(visitors.map(page, range(8)))
    assert seen == [1] * 8


def test_a_page_goes_on_behind_long_work(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(turns, "_PATIENCE", 0.01)
    may_end = Event()

    def long_work() -> None:
        with turns.own_turn():
            assert may_end.wait(30)

    with ThreadPoolExecutor(1) as visitor:
        done = visitor.submit(long_work)
        with turns.own_turn():
            assert not done.done()
        may_end.set()
    assert done.exception() is None


def test_a_page_that_fails_gives_its_turn_back() -> None:
    with pytest.raises(ZeroDivisionError), turns.own_turn():
        raise ZeroDivisionError
    with turns.own_turn():
        assert not turns._turn.acquire(timeout=0)
    assert turns._turn.acquire(timeout=0)
    turns._turn.release()
