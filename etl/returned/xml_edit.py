"""Changes to one XML part at exact places: every byte that is not meant stays as the sender's program wrote it.

Knows elements and their places in the bytes; knows no part of a workbook.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from xml.parsers import expat

from etl.reading.xml_scan import ForbiddenXmlError, local_name, safe_parser
from etl.returned.errors import UnpatchableError

_TAG = re.compile(rb"<(?:[^<>\"']|\"[^\"]*\"|'[^']*')*>")
_DECLARED_ENCODING = re.compile(rb"^<\?xml[^>]*encoding=[\"']([A-Za-z0-9_-]+)[\"']")
_NEVER_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


@dataclass(slots=True)
class Element:
    """An element and where it stands: `start` to `end` is all of it, `inner` to `close` its content."""

    name: str
    """Without prefix."""
    prefix: str
    """With its colon, '' if none."""
    attributes: dict[str, str]
    depth: int
    start: int
    inner: int
    close: int = 0
    end: int = 0

    @property
    def is_empty(self) -> bool:
        """Written as `<name/>`."""
        return self.inner == self.end


def find_elements(xml: bytes, wanted: Callable[[str, int], bool] | None = None) -> list[Element]:
    """Elements in document order, those that `wanted(name, depth)` accepts; the root has depth 0.

    Raises `UnpatchableError` for a part that is not plain UTF-8 XML.
    """
    declared = _DECLARED_ENCODING.match(xml.removeprefix(b"\xef\xbb\xbf"))
    if xml[:2] in (b"\xff\xfe", b"\xfe\xff") or (declared and declared[1].lower() not in (b"utf-8", b"utf8")):
        raise UnpatchableError("encoding")
    finder = _Finder(xml, wanted)
    try:
        finder.parser.Parse(xml, True)
    except (expat.ExpatError, ForbiddenXmlError) as error:
        raise UnpatchableError(str(error)) from error
    return finder.found


class _Finder:
    def __init__(self, xml: bytes, wanted: Callable[[str, int], bool] | None) -> None:
        self.parser = safe_parser()
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.found: list[Element] = []
        self._xml = xml
        self._wanted = wanted
        self._open: list[Element | None] = []

    def _start(self, raw_name: str, attributes: dict[str, str]) -> None:
        name = local_name(raw_name)
        element = None
        if self._wanted is None or self._wanted(name, len(self._open)):
            start = self.parser.CurrentByteIndex
            tag = _TAG.match(self._xml, start)
            if tag is None:
                raise UnpatchableError(raw_name)
            element = Element(
                name, raw_name.removesuffix(name), attributes, len(self._open), start, tag.end()
            )
            self.found.append(element)
        self._open.append(element)

    def _end(self, _: str) -> None:
        element = self._open.pop()
        if element is None:
            return
        if self._xml[element.inner - 2 : element.inner] == b"/>":
            element.close = element.end = element.inner
        else:
            element.close = self.parser.CurrentByteIndex
            element.end = self._xml.index(b">", element.close) + 1


@dataclass(slots=True)
class Edits:
    """Replacements and insertions, applied all at once."""

    xml: bytes
    _changes: list[tuple[int, int, bytes]] = field(default_factory=list)

    def replace(self, start: int, end: int, text: bytes) -> None:
        """Other bytes instead of `start` to `end`."""
        self._changes.append((start, end, text))

    def append(self, parent: Element, text: bytes) -> None:
        """Bytes at the end of an element's content."""
        if parent.is_empty:
            tag = self.xml[parent.start : parent.inner].removesuffix(b"/>").rstrip() + b">"
            closing = f"</{parent.prefix}{parent.name}>".encode()
            self.replace(parent.start, parent.inner, tag + text + closing)
        else:
            self.replace(parent.close, parent.close, text)

    def set_attributes(self, element: Element, **values: str | None) -> None:
        """Attributes set, or taken away where the value is None."""
        tag = with_attributes(self.xml[element.start : element.inner], values.items())
        self.replace(element.start, element.inner, tag)

    def result(self) -> bytes:
        """The part with all changes."""
        parts, position = [], 0
        for start, end, text in sorted(self._changes, key=lambda change: change[:2]):
            parts += [self.xml[position:start], text]
            position = end
        return b"".join([*parts, self.xml[position:]])


def with_attributes(tag: bytes, values: Iterable[tuple[str, str | None]]) -> bytes:
    """A start tag with attributes set or (None) taken away; the others keep their place and spelling."""
    for name, value in values:
        tag = re.sub(rb"\s+%s\s*=\s*(?:\"[^\"]*\"|'[^']*')" % name.encode(), b"", tag, count=1)
        if value is not None:
            end = len(tag) - (2 if tag.endswith(b"/>") else 1)
            tag = tag[:end].rstrip() + f' {name}="{escaped(value)}"'.encode() + tag[end:]
    return tag


def escaped(text: str) -> str:
    """Text as content or attribute value; characters that XML forbids become question marks."""
    plain = _NEVER_IN_XML.sub("?", text).encode("utf-8", "replace").decode()
    for character, reference in (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ('"', "&quot;")):
        plain = plain.replace(character, reference)
    return plain
