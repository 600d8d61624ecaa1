"""The looks of an office's workbook: Times New Roman, thin borders, bold headers."""

from dataclasses import dataclass

FONT = "Times New Roman"


@dataclass(frozen=True)
class Look:
    """Font and alignment of a named look."""

    size: int = 11
    bold: bool = False
    italic: bool = False
    underline: bool = False
    align: str = "left"
    wrap: bool = False
    border: bool = False
    fill: str = ""
    colour: str = ""


LOOKS = {
    "office": Look(size=12, align="center"),
    "office_bold": Look(size=12, bold=True, align="center"),
    "motto": Look(size=12, bold=True, underline=True, align="center"),
    "place": Look(size=12, italic=True, align="center"),
    "form": Look(size=11, italic=True),
    "title": Look(size=14, bold=True, align="center", wrap=True),
    "subtitle": Look(size=12, italic=True, align="center"),
    "stamp": Look(size=11, bold=True, italic=True, align="center", colour="#C00000"),
    "unit_line": Look(size=11, italic=True, align="right"),
    "head": Look(bold=True, align="center", wrap=True, border=True, fill="#F2F2F2"),
    "column_number": Look(size=9, italic=True, align="center", border=True),
    "text": Look(border=True, wrap=True),
    "centre": Look(align="center", border=True),
    "number": Look(align="right", border=True),
    "group": Look(bold=True, border=True),
    "group_number": Look(bold=True, align="right", border=True),
    "total": Look(bold=True, align="center", border=True),
    "total_number": Look(bold=True, align="right", border=True),
    "note": Look(size=11, italic=True),
    "copies": Look(size=10, italic=True),
    "signature": Look(size=12, bold=True, align="center"),
    "signature_line": Look(size=11, italic=True, align="center"),
    "scratch": Look(size=10),
}
