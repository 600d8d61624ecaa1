"""Sheets of an .xlsx or .xlsm workbook as grids: calamine's values and merged ranges, and one scan for what calamine drops."""

import zipfile
from dataclasses import dataclass, field
from io import BytesIO

from python_calamine import CalamineSheet, CalamineWorkbook

from etl.grid import Grid
from etl.issues import Issue
from etl.reading.far_cells import trim_far_cells
from etl.reading.grid_building import (
    Merge,
    clip_merges,
    cover,
    drop_covered_cells,
    merges_overlap,
    numbers_among,
    settle_special_values,
)
from etl.reading.scan_findings import SheetScan
from etl.reading.sheet_scan import scan_sheet
from etl.reading.size_checks import (
    far_cells_issue,
    overlap_issue,
    package_issue,
    sheet_count_issue,
    sheet_size_issue,
)
from etl.reading.xlsx_parts import (
    SheetPart,
    merges_first,
    percent_styles,
    replace_parts,
    sheet_parts,
    worksheets,
)

_MOST_COPIED = 16 * 1024 * 1024
"""Bytes of worksheet parts that may lie in memory a second time."""


@dataclass(slots=True)
class _Scans:
    """What the scans of all sheets found."""

    by_sheet: dict[str, SheetScan] = field(default_factory=dict)
    changed_parts: dict[str, bytes] = field(default_factory=dict)
    """What calamine is to read instead of some parts."""
    issues: list[Issue] = field(default_factory=list)


def read_xlsx(content: bytes) -> tuple[list[Grid], list[Issue]]:
    """Grids of all worksheets in the order of the tabs, and issues.

    A damaged file raises whatever the libraries raise; the caller turns that into a refusal.
    """
    changed = BytesIO(content)
    with zipfile.ZipFile(changed, "a", zipfile.ZIP_STORED) as package:
        parts = sheet_parts(package)
        if issue := package_issue(package) or sheet_count_issue(len(parts)):
            return [], [issue]
        if len({part.name for part in parts}) < len(parts):
            raise ValueError("two sheets of one name")
        readable = worksheets(package)
        parts = [part for part in parts if part.name in readable]
        scans = _scan(package, parts)
        replace_parts(package, scans.changed_parts)
    changed.seek(0)
    workbook = CalamineWorkbook.from_filelike(changed)
    grids: list[Grid] = []
    issues = scans.issues
    for part in parts:
        sheet, scan = workbook.get_sheet_by_name(part.name), scans.by_sheet[part.name]
        height, width = _extent(sheet, scan)
        merges = clip_merges(
            ((*first, *last) for first, last in sheet.merged_cell_ranges or ()), height, width
        )
        if issue := sheet_size_issue(part.name, height, width):
            issues.append(issue)
        elif merges_overlap(merges, height, width):
            issues.append(overlap_issue(part.name))
        else:
            grids.append(_grid(part, sheet, scan, merges))
    return grids, issues


def _extent(sheet: CalamineSheet, scan: SheetScan) -> tuple[int, int]:
    """Rows and columns from A1 to the last value, error or formula."""
    last = [sheet.end] if sheet.end else []
    places = [*last, *scan.errors, *scan.formulas]
    if not places:
        return 0, 0
    return max(row for row, _ in places) + 1, max(column for _, column in places) + 1


def _scan(package: zipfile.ZipFile, parts: list[SheetPart]) -> _Scans:
    styles = percent_styles(package)
    scans = _Scans()
    is_small = sum(package.getinfo(part.part).file_size for part in parts) <= _MOST_COPIED
    for part in parts:
        xml = package.read(part.part)
        scan = scan_sheet(xml, styles)
        if scan.may_reach_far:
            trimmed = trim_far_cells(xml)
            if trimmed.xml != xml:
                scans.changed_parts[part.part] = trimmed.xml
                scan = scan_sheet(trimmed.xml, styles)
            if trimmed.far_cells:
                scans.issues.append(far_cells_issue(part.name, trimmed.far_cells))
        elif is_small and scan.plainly_written:
            scans.changed_parts[part.part] = merges_first(xml)
        scans.by_sheet[part.name] = scan
    return scans


def _grid(part: SheetPart, sheet: CalamineSheet, scan: SheetScan, merges: list[Merge]) -> Grid:
    rows = sheet.to_python(skip_empty_area=False)
    date_cells, impossible_numbers = settle_special_values(rows)
    cover(rows, [*scan.errors, *scan.formulas])
    height, width = len(rows), len(rows[0]) if rows else 0
    errors = impossible_numbers | scan.errors
    for row, column in (*errors, *scan.formulas):
        rows[row][column] = None
    hidden_columns = {
        column for first, last in scan.hidden_columns for column in range(first, min(last + 1, width))
    }
    grid = Grid(
        name=part.name,
        rows=rows,
        merges=merges,
        percent_cells=numbers_among(rows, scan.percent_cells, scan.formulas),
        date_cells=date_cells - errors.keys() - scan.formulas.keys(),
        errors=errors,
        formulas=scan.formulas,
        hidden_rows={row for row in scan.hidden_rows if row < height},
        hidden_columns=hidden_columns,
        hidden=part.hidden,
    )
    drop_covered_cells(grid)
    return grid
