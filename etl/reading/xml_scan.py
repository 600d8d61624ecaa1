"""An XML parser for parts of files from outside: streaming, and deaf to entities and document types."""

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
