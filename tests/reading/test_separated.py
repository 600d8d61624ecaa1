"""Tables written as text: which separator and encoding, and when there is no telling."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from etl.reading.separators import split_table
from tests.reading.workbooks import read, read_sheet

HEADER = "Trường{0}Số lớp{0}Tỷ lệ\n"


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("Trường;Số lớp;Tỷ lệ\nTH A;14;98,5\n", [["Trường", "Số lớp", "Tỷ lệ"], ["TH A", "14", "98,5"]]),
        ("Trường\tTỷ lệ\nTH A\t98,5\n", [["Trường", "Tỷ lệ"], ["TH A", "98,5"]]),
        ("Trường,Tỷ lệ\nTH A,98.5\n", [["Trường", "Tỷ lệ"], ["TH A", "98.5"]]),
        ('Trường,Tỷ lệ\nTH A,"98,5"\n', [["Trường", "Tỷ lệ"], ["TH A", "98,5"]]),
        ("98,5;97,2\n96,1;95,3\n", [["98,5", "97,2"], ["96,1", "95,3"]]),
        ("BÁO CÁO NĂM HỌC 2023-2024\n\nA;B\n1;2\n", [["BÁO CÁO NĂM HỌC 2023-2024", None], [None, None], ["A", "B"], ["1", "2"]]),
        ("Ghi chú: a, b\nA;B\n1;2\n", [["Ghi chú: a, b", None], ["A", "B"], ["1", "2"]]),
        ("A;B;C\n1;2;3\n4;5\n", [["A", "B", "C"], ["1", "2", "3"], ["4", "5", None]]),
        ("sep=,\nA,B\n1,2\n", [["A", "B"], ["1", "2"]]),
        ('"Số\nlớp";"a;b"\n1;2\n', [["Số\nlớp", "a;b"], ["1", "2"]]),
        ('A;B\n1;2\nNơi nhận:;\n"- Như trên;";\n', [["A", "B"], ["1", "2"], ["Nơi nhận:", None], ["- Như trên;", None]]),
        ("A;B\r1;2\r", [["A", "B"], ["1", "2"]]),
        ("A;B\n1;#DIV/0!\n", [["A", "B"], ["1", None]]),
        ("A;B\n1.234;=CMD|'/C calc'!A0\n", [["A", "B"], ["1.234", "=CMD|'/C calc'!A0"]]),
    ],
)  # fmt: skip
def test_columns_are_parted_where_all_lines_agree(tmp_path: Path, text: str, rows: list[list[str]]) -> None:
    assert read_sheet(tmp_path, text.encode()).rows == rows


@pytest.mark.parametrize(
    "text",
    [
        "Trường,Tỷ lệ\nTH A,98,5\nTH B,97,2\n",
        "Trường,Số HS\nTH A,1,234\n",
        "a,b;c,d\ne,f;g,h\n",
        "A;B\tC\n1;2\t3\n",
        "A;B\n1;2;3\n4;5\n",
        'STT;Trường;Xã\n1;TH A;Xã M\n2;TH B;"\n3;TH C;"\n',
        'STT;Trường;Số HS;Xã\n1;TH A;10;Xã M\n2;";12;"\n',
        "A,B,C\n1,2,3\n4,5\n",
    ],
)
def test_a_separator_that_cannot_be_decided_refuses_the_file(tmp_path: Path, text: str) -> None:
    grids, issues = read(tmp_path, text.encode())
    assert (grids, [issue.check for issue in issues]) == ([], ["file_separator_unclear"])


def test_a_letter_is_no_table(tmp_path: Path) -> None:
    grids, issues = read(tmp_path, "Kính gửi Phòng Giáo dục\nĐề nghị gửi báo cáo.\n".encode())
    assert (grids, [issue.check for issue in issues]) == ([], ["file_is_text"])


def test_bytes_that_read_as_no_vietnamese_are_refused(tmp_path: Path) -> None:
    grids, issues = read(tmp_path, "Школа;Классы\nПервая;12\n".encode("cp1251"))
    assert (grids, [issue.check for issue in issues]) == ([], ["file_encoding_unclear"])


FIELDS = st.one_of(
    st.integers(0, 99999).map(str),
    st.tuples(st.integers(0, 99), st.integers(0, 99)).map(lambda pair: f"{pair[0]},{pair[1]}"),
    st.text(alphabet="abcđêô ơ.", min_size=1, max_size=6).filter(str.strip),
)


@settings(max_examples=200, deadline=None)
@given(
    st.sampled_from([";", "\t", ","]),
    st.integers(2, 5).flatmap(
        lambda width: st.lists(st.lists(FIELDS, min_size=width, max_size=width), min_size=2, max_size=6)
    ),
)
def test_a_table_is_parted_as_it_was_written_or_not_at_all(separator: str, rows: list[list[str]]) -> None:
    quoted = [[f'"{field}"' if separator in field else field for field in row] for row in rows]
    text = "\n".join(separator.join(row) for row in quoted)
    assert split_table(text) in (rows, None)
