"""What a search for a unit comes to: one unit, or why its rows wait and which units a person may choose from."""

from collections.abc import Iterable
from typing import NamedTuple

from rapidfuzz import fuzz, process

from etl.text import fold
from etl.units.model import Unit
from etl.units.names import same_marks, school_name

SUGGESTIONS = 3
SIMILAR_ENOUGH = 55
_UNKNOWN = "unit_unknown"


class Identification(NamedTuple):
    """Either the one unit, or why the name waits (`problem`, a check id) and the likeliest units."""

    unit: Unit | None
    problem: str = ""
    candidates: tuple[Unit, ...] = ()

    @property
    def is_named(self) -> bool:
        """Whether units of that name are known, be it the one meant or those among which nobody can tell."""
        return self.unit is not None or not self.problem.startswith(_UNKNOWN)


def unknown(text: str, kinds: tuple[str, ...], school_year: str, units: Iterable[Unit]) -> Identification:
    """No unit of that name: the likeliest ones among those of these kinds that exist in the year."""
    likeness = _school_likeness if kinds == ("school",) else fold
    known = {
        unit: likeness(unit.name) for unit in units if unit.kind in kinds and unit.exists_in(school_year)
    }
    likely = process.extract(
        likeness(text), known, scorer=fuzz.ratio, limit=SUGGESTIONS, score_cutoff=SIMILAR_ENOUGH
    )
    candidates = tuple(unit for _, _, unit in likely)
    return Identification(None, _UNKNOWN if candidates else f"{_UNKNOWN}_no_candidate", candidates)


def is_written(text: str, name: str) -> bool:
    """Whether a text is exactly that name, marks included."""
    return fold(text) == fold(name) and same_marks(text, name)


def _school_likeness(text: str) -> str:
    """Kinds and proper name alone, so that “Trường” makes no two schools alike."""
    name = school_name(text)
    return " ".join((*sorted(name.kinds), *name.core))
