from pathlib import Path

import openpyxl
import pytest
import xlwt

from etl.reading.legacy_text import decode_sheet, encodings, is_syllable
from tests.reading.workbooks import encode, read, xls_bytes, xlsx_bytes

SENTENCES = (
    "Ủy ban nhân dân huyện Điện Biên",
    "Phòng Giáo dục và Đào tạo",
    "Độc lập - Tự do - Hạnh phúc",
    "Trường tiểu học Nà Tấu",
    "Số lượng học sinh bỏ học",
    "Trường phổ thông dân tộc bán trú",
    "Người lập biểu ký, ghi rõ họ tên",
    "Tổng cộng",
    "Nữ dân tộc thiểu số",
    "Mường Ảng, Tủa Chùa, Nậm Pồ",
)
EVERY_LETTER = "àáảãạ ằắẳẵặă ầấẩẫậâ đ èéẻẽẹ ềếểễệê ìíỉĩị òóỏõọ ồốổỗộô ờớởỡợơ ùúủũụ ừứửữựư ỳýỷỹỵ"


@pytest.mark.parametrize("encoding", ["TCVN3", "VNI"])
def test_legacy_text_is_decoded_by_what_it_says(encoding: str) -> None:
    legacy = {encode(sentence, encoding): sentence for sentence in SENTENCES}
    decoded, met = decode_sheet(list(legacy))
    assert met == encoding
    # Capital vowels with tones have no code in TCVN3: "Ủy" was typed, and comes back, as "ủy".
    assert {text: decoded.get(text, text).casefold() for text in legacy} == {
        text: sentence.casefold() for text, sentence in legacy.items()
    }


@pytest.mark.parametrize("encoding", ["TCVN3", "VNI"])
def test_every_letter_survives_the_tables(encoding: str) -> None:
    assert encodings()[encoding].decode(encode(EVERY_LETTER, encoding)) == EVERY_LETTER


def test_the_soft_hyphen_is_the_letter_u_with_horn() -> None:
    decoded, _ = decode_sheet(["Tr\xadêng THCS M\xadêng Thanh", "l\xadu ban"])
    assert decoded == {"Tr\xadêng THCS M\xadêng Thanh": "Trường THCS Mường Thanh", "l\xadu ban": "lưu ban"}


def test_capitals_lost_by_the_font_still_read() -> None:
    assert decode_sheet(["TOµN TR¦êNG"])[0] == {"TOµN TR¦êNG": "TOàN TRƯờNG"}


def test_abbreviations_beside_nothing_else_are_decoded() -> None:
    assert decode_sheet(["Q§-UBND", "H§L§"])[0] == {"Q§-UBND": "QĐ-UBND", "H§L§": "HĐLĐ"}


def test_unicode_is_never_touched() -> None:
    texts = [
        "Học sinh",
        "Có",
        "Xã",
        "Hòa Bình",
        "Thanh toán",
        "Diện tích (m²)",
        "½ ngày",
        "Ghi chú: × 1000",
        "«Nà Tấu»",
        "© Sở",
    ]
    assert decode_sheet(texts) == ({}, "")


def test_plain_ascii_is_never_touched() -> None:
    assert decode_sheet(["STT", "Lop 1", "THCS", "x"]) == ({}, "")


def test_a_text_that_reads_both_ways_follows_its_sheet() -> None:
    """ "Xã" of Unicode and "Xó" of TCVN3 are the same characters."""
    legacy_sheet = [encode(sentence, "TCVN3") for sentence in SENTENCES]
    assert decode_sheet([*legacy_sheet, "Xã"])[0]["Xã"] == "Xó"
    unicode_sheet = [*SENTENCES, legacy_sheet[1]]
    decoded, _ = decode_sheet([*unicode_sheet, "Xã"])
    assert decoded == {legacy_sheet[1]: "Phòng Giáo dục và Đào tạo"}


def test_two_encodings_and_unicode_on_one_sheet_are_decoded_text_by_text() -> None:
    decoded, met = decode_sheet([SENTENCES[0], encode(SENTENCES[1], "TCVN3"), encode(SENTENCES[3], "VNI")])
    assert sorted(decoded.values()) == [SENTENCES[1], SENTENCES[3]]
    assert met == "TCVN3, VNI"


def test_a_text_with_some_letters_replaced_is_decoded() -> None:
    half_done = "Ủy ban nh©n d©n huyÖn"
    assert decode_sheet([half_done])[0] == {half_done: "Ủy ban nhân dân huyện"}


@pytest.mark.parametrize(
    "word", ["trường", "nghiêng", "quyết", "giếng", "khuỷu", "Ảng", "ĐIỆN", "toà", "tòa"]
)
def test_syllables(word: str) -> None:
    assert is_syllable(word)


@pytest.mark.parametrize("word", ["tr\xadêng", "huyÖn", "vùc", "café", "ngaøy", "a\u0301\u0300", ""])
def test_what_is_no_syllable(word: str) -> None:
    assert not is_syllable(word)


def test_an_xls_in_tcvn3_comes_out_readable_with_a_note(tmp_path: Path) -> None:
    book = xlwt.Workbook()
    sheet = book.add_sheet(encode("Biểu số 1", "TCVN3"))
    for row, sentence in enumerate(SENTENCES):
        sheet.write(row, 0, encode(sentence, "TCVN3"))
    grids, issues = read(tmp_path, xls_bytes(book))
    assert grids[0].name == "Biểu số 1"
    assert [row[0].casefold() for row in grids[0].rows] == [sentence.casefold() for sentence in SENTENCES]  # type: ignore[union-attr]
    assert [(issue.check, issue.severity) for issue in issues] == [("legacy_encoding", "note")]
    assert "TCVN3" in issues[0].message


def test_decomposed_text_is_composed_and_otherwise_left_alone(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active["A1"] = "Tru\u031bo\u031b\u0300ng  TH\n số\xa01 "  # type: ignore[index]
    grids, issues = read(tmp_path, xlsx_bytes(book))
    assert issues == []
    assert grids[0].rows == [["Trường  TH\n số\xa01 "]]
