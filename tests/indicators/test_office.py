"""Tables of the office: read by their headings, every fault named by file, line and column."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from indicators import office
from indicators.catalog import CatalogueError
from indicators.warehouse import Warehouse
from tests.indicators.offices import keep
from tests.indicators.world import World


def warehouse(folder: Path) -> Warehouse:
    return World().province().open(folder)


def test_a_table_that_the_office_does_not_keep_is_empty(tmp_path: Path) -> None:
    assert office.table(warehouse(tmp_path), "projects") == []


@pytest.mark.parametrize("separator", [",", ";"])
def test_vietnamese_headings_in_any_order_and_both_separators(tmp_path: Path, separator: str) -> None:
    head = ["Năm", "Hạng mục", "Đơn giá (đồng)", "Nguồn đơn giá", "Cấp học"]
    row = ["2025", "Phòng học", "650.000.000", "Bảng giá tỉnh", "Tiểu học"]
    keep(tmp_path, "unit_costs", separator.join(head), separator.join(row), "")
    assert office.table(warehouse(tmp_path), "unit_costs") == [
        {
            "item": "classrooms",
            "level": "primary",
            "cost_vnd": 650_000_000,
            "year": 2025,
            "source": "Bảng giá tỉnh",
        }
    ]


def test_dates_numbers_and_answers_are_read_as_an_office_writes_them(tmp_path: Path) -> None:
    keep(tmp_path, "condition_answers", "Mã đơn vị,Năm học,Mã điều kiện,Đáp ứng,Ngày",
         "03316,2022 - 2023,COND-TH-TRACKER,x,05/10/2022")  # fmt: skip
    keep(tmp_path, "norm_values", "Mã định mức,Giá trị,Căn cứ", 'RPC-TH,"0,8",Nghị quyết 1')
    store = warehouse(tmp_path)
    answer = office.table(store, "condition_answers")[0]
    assert (answer["school_year"], answer["answer"], answer["day"]) == ("2022-2023", True, date(2022, 10, 5))
    assert office.table(store, "norm_values")[0]["value"] == Decimal("0.8")


@pytest.mark.parametrize(
    ("row", "problem"),
    [
        ("Phòng hoc,2025,1000,A", "Hạng mục"),
        ("Phòng học,25,1000,A", "Năm"),
        ("Phòng học,2025,1.5,A", "Đơn giá"),
        ("Phòng học,2025,-5,A", "Đơn giá"),
        ("Phòng học,2025,1000,", "chưa ghi"),
    ],
)
def test_a_fault_names_file_line_and_column(tmp_path: Path, row: str, problem: str) -> None:
    path = keep(
        tmp_path, "unit_costs", "Hạng mục,Năm,Đơn giá (đồng),Nguồn đơn giá", "Phòng học,2024,5,A", row
    )
    with pytest.raises(CatalogueError, match=problem) as caught:
        office.table(warehouse(tmp_path), "unit_costs")
    assert caught.value.file == str(path)
    assert "dòng 3" in caught.value.key


@pytest.mark.parametrize(
    ("head", "problem"), [("Hạng mục,Năm", "thiếu cột"), ("Hạng mục,Giá", "không có cột")]
)
def test_a_wrong_heading_is_named(tmp_path: Path, head: str, problem: str) -> None:
    keep(tmp_path, "unit_costs", head, "Phòng học,2024")
    with pytest.raises(CatalogueError, match=problem):
        office.table(warehouse(tmp_path), "unit_costs")


def test_a_file_in_another_encoding_says_what_to_do(tmp_path: Path) -> None:
    keep(tmp_path, "funds", "x").write_bytes("Nguồn vốn".encode("utf-16"))
    with pytest.raises(CatalogueError, match="UTF-8"):
        office.table(warehouse(tmp_path), "funds")


def test_the_stamp_changes_with_the_tables(tmp_path: Path) -> None:
    store = warehouse(tmp_path)
    before = office.stamp(store)
    keep(tmp_path, "funds", "Nguồn vốn,Số tiền (đồng),Năm", "A,1,2025")
    assert office.stamp(store) != before
