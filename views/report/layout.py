"""The parts of a document as Nghị định 30/2020/NĐ-CP lays them out (phụ lục I): page, heads, paragraphs, signature.

A4 upright, margins 20-25 mm above and below, 30-35 left, 15-20 right; Times New Roman 13-14, black. The font stands in
the style `Normal` alone, so that a template of the office brings its own.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Inches, Mm, Pt

FONT = "Times New Roman"
BODY, HEAD, LIST = 14, 13, 11
TABLE = "Table Grid"
_LEFT, _CENTRE, _BOTH = WD_ALIGN_PARAGRAPH.LEFT, WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.JUSTIFY


def set_page(document: Document) -> None:
    """Paper, margins, font of everything that says nothing else, page numbers from the second page on."""
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin = section.bottom_margin = Mm(20)
    section.left_margin, section.right_margin = Mm(30), Mm(15)
    section.different_first_page_header_footer = True
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = FONT, Pt(BODY)
    normal.element.rPr.rFonts.set(qn("w:eastAsia"), FONT)
    header = section.header.paragraphs[0]
    header.alignment = _CENTRE
    _page_field(header)


def paragraph(document: Document, words: str, *, is_kept: bool = False) -> None:
    """A paragraph of the body: justified, first line indented, 6 pt behind it; `is_kept` = with what follows."""
    added = document.add_paragraph()
    added.paragraph_format.keep_with_next = is_kept
    added.alignment = _BOTH
    added.paragraph_format.first_line_indent = Cm(1.27)
    added.paragraph_format.space_after = Pt(6)
    added.paragraph_format.line_spacing = 1.15
    run(added, words)


def heading(document: Document, words: str) -> None:
    """A numbered heading of the body, bold, kept with what follows."""
    added = document.add_paragraph()
    added.paragraph_format.first_line_indent = Cm(1.27)
    added.paragraph_format.space_before, added.paragraph_format.space_after = Pt(6), Pt(6)
    added.paragraph_format.keep_with_next = True
    run(added, words, bold=True)


def centred(
    place: Any,
    words: str,
    *,
    size: float | None = None,
    bold: bool = False,
    italic: bool = False,
    before: float = 0,
    is_kept: bool = False,
) -> None:
    """A centred line, in the body or in a cell; `before` = room above it in points."""
    added = place.add_paragraph()
    added.alignment = _CENTRE
    added.paragraph_format.space_before, added.paragraph_format.space_after = Pt(before), Pt(0)
    added.paragraph_format.keep_with_next = is_kept
    run(added, words, size=size, bold=bold, italic=italic)


def left(
    place: Any,
    words: str,
    *,
    size: float,
    bold: bool = False,
    italic: bool = False,
    on_new_page: bool = False,
    is_kept: bool = False,
) -> None:
    """A line at the left edge, in the body or in a cell."""
    added = place.add_paragraph()
    added.alignment = _LEFT
    added.paragraph_format.space_after = Pt(0)
    added.paragraph_format.page_break_before, added.paragraph_format.keep_with_next = on_new_page, is_kept
    run(added, words, size=size, bold=bold, italic=italic)


def run(
    paragraph: Any, words: str, *, size: float | None = None, bold: bool = False, italic: bool = False
) -> None:
    """Text in the document's font, and in its size where none is given."""
    added = paragraph.add_run("".join(sign for sign in words if sign >= " " or sign in "\n\t"))
    added.font.size, added.bold, added.italic = Pt(size) if size else None, bold, italic


def two_columns(document: Document, widths: tuple[float, float]) -> tuple[Any, Any]:
    """Two cells side by side without borders, widths in cm; their first empty paragraph is gone."""
    table = document.add_table(rows=1, cols=2)
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    table.autofit = False
    table._tbl.tblPr.append(_margins(0))
    properties = table.rows[0]._tr.get_or_add_trPr()
    properties.append(OxmlElement("w:cantSplit"))
    cells = table.rows[0].cells
    for cell, column, width in zip(cells, table.columns, widths, strict=True):
        column.width = cell.width = Cm(width)
        first = cell.paragraphs[0]._element
        first.getparent().remove(first)
    return cells[0], cells[1]


def rule(cell: Any, letters: int) -> None:
    """The line under motto and agency, as long as half of what stands above it."""
    centred(cell, "―" * letters, size=8, bold=True)


def sideways(document: Document) -> None:
    """The annexes: a new section, A4 across."""
    section = document.add_section()
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Mm(297), Mm(210)
    section.left_margin, section.right_margin = Mm(20), Mm(15)


def grid(
    document: Document,
    heads: Sequence[str],
    rows: Sequence[Sequence[str]],
    right: Sequence[bool],
    widths: Sequence[float],
    size: float,
) -> None:
    """A ruled table whose head repeats on every page and whose rows never break across pages; widths in inches."""
    table = document.add_table(rows=1, cols=len(heads))
    if has_table_style(document):
        table.style = TABLE
    else:
        table._tbl.tblPr.append(_frame())
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Inches(width)
    lines = [_row(heads, [True] * len(heads), size, is_head=True)]
    lines += [_row(row, right, size, is_head=False) for row in rows]
    body = table._tbl
    body.remove(table.rows[0]._tr)
    for line in lines:
        body.append(line)


def has_table_style(document: Document) -> bool:
    """Whether a template knows the ruled table; `grid` rules its own where it does not."""
    return any(style.name == TABLE for style in document.styles)


def _frame() -> Any:
    borders = OxmlElement("w:tblBorders")
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
        line = OxmlElement(f"w:{side}")
        for name, value in (("val", "single"), ("sz", "4"), ("space", "0"), ("color", "auto")):
            line.set(qn(f"w:{name}"), value)
        borders.append(line)
    return borders


def _margins(width: int) -> Any:
    margins = OxmlElement("w:tblCellMar")
    for side in ("left", "right"):
        margin = OxmlElement(f"w:{side}")
        margin.set(qn("w:w"), str(width))
        margin.set(qn("w:type"), "dxa")
        margins.append(margin)
    return margins


def _row(texts: Sequence[str], right: Sequence[bool], size: float, *, is_head: bool) -> Any:
    """A row as XML: through the library a table of 300 rows takes seconds."""
    row, properties = OxmlElement("w:tr"), OxmlElement("w:trPr")
    properties.append(OxmlElement("w:cantSplit"))
    if is_head:
        properties.append(OxmlElement("w:tblHeader"))
    row.append(properties)
    for words, is_right in zip(texts, right, strict=True):
        row.append(_cell(words, "center" if is_head else "right" if is_right else "left", size, is_head))
    return row


def _cell(words: str, align: str, size: float, is_bold: bool) -> Any:
    cell, paragraph, settings = OxmlElement("w:tc"), OxmlElement("w:p"), OxmlElement("w:pPr")
    spacing, justified = OxmlElement("w:spacing"), OxmlElement("w:jc")
    spacing.set(qn("w:after"), "0")
    justified.set(qn("w:val"), align)
    settings.extend([spacing, justified])
    paragraph.append(settings)
    piece, style, content = OxmlElement("w:r"), OxmlElement("w:rPr"), OxmlElement("w:t")
    height = OxmlElement("w:sz")
    height.set(qn("w:val"), str(round(size * 2)))
    if is_bold:
        style.append(OxmlElement("w:b"))
    style.append(height)
    content.text = "".join(sign if sign >= " " else " " for sign in words)
    content.set(qn("xml:space"), "preserve")
    piece.extend([style, content])
    paragraph.append(piece)
    cell.append(paragraph)
    return cell


def _page_field(paragraph: Any) -> None:
    for kind, words in (("begin", ""), ("", "PAGE"), ("end", "")):
        piece = paragraph.add_run()
        piece.font.size = Pt(HEAD)
        if kind:
            mark = OxmlElement("w:fldChar")
            mark.set(qn("w:fldCharType"), kind)
        else:
            mark = OxmlElement("w:instrText")
            mark.text = words
        piece._r.append(mark)
