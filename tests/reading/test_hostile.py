"""Hostile files through the limited child: each has an answer in words, and the file behind it is read as ever."""

import re
import time
from typing import NamedTuple

import pytest

from etl.reading.isolation import read_isolated
from etl.readings import WorkbookReading
from tests.reading.hostile import HOSTILE, READ, xlsx

_VIETNAMESE = re.compile("[ăâđêôơưáàảãạấầẩẫậắằẳẵặéèẻẽẹếềểễệíìỉĩịóòỏõọốồổỗộớờởỡợúùủũụứừửữựýỳỷỹỵ]")


class Answer(NamedTuple):
    reading: WorkbookReading
    next_one: WorkbookReading
    seconds: float


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Answer]:
    """Every hostile file read by one crew of two children, each followed by an ordinary one."""
    folder = tmp_path_factory.mktemp("hostile")
    good = folder / "tot.xlsx"
    good.write_bytes(xlsx())
    found: dict[str, Answer] = {}
    for number, (make, _) in enumerate(HOSTILE.values()):
        (folder / f"{number}.xlsx").write_bytes(make())
    paths = [path for number in range(len(HOSTILE)) for path in (folder / f"{number}.xlsx", good)]
    readings: list[WorkbookReading] = []
    times = [time.monotonic()]
    for _, reading in read_isolated(paths, workers=1):
        readings.append(reading)
        times.append(time.monotonic())
    for number, name in enumerate(HOSTILE):
        found[name] = Answer(
            readings[2 * number], readings[2 * number + 1], times[2 * number + 1] - times[2 * number]
        )
    return found


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_is_answered_and_the_next_one_read(name: str, answers: dict[str, Answer]) -> None:
    answer, allowed = answers[name], HOSTILE[name][1]
    issues = answer.reading.issues
    assert {issue.check for issue in issues} <= set(allowed)
    assert issues or READ in allowed
    for issue in issues:
        assert _VIETNAMESE.search(issue.message)
        assert _VIETNAMESE.search(issue.advice)
    assert answer.seconds < 20
    assert not answer.next_one.issues
    assert len(answer.next_one.sheets[0].readings["value"]) == 15
