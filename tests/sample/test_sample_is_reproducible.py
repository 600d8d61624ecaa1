"""The same story gives the same bytes, and the workbooks in the tree are those of the story."""

from collections.abc import Callable
from typing import Any

from tests.sample.conftest import SAMPLE_FOLDER

KEPT = SAMPLE_FOLDER / "workbooks"


def test_the_same_book_has_the_same_bytes_again(made: Any) -> None:
    from generator.build import books, write
    from generator.office.model import Record

    chosen = [book for book in books() if book.path.endswith(".xls") or "PCGD" in book.path]
    assert len(chosen) > 5
    for book in chosen:
        assert write(book, Record()) == made.files[book.path], book.path


def test_bytes_do_not_depend_on_the_clock(made: Any, monkeypatch: Any) -> None:
    import time

    from generator.build import books, write
    from generator.office.model import Record

    later: Callable[..., time.struct_time] = lambda *_: time.struct_time((2031, 1, 1, 0, 0, 0, 2, 1, 0))  # noqa: E731
    monkeypatch.setattr(time, "localtime", later)
    book = next(book for book in books() if book.path.endswith(".xlsx"))
    assert write(book, Record()) == made.files[book.path]


def test_the_kept_workbooks_are_those_of_the_story(made: Any) -> None:
    kept = {path.relative_to(KEPT).as_posix(): path.read_bytes() for path in KEPT.rglob("*.xls*")}
    assert set(kept) == set(made.files)
    assert [path for path in kept if kept[path] != made.files[path]] == []


def test_the_sample_stays_small(made: Any) -> None:
    assert len(made.files) <= 110
    assert sum(map(len, made.files.values())) < 4_000_000
