"""Titles of slides: shorter where a sentence ends, never cut in a word."""

from views.deck import headline

LONG = (
    "còn thiếu rất nhiều phòng học, phòng bộ môn và thiết bị dạy học tối thiểu so với nhu cầu của năm học này"
)


def test_a_short_finding_is_its_own_title() -> None:
    assert headline.of("4/4 xã đạt chuẩn.") == "4/4 xã đạt chuẩn."


def test_remarks_in_brackets_go_first_then_the_last_sentences() -> None:
    whole = (
        f"Xã Nà Tấu {LONG} (riêng năm học trước thiếu 12 phòng, năm nay đã xây xong 9 phòng). Nơi khác đủ."
    )
    assert headline.of(whole) == f"Xã Nà Tấu {LONG}. Nơi khác đủ."
    assert headline.of(f"Xã Nà Tấu {LONG}. Cả tỉnh {LONG}.") == f"Xã Nà Tấu {LONG}."


def test_a_point_within_a_number_ends_no_sentence() -> None:
    assert headline.of("Đạt 1.880 em. Thiếu 2.178 em.") == "Đạt 1.880 em. Thiếu 2.178 em."
