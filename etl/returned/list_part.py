"""The sheet "Cần sửa" as a worksheet part: every text inline, so none can be a formula; the cells are links.

Knows XML and styles; what it says comes from `list_lines`.
"""

from collections.abc import Sequence

from etl.grid import address, column_letter
from etl.returned.list_lines import WIDTHS, Line
from etl.returned.style_part import FILLS, StylePart
from etl.returned.xml_edit import escaped

TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_TITLE = (
    '<font><b/><sz val="14"/><color rgb="FF000000"/><name val="Times New Roman"/><family val="1"/></font>'
)
_BOLD = '<font><b/><sz val="11"/><color rgb="FFFFFFFF"/><name val="Times New Roman"/><family val="1"/></font>'
_TEXT = '<font><sz val="11"/><color rgb="FF000000"/><name val="Times New Roman"/><family val="1"/></font>'
_LINK = '<font><u/><sz val="11"/><color rgb="FF0B4F9E"/><name val="Times New Roman"/><family val="1"/></font>'
_EDGE = '<{side} style="thin"><color rgb="FFB0B0B0"/></{side}>'
_HEAD_COLOUR = "FF1F3864"


def list_part(head: Sequence[str], columns: Sequence[str], lines: Sequence[Line], styles: StylePart) -> bytes:
    """The whole part; adds the styles that it needs."""
    look = _Look(styles)
    rows = [
        _row(number, [text], [look.title if number == 0 else look.plain], None)
        for number, text in enumerate(head)
    ]
    top = len(head) + 1
    rows.append(_row(top, columns, [look.head] * len(columns), None))
    for number, line in enumerate(lines, start=top + 1):
        cell_styles = [look.severity[line.severity], look.text, look.link if line.target else look.text]
        rows.append(_row(number, line.texts, [*cell_styles, look.text, look.text], line.height))
    links = "".join(
        f'<hyperlink ref="{address(number, 2)}" location="{escaped(line.target)}" display="{escaped(line.texts[2])}"/>'
        for number, line in enumerate(lines, start=top + 1)
        if line.target
    )
    widths = "".join(
        f'<col min="{n}" max="{n}" width="{width}" customWidth="1"/>'
        for n, width in enumerate(WIDTHS, start=1)
    )
    return (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<worksheet xmlns="{_MAIN}">'
        '<sheetPr><tabColor rgb="FFC00000"/><pageSetUpPr fitToPage="1"/></sheetPr>'
        f'<sheetViews><sheetView showGridLines="0" tabSelected="1" workbookViewId="0"><pane ySplit="{top + 1}"'
        f' topLeftCell="A{top + 2}" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>'
        f"<cols>{widths}</cols><sheetData>{''.join(rows)}</sheetData>"
        + (f"<hyperlinks>{links}</hyperlinks>" if links else "")
        + '<pageMargins left="0.4" right="0.4" top="0.5" bottom="0.5" header="0.3" footer="0.3"/>'
        '<pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/></worksheet>'
    ).encode()


def print_titles(head: Sequence[str]) -> str:
    """The row of column heads, which every printed page repeats."""
    return f"${len(head) + 2}:${len(head) + 2}"


class _Look:
    """Indexes of the styles of the list."""

    def __init__(self, styles: StylePart) -> None:
        edges = "".join(_EDGE.format(side=side) for side in ("left", "right", "top", "bottom"))
        border = styles.add("borders", f"<border>{edges}<diagonal/></border>")
        fonts = {name: styles.add("fonts", xml) for name, xml in
                 (("title", _TITLE), ("bold", _BOLD), ("text", _TEXT), ("link", _LINK))}  # fmt: skip

        def style(font: str, fill: str = "", boxed: bool = True) -> int:
            number = styles.fill(fill) if fill else 0
            wrapped = (
                '<alignment vertical="top" wrapText="1"/>' if boxed else '<alignment vertical="center"/>'
            )
            return styles.add(
                "cellXfs",
                f'<xf numFmtId="49" fontId="{fonts[font]}" fillId="{number}" borderId="{border if boxed else 0}" xfId="0"'
                f' quotePrefix="1" applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1">{wrapped}</xf>',
            )

        self.title, self.plain = style("title", boxed=False), style("text", boxed=False)
        self.head, self.text, self.link = style("bold", _HEAD_COLOUR), style("text"), style("link")
        self.severity = {severity: style("text", colour) for severity, colour in FILLS.items()}


def _row(number: int, texts: Sequence[str], styles: Sequence[int], height: float | None) -> str:
    cells = "".join(
        f'<c r="{column_letter(column)}{number + 1}" s="{style}" t="inlineStr"><is><t xml:space="preserve">{escaped(text)}</t></is></c>'
        for column, (text, style) in enumerate(zip(texts, styles, strict=True))
    )
    size = f' ht="{height}" customHeight="1"' if height else ""
    return f'<row r="{number + 1}"{size}>{cells}</row>'
