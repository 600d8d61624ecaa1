"""A workbook to be written, and the letterheads of the offices that send one."""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from generator.facts import school_year
from generator.office.layout import Foot, Head
from generator.office.sheet import SheetPlan

CITY = ("UBND THÀNH PHỐ ĐIỆN BIÊN PHỦ", "PHÒNG GIÁO DỤC VÀ ĐÀO TẠO")
PROVINCE = ("UBND TỈNH ĐIỆN BIÊN", "SỞ GIÁO DỤC VÀ ĐÀO TẠO")
DEPUTY = ("KT. TRƯỞNG PHÒNG", "PHÓ TRƯỞNG PHÒNG")
CITY_FOOT = Foot(DEPUTY, ("- Sở GDĐT;", "- Các trường;", "- Lưu: VT."))
PROVINCE_FOOT = Foot(("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"), ("- UBND các xã, phường;", "- Lưu: VT."))


@dataclass(frozen=True)
class Book:
    """One file below `workbooks/`. A name that ends in `.xls` is written in the old format."""

    path: str
    created: datetime
    sheets: Sequence[SheetPlan]

    @property
    def name(self) -> str:
        return self.path.rsplit("/", 1)[-1]


def dated(place: str, day: datetime) -> str:
    """Place and date as a letterhead writes them: day and month 1, 2 with a leading zero."""
    month = f"{day.month:02d}" if day.month < 3 else str(day.month)
    return f"{place}, ngày {day.day:02d} tháng {month} năm {day.year}"


def office_of(day: datetime) -> tuple[str, ...]:
    """Who collects from the schools: the city to 30/06/2025, then the province."""
    return CITY if day < datetime(2025, 7, 1) else PROVINCE


def office_foot(day: datetime, *notes: str) -> Foot:
    foot = CITY_FOOT if day < datetime(2025, 7, 1) else PROVINCE_FOOT
    return Foot(foot.signer, foot.copies, notes)


def office_head(
    day: datetime,
    title: Sequence[str],
    subtitle: Sequence[str] = (),
    unit_line: str = "",
    form_line: str = "",
) -> Head:
    """The letterhead of the office that collects on that day."""
    return Head(
        office_of(day), dated("Điện Biên Phủ", day), tuple(title), tuple(subtitle), unit_line, form_line
    )


def folder(year: int) -> str:
    return school_year(year)


def plain_letters(text: str) -> str:
    """`Trường TH&THCS Bản Mây Mẫu` → `Truong TH&THCS Ban May Mau`: how a clerk names a file."""
    bare = unicodedata.normalize("NFD", text.replace("đ", "d").replace("Đ", "D"))
    return "".join(letter for letter in bare if not unicodedata.combining(letter))
