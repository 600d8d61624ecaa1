"""Who writes: the agency of the pack's unit, the agency above it, and the place, as Nghị định 30/2020/NĐ-CP asks for."""

from __future__ import annotations

from dataclasses import dataclass

from indicators.catalog.texts import text
from views.packs.answers import AnsweredPack
from views.report.listing import inside, place


@dataclass(frozen=True, slots=True)
class Letterhead:
    """Lines at the head and the foot of a document; `stamp` says that figures are synthetic."""

    parent: str
    agency: str
    name: str
    """The agency within a sentence: `Sở Giáo dục và Đào tạo tỉnh Điện Biên`."""
    sign: str
    """What stands behind the number: `SGDĐT`."""
    place: str
    signatory: str
    recipients: tuple[str, ...]
    stamp: str

    @classmethod
    def of(cls, answered: AnsweredPack) -> Letterhead:
        """The letterhead of the unit that the pack was asked for."""
        context = answered.context
        kind, unit = str(context.unit["unit_kind"]), context.unit_name
        return cls(
            parent=text("report", f"parent.{kind}", unit=unit.upper()),
            agency=text("report", f"agency.{kind}", unit=unit.upper()),
            name=text("report", f"agency_inside.{kind}", unit=inside(unit)),
            sign=text("report", f"sign.{kind}"),
            place=place(unit),
            signatory=text("report", f"signatory.{kind}"),
            recipients=tuple(text("report", f"recipients_list.{kind}", unit=inside(unit)).split("\n")),
            stamp=text("pages", "frame.stamp") if context.snapshot.is_sample else "",
        )


def about(answered: AnsweredPack) -> str:
    """What a document of the pack is about; a title that ends with "năm học" already does not say it twice."""
    title, year = answered.pack.title, answered.context.school_year
    if ends_with_year(title):
        return f"{title} {year}"
    return text("report", "about", title=title, year=year)


def ends_with_year(title: str) -> bool:
    """Whether the year follows by itself: `Tổng kết năm học`."""
    return title.lower().endswith(text("report", "school_year_words"))
