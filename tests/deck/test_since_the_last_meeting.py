"""“Từ kỳ họp trước đến nay” with real workbooks: a corrected file, a late one and an older year arrive after the freeze."""

from pathlib import Path

import docx
import openpyxl
import pptx
import pytest

from indicators.warehouse import open_warehouse
from tests.conftest import run_here
from tests.deck.meeting import (
    BE_VAN_DAN,
    DAY,
    FIRST,
    HOA_BAN,
    LATER,
    NA_NGHE,
    NAME,
    PACK,
    YEAR,
    Meeting,
    opened,
)
from views.__main__ import main
from views.exhibit import Exhibit
from views.packs import freeze, shelf, since
from views.packs.answers import answered, context_of

PUPILS = "Số học sinh (trẻ) – tiểu học, thực hiện, đầu năm học, "


@pytest.fixture(scope="module")
def met(tmp_path_factory: pytest.TempPathFactory) -> tuple[Meeting, freeze.Frozen]:
    meeting = opened(tmp_path_factory.mktemp("office"))
    kept = meeting.close()
    meeting.receive(LATER)
    shelf.save(meeting.data, PACK)
    return meeting, kept


@pytest.fixture(scope="module")
def exhibit(met: tuple[Meeting, freeze.Frozen]) -> Exhibit:
    meeting, kept = met
    before, now = (context_of(open_warehouse(folder), PACK, YEAR) for folder in (kept.folder, meeting.data))
    return since.changes(before, now, kept)


def told(exhibit: Exhibit, kind: str) -> list[tuple[str, str, str, str]]:
    rows = exhibit.table[exhibit.table["class"] == kind]
    return list(rows[["unit_name", "name", "before", "now"]].itertuples(index=False, name=None))


def test_targets_newly_met_and_lost_are_told_with_both_numbers(exhibit: Exhibit) -> None:
    assert told(exhibit, "newly_met") == [(HOA_BAN, "Số học sinh", "290", "300")]
    assert told(exhibit, "lost") == [(NA_NGHE, "Số học sinh", "121", "119")]


def test_a_figure_corrected_after_the_freeze_is_told_with_its_cell(exhibit: Exhibit) -> None:
    assert told(exhibit, "corrected") == [
        (HOA_BAN, f"{PUPILS}{YEAR}", "290", "300"),
        (NA_NGHE, f"{PUPILS}{YEAR}", "121", "119"),
    ]
    places = exhibit.table.loc[exhibit.table["class"] == "corrected", "source"].tolist()
    assert [place.partition(";")[0] for place in places] == [
        "dau-nam-sua.xlsx, Biểu 1, ô D6", "dau-nam-sua.xlsx, Biểu 1, ô D7"
    ]  # fmt: skip


def test_a_figure_of_an_earlier_year_is_told_as_revised_history(exhibit: Exhibit) -> None:
    assert told(exhibit, "history") == [(HOA_BAN, f"{PUPILS}2022-2023", "280", "281")]


def test_a_report_that_came_after_its_day_and_the_freeze_is_told_as_late(exhibit: Exhibit) -> None:
    (row,) = told(exhibit, "late_report")
    assert row[0] == BE_VAN_DAN
    assert row[2:] == ("chưa nộp", "đã nộp")
    (source,) = exhibit.table.loc[exhibit.table["class"] == "late_report", "source"]
    assert source.startswith("nhận ngày ")


def test_the_finding_counts_every_kind_and_the_gravest_stand_first(exhibit: Exhibit) -> None:
    assert exhibit.finding == (
        "So với số liệu chốt ngày 20/12/2023, có 1 chỉ tiêu không còn đạt, 1 chỉ tiêu mới đạt và 1 báo cáo nộp sau ngày "
        "chốt. Ngoài ra có 2 số liệu đã chốt được đính chính, 1 số liệu của các năm học trước được sửa, 1 chỉ tiêu có số "
        "liệu tính lại và 2 chỉ tiêu mới có số liệu."
    )
    classes = exhibit.table["class"].tolist()
    assert classes == sorted(classes, key=since.CLASSES.index)


def test_a_number_changed_and_changed_back_is_not_told(tmp_path: Path) -> None:
    meeting = opened(tmp_path)
    kept = meeting.close()
    meeting.receive({"sua-lan-1": LATER["dau-nam-sua"]})
    meeting.receive({"sua-lan-2": FIRST["dau-nam"].replace("|290", "|290 ")})
    contexts = [context_of(open_warehouse(folder), PACK, YEAR) for folder in (kept.folder, meeting.data)]
    exhibit = since.changes(*contexts, kept)
    assert exhibit.is_empty, exhibit.table
    assert exhibit.finding == "Không có gì thay đổi so với số liệu chốt ngày 20/12/2023."


@pytest.fixture(scope="module")
def files(met: tuple[Meeting, freeze.Frozen], tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    meeting, _ = met
    folder = tmp_path_factory.mktemp("files")
    made = {
        "deck": folder / "x.pptx",
        "report": folder / "x.docx",
        "annex": folder / "x.xlsx",
        "show": folder / "x.html",
    }
    for kind, path in made.items():
        done = run_here(main, kind, "--pack", PACK.name, "--school-year", YEAR, "--since", NAME, "--out", path,
                          data=meeting.data)  # fmt: skip
        assert done.returncode == 0, done.stderr
    return made


def test_the_report_tells_it_in_a_paragraph_and_a_form(files: dict[str, Path], exhibit: Exhibit) -> None:
    document = docx.Document(str(files["report"]))
    said = [paragraph.text for paragraph in document.paragraphs]
    assert "V. TỪ KỲ HỌP TRƯỚC ĐẾN NAY" in said
    assert exhibit.finding in said
    assert f"Mới đạt: {HOA_BAN}, số học sinh: 290 → 300." in said
    assert f"Không còn đạt: {NA_NGHE}, số học sinh: 121 → 119." in said
    corrected = next(line for line in said if line.startswith("Số liệu đã chốt được đính chính:"))
    assert "290 → 300" in corrected
    assert "121 → 119" in corrected
    late = next(line for line in said if line.startswith(f"Báo cáo nộp sau ngày chốt: {BE_VAN_DAN}"))
    assert "nhận ngày" in late
    rows = [cell.text for cell in document.tables[-1].rows[0].cells]
    assert {"Khi chốt", "Hiện nay"} <= set(rows)
    assert len(document.tables[-1].rows) == len(exhibit.table) + 1


def test_slides_annex_and_slideshow_tell_it_too(files: dict[str, Path], exhibit: Exhibit) -> None:
    titles = [slide.shapes.title.text_frame.text for slide in pptx.Presentation(str(files["deck"])).slides]
    assert any(title.startswith("So với số liệu chốt ngày 20/12/2023") for title in titles)
    cells = [
        cell.value
        for sheet in openpyxl.load_workbook(files["annex"])
        for row in sheet.iter_rows()
        for cell in row
    ]
    assert exhibit.finding in cells
    assert "Từ kỳ họp trước đến nay" in files["show"].read_text(encoding="utf-8")


def test_a_freeze_that_does_not_know_the_year_says_so(
    met: tuple[Meeting, freeze.Frozen], tmp_path: Path
) -> None:
    meeting, _ = met
    empty = freeze.Frozen("Khác", DAY, PACK, opened_nothing(tmp_path), "")
    done = since.with_changes(answered(open_warehouse(meeting.data), PACK, YEAR), empty)
    assert "không so sánh được" in done.problems[-1][1]
    assert len(done.exhibits) >= 2


def opened_nothing(folder: Path) -> Path:
    meeting = Meeting(folder / "data", folder / "desk")
    meeting.receive({"danh-muc": FIRST["danh-muc"]})
    return meeting.data


def test_an_unknown_freeze_is_wrong_usage(met: tuple[Meeting, freeze.Frozen], tmp_path: Path) -> None:
    meeting, _ = met
    done = run_here(main, "deck", "--pack", PACK.name, "--school-year", YEAR, "--since", "Không có", "--out",
                      tmp_path / "x.pptx", data=meeting.data)  # fmt: skip
    assert done.returncode == 2
    assert NAME in done.stderr
