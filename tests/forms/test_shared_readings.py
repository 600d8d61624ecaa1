"""What is worked out once for many sheets depends on nothing that differs between them."""

from pathlib import Path

import pytest

from etl.forms import read_sheet
from etl.forms.checks.part_rules import rules_of_line
from etl.forms.extraction.words_around import head_texts
from etl.forms.meaning.compiler import compile_line
from etl.forms.numbers.row_pick import row_pick
from etl.forms.rows.reader import read_area
from etl.forms.table.head import head_of
from etl.forms.table.header import read_header
from etl.reading.worker import read_grids
from etl.readings import SheetReading
from tests.forms.workbook import read, write

_FORM = """
    {sender}
    TỔNG HỢP SỐ LIỆU ĐẦU NĂM HỌC {year}{level}
    STT | Trường | Tổng số | < | Trong đó | <
    ^   | ^      | Lớp     | HS | Nữ | DTTS
    1   | {first}  | 5 | 150 | 70 | 20
    2   | {second} | 4 | 120 | {women} | 10
"""
_SHEETS = (
    {"sender": "UBND XÃ NÀ TẤU", "year": "2022-2023", "level": "", "first": "TH Nà Tấu", "second": "TH Hoa Ban", "women": "60"},
    {"sender": "UBND XÃ THANH YÊN", "year": "2023-2024", "level": " CẤP TIỂU HỌC", "first": "TH Noong Hẹt", "second": "TH Sam Mứn", "women": "130"},
    {"sender": "UBND XÃ THANH YÊN", "year": "2023-2024", "level": " CẤP TRUNG HỌC CƠ SỞ", "first": "THCS Noong Hẹt", "second": "THCS Sam Mứn", "women": "55"},
)  # fmt: skip


def _read(path: Path, sheet: dict[str, str]) -> SheetReading:
    return read(path, _FORM.format(**sheet))


def _forget() -> None:
    for shared in (read_header, head_of, head_texts, read_area, compile_line, rules_of_line):
        shared.cache_clear()


@pytest.mark.parametrize("sheet", _SHEETS)
def test_a_sheet_is_read_alike_whatever_was_read_before_it(sheet: dict[str, str], tmp_path: Path) -> None:
    _forget()
    alone = _read(tmp_path, sheet)
    for other in _SHEETS:
        _read(tmp_path, other)
    after_others = _read(tmp_path, sheet)
    assert after_others == alone
    assert alone.readings["value"]


def test_sheets_of_one_form_share_one_head_and_its_lines(tmp_path: Path) -> None:
    _forget()
    for sheet in _SHEETS:
        _read(tmp_path, sheet)
    assert head_of.cache_info().currsize == 1
    assert compile_line.cache_info().currsize == len(_SHEETS)


_BODY = """
    UBND XÃ NÀ TẤU
    TỔNG HỢP SỐ LIỆU ĐẦU NĂM HỌC 2023-2024{title}
    STT | {place_head} | Trường | {side} | Tổng số | <
    ^   | ^ | ^ | ^ | Lớp | HS
    I   | | Khối công lập | | {group} | {group}
    1   | {place} | TH Hoa Ban  | {said} | 5 | 150
    2   | {place} | {second}    | {said} | 4 | 120
    3   | {place} | {third}     | {said} | 4 | 120
"""
_PLAIN = {
    "title": "", "side": "Cấp học", "place_head": "Xã", "group": "", "said": "TH", "place": "Nà Tấu",
    "second": "TH Sam Mứn", "third": "TH Noong Hẹt",
}  # fmt: skip
_DIFFERENT: tuple[dict[str, str], ...] = (
    {"title": " CẤP TRUNG HỌC CƠ SỞ"},
    {"group": "13"},
    {"said": "THCS"},
    {"place": "Thanh Yên"},
    {"side": "Ghi chú"},
    {"place_head": "Ghi chú"},
    {"second": "^"},
    {"third": "Tổng cộng"},
)
"""Each the one thing in which a body differs from the plain one: title, numbers of a group, side columns, merged labels."""


@pytest.mark.parametrize("different", _DIFFERENT, ids=str)
def test_a_body_is_not_taken_for_one_that_differs_in_one_thing(
    different: dict[str, str], tmp_path: Path
) -> None:
    sheet = _BODY.format(**_PLAIN | different)
    _forget()
    alone = read(tmp_path, sheet)
    _forget()
    plain = read(tmp_path, _BODY.format(**_PLAIN))
    after_plain = read(tmp_path, sheet)
    assert after_plain == alone
    assert after_plain != plain


def test_a_hidden_row_gives_no_facts_where_the_same_body_was_read_before(tmp_path: Path) -> None:
    path = write(tmp_path / "bieu.xlsx", _BODY.format(**_PLAIN))
    shown, hidden = read_grids(path)[0][0], read_grids(path)[0][0]
    hidden.hidden_rows = {6}
    facts = [len(read_sheet(grid).readings["cell"]) for grid in (shown, hidden, shown)]
    assert facts == [6, 4, 6]


def test_equal_bodies_under_different_heads_are_read_once(tmp_path: Path) -> None:
    _forget()
    for head in ("Tổng số", "Trong đó"):
        read(tmp_path, _BODY.replace("Tổng số", head).format(**_PLAIN))
    assert read_area.cache_info().misses == 1


def test_a_part_above_its_whole_is_found_in_the_one_row_that_has_it(tmp_path: Path) -> None:
    assert [issue.cell for issue in _read(tmp_path, _SHEETS[1]).issues] == ["E6"]


@pytest.mark.parametrize("rows", [[1, 2, 3], [0, 2, 3], [3, 1], [2], []])
def test_picked_rows_come_in_the_order_given(rows: list[int]) -> None:
    column = ("a", "b", "c", "d")
    assert list(row_pick(tuple(rows)).of(column)) == [column[row] for row in rows]
