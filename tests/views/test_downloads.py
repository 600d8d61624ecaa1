"""What leaves the screen: `.csv`, drawings and official forms; names stay text, missing stays missing."""

import csv
import io
from dataclasses import replace
from xml.etree import ElementTree

import openpyxl
import pandas as pd

from indicators.selection import Selection
from views import theme
from views.charts import bullets, cells, composition, ladders, strips, waterfall
from views.exhibit import Asked, Column, Exhibit
from views.export import csv as csv_export
from views.export import official_form
from views.export.svg import drawing

HOSTILE = '=HACK() <script>alert("x")</script> & $1'
SVG = "{http://www.w3.org/2000/svg}"

EXHIBIT = Exhibit(
    question="Chỉ tiêu nào chưa đạt?",
    finding="1/2 chỉ tiêu chưa đạt.",
    table=pd.DataFrame(
        {"unit": [HOSTILE, "Xã Nà Nhạn"], "value": [97.8, None], "gap": [-2.2, None], "small": [False, True], "n": [5, 3]}
    ),
    columns=(
        Column("unit", "Đơn vị"),
        Column("value", "Tỷ lệ", "percent"),
        Column("gap", "Chênh lệch", "points"),
        Column("n", "Số em", "count", hidden="small"),
    ),
    filters=(("Năm học", "2023-2024"), ("Đơn vị", "Phường Him Lam")),
    stamp="SỐ LIỆU MÔ PHỎNG",
    asked=Asked("targets.of_unit", Selection(school_year="2023-2024")),
)  # fmt: skip


def rows_of(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig")), delimiter=";"))


def test_a_csv_opens_in_excel_with_its_marks_and_numbers() -> None:
    content = csv_export.table(EXHIBIT)
    assert content.startswith(b"\xef\xbb\xbf")
    head, first, second = rows_of(content)
    assert head == ["Đơn vị", "Tỷ lệ", "Chênh lệch", "Số em"]
    assert first[1:] == ["97,8", "-2,2", "5"]
    assert second == ["Xã Nà Nhạn", "", "", "ẩn: nhóm nhỏ"]


def test_a_csv_never_holds_a_formula() -> None:
    assert rows_of(csv_export.table(EXHIBIT))[1][0] == f"'{HOSTILE}"


def drawn(figure: dict[str, object] | None) -> ElementTree.Element:
    assert figure is not None
    return ElementTree.fromstring(drawing(figure, HOSTILE, ("Trục từ 0",), ("Ghi chú",)))


def words_in(picture: ElementTree.Element) -> str:
    return " ".join(text for part in picture.iter() for text in (part.text or "",) if text)


def test_a_drawing_is_whole_xml_and_shows_names_as_text() -> None:
    rows = [bullets.BulletRow(HOSTILE.replace("<", "&lt;"), 60.0, 80.0, ("6", "8"), True)]
    picture = drawn(bullets.Bullets(rows, ("Có", "Cần"), " %").figure())
    assert not list(picture.iter("script"))
    assert "Trục từ 0" in words_in(picture)
    assert "Ghi chú" in words_in(picture)


def test_rows_without_data_are_hatched_in_a_drawing() -> None:
    rows = [bullets.BulletRow("A", 60.0, 80.0, ("6",)), bullets.BulletRow("B", None, 80.0, ("–",))]
    picture = drawn(bullets.Bullets(rows, ("Có",), " %").figure())
    assert list(picture.iter(f"{SVG}pattern"))
    assert "chưa đủ số liệu" in words_in(picture)


def test_bars_of_a_drawing_are_as_long_as_their_values() -> None:
    rows = [bullets.BulletRow("A", 20.0, None, ("",)), bullets.BulletRow("B", 40.0, None, ("",))]
    picture = drawn(bullets.Bullets(rows, ("Có",)).figure())
    lengths = [
        float(bar.attrib["width"]) for bar in picture.iter(f"{SVG}rect") if bar.get("fill") == theme.ACCENT
    ]
    assert round(lengths[1] / lengths[0], 2) == 2


def test_every_part_of_a_stack_begins_where_the_one_before_ended() -> None:
    parts = [composition.Part("Một", "#111111", (3.0,)), composition.Part("Hai", "#222223", (4.0,))]
    picture = drawn(composition.Composition(["A"], parts, (), [()]).figure())
    first, second = (
        next(
            bar
            for bar in picture.iter(f"{SVG}rect")
            if bar.get("fill") == colour and float(bar.attrib["width"]) > 20
        )
        for colour in ("#111111", "#222223")
    )
    assert abs(float(first.attrib["x"]) + float(first.attrib["width"]) - float(second.attrib["x"])) < 0.2


def test_every_design_can_be_drawn() -> None:
    board = cells.Board(
        [cells.BoardRow("A", (cells.Cell("✓"), cells.Cell("?", is_hatched=True)))], ("Một", "Hai")
    )
    fall = waterfall.Waterfall([waterfall.Step("Cần", 9, "whole"), waterfall.Step("Có", None, "less")])
    steps = ladders.Ladder(
        [ladders.Rung("A", (3.0, None), ("3",), is_served=False)], ("Một", "Hai"), ("Điểm",)
    )
    dots = strips.Strips([strips.Strip("Lớp 1", (30.0, 40.0), ("a", "b"), 35.0)])
    for chart in (board, fall, steps, dots):
        assert len(drawn(chart.figure())) > 2
    assert "hết kinh phí" in words_in(drawn(steps.figure()))


def test_an_official_form_has_letterhead_number_and_signatures() -> None:
    assert official_form.has_form(EXHIBIT)
    sheet = openpyxl.load_workbook(io.BytesIO(official_form.form(EXHIBIT))).active
    assert sheet is not None
    cells_written = [str(cell.value) for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in cells_written
    assert "Biểu số 01/CT" in cells_written
    assert "PHƯỜNG HIM LAM" in cells_written
    assert "THỦ TRƯỞNG ĐƠN VỊ" in cells_written
    assert HOSTILE in cells_written
    assert [sheet.cell(9, 1).value, sheet.cell(10, 1).value] == [1, 2]


def test_a_form_stands_on_one_page_and_long_words_go_on_in_the_next_line() -> None:
    long = "Học sinh tốt nghiệp (hoàn thành) trung học cơ sở so với chỉ tiêu được giao đầu năm"
    exhibit = replace(EXHIBIT, table=EXHIBIT.table.assign(unit=[long, "Xã Nà Nhạn"]))
    sheet = openpyxl.load_workbook(io.BytesIO(official_form.form(exhibit))).active
    assert sheet is not None
    widths = [sheet.column_dimensions[letter].width for letter in "ABCDE"]
    assert max(widths) < 32
    assert sum(widths) < 90, "all columns of a form stand on one page and can still be read"
    first, second = (sheet.row_dimensions[row].height for row in (9, 10))
    assert first > 2.5 * 15 > second
    assert sheet["B9"].font.name == "Times New Roman"
    assert sheet["B9"].alignment.wrap_text


def test_only_declared_questions_have_a_form() -> None:
    assert not official_form.has_form(Exhibit("?", "", pd.DataFrame(), ()))
