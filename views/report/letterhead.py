"""Who writes: the agency of the pack's unit, the agency above it, and the place, as Nghị định 30/2020/NĐ-CP asks for."""

from __future__ import annotations

from dataclasses import dataclass

from indicators.catalog.texts import text, words
from views.packs.answers import AnsweredPack


@dataclass(frozen=True, slots=True)
class Letterhead:
    """Lines at the head of a document; `stamp` says that figures are synthetic."""

    parent: str
    agency: str
    place: str
    signatory: str
    stamp: str

    @classmethod
    def of(cls, answered: AnsweredPack) -> Letterhead:
        """The letterhead of the unit that the pack was asked for."""
        context = answered.context
        kind = str(context.unit["unit_kind"])
        unit = context.unit_name
        place = unit
        for word in words("report", "unit_words").values():
            place = place.removeprefix(word)
        return cls(
            text("report", f"parent.{kind}", unit=unit.upper()),
            text("report", f"agency.{kind}", unit=unit.upper()),
            place.strip(),
            text("report", f"signatory.{kind}"),
            text("pages", "frame.stamp") if context.snapshot.is_sample else "",
        )
