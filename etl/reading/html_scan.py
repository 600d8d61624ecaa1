"""The visible tables and lines of an HTML page, in their order, as rows of a sheet.

Office programs and school software write such pages and call them .xls; Excel opens them as one sheet, tables below each
other. Nothing of a page is run or fetched.
"""

import re
from html.parser import HTMLParser

from etl.reading.html_cells import Attributes, class_rules, is_hidden, with_class_rules
from etl.reading.html_table import Block, HtmlCell, HtmlTable, UnclearHtmlError
from etl.reading.limits import limits

_CELLS = frozenset({"td", "th"})
_LINES = frozenset(
    {"p", "div", "br", "li", "ul", "ol", "center", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "body", "form"}
)
_SILENT = frozenset(
    {"script", "style", "title", "select", "textarea", "noscript", "xml", "template", "button"}
)
"""Elements whose text belongs to no cell."""
_RAISED = frozenset({"sup", "sub"})
_STRUCK = frozenset({"s", "strike", "del"})
_PARTS = frozenset({"tr", "col", "colgroup", *_CELLS})
_WITHOUT_END = frozenset(
    {"br", "hr", "img", "input", "meta", "link", "wbr", "area", "base", "embed", "source", *_PARTS}
)
_BLANKS = re.compile(r"[ \t\r\n\f]+")
_SHEET_NAME = re.compile(r"<x:Name>([^<]{1,31})</x:Name>", re.IGNORECASE)


class HtmlScan(HTMLParser):
    """`feed` and `close`, then `blocks` and `sheet_names` hold what was found."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.blocks: list[Block] = []
        self.sheet_names: list[str] = []
        self._open: list[tuple[HtmlTable, HtmlCell | None]] = []
        """Tables being read, each with its current cell, outermost first."""
        self._line: list[str] = []
        self._cell_text: list[list[str]] = []
        self._silent: list[str] = []
        """Elements that are not shown, outermost first; inside one only its own kind is followed."""
        self._rules: dict[str, str] = {}

    def close(self) -> None:
        """Tables that the page forgot to end are ended."""
        super().close()
        while self._open:
            self._end_table()
        self._end_line()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self._silent:
            if tag == self._silent[-1]:
                self._silent.append(tag)
            return
        attributes = with_class_rules({name: value or "" for name, value in attrs}, self._rules)
        if tag == "table":
            self._start_table(attributes)
        elif self._open and tag in _PARTS:
            self._start_part(tag, attributes)
        elif tag in _SILENT or (tag not in _WITHOUT_END and is_hidden(attributes)):
            self._silent.append(tag)
        elif tag in _LINES:
            self._break_line()
        elif tag in _RAISED or tag in _STRUCK:
            self._mark(tag)

    def handle_endtag(self, tag: str) -> None:
        if self._silent:
            if tag == self._silent[-1]:
                self._silent.pop()
        elif tag == "table" and self._open:
            self._end_table()
        elif tag in _CELLS or tag == "tr":
            self._end_cell()
        elif tag in _LINES:
            self._break_line()
        elif tag in _STRUCK:
            self._mark(tag)

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self._texts().append(_BLANKS.sub(" ", data))
        elif self._silent[-1] == "style":
            self._rules |= class_rules(_without_comment_marks(data))

    def handle_comment(self, data: str) -> None:
        self.sheet_names += _SHEET_NAME.findall(data)

    def _start_table(self, attributes: Attributes) -> None:
        if len(self._open) >= limits().html_nesting:
            raise UnclearHtmlError("tables nest too deep")
        if self._open and self._open[-1][1] is None:
            self._end_table()  # a table that starts outside a cell: the one before was not ended
        if not self._open:
            self._end_line()
        self._open.append((HtmlTable(is_hidden(attributes)), None))
        self._cell_text.append([])

    def _start_part(self, tag: str, attributes: Attributes) -> None:
        self._end_cell()
        table, _ = self._open[-1]
        if tag == "tr":
            table.start_row(attributes)
        elif tag == "col" or (tag == "colgroup" and "span" in attributes):
            table.declare_columns(attributes)
        elif tag in _CELLS:
            self._open[-1] = table, table.add_cell(attributes)

    def _end_cell(self) -> None:
        if not self._open:
            return
        table, cell = self._open[-1]
        if cell is not None:
            cell.text = _tidy(self._cell_text[-1])
            self._open[-1] = table, None
        self._cell_text[-1].clear()

    def _end_table(self) -> None:
        self._end_cell()
        table, _ = self._open.pop()
        self._cell_text.pop()
        text = table.single_text() if self._open else None
        if not self._open:
            self.blocks += table.blocks()
        elif text is not None:
            self._cell_text[-1].append(f"\n{text}\n")
        else:
            self._open[-1][0].nest(table.blocks())

    def _break_line(self) -> None:
        if self._open:
            self._cell_text[-1].append("\n")
        else:
            self._end_line()

    def _end_line(self) -> None:
        if text := _tidy(self._line):
            self.blocks.append(Block({(0, 0): HtmlCell({}, text)}, 1))
        self._line.clear()

    def _mark(self, tag: str) -> None:
        """A raised 1 behind 125 is a footnote, and a struck-out number is none: neither may run into a number."""
        written = "".join(self._texts()[-1:]).rstrip()
        if tag in _STRUCK:
            self._texts().append("~")
        elif written[-1:].isdigit():
            self._texts().append("^")

    def _texts(self) -> list[str]:
        return self._cell_text[-1] if self._open else self._line


def _without_comment_marks(css: str) -> str:
    """Excel hides its style sheet from browsers of the last century."""
    return css.replace("<!--", "").replace("-->", "")


def _tidy(pieces: list[str]) -> str:
    """Text as shown: blanks run together, also protected ones, lines without blanks at their ends, no empty lines around."""
    text = "".join(pieces).replace("\xa0", " ")
    lines = (_BLANKS.sub(" ", line).strip(" ") for line in text.split("\n"))
    return "\n".join(lines).strip("\n")
