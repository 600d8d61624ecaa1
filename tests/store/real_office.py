"""An office that works through the command line with real workbooks, small enough to be written in a test as text."""

import csv
import io
from dataclasses import dataclass
from pathlib import Path

import pytest

from etl.__main__ import main
from tests.forms.workbook import write

REGISTER = """DANH MỤC TRƯỜNG
Mã trường|Tên trường|Tên gọi khác|Cấp học|Loại hình|Mã xã|Xã, phường|Chuyên viên phụ trách|Ngày bắt đầu|Ngày kết thúc
TH1|Trường Tiểu học Hoa Ban||TH||03127|Phường Him Lam
TH2|Trường Tiểu học Nà Nghè||TH||03127|Phường Him Lam"""
REPORT = """UBND THÀNH PHỐ ĐIỆN BIÊN PHỦ

TỔNG HỢP SỐ LIỆU ĐẦU NĂM HỌC 2023-2024 CẤP TIỂU HỌC

TT|Trường|Số lớp|Số HS|Trong đó|<|Kênh HM
^|^|^|^|Nữ|DTTS|^
1|Trường Tiểu học Hoa Ban|10|300|150|40|7
2|Trường Tiểu học Nà Nghè|5|120|60|20|9"""


@dataclass
class RealOffice:
    """Files on a desk, a data folder beside it."""

    desk: Path
    data: Path
    capsys: pytest.CaptureFixture[str]

    def write(self, name: str, text: str, sheet: str = "Biểu 1") -> Path:
        """A workbook with one sheet."""
        self.desk.mkdir(exist_ok=True)
        return write(self.desk / name, text, sheet)

    def load(self, *paths: Path) -> str:
        """Standard output of `load`."""
        self.capsys.readouterr()
        main(["load", "--data", str(self.data), *map(str, paths)])
        return self.capsys.readouterr().out

    def answer(self, command: str, *more: str) -> list[dict[str, str]]:
        """Rows that a command prints as CSV."""
        self.capsys.readouterr()
        assert main([command, "--data", str(self.data), *more]) == 0
        return list(csv.DictReader(io.StringIO(self.capsys.readouterr().out)))

    def issues(self, *checks: str) -> list[tuple[str, str, str]]:
        """(file, cell, check) of the issues of these checks."""
        rows = self.answer("issues")
        return [(row["file"], row["cell"], row["check"]) for row in rows if row["check"] in checks]

    def fact(self, cell: str, file: str = "bc.xlsx") -> dict[str, str]:
        """The fact that a cell states."""
        (row,) = [row for row in self.answer("facts") if (row["file"], row["cell"]) == (file, cell)]
        return row
