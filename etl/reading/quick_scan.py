"""The findings of `sheet_scan` by searching bytes, for worksheet parts that are plainly written (`xml_scan`).

All known programs write so. A part that holds something which only a parser tells for certain is left to the parser.
"""

import re
from collections.abc import Iterator

from etl.reading.cell_address import parse_address
from etl.reading.far_cells import may_have_far_cells
from etl.reading.scan_findings import SheetScan

_FORMULA_WITHOUT_VALUE = re.compile(rb"<f\b[^>]*(?:/>|>[^<]*</f>)(?!<v>[^<])")
_ERROR = re.compile(rb"<c [^>]*>(?:<f\b[^>]*(?:/>|>[^<]*</f>))?<v>([^<&]+)</v></c>")
_ADDRESS = re.compile(rb' r="([A-Za-z]{1,3}[0-9]{1,7})"')
_ROW = re.compile(rb' r="([0-9]+)"')
_RUN = re.compile(rb' (min|max)="([0-9]+)"')


class _UnclearError(ValueError):
    """Something is not written in the common shape."""


def quick_scan(xml: bytes, percent_styles: frozenset[str]) -> SheetScan | None:
    """What a full pass is certain to find in a part of `xml_scan.plain_form`; None where only a parser can tell."""
    if _may_have_formulas(xml) and _FORMULA_WITHOUT_VALUE.search(xml):
        return None
    found = SheetScan(plainly_written=True, may_reach_far=may_have_far_cells(xml))
    try:
        for start in _tags_with(xml, b' t="e"'):
            _add_error(xml, start, found)
        for value in (b"1", b"true", b"on") if b' hidden="' in xml else ():
            for start in _tags_with(xml, b' hidden="%s"' % value):
                _add_hidden(xml, start, found)
        for style in percent_styles:
            for start in _tags_with(xml, b' s="%s"' % style.encode()):
                if xml.startswith(b"<c ", start):
                    found.percent_cells.add(parse_address(_required(_ADDRESS, xml, start)))
    except _UnclearError:
        return None
    return found


def _may_have_formulas(xml: bytes) -> bool:
    """A single letter is found quickest, and cells with numbers have no `f` in any other tag."""
    cells = slice(max(xml.find(b"<sheetData"), 0), xml.rfind(b"</sheetData>"))
    return xml.find(b"f", cells.start, cells.stop) >= 0 and b"<f" in xml


def _tags_with(xml: bytes, attribute: bytes) -> Iterator[int]:
    """Where the tags begin that hold an attribute; the same words in a text have their tag's end before them."""
    position = xml.find(attribute)
    while position >= 0:
        start = xml.rfind(b"<", 0, position)
        if xml.find(b">", start, position) < 0:
            yield start
        position = xml.find(attribute, position + 1)


def _add_error(xml: bytes, start: int, found: SheetScan) -> None:
    cell = _ERROR.match(xml, start)
    if cell is None:
        raise _UnclearError
    found.errors[parse_address(_required(_ADDRESS, xml, start))] = cell[1].decode()


def _add_hidden(xml: bytes, start: int, found: SheetScan) -> None:
    if xml.startswith(b"<row ", start):
        found.hidden_rows.add(int(_required(_ROW, xml, start)) - 1)
    elif xml.startswith(b"<col ", start):
        run = {name: int(number) - 1 for name, number in _RUN.findall(xml, start, xml.index(b">", start))}
        if len(run) < 2:
            raise _UnclearError
        found.hidden_columns.append((run[b"min"], run[b"max"]))


def _required(attribute: re.Pattern[bytes], xml: bytes, start: int) -> str:
    """The value of an attribute that the tag at `start` has to have."""
    match = attribute.search(xml, start, xml.index(b">", start))
    if match is None:
        raise _UnclearError
    return match[1].decode()
