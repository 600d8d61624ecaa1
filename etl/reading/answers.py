"""How an answer travels back from a reading child: pickled, and taken apart with only the types it may consist of.

A child has touched a hostile file. Whatever it sends, the parent builds values of these few classes and calls nothing else.
"""

import pickle
from typing import IO, Any

from etl.readings import SheetReading, WorkbookReading

_ALLOWED = frozenset(
    (
        ("etl.issues", "Issue"),
        ("etl.reading.outcome", "Outcome"),
        ("etl.readings", "Decision"),
        ("etl.readings", "Mention"),
        ("etl.readings", "SheetReading"),
        ("etl.readings", "WorkbookReading"),
        ("etl.runs", "Runs"),
    )
)


class _AnswerUnpickler(pickle.Unpickler):
    def find_class(self, module: str, name: str) -> Any:
        if (module, name) not in _ALLOWED:
            raise pickle.UnpicklingError(f"{module}.{name}")
        return super().find_class(module, name)


def read_answer(stream: IO[bytes]) -> Any:
    """The next answer of a child; raises `pickle.UnpicklingError` for anything but readings, EOFError at the end."""
    answer = _AnswerUnpickler(stream).load()
    _, facts = answer
    if isinstance(facts, WorkbookReading) and not all(map(_is_even, facts.sheets)):
        raise pickle.UnpicklingError("columns of different lengths")
    return answer


def _is_even(sheet: SheetReading) -> bool:
    """All columns are as long as the one of the cells, which came as single texts: no run is longer than what was sent."""
    return {len(column) for column in sheet.readings.values()} == {len(sheet.readings["cell"])}
