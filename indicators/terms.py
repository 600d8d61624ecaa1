"""The few words of the field that code computes with: school years, grades, levels, days of reference."""

import re
from dataclasses import dataclass
from datetime import date

from indicators.catalog.grades import grades, levels

LEVELS = levels()
"""Levels of schooling in official order."""


def level_of_grade(grade: str) -> str:
    """Level a grade code belongs to, '' for the empty grade and for unknown codes."""
    entry = grades().get(grade)
    return entry.level if entry else ""


@dataclass(frozen=True, slots=True, order=True)
class SchoolYear:
    """A school year by its first calendar year; written `2022-2023`."""

    start: int

    @classmethod
    def parse(cls, text: str) -> "SchoolYear":
        """From `2022-2023`; raises ValueError for anything else, also for years that do not follow each other."""
        match = re.fullmatch(r"(\d{4})-(\d{4})", text.strip())
        if not match or int(match[2]) != int(match[1]) + 1:
            raise ValueError(text)
        return cls(int(match[1]))

    @classmethod
    def of(cls, year: "SchoolYear | str") -> "SchoolYear":
        """The same school year, written or parsed."""
        return cls.parse(year) if isinstance(year, str) else year

    def __str__(self) -> str:
        return f"{self.start}-{self.start + 1}"

    @property
    def previous(self) -> "SchoolYear":
        return SchoolYear(self.start - 1)

    @property
    def first_day(self) -> date:
        """Day of reference for school reports and for the boundaries of the year."""
        return date(self.start, 9, 1)

    @property
    def last_day(self) -> date:
        """Last day of teaching: a school that opens later belongs to the next year."""
        return date(self.start + 1, 5, 31)

    @property
    def survey_day(self) -> date:
        """Day of reference of the universal-education survey (30/9)."""
        return date(self.start, 9, 30)
