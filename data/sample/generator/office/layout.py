"""The parts of a page around its table: letterhead, title, unit line, signature, notes (layout of NĐ 30/2020/NĐ-CP)."""

from collections.abc import Sequence
from dataclasses import dataclass

from generator.office.page import Page, Style

COUNTRY = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"


@dataclass(frozen=True)
class Head:
    """Everything above a table."""

    sender: tuple[str, ...]
    place_date: str
    title: tuple[str, ...]
    subtitle: tuple[str, ...] = ()
    unit_line: str = ""
    form_line: str = ""


@dataclass(frozen=True)
class Foot:
    """Everything below a table."""

    signer: tuple[str, ...]
    copies: tuple[str, ...] = ("- Lưu: VT.",)
    notes: tuple[str, ...] = ()


def _line(page: Page, row: int, first: int, last: int, text: str, look: str) -> None:
    page.write(row, first, text, Style(look))
    page.merge(row, first, row, last)


def write_head(page: Page, head: Head, left: int, width: int, stamp_line: str) -> int:
    """Write what stands above a table of `width` columns; the row where the table begins."""
    last = left + max(width, 6) - 1
    middle = left + max(2, min(4, width // 3))
    row = 0
    if head.form_line:
        _line(page, row, left, last, head.form_line, "form")
        row += 1
    right = (COUNTRY, MOTTO, head.place_date)
    looks = ("office_bold", "motto", "place")
    for offset in range(max(len(head.sender), 3)):
        if offset < len(head.sender):
            look = "office_bold" if offset == len(head.sender) - 1 else "office"
            _line(page, row + offset, left, middle - 1, head.sender[offset], look)
        if offset < 3:
            _line(page, row + offset, middle, last, right[offset], looks[offset])
    row += max(len(head.sender), 3) + 1
    for texts, look in ((head.title, "title"), (head.subtitle, "subtitle"), ((stamp_line,), "stamp")):
        for text in texts:
            _line(page, row, left, last, text, look)
            if look == "title":
                page.heights[row] = 20
            row += 1
    if head.unit_line:
        page.write(row, last, head.unit_line, Style("unit_line"))
        row += 1
    return row


def write_foot(page: Page, foot: Foot, left: int, width: int, row: int) -> int:
    """Write what stands below a table; the first free row."""
    row += 1
    label = left + 1
    signer_at = left + max(3, width - max(3, width // 4))
    for offset, text in enumerate(("Nơi nhận:", *foot.copies)):
        page.write(row + offset, label, text, Style("copies"))
    for offset, text in enumerate((*foot.signer, "(Ký tên, đóng dấu)")):
        look = "signature" if offset < len(foot.signer) else "signature_line"
        page.write(row + offset, signer_at, text, Style(look))
    row += max(len(foot.copies) + 1, len(foot.signer) + 1) + 3
    for text in foot.notes:
        page.write(row, label, text, Style("note"))
        row += 1
    return row


def stamped_note(stamp: str, notes: Sequence[str]) -> tuple[str, ...]:
    """The notes below a table, with the stamp as the last of them."""
    return (*notes, f"{stamp} - đơn vị và con số đều giả định")
