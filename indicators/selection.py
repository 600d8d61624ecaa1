"""What the user asked, as a value that survives in a link: `Selection.from_query(s.to_query())` gives `s` again.

A link from elsewhere may be old or damaged: what is not understood falls back to the default, with a sentence that
says so. Knows codes and indicators; whether a unit exists is known only by the warehouse of the year.
"""

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace

from indicators.catalog.grades import grades
from indicators.catalog.indicators import indicators
from indicators.catalog.measures import codes
from indicators.catalog.texts import text
from indicators.terms import SchoolYear

BOUNDARIES = ("then", "now")
"""Units as they were in the school year, or summed up to the units of today."""


@dataclass(frozen=True, slots=True)
class Selection:
    """One question. Empty text = all of it (`school_year` empty = the newest with facts)."""

    school_year: str = ""
    period: str = ""
    unit: str = ""
    level: str = ""
    grade: str = ""
    boundaries: str = "then"
    indicator: str = ""

    def to_query(self) -> dict[str, str]:
        """What differs from the default, for the link."""
        default = Selection()
        pairs = ((entry.name, getattr(self, entry.name)) for entry in fields(self))
        return {name: value for name, value in pairs if value != getattr(default, name)}

    @classmethod
    def from_query(
        cls, query: Mapping[str, str], default: "Selection | None" = None
    ) -> tuple["Selection", list[str]]:
        """The selection of a link, and a Vietnamese sentence for each part that fell back to the default."""
        base = default or cls()
        notices: list[str] = []
        taken: dict[str, str] = {}
        known = _known()
        for entry in fields(cls):
            value = str(query.get(entry.name, getattr(base, entry.name))).strip()
            if value and not _understood(entry.name, value, known):
                used = getattr(base, entry.name)
                fallback = "newest" if entry.name == "school_year" else "everything"
                notices.append(text("selection", "unknown", name=text("selection", entry.name), value=value,
                                    used=used or text("selection", fallback)))  # fmt: skip
                value = used
            taken[entry.name] = value
        return _consistent(cls(**taken), notices)


def _known() -> dict[str, frozenset[str]]:
    return {
        "period": frozenset(codes()["period"]), "level": frozenset(codes()["level"]),
        "grade": frozenset(codes()["grade"]), "boundaries": frozenset(BOUNDARIES),
        "indicator": frozenset(indicators()),
    }  # fmt: skip


def _understood(name: str, value: str, known: Mapping[str, frozenset[str]]) -> bool:
    if name == "school_year":
        try:
            SchoolYear.parse(value)
        except ValueError:
            return False
        return True
    return name not in known or value in known[name]


def _consistent(selection: Selection, notices: list[str]) -> tuple[Selection, list[str]]:
    """A grade of another level than the chosen one filters nothing."""
    if selection.grade and selection.level and grades()[selection.grade].level != selection.level:
        label = codes()["grade"][selection.grade]
        notices.append(text("selection", "grade_of_other_level", grade=label))
        return replace(selection, grade=""), notices
    return selection, notices
