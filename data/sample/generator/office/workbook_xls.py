"""Pages → bytes of an old .xls workbook (BIFF8), the same bytes for the same pages."""

import io
from collections.abc import Sequence

import xlwt

from generator.office.page import Page, Style
from generator.office.styles import FONT, LOOKS

ALIGN = {
    "left": xlwt.Alignment.HORZ_LEFT,
    "center": xlwt.Alignment.HORZ_CENTER,
    "right": xlwt.Alignment.HORZ_RIGHT,
}

TWIPS_PER_POINT = 20


def _format(style: Style) -> xlwt.XFStyle:
    look = LOOKS[style.look]
    made = xlwt.XFStyle()
    made.font.name, made.font.height = FONT, look.size * TWIPS_PER_POINT
    made.font.bold, made.font.italic = look.bold, look.italic
    made.font.underline = xlwt.Font.UNDERLINE_SINGLE if look.underline else xlwt.Font.UNDERLINE_NONE
    made.alignment.horz, made.alignment.vert = ALIGN[look.align], xlwt.Alignment.VERT_CENTER
    made.alignment.wrap = 1 if look.wrap else 0
    if look.border:
        for side in ("left", "right", "top", "bottom"):
            setattr(made.borders, side, xlwt.Borders.THIN)
    made.num_format_str = style.number_format
    return made


def _fill(sheet: xlwt.Worksheet, page: Page, formats: dict[Style, xlwt.XFStyle]) -> None:
    merged = {(r1, c1): (r2, c2) for r1, c1, r2, c2 in page.merges}
    inside = {
        (row, column)
        for (r1, c1), (r2, c2) in merged.items()
        for row in range(r1, r2 + 1)
        for column in range(c1, c2 + 1)
        if (row, column) != (r1, c1)
    }
    for (row, column), (content, style) in sorted(page.cells.items(), key=lambda item: item[0]):
        if (row, column) in inside:
            continue
        look = formats.setdefault(style, _format(style))
        if (row, column) in merged:
            last_row, last_column = merged[row, column]
            sheet.write_merge(row, last_row, column, last_column, content, look)
        else:
            sheet.write(row, column, content, look)


def xls_bytes(pages: Sequence[Page], stamp: str) -> bytes:
    """The workbook as bytes; the format carries no date of its own."""
    book = xlwt.Workbook(encoding="utf-8")
    formats: dict[Style, xlwt.XFStyle] = {}
    for page in pages:
        sheet = book.add_sheet(page.name, cell_overwrite_ok=False)
        _fill(sheet, page, formats)
        for column, width in page.widths.items():
            sheet.col(column).width = round(width * 256)
        for row, height in page.heights.items():
            sheet.row(row).height_mismatch = True
            sheet.row(row).height = round(height * TWIPS_PER_POINT)
        sheet.portrait = not page.landscape
        sheet.fit_num_pages, sheet.fit_height_to_pages = 1, 0
        if page.hidden:
            sheet.visibility = 1
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()
