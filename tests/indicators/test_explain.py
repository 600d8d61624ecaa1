"""`explain`: one number from its meaning to its cells, in words that a head of office can read out."""

import json
from datetime import datetime
from pathlib import Path

import pytest

from indicators.__main__ import main
from indicators.catalog.indicator import SOURCES
from indicators.catalog.indicators import indicators
from indicators.provenance.formula_words import formula_words
from tests.indicators.world import World

YEAR = "2022-2023"


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = World().province().commune("03316", name="Xã Thanh Minh").commune("03317")
    made.survey("03316", "5", obliged_residents=48, attending_residents=45)
    made.fact("03316", "attending_rate", 98, age="5", period="year", kind="target")
    made.insert("file", 2, "b", "cũ.xlsx", datetime(2022, 12, 1), "accepted", True)
    made.insert("sheet", 2, 2, "Biểu cũ", "f", "f.x", "", YEAR, "survey")
    made.insert("superseded", made.units["03316"], "", "attending_residents", "", "5", "", "", YEAR, "survey", "actual",
                43.0, "number", 2, "D9", "43", "replaced", 1)  # fmt: skip
    made.insert("correction", 2, "Đính chính", "A3", "applied", 1, "C2", 44.0, "44", "tệp.xlsx", "Biểu 1", "C2", "44",
                "45", "đếm sót một em", "Trần B", "05/12/2022")  # fmt: skip
    return made.publish(tmp_path_factory.mktemp("data"))


def said(data: Path, capsys: pytest.CaptureFixture[str], *asked: str) -> str:
    assert main(["explain", *asked, "--data", str(data)]) == 0
    return capsys.readouterr().out


def test_a_number_is_explained_from_meaning_to_cells(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = said(data, capsys, "03316", "attending_rate_5", YEAR)
    for words in (
        "Xã Thanh Minh, năm học 2022-2023",
        "Công thức: Số ra lớp (đang học) (5 tuổi) / Số phải phổ cập (5 tuổi) × 100 %",
        "Căn cứ: ",
        "Tử số: 45",
        "Mẫu số: 48",
        "Giá trị: 93,75 %",
        "Chỉ tiêu: 98 %, được giao cho đơn vị",
        "Chênh lệch: −4,25",
        "chưa đạt. 93,75 % thấp hơn chỉ tiêu 98 %.",
        "tệp “tệp.xlsx”, trang “Biểu 1”, ô C2, ghi “45”",
        "ghi “44”, sửa thành “45”; lý do: đếm sót một em; Trần B, 05/12/2022",
        "“43” ở tệp “cũ.xlsx”, trang “Biểu cũ”, ô D9 (tệp gửi sau thay)",
    ):
        assert words in out, words


def test_an_incomplete_sum_says_how_many_units_are_silent(
    data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = said(data, capsys, "11", "attending_rate_5", YEAR)
    assert "chưa đủ số liệu. Mới có số liệu của 1/2 đơn vị" in out


def test_a_silent_unit_has_no_number_and_no_cells(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = said(data, capsys, "03317", "attending_rate_5", YEAR)
    assert "Giá trị: chưa có số liệu" in out
    assert "Không có ô số liệu nào" in out


def test_json_holds_the_same_for_programs(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (found,) = json.loads(said(data, capsys, "03316", "attending_rate_5", YEAR, "--json"))
    assert (found["line"]["numerator"], found["line"]["denominator"]) == (45, 48)
    assert {(cell["side"], cell["cell"]) for cell in found["cells"]} == {
        ("numerator", "C2"), ("denominator", "C1"), ("target", "C3")
    }  # fmt: skip
    assert found["corrections"][0]["author"] == "Trần B"
    assert found["superseded"][0]["value"] == 43
    assert found["indicator"]["document"]


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        (("03316", "attending_rate5", YEAR), "gần giống: attending_rate_5"),
        (("99999", "attending_rate_5", YEAR), "không có đơn vị mã “99999”"),
        (("03316", "attending_rate_5", "2022"), "năm học “2022” không hợp lệ"),
        (("03316", "attending_rate_5", YEAR, "--grade", "3"), "không có dòng nào"),
        (("03316",), "thiếu indicator, year"),
    ],
)
def test_a_wrong_question_is_answered_in_words(
    data: Path, capsys: pytest.CaptureFixture[str], asked: tuple[str, ...], words: str
) -> None:
    assert main(["explain", *asked, "--data", str(data)]) == 2
    told = capsys.readouterr()
    assert words in told.err
    assert told.out == ""


def test_without_a_warehouse_it_says_what_to_do(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", "03316", "attending_rate_5", YEAR, "--data", str(tmp_path)]) == 3
    assert "python -m etl load" in capsys.readouterr().err


def test_a_value_below_a_threshold_never_reads_as_the_threshold(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    made = World().province().commune("03316")
    made.survey("03316", "5", obliged_residents=10_000_000, attending_residents=9_499_999)
    made.fact("03316", "attending_rate", 95, age="5", period="year", kind="target")
    out = said(made.publish(tmp_path), capsys, "03316", "attending_rate_5", YEAR)
    assert "94,9999 % thấp hơn chỉ tiêu 95 %" in out


def test_every_indicator_has_a_formula_in_words() -> None:
    for entry in indicators().values():
        words = formula_words(entry)
        assert words
        assert entry.source != "facts" or "_" not in words, entry.id


@pytest.mark.parametrize("source", SOURCES)
def test_a_number_of_every_source_is_explained_in_words(
    sample_data: Path, capsys: pytest.CaptureFixture[str], source: str
) -> None:
    first = next(key for key, entry in indicators().items() if entry.source == source)
    unit, name = ("03145", "needed_lower_secondary") if source == "needed" else ("094", first)
    out = said(sample_data, capsys, unit, name, "2024-2025")
    assert "Công thức: " in out
    assert ".csv" not in out
    assert all(code not in out.replace(name, "") for code in ("lower_secondary", "classrooms", "preschool_5"))


def test_a_year_is_no_number_with_thousands(sample_data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = said(sample_data, capsys, "MP-TC-02", "expired_certificates", "2024-2025")
    assert "Năm hết hạn bằng công nhận chuẩn quốc gia (2024-2025) = 2024;" in out
    assert "từ năm bắt đầu năm học cộng 2 trở đi" in out


def test_the_minimum_of_a_school_with_boarders_names_the_cell_of_their_number(
    sample_data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = said(sample_data, capsys, "MP-CS-08", "land_per_pupil", "2024-2025")
    assert out.count("Diện tích đất trên học sinh: ") == 1
    assert "phần thêm của mức tối thiểu: Trường PTDTBT THCS Suối Hoa Mẫu, Học sinh (trẻ) bán trú" in out
    assert " m²/em thấp hơn chỉ tiêu " in out


def test_an_amount_has_its_unit_once(sample_data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = said(sample_data, capsys, "094", "funds_mobilised", "2024-2025")
    assert "Tử số" not in out
    assert " triệu đồng\n" in out
