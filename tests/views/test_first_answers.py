"""What pages open with is answered ahead by a child process, for every school year."""

from pathlib import Path

import pytest

from indicators.warehouse import open_warehouse
from tests.pages import warehouse
from views import first_answers, questions
from views.answers import remembering
from views.answers.memory import Memory
from views.context import Context
from views.exhibit import Exhibit


@pytest.fixture(autouse=True)
def nothing_remembered(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("_answers", "_exhibits"):
        monkeypatch.setattr(remembering, name, Memory(2**28, lambda _: 1))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return warehouse.build(tmp_path, warehouse.FACTS)


def test_what_pages_open_with_are_questions_that_exist() -> None:
    assert set(first_answers.OPENING) <= set(questions.QUESTIONS)


def test_answers_of_the_child_process_are_those_that_a_page_would_have_asked(folder: Path) -> None:
    first_answers.fetch(folder)
    brought = dict(remembering.all_answers())
    assert len(brought) > len(first_answers.OPENING)
    asked_again = {key: key[3](open_warehouse(folder), *key[4]) for key in brought}
    for key, answer in brought.items():
        assert repr(answer) == repr(asked_again[key]), key[3].__name__


def test_after_the_child_has_told_everything_a_page_works_nothing_out(
    folder: Path,
) -> None:
    first_answers.fetch(folder)
    before = len(list(remembering.all_answers()))
    for context in first_answers._years(folder):
        for question in first_answers.OPENING:
            assert isinstance(questions.ask(context, question), Exhibit)
    assert len(list(remembering.all_answers())) == before


def test_a_question_that_fails_does_not_keep_the_others_from_being_asked(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(context: Context, options: questions.Options) -> Exhibit:
        raise RuntimeError

    monkeypatch.setitem(questions.QUESTIONS, first_answers.OPENING[0], fails)  # type: ignore[arg-type]
    with (tmp_path / "told").open("wb") as out:
        first_answers._tell(folder, out)
    with (tmp_path / "told").open("rb") as told:
        keys = []
        while (found := first_answers._next(told)) is not None:
            keys.append(found[0][3])  # type: ignore[index]
    assert len(keys) > len(first_answers.OPENING)


def test_a_folder_without_a_snapshot_has_nothing_to_answer(tmp_path: Path) -> None:
    first_answers.ask(tmp_path)
    first_answers.fetch(tmp_path)
