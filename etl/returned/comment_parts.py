"""The comments of one sheet: a part with their texts and a VML drawing with their boxes.

The sender's own comments stay; on a cell that has one, ours follows in the same box.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from etl.grid import address
from etl.reading.cell_address import Place, parse_address
from etl.returned.errors import UnpatchableError
from etl.returned.sheet_part import SheetPart
from etl.returned.texts import say
from etl.returned.xml_edit import Edits, Element, escaped, find_elements

COMMENTS_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml"
DRAWING_TYPE = "application/vnd.openxmlformats-officedocument.vmlDrawing"
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_NO_COMMENTS = f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<comments xmlns="{_MAIN}"><authors></authors><commentList></commentList></comments>'.encode()
_NO_DRAWING = (
    b'<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
    b' xmlns:x="urn:schemas-microsoft-com:office:excel"><o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="1"/>'
    b"</o:shapelayout></xml>"
)
_SHAPE_TYPE = (
    b'<v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe">'
    b'<v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>'
)
_SHAPE = (
    '<v:shape id="_x0000_s{id}" type="#_x0000_t202" style="position:absolute;width:240pt;height:{points}pt;z-index:{order};'
    'visibility:hidden" fillcolor="#ffffe1" o:insetmode="auto"><v:fill color2="#ffffe1"/><v:shadow on="t" color="black" obscured="t"/>'
    '<v:path o:connecttype="none"/><v:textbox style="mso-direction-alt:auto"><div style="text-align:left"></div></v:textbox>'
    '<x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/><x:Anchor>{anchor}</x:Anchor>'
    "<x:AutoFill>False</x:AutoFill><x:Row>{row}</x:Row><x:Column>{column}</x:Column></x:ClientData></v:shape>"
)
_SHAPE_ID = re.compile(rb"_x0000_s(\d+)")
_BOX_WIDTH = 320
_CHARACTERS_PER_LINE, _LINE_HEIGHT, _BOX_MARGIN = 46, 17, 14
"""Pixels of a comment's box in the font of comments (Tahoma 9)."""


@dataclass(slots=True)
class CommentParts:
    """Both parts of one sheet, as they were (`b""` = none)."""

    comments: bytes
    drawing: bytes

    def add(self, texts: Mapping[Place, str], sheet: SheetPart) -> None:
        """Adds one comment per place."""
        self.comments, boxed = _with_texts(self.comments or _NO_COMMENTS, texts)
        boxes = {place: text for place, text in texts.items() if place not in boxed}
        self.drawing = _with_boxes(self.drawing or _NO_DRAWING, boxes, sheet)

    def without_former(self) -> "CommentParts":
        """Without the comments of a former returned copy. Their boxes go where nothing else is written in them."""
        if not self.comments:
            return self
        edits, elements = Edits(self.comments), find_elements(self.comments)
        former = _own_author(elements, self.comments)
        places = []
        for comment in (element for element in elements if element.name == "comment"):
            if comment.attributes.get("authorId") == former:
                edits.replace(comment.start, comment.end, b"")
                places.append(comment.attributes.get("ref", ""))
        return CommentParts(edits.result(), _without_boxes(self.drawing, places))


def _with_texts(xml: bytes, texts: Mapping[Place, str]) -> tuple[bytes, set[Place]]:
    """The comment part with our texts, and the places that already had a box."""
    edits, elements = Edits(xml), find_elements(xml)
    by_name = {element.name: element for element in reversed(elements)}
    if "authors" not in by_name or "commentList" not in by_name:
        raise UnpatchableError("comments")
    prefix = elements[0].prefix
    known = {element.attributes.get("ref"): element for element in elements if element.name == "comment"}
    author = _own_author(elements, xml)
    if author is None:
        author = str(sum(element.name == "author" for element in elements))
        edits.append(
            by_name["authors"], f"<{prefix}author>{escaped(say('author'))}</{prefix}author>".encode()
        )
    boxed, added = set(), []
    for place, text in texts.items():
        cell = address(*place)
        if cell in known:
            boxed.add(place)
            _extend(edits, known[cell], elements, _run(prefix, f"\n\n{text}"))
        else:
            added.append(
                f'<{prefix}comment ref="{cell}" authorId="{author}"><{prefix}text>{_run(prefix, text)}</{prefix}text></{prefix}comment>'
            )
    edits.append(by_name["commentList"], "".join(added).encode())
    return edits.result(), boxed


def _own_author(elements: list[Element], xml: bytes) -> str | None:
    """Number of our author among the authors, as comments quote it."""
    authors = [element for element in elements if element.name == "author"]
    own = escaped(say("author")).encode()
    return next(
        (str(number) for number, element in enumerate(authors) if xml[element.inner : element.close] == own),
        None,
    )


def _extend(edits: Edits, comment: Element, elements: list[Element], run: str) -> None:
    """Our text behind the sender's; plain text beside it becomes a run of its own, so that no program drops either."""
    inside = [e for e in elements if comment.start < e.start < comment.close]
    text = next((e for e in inside if e.name == "text"), None)
    if text is None:
        raise UnpatchableError("comment without text")
    for plain in (e for e in inside if e.name == "t" and e.depth == text.depth + 1):
        edits.replace(plain.start, plain.start, f"<{plain.prefix}r>".encode())
        edits.replace(plain.end, plain.end, f"</{plain.prefix}r>".encode())
    last = max((e.end for e in inside if e.name in ("r", "t") and e.depth == text.depth + 1), default=None)
    if last is None:
        edits.append(text, run.encode())
    else:
        edits.replace(last, last, run.encode())


def _run(prefix: str, text: str) -> str:
    p = prefix
    font = f'<{p}rPr><{p}sz val="9"/><{p}color indexed="81"/><{p}rFont val="Tahoma"/><{p}family val="2"/></{p}rPr>'
    return f'<{p}r>{font}<{p}t xml:space="preserve">{escaped(text)}</{p}t></{p}r>'


def _with_boxes(drawing: bytes, texts: Mapping[Place, str], sheet: SheetPart) -> bytes:
    end = drawing.rfind(b"</xml>")
    if end < 0 or b"urn:schemas-microsoft-com:vml" not in drawing or b"xmlns:v=" not in drawing:
        raise UnpatchableError("drawing of comments")
    first = max([1024, *(int(match[1]) for match in _SHAPE_ID.finditer(drawing))]) + 1
    shapes = [b"" if b'id="_x0000_t202"' in drawing else _SHAPE_TYPE]
    for number, (place, text) in enumerate(texts.items()):
        height = _box_height(text)
        shape = _SHAPE.format(
            id=first + number,
            order=number + 1,
            points=round(height * 0.75),
            anchor=_anchor(place, height, sheet),
            row=place[0],
            column=place[1],
        )
        shapes.append(shape.encode())
    return drawing[:end] + b"".join(shapes) + drawing[end:]


def _without_boxes(drawing: bytes, cells: list[str]) -> bytes:
    """The drawing without the boxes of these cells."""
    places = {parse_address(cell) for cell in cells if cell}

    def kept(match: re.Match[bytes]) -> bytes:
        row = re.search(rb"<x:Row>\s*(\d+)", match[0])
        column = re.search(rb"<x:Column>\s*(\d+)", match[0])
        gone = row and column and (int(row[1]), int(column[1])) in places
        return b"" if gone else match[0]

    return re.sub(rb"<v:shape\b.*?</v:shape>", kept, drawing, flags=re.DOTALL)


def _box_height(text: str) -> int:
    lines = sum(1 + len(line) // _CHARACTERS_PER_LINE for line in text.split("\n"))
    return lines * _LINE_HEIGHT + _BOX_MARGIN


def _anchor(place: Place, height: int, sheet: SheetPart) -> str:
    """Box right of the cell, as wide and high as the text needs over columns and rows of any size."""
    row, column = max(place[0] - 1, 0), place[1] + 1
    right, right_rest = _walk(column, 12 + _BOX_WIDTH, sheet.column_width)
    bottom, bottom_rest = _walk(row, 8 + height, sheet.row_height)
    return f"{column}, 12, {row}, 8, {right}, {right_rest}, {bottom}, {bottom_rest}"


def _walk(start: int, pixels: float, size: Callable[[int], float]) -> tuple[int, int]:
    """(line, pixels into it) at a distance from the beginning of a column or row."""
    line, left = start, pixels
    for line in range(start, start + 400):
        if left <= size(line):
            break
        left -= size(line)
    return line, round(max(left, 0))
