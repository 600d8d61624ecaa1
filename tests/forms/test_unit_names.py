"""Which lines name one school or commune, and which only a kind, an area of work or the sum of several."""

import pytest

from etl.forms.words.unit_names import COMMUNE, NOBODY, SCHOOL, named_unit


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("1. Trường Mầm non Hoa Ban", "Trường Mầm non Hoa Ban"),
        ("II. TRƯỜNG PTDTBT TH&THCS SUỐI LƯ", "TRƯỜNG PTDTBT TH&THCS SUỐI LƯ"),
        ("3) Trường Mầm non tư thục Ong Vàng", "Trường Mầm non tư thục Ong Vàng"),
        ("Trường TH&THCS Suối Lư (cấp TH)", "Trường TH&THCS Suối Lư (cấp TH)"),
        ("TRƯỜNG MẦM NON HOA BAN - NĂM HỌC 2025-2026", "TRƯỜNG MẦM NON HOA BAN"),
        ("Đơn vị: Trường MN Hoa Ban", "Trường MN Hoa Ban"),
        ("Trường: Hoa Ban", "Trường Hoa Ban"),
        ("Trường Tiểu học Số 1", "Trường Tiểu học Số 1"),
        ("Trường MN xã Nà Tấu", "Trường MN xã Nà Tấu"),
        ("Trường Mầm non Bé Ngoan", "Trường Mầm non Bé Ngoan"),
        ("Nhóm trẻ Hoa Mai", "Nhóm trẻ Hoa Mai"),
    ],
)
def test_a_line_names_a_school(line: str, name: str) -> None:
    named = named_unit(line)
    assert named
    assert (named.kind, named.text, named.alone) == (SCHOOL, name, True)


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("1. Xã Mường Một", "Xã Mường Một"),
        ("Xã: Mường Một", "Xã Mường Một"),
        ("P. Him Lam", "P. Him Lam"),
        ("PHƯỜNG NOONG BUA NĂM 2025", "PHƯỜNG NOONG BUA"),
        ("B. Thị trấn Mường Ảng", "Thị trấn Mường Ảng"),
    ],
)
def test_a_line_names_a_commune(line: str, name: str) -> None:
    named = named_unit(line)
    assert named
    assert (named.kind, named.text, named.alone) == (COMMUNE, name, True)


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("BÁO CÁO SỐ LIỆU TRƯỜNG TIỂU HỌC HOA BAN NĂM HỌC 2024-2025", "TRƯỜNG TIỂU HỌC HOA BAN"),
        ("Số liệu của Trường Tiểu học Hoa Ban, xã Mường Một", "Trường Tiểu học Hoa Ban"),
        ("UBND XÃ MƯỜNG MỘT", "XÃ MƯỜNG MỘT"),
    ],
)
def test_a_title_may_end_with_a_name(line: str, name: str) -> None:
    named = named_unit(line)
    assert named
    assert (named.text, named.alone) == (name, False)


@pytest.mark.parametrize("line", ["Tổng cộng", "3. Tổng hợp toàn phường", "Toàn xã", "Huyện Điện Biên"])
def test_a_sum_is_of_nobody(line: str) -> None:
    named = named_unit(line)
    assert named
    assert named.kind == NOBODY


@pytest.mark.parametrize(
    "line",
    [
        "II. Mầm non công lập", "A. CẤP TIỂU HỌC", "TH và THCS", "Tiểu học: Số lớp", "IV. Trường học",
        "TRƯỜNG TIỂU HỌC ĐẠT CHUẨN QUỐC GIA", "Trường mầm non đạt chuẩn", "XÃ HỘI HÓA GIÁO DỤC", "Xã đạt chuẩn PCGD",
        "2. Học sinh bán trú", "GIÁO DỤC MẦM NON", "Mầm non 5 tuổi", "Xã Một, ngày 5 tháng 9 năm 2024",
    ],
)  # fmt: skip
def test_a_kind_alone_names_nobody(line: str) -> None:
    assert named_unit(line) is None
