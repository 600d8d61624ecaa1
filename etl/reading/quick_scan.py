"""The findings of `sheet_scan` by searching bytes, for worksheet parts that are plainly written (`xml_scan`).

All known programs write so. A part that holds something which only a parser tells for certain is left to the parser.
"""

import re
from functools import lru_cache

from etl.reading.cell_address import parse_address
from etl.reading.far_cells import may_have_far_cells
from etl.reading.scan_findings import SheetScan

_FORMULA_WITHOUT_VALUE = re.compile(rb"<f\b[^>]*(?:/>|>[^<]*</f>)(?!<v>[^<])")
_HIDDEN = re.compile(rb'<(row|col)\b([^>]*) hidden="(?:1|true|on)"([^>]*)>')
_ERROR = re.compile(rb'<c\b([^>]*) t="e"([^>]*)>(?:<f\b[^>]*(?:/>|>[^<]*</f>))?<v>([^<&]+)</v></c>')
_ADDRESS = re.compile(rb' r="([A-Za-z]{1,3}[0-9]{1,7})"')
_ROW = re.compile(rb' r="([0-9]+)"')
_RUN = re.compile(rb' (min|max)="([0-9]+)"')


def quick_scan(xml: bytes, percent_styles: frozenset[str]) -> SheetScan | None:
    """What a full pass is certain to find in a part of `xml_scan.plain_form`; None where only a parser can tell."""
    found = SheetScan(may_reach_far=may_have_far_cells(xml))
    if b"<f" in xml and _FORMULA_WITHOUT_VALUE.search(xml):
        return None
    if b' t="e"' in xml and not _find_errors(xml, found):
        return None
    if b' hidden="' in xml and not _find_hidden(xml, found):
        return None
    if any(b' s="%s"' % style.encode() in xml for style in percent_styles):
        for match in _percent_cell(percent_styles).finditer(xml):
            place = _ADDRESS.search(match[0])
            if place is None:
                return None
            found.percent_cells.add(parse_address(place[1].decode()))
    return found


def _find_errors(xml: bytes, found: SheetScan) -> bool:
    """Whether all cells of type error are of the common shape."""
    for match in _ERROR.finditer(xml):
        place = _ADDRESS.search(match[1] + match[2])
        if place is None:
            return False
        found.errors[parse_address(place[1].decode())] = match[3].decode()
    return len(found.errors) == xml.count(b' t="e"')


def _find_hidden(xml: bytes, found: SheetScan) -> bool:
    """Whether all hidden rows and columns are of the common shape."""
    for match in _HIDDEN.finditer(xml):
        attributes = match[2] + match[3]
        if match[1] == b"row":
            row = _ROW.search(attributes)
            if row is None:
                return False
            found.hidden_rows.add(int(row[1]) - 1)
        else:
            run = {name: int(number) - 1 for name, number in _RUN.findall(attributes)}
            if len(run) < 2:
                return False
            found.hidden_columns.append((run[b"min"], run[b"max"]))
    return True


@lru_cache(maxsize=64)
def _percent_cell(percent_styles: frozenset[str]) -> re.Pattern[bytes]:
    """The start of a cell with one of these styles."""
    styles = "|".join(sorted(percent_styles))
    return re.compile(rb'<c\b[^>]*? s="(?:%s)"[^>]*>' % styles.encode())
