"""`python -m views`: the presentation, the report and the annex of the sample's final review, opened and read."""

import re
import subprocess
from pathlib import Path

import docx
import openpyxl
import pptx
import pytest
from docx.shared import Pt
from pptx.util import Inches

from indicators.warehouse import open_warehouse
from tests.conftest import run_here, run_module
from tests.deck import office
from tests.pages import warehouse as small
from views import pdf
from views.__main__ import main
from views.packs import shelf
from views.packs.answers import answered
from views.packs.pack import Pack, Pin, Section
from views.report import attainment

YEAR = "2025-2026"
SUFFIX = {"deck": "pptx", "report": "docx", "annex": "xlsx"}


def run(
    kind: str, out: Path, data: Path, *more: str, pack: str = "tong-ket"
) -> subprocess.CompletedProcess[str]:
    """One file, as the command line makes it."""
    return run_here(main, kind, "--pack", pack, "--school-year", YEAR, "--out", out, *more, data=data)


@pytest.fixture(scope="module")
def made(sample_data: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("files")
    files = {kind: folder / f"tong-ket.{suffix}" for kind, suffix in SUFFIX.items()}
    for kind, path in files.items():
        done = run(kind, path, sample_data)
        assert done.returncode == 0, done.stderr
        assert done.stderr.splitlines()[-1].startswith("Đã ghi"), done.stderr
    return files


@pytest.fixture(scope="module")
def printed(made: dict[str, Path]) -> dict[str, bytes]:
    """Each file as PDF."""
    return {kind: pdf.converted(path.read_bytes(), path.suffix) for kind, path in made.items()}


def text_of(path: Path) -> str:
    document = docx.Document(str(path))
    cells = [cell.text for table in document.tables for row in table.rows[:1] for cell in row.cells]
    return "\n".join([*cells, *(paragraph.text for paragraph in document.paragraphs)])


def test_the_deck_holds_a_slide_for_every_pin(made: dict[str, Path], sample_data: Path) -> None:
    done = answered(open_warehouse(sample_data), shelf.ready_made()["tong-ket"], YEAR)
    slides = list(pptx.Presentation(str(made["deck"])).slides)
    notes = "\n".join(slide.notes_slide.notes_text_frame.text for slide in slides)
    for _, exhibit in done.exhibits:
        assert exhibit.finding in notes


def test_the_deck_is_printed_without_overlaps(made: dict[str, Path], printed: dict[str, bytes]) -> None:
    pages = office.pages_of(printed["deck"])
    assert len(pages) == len(pptx.Presentation(str(made["deck"])).slides)
    faults = {n: (p.overlaps(), p.outside()) for n, p in enumerate(pages, 1) if p.overlaps() or p.outside()}
    assert not faults


def test_the_report_is_laid_out_as_the_decree_asks(made: dict[str, Path]) -> None:
    document = docx.Document(str(made["report"]))
    page = document.sections[0]
    assert (round(page.page_width.mm), round(page.page_height.mm)) == (210, 297)
    assert 30 <= round(page.left_margin.mm) <= 35
    assert 15 <= round(page.right_margin.mm) <= 20
    assert document.styles["Normal"].font.name == "Times New Roman"
    said = text_of(made["report"])
    for part in ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "SỞ GIÁO DỤC VÀ ĐÀO TẠO",
                 "Số:", "Điện Biên, ngày", "BÁO CÁO", "Tổng kết năm học 2025-2026", "Nơi nhận:", "GIÁM ĐỐC",
                 "[Nguyên nhân: …]", "Biểu số 1"):  # fmt: skip
        assert part in said, part
    assert "năm học năm học" not in said


def test_every_number_of_the_report_stands_in_an_exhibit(made: dict[str, Path], sample_data: Path) -> None:
    done = answered(open_warehouse(sample_data), shelf.ready_made()["tong-ket"], YEAR)
    said = text_of(made["report"]).partition("\nBiểu số 1\n")[0]
    counted = re.search(
        r"Trong (\d+) chỉ tiêu được giao, có (\d+) chỉ tiêu đạt hoặc vượt, (\d+) chỉ tiêu chưa đạt và (\d+)",
        said,
    )
    assert counted
    states = done.exhibits[0][1].table["status"].value_counts()
    assert [int(number) for number in counted.groups()] == [
        states.sum(), states["met"], states["not_met"], states["insufficient_data"]
    ]  # fmt: skip
    for _, exhibit in done.reported:
        assert exhibit.finding in said or set(exhibit.table.columns) >= attainment.KEYS


def test_units_with_several_levels_count_once_in_the_report(made: dict[str, Path], sample_data: Path) -> None:
    done = answered(open_warehouse(sample_data), shelf.ready_made()["tong-ket"], YEAR)
    table = next(
        e.table for a, e in done.reported if dict(a.pin.options).get("indicator") == "pupil_target_attainment"
    )
    table = table[table["target"].notna()]
    missed = table.loc[table["status"] == "not_met", "unit_id"].nunique()
    said = text_of(made["report"])
    assert f"Trong {table['unit_id'].nunique()} trường được giao chỉ tiêu" in said
    assert f"{missed} trường chưa đạt" in said


def test_the_report_opens_and_ends_as_an_office_writes(made: dict[str, Path]) -> None:
    said = text_of(made["report"])
    assert "/BC-SGDĐT" in said
    assert "Sở Giáo dục và Đào tạo tỉnh Điện Biên báo cáo tổng kết năm học 2025-2026 như sau:" in said
    assert (
        "Trên đây là báo cáo tổng kết năm học 2025-2026 của Sở Giáo dục và Đào tạo tỉnh Điện Biên./." in said
    )
    assert "Phụ lục\n(Kèm theo Báo cáo số" in said
    document = docx.Document(str(made["report"]))
    signature = "\n".join(cell.text for cell in document.tables[1].rows[0].cells)
    assert "(để báo cáo);" in signature
    assert "Như trên" not in signature  # there is no addressee above
    # Within a sentence the kind of a unit is no name: "xã Nà Tấu".
    assert not re.search(r"(tại|của|ở) (Xã|Phường|Tỉnh)", said)


def test_every_form_of_the_report_begins_a_page(made: dict[str, Path]) -> None:
    document = docx.Document(str(made["report"]))
    forms = [p for p in document.paragraphs if re.fullmatch(r"Biểu số \d+", p.text)]
    assert len(forms) > 10
    assert all(form.paragraph_format.page_break_before for form in forms[1:])
    assert all(form.paragraph_format.keep_with_next for form in forms)


def test_answers_for_the_floor_stay_with_the_speaker(made: dict[str, Path], sample_data: Path) -> None:
    done = answered(open_warehouse(sample_data), shelf.ready_made()["tong-ket"], YEAR)
    kept = [exhibit for answer, exhibit in done.exhibits if answer.section == "Dự kiến chất vấn"]
    assert kept
    said = text_of(made["report"])
    assert "DỰ KIẾN CHẤT VẤN" not in said
    assert not [exhibit.finding for exhibit in kept if exhibit.finding in said]


def test_headings_of_the_report_are_no_questions(made: dict[str, Path]) -> None:
    bold = [p.text for p in docx.Document(str(made["report"])).paragraphs if p.runs and p.runs[0].bold]
    assert len(bold) > 20
    assert not [words for words in bold if words.endswith("?")]


RISE = re.compile(r"(tăng|giảm) ([\d,]+) điểm % \(từ ([\d,]+) % (?:lên|xuống) ([\d,]+) %\)")


def test_rises_and_falls_are_told_where_the_years_compare(tmp_path: Path, sample_data: Path) -> None:
    """No boundary changed between 2023-2024 and 2024-2025; what is printed adds up as printed."""
    out = tmp_path / "year.docx"
    given = ["--pack", "tong-ket", "--school-year", "2024-2025", "--out", out]
    assert run_here(main, "report", *given, data=sample_data).returncode == 0
    said = text_of(out)
    assert "So với năm học 2023-2024, tăng nhiều nhất:" in said
    assert "So với năm học 2023-2024, giảm nhiều nhất:" in said
    found = [
        (word, *(round(float(number.replace(",", ".")), 4) for number in numbers))
        for word, *numbers in RISE.findall(said)
    ]
    assert len(found) >= 6
    for word, points, before, after in found:
        assert after - before == pytest.approx(points if word == "tăng" else -points), (points, before, after)


def test_years_that_do_not_compare_are_said_and_not_compared(made: dict[str, Path]) -> None:
    """In July 2025 the communes changed."""
    communes = (
        text_of(made["report"]).partition("Chỉ tiêu của các xã, phường")[2].partition("[Nguyên nhân")[0]
    )
    assert "Không so sánh với năm học 2024-2025 vì đơn vị có từ 01/07/2025" in communes
    assert not RISE.search(communes)


def office_template(path: Path, *, with_table: bool) -> Path:
    own = docx.Document()
    own.styles["Normal"].font.name, own.styles["Normal"].font.size = "Arial", Pt(12)
    if not with_table:
        own.styles.element.remove(own.styles["Table Grid"].element)
    own.save(str(path))
    return path


def test_the_offices_own_fonts_are_kept(tmp_path: Path, sample_data: Path) -> None:
    template = office_template(tmp_path / "mau.docx", with_table=True)
    out = tmp_path / "out.docx"
    done = run("report", out, sample_data, "--template", str(template), pack="co-so-vat-chat")
    assert done.returncode == 0, done.stderr
    assert "mẫu" not in done.stderr
    document = docx.Document(str(out))
    assert document.styles["Normal"].font.name == "Arial"
    assert not document.element.body.xpath(".//w:rFonts")
    printed = pdf.converted(out.read_bytes(), out.suffix)
    fonts = subprocess.run(["pdffonts", "-"], input=printed, capture_output=True, check=True).stdout
    assert b"Times" not in fonts
    assert b"LiberationSerif" not in fonts


def test_a_template_without_our_table_style_gets_ruled_tables_and_a_notice(
    tmp_path: Path, sample_data: Path
) -> None:
    template = office_template(tmp_path / "mau.docx", with_table=False)
    out = tmp_path / "out.docx"
    done = run("report", out, sample_data, "--template", str(template), pack="co-so-vat-chat")
    assert done.returncode == 0, done.stderr
    assert "Table Grid" in done.stderr
    assert docx.Document(str(out)).element.body.xpath(".//w:tblBorders")


def test_a_template_that_is_no_word_file_falls_back_with_a_notice(tmp_path: Path, sample_data: Path) -> None:
    path = tmp_path / "mau.docx"
    path.write_bytes(b"no document")
    done = run("report", tmp_path / "out.docx", sample_data, "--template", str(path), pack="co-so-vat-chat")
    assert done.returncode == 0
    assert "đã dùng mẫu có sẵn" in done.stderr


@pytest.mark.parametrize("kind", SUFFIX)
def test_every_file_becomes_pdf(kind: str, printed: dict[str, bytes]) -> None:
    assert printed[kind].startswith(b"%PDF")


def test_the_report_is_printed_without_cut_words(printed: dict[str, bytes]) -> None:
    pages = office.pages_of(printed["report"])
    assert not {n: p.outside() for n, p in enumerate(pages, 1) if p.outside()}
    motto = pages[0].text
    assert "CỘNGHÒAXÃHỘICHỦNGHĨAVIỆTNAM" in motto
    # A signature never stands alone on its page.
    signed = next(page for page in pages if "[Họvàtên]" in page.text)
    assert "NHIỆMVỤ" in signed.text


def test_the_same_data_give_the_same_report(made: dict[str, Path], sample_data: Path, tmp_path: Path) -> None:
    """Made by another process, as on another day."""
    out = tmp_path / "again.docx"
    done = run_module(
        "views", "report", "--pack", "tong-ket", "--school-year", YEAR, "--out", out, data=sample_data
    )
    assert done.returncode == 0, done.stderr
    assert text_of(out) == text_of(made["report"])


def test_annex_tables_repeat_their_heads_and_keep_their_rows_whole(made: dict[str, Path]) -> None:
    tables = [t for t in docx.Document(str(made["report"])).tables if t.style.name == "Table Grid"]
    assert tables
    for table in tables:
        assert table.rows[0]._tr.trPr.xpath("w:tblHeader")
        assert all(row._tr.trPr.xpath("w:cantSplit") for row in table.rows)


def test_the_annex_holds_every_row_of_every_exhibit(made: dict[str, Path], sample_data: Path) -> None:
    done = answered(open_warehouse(sample_data), shelf.ready_made()["tong-ket"], YEAR)
    book = openpyxl.load_workbook(made["annex"])
    assert len(book.sheetnames) == len(done.reported) + 2
    files = {file for _, exhibit in done.reported for file in exhibit.sources.iloc[:, 0]}
    assert {row[0] for row in book["Nguồn"].iter_rows(min_row=3, values_only=True)} == files
    for number, (_, exhibit) in enumerate(done.reported, 1):
        rows = list(book[f"Biểu {number}"].iter_rows(values_only=True))
        head = next(place for place, row in enumerate(rows) if row[0] == exhibit.columns[0].label)
        names = [row[0] for row in rows[head + 1 : head + 1 + len(exhibit.table)]]
        assert names == exhibit.table[exhibit.columns[0].key].tolist()
        assert rows[2][0] == f"Biểu số {number}"
        assert book[f"Biểu {number}"].print_title_rows


def test_no_page_of_the_annex_holds_a_head_without_rows(printed: dict[str, bytes]) -> None:
    pages = office.pages_of(printed["annex"])
    contents = pages[0]
    assert "SỞGIÁODỤCVÀĐÀOTẠO" in contents.text
    assert "Biểusố13" in contents.text
    # A form goes on to a page of its own only where its table does.
    assert len(pages) < 60
    assert not {number: page.outside() for number, page in enumerate(pages, 1) if page.outside()}


def test_synthetic_figures_say_so_in_every_file(made: dict[str, Path]) -> None:
    assert "SỐ LIỆU MÔ PHỎNG" in text_of(made["report"])
    sheet = openpyxl.load_workbook(made["annex"])["Biểu 1"]
    assert any("SỐ LIỆU MÔ PHỎNG" in str(row[0]) for row in sheet.iter_rows(values_only=True))


def test_names_with_markup_stay_text_in_all_files(tmp_path: Path) -> None:
    data = small.build(tmp_path / "data", small.FACTS)
    shelf.save(data, Pack("Gói <b>", "=HACK()", (Section("<i>Phần</i>", (Pin("facilities.construction"),)),)))
    for kind, suffix in SUFFIX.items():
        out = tmp_path / f"out.{suffix}"
        done = run_here(main, kind, "--pack", "Gói <b>", "--school-year", small.YEAR, "--out", out, data=data)
        assert done.returncode == 0, done.stderr
    slides = pptx.Presentation(str(tmp_path / "out.pptx")).slides
    assert slides[0].shapes.title.text_frame.text == "=HACK()"
    book = openpyxl.load_workbook(tmp_path / "out.xlsx")
    values = [
        cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value == small.HOSTILE
    ]
    assert values
    assert all(cell.data_type == "s" for cell in values)
    assert "<I>PHẦN</I>" in text_of(tmp_path / "out.docx")


def test_an_empty_period_says_what_is_missing(tmp_path: Path, sample_data: Path) -> None:
    out = tmp_path / "empty.pptx"
    done = run("deck", out, sample_data, "--period", "end", pack="pcgd-xmc")
    assert done.returncode == 0, done.stderr
    for shape in (s for slide in pptx.Presentation(str(out)).slides for s in slide.shapes):
        if shape.has_chart:
            assert any(
                value is not None for plot in shape.chart.plots for s in plot.series for value in s.values
            )


@pytest.mark.parametrize("fault", ["no presentation", "other size", "no title"])
def test_a_template_that_does_not_fit_falls_back_with_a_notice(
    fault: str, tmp_path: Path, sample_data: Path
) -> None:
    path = tmp_path / "mau.pptx"
    if fault == "no presentation":
        path.write_bytes(b"no presentation")
    else:
        own = pptx.Presentation()
        if fault == "no title":
            own.slide_width, own.slide_height = Inches(13.333), Inches(7.5)
            for layout in list(own.slide_layouts)[:-1]:
                own.slide_layouts.remove(layout)
            for shape in list(own.slide_layouts[0].placeholders):
                shape.element.getparent().remove(shape.element)
        own.save(str(path))
    done = run("deck", tmp_path / "out.pptx", sample_data, "--template", str(path), pack="co-so-vat-chat")
    assert done.returncode == 0
    assert "đã dùng mẫu có sẵn" in done.stderr
    assert pptx.Presentation(str(tmp_path / "out.pptx")).slides


def test_the_offices_template_is_used(tmp_path: Path, sample_data: Path) -> None:
    office_own = pptx.Presentation()
    office_own.slide_width, office_own.slide_height = Inches(13.333), Inches(7.5)
    office_own.slide_master.name = "Sở"
    path = tmp_path / "mau.pptx"
    office_own.save(str(path))
    done = run("deck", tmp_path / "out.pptx", sample_data, "--template", str(path), pack="co-so-vat-chat")
    assert done.returncode == 0
    assert pptx.Presentation(str(tmp_path / "out.pptx")).slide_master.name == "Sở"


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["deck", "--pack", "nope", "--school-year", YEAR, "--out", "x"], 2, "so-ket"),
        (["deck", "--pack", "so-ket", "--school-year", "2025", "--out", "x"], 2, "2025"),
        (["deck", "--pack", "so-ket", "--school-year", "1999-2000", "--out", "x"], 2, "2025-2026"),
        (["deck", "--pack", "so-ket", "--school-year", YEAR, "--unit", "77", "--out", "x"], 2, "77"),
        (["deck", "--pack", "so-ket", "--school-year", YEAR, "--period", "q", "--out", "x"], 2, "mid"),
        (["deck", "--pack", "so-ket", "--school-year", YEAR], 2, "--out"),
        (["slides"], 2, "slides"),
    ],
)
def test_wrong_usage_is_one_sentence(arguments: list[str], code: int, said: str, sample_data: Path) -> None:
    done = run_here(main, *arguments, data=sample_data)
    assert done.returncode == code
    assert said in done.stderr
    assert "Traceback" not in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1


def test_without_a_warehouse_the_officer_is_told_what_to_load(tmp_path: Path) -> None:
    given = ["--pack", "tong-ket", "--school-year", YEAR, "--out", tmp_path / "x.pptx"]
    done = run_module("views", "deck", *given, data=tmp_path / "nothing")
    assert done.returncode == 3
    assert "python -m etl load" in done.stderr
