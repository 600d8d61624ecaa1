"""An XML parser for parts of files from outside: streaming, and deaf to entities and document types."""

import re
from typing import NoReturn
from xml.parsers import expat


class ForbiddenXmlError(ValueError):
    """The part declares entities, which no spreadsheet program does."""


def safe_parser() -> expat.XMLParserType:
    """A parser that refuses entity declarations (billion laughs, external files)."""
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.EntityDeclHandler = _refuse
    parser.ExternalEntityRefHandler = _refuse
    return parser


def _refuse(*_: object) -> NoReturn:
    raise ForbiddenXmlError("entity declared")


_FROM_REFERENCE = re.compile(rb"&#[^<>]*[<>]")
_SIGN_OF_REFERENCE_IN_TAG = re.compile(rb"&[^<>&]*>")
_UNQUOTED_IN_TAG = re.compile(rb'=(?!")[^<>]*>')
_ALL_BUT_SIGNS = bytes(set(range(256)) - set(b"<>=&"))
_BLANKS_TO_SPACES = bytes.maketrans(b"\t\r\n", b"   ")


def plain_form(xml: bytes) -> bytes | None:
    """A worksheet part with every blank as a space, if a search for bytes finds in it what a parser would find.

    It does where all attributes are written ` name="value"`, without prefixes, comments, UTF-16 or references in them. All
    known programs write so; a doubt counts as no.
    """
    root = xml.find(b"<worksheet", 0, 2000)
    if root < 0 or b"\x00" in xml or (b"!" in xml and b"<!" in xml):
        return None
    signs = xml.translate(None, _ALL_BUT_SIGNS)  # a third of the part, for questions that need no more
    # As many `>` as `<`: none stands in a text or an attribute, so what is followed by a `>` first stands in a tag.
    if signs.count(b"<") != signs.count(b">"):
        return None
    if _SIGN_OF_REFERENCE_IN_TAG.search(signs) and _has_reference_in_tag(xml):
        return None
    if signs.count(b"=") != xml.count(b'="') and _UNQUOTED_IN_TAG.search(xml):
        return None
    has_lines = any(xml.find(blank, root) >= 0 for blank in (b"\n", b"\t", b"\r"))
    plain = xml.translate(_BLANKS_TO_SPACES) if has_lines else xml
    return None if b' ="' in plain else plain


def _has_reference_in_tag(xml: bytes) -> bool:
    return any(text.endswith(b">") for text in _FROM_REFERENCE.findall(xml))


def local_name(name: str) -> str:
    """Element name without its namespace prefix."""
    return name.rpartition(":")[2]


def is_true(value: str | None) -> bool:
    """An XML boolean attribute."""
    return value in ("1", "true", "on")


def start_elements(xml: bytes) -> list[tuple[str, dict[str, str]]]:
    """Local name and attributes (prefixes dropped, so `r:id` is `id`) of every element, in the order of the part.

    For the small parts of a workbook: its list of sheets, relations and styles.
    """
    found: list[tuple[str, dict[str, str]]] = []
    parser = safe_parser()

    def start(name: str, attributes: dict[str, str]) -> None:
        found.append((local_name(name), {local_name(key): value for key, value in attributes.items()}))

    parser.StartElementHandler = start
    parser.Parse(xml, True)
    return found
