"""Do grades head the schools of a table ("Khối 6", its schools, "Khối 7", its schools), or schools their grades?

Told by the order of the labels alone. Knows no numbers.
"""

from functools import lru_cache
from itertools import pairwise

from etl.forms.rows.area import BodyArea
from etl.forms.words.description import describe
from etl.forms.words.labels import is_total
from etl.forms.words.names import names_school
from etl.forms.words.vocabulary import has_strange_word

_SCHOOL = "school"


def grades_head_schools(area: BodyArea) -> bool:
    """Each grade stands once and right above a school; where schools head grades, grades return below every school."""
    column = area.labels[-1][0]
    rows = [row for row in area.rows if row not in area.repeated]
    said = [found for row in rows if (found := _grade_or_school(area.text(row, column)))]
    grades = [found for found in said if found != _SCHOOL]
    if not grades or said[0] == _SCHOOL or said[-1] != _SCHOOL or len(set(grades)) < len(grades):
        return False
    return all(below == _SCHOOL for found, below in pairwise(said) if found != _SCHOOL)


@lru_cache(maxsize=4096)
def _grade_or_school(text: str) -> str:
    if not text or is_total(text):
        return ""
    if names_school(text):
        return _SCHOOL
    said = None if has_strange_word(text) else describe(((text, frozenset()),))
    alone = said is not None and not said.unknown and not said.conflict and set(said.dims) == {"grade"}
    return said.dims["grade"] if said is not None and alone else ""
