"""Who sends a sheet: the school, the commune and the unit above it that its letterhead or title names.

Knows the lines that were sorted to the sender and to the title; the register of units stands elsewhere.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from etl.forms.table.lines import UPPER_UNIT
from etl.forms.words.layout import layout_words
from etl.forms.words.names import names_commune, names_school
from etl.text import fold

_PLACE = re.compile(
    r"(?:^|\s)((?:xã(?!\s+hội)|phường|thị trấn|xa(?!\s+hoi)|phuong|thi tran)\s+\S.*)$", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Named:
    """A name in the letterhead or title, where it stands."""

    text: str = ""
    cell: str = ""


NOBODY = Named()
"""Where nobody is named."""


def name_sender(sender: Sequence[Named], title: Sequence[Named]) -> tuple[Named, Named, Named]:
    """(school, commune, upper unit) of the letterhead or title, each empty where none is named."""
    school, commune, upper = NOBODY, NOBODY, NOBODY
    for line in _joined(sender):
        if names_school(line.text):
            school = line
            continue
        place, above = _PLACE.search(line.text), UPPER_UNIT.search(line.text)
        if place:
            commune = Named(place.group(1).strip(), line.cell)
        elif above and (not upper.text or fold(line.text).startswith(("ubnd", "uy ban"))):
            upper = Named(above.group(1).strip(), line.cell)
    if not school.text:
        school = next((line for line in title if names_school(line.text)), NOBODY)
    if not school.text and not commune.text:
        for line in title:
            plain = line.text.strip("() ")
            if names_commune(plain) and not any(character.isdigit() for character in plain):
                commune = Named(plain, line.cell)
    return school, commune, upper


def _joined(sender: Sequence[Named]) -> list[Named]:
    """Lines of the sender, the name of an office joined with the line below it."""
    joined: list[Named] = []
    for line in sender:
        if joined and fold(joined[-1].text) in layout_words()["names"]["office"]:
            joined[-1] = Named(f"{joined[-1].text} {line.text}", line.cell)
        else:
            joined.append(line)
    return joined
