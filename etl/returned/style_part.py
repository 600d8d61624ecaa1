"""The style part of a package with the fills of the severities: each cell keeps all of its style but the fill.

Knows styles; knows no cells.
"""

from dataclasses import dataclass, field

from etl.returned.errors import UnpatchableError
from etl.returned.xml_edit import Edits, Element, find_elements, with_attributes

FILLS = {"refuse": "FFFFC3CB", "error": "FFFFC3CB", "warning": "FFFFE9A3", "note": "FFDAE9F8"}
"""ARGB by severity: of these very colours no palette of Excel is made, so a former copy's marks are known by them."""

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_PLAIN = (
    f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<styleSheet xmlns="{_MAIN}"><fonts count="1"><font/></fonts>'
    '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>'
    '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf/>'
    '</cellStyleXfs><cellXfs count="1"><xf/></cellXfs></styleSheet>'
).encode()
_PARENTS = ("fonts", "fills", "borders", "cellXfs")


@dataclass(slots=True)
class StylePart:
    """`styles.xml`, growing at the ends of its lists; the indexes of the sender's styles never move."""

    xml: bytes
    _lists: dict[str, Element] = field(default_factory=dict)
    _children: dict[str, list[Element]] = field(default_factory=dict)
    _added: dict[str, list[bytes]] = field(default_factory=dict)
    _marked: dict[tuple[int, str], int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.xml = self.xml or _PLAIN
        parent = ""
        for element in find_elements(self.xml, lambda _, depth: depth in (1, 2)):
            if element.depth == 1:
                parent = element.name
                self._lists[parent] = element
                self._children[parent] = []
            else:
                self._children[parent].append(element)
        if missing := [name for name in _PARENTS if not self._children.get(name)]:
            raise UnpatchableError(f"styles without {missing}")

    def marked(self, base: int, severity: str) -> int:
        """Index of the style that is `base` with the fill of a severity."""
        return self._variant(base, FILLS[severity])

    def unmarked(self, style: int) -> int | None:
        """Index of the style without its fill, where that is the fill of a former copy; None for any other style."""
        if not self._is_marked(style):
            return None
        return self._variant(style, "")

    def add(self, name: str, xml: str) -> int:
        """Adds one entry to a list (`fonts`, `borders`, `cellXfs` …), written with the prefix left out; returns its index."""
        prefix = self._lists[name].prefix
        text = xml.replace("</", "\0").replace("<", f"<{prefix}").replace("\0", f"</{prefix}")
        return self._append(name, text.encode())

    def fill(self, colour: str) -> int:
        """Index of a plain fill of a colour (ARGB)."""
        fills = self._added.setdefault("fills", [])
        prefix = self._lists["fills"].prefix
        entry = (
            f'<{prefix}fill><{prefix}patternFill patternType="solid"><{prefix}fgColor rgb="{colour}"/>'
            f'<{prefix}bgColor indexed="64"/></{prefix}patternFill></{prefix}fill>'
        ).encode()
        return (
            len(self._children["fills"]) + fills.index(entry)
            if entry in fills
            else self._append("fills", entry)
        )

    def result(self) -> bytes:
        """The part with all additions."""
        edits = Edits(self.xml)
        for name, entries in self._added.items():
            element = self._lists[name]
            edits.set_attributes(element, count=str(len(self._children[name]) + len(entries)))
            edits.append(element, b"".join(entries))
        return edits.result()

    def _variant(self, base: int, colour: str) -> int:
        known = self._marked.get((base, colour))
        if known is None:
            xfs = self._children["cellXfs"]
            xf = xfs[base if 0 <= base < len(xfs) else 0]
            fill = str(self.fill(colour)) if colour else "0"
            tag = with_attributes(
                self.xml[xf.start : xf.inner], (("fillId", fill), ("applyFill", "1" if colour else None))
            )
            known = self._append("cellXfs", tag + self.xml[xf.inner : xf.end])
            self._marked[base, colour] = known
        return known

    def _is_marked(self, style: int) -> bool:
        xfs, fills = self._children["cellXfs"], self._children["fills"]
        if not 0 <= style < len(xfs):
            return False
        number = int(xfs[style].attributes.get("fillId", "0"))
        if not 0 <= number < len(fills):
            return False
        text = self.xml[fills[number].start : fills[number].end].upper()
        return any(colour.encode() in text for colour in FILLS.values())

    def _append(self, name: str, entry: bytes) -> int:
        entries = self._added.setdefault(name, [])
        entries.append(entry)
        return len(self._children[name]) + len(entries) - 1
