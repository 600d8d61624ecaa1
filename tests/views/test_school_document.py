"""The profile on paper: everything in one file, two pages, names as text, what is left out is counted."""

import pandas as pd

from views.charts.bullets import BulletRow, Bullets
from views.exhibit import Card, Column, Exhibit
from views.export.school_document import document

HOSTILE = "Trường <script>alert(1)</script> & Nà Tấu"
EMPTY = Exhibit("?", "Không có.", pd.DataFrame(), ())


def made(rows: int) -> str:
    chart = Bullets(
        [BulletRow(f"Dòng {i}", 50.0, 100.0, ("5", "10")) for i in range(rows)], ("Có", "Cần"), " %"
    )
    table = pd.DataFrame({"label": ["a"] * rows, "state_label": ["✓"] * rows})
    summary = Exhibit(
        question=HOSTILE, finding="Còn thiếu: 2 phòng.", table=table, columns=(), subtitle="Xã Nà Tấu. Trục từ 0",
        chart=chart, cards=(Card("Số lớp", "12"),), filters=(("Năm học", "2023-2024"), ("Đơn vị", HOSTILE)),
        stamp="SỐ LIỆU MÔ PHỎNG",
    )  # fmt: skip
    reports = Exhibit(
        "?", "1 báo cáo.", table, (Column("label", "Báo cáo"), Column("state_label", "Trạng thái"))
    )
    parts = {"summary": summary, "targets": summary, "gates": EMPTY, "indicators": EMPTY, "issues": EMPTY}
    return document(parts | {"reports": reports}).decode("utf-8")


def test_a_profile_is_one_file_of_two_pages() -> None:
    page = made(3)
    assert page.count('<section class="page">') == 2
    assert page.count("<svg") == 2
    assert "http://" not in page.replace("http://www.w3.org/2000/svg", "")
    assert "SỐ LIỆU MÔ PHỎNG" in page


def test_an_indicator_on_paper_has_its_unit() -> None:
    labels = ("indicator_label", "value", "target", "unit_label", "status_label")
    table = pd.DataFrame(
        [["Sĩ số bình quân", 36.0, 35.0, "em", "✗ chưa đạt", "not_met", ""]],
        columns=[*labels, "status", "grade"],
    )
    missed = Exhibit("?", "1 chỉ số.", table, tuple(Column(label, label) for label in labels))
    summary = Exhibit("?", "!", table, (), filters=(("Năm học", "2023-2024"), ("Đơn vị", "Trường Mẫu")))
    others = dict.fromkeys(("targets", "gates", "reports", "issues"), EMPTY)
    page = document(others | {"summary": summary, "indicators": missed}).decode("utf-8")
    assert '<td class="text">em</td>' in page


def test_names_of_outsiders_are_text_on_paper() -> None:
    assert "<script" not in made(3)


def test_rows_that_do_not_fit_are_counted_not_cut() -> None:
    page = made(40)
    assert "… và 28 dòng nữa" in page
    assert "… và 24 dòng nữa" in page
