"""The register: about 48 fictitious schools of the right mix in real communes."""

import csv
import io
from collections import Counter
from pathlib import Path
from typing import Any

from python_calamine import CalamineWorkbook

UNITS = Path(__file__).resolve().parents[2] / "data" / "catalog" / "units.csv"


def register(made: Any) -> list[dict[str, str]]:
    """Rows of the register workbook by heading."""
    book = CalamineWorkbook.from_filelike(io.BytesIO(made.files["danh-muc-truong.xlsx"]))
    rows = book.get_sheet_by_index(0).to_python(skip_empty_area=False)
    heading = next(position for position, row in enumerate(rows) if row[0] == "Mã trường")
    return [dict(zip(rows[heading], row, strict=True)) for row in rows[heading + 1 :]]


def test_the_register_has_the_columns_of_the_contract(made: Any) -> None:
    assert list(register(made)[0]) == [
        "Mã trường", "Tên trường", "Tên gọi khác", "Cấp học", "Loại hình", "Mã xã", "Xã, phường",
        "Chuyên viên phụ trách", "Ngày bắt đầu", "Ngày kết thúc",
    ]  # fmt: skip


def test_the_mix_of_levels_is_that_of_the_city(made: Any) -> None:
    kinds = Counter(row["Cấp học"] for row in register(made))
    assert kinds == {"MN": 20, "TH": 14, "THCS": 11, "TH&THCS": 3}


def test_schools_stand_in_communes_of_the_catalogue(made: Any) -> None:
    with UNITS.open(encoding="utf-8", newline="") as source:
        old = {row["code"]: row["name"] for row in csv.DictReader(source) if row["parent_code"] == "094"}
    for row in register(made):
        assert old[row["Mã xã"]] == row["Xã, phường"]


def test_codes_are_text_with_their_leading_zero(made: Any) -> None:
    assert all(isinstance(row["Mã xã"], str) and len(row["Mã xã"]) == 5 for row in register(made))


def test_the_merged_schools_close_the_day_before_their_successor_opens(made: Any) -> None:
    closed = {row["Tên trường"]: row["Ngày kết thúc"] for row in register(made) if row["Ngày kết thúc"]}
    assert set(closed.values()) == {"31/07/2022"}
    assert len(closed) == 2
    opened = [row["Tên trường"] for row in register(made) if row["Ngày bắt đầu"] == "01/08/2022"]
    assert opened == ["Trường TH&THCS Thung Lũng Mẫu"]


def test_one_commune_is_left_out_of_the_list_of_units(made: Any) -> None:
    book = CalamineWorkbook.from_filelike(io.BytesIO(made.files["danh-muc-don-vi-hanh-chinh.xlsx"]))
    names = {row[1] for row in book.get_sheet_by_index(0).to_python()}
    assert "Xã Nà Nhạn" not in names
    assert {"Xã Nà Tấu", "Phường Điện Biên Phủ", "Xã Thanh Xương", "Xã Mường Đăng", "Xã Ngối Cáy"} <= names
