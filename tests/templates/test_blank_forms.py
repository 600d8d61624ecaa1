"""Blank forms: written per unit from the register, filled by clerks, loaded back without one question."""

import contextlib
import csv
import io
import shutil
from pathlib import Path

import openpyxl
import pytest

from etl.__main__ import main
from etl.templates.recipients import Recipient, recipients
from indicators.catalog.reports import reports
from indicators.terms import SchoolYear
from indicators.warehouse import open_warehouse
from tests.conftest import SAMPLE_WORKBOOKS
from tests.templates.filling import Clerk

YEAR = SchoolYear.parse("2025-2026")
"""Communes changed in July 2025: their former namesakes are in the lists of units too."""
UNITS = ("MP-MN-01", "MP-TC-01", "03316")


def run(*arguments: object) -> tuple[int, str, str]:
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        code = main([*map(str, arguments)])
    return code, out.getvalue(), err.getvalue()


def rows(command: str, data: Path, scratch: Path) -> list[dict[str, str]]:
    assert run(command, "--data", data, "--out", scratch / f"{command}.csv")[0] == 0
    with (scratch / f"{command}.csv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


@pytest.fixture(scope="module")
def blank(sample_data: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("mau")
    code, out, _ = run("templates", "--data", sample_data, "--school-year", YEAR, "--out", folder)
    assert code == 0
    assert f"{len(list(folder.iterdir()))} mẫu" in out
    return folder


@pytest.fixture(scope="module")
def units(sample_data: Path) -> dict[str, Recipient]:
    return {unit.code: unit for unit in recipients(open_warehouse(sample_data), YEAR)}


@pytest.fixture
def office(tmp_path: Path) -> Path:
    """A fresh data folder that knows the units and has received no report."""
    data = tmp_path / "data"
    registers = sorted(SAMPLE_WORKBOOKS.glob("*.xlsx"))
    assert run("load", "--data", data, *registers)[0] == 0
    return data


def form_of(blank: Path, code: str) -> Path:
    return next(blank.glob(f"{code} - *.xlsx"))


def test_every_open_school_and_its_communes_get_one_workbook(
    blank: Path, units: dict[str, Recipient]
) -> None:
    assert {path.name.partition(" - ")[0] for path in blank.iterdir()} == set(units)
    assert {unit.kind for unit in units.values()} == {"school", "commune"}


def test_filled_forms_load_without_an_issue_and_every_cell_is_its_fact(
    blank: Path, units: dict[str, Recipient], office: Path, tmp_path: Path
) -> None:
    clerks = {code: Clerk(units[code], YEAR) for code in UNITS}
    sent = tmp_path / "gui"
    sent.mkdir()
    for code, clerk in clerks.items():
        clerk.fill(form_of(blank, code), sent / f"{code}.xlsx")
    code, out, _ = run("load", "--data", office, sent)
    assert code == 0
    assert [line.split("; ")[0] for line in out.splitlines()] == [
        f"{code}.xlsx: accepted" for code in sorted(UNITS)
    ]
    assert rows("issues", office, tmp_path) == []
    stated = {
        (row["unit_code"], row["measure"], row["grade"], row["age"], row["group"], row["category"], row["period"],
         row["kind"], row["level"]): float(row["value"])
        for row in rows("facts", office, tmp_path)
        if row["school_year"] == str(YEAR)
    }  # fmt: skip
    checked = 0
    for code, clerk in clerks.items():
        for key, value in clerk.filled.values():
            levels = (key.level,) if key.level else ("", *units[code].levels)
            dims = (code, key.measure, key.grade, key.age, key.group, key.category, key.period, key.kind)
            assert value in [stated.get((*dims, level)) for level in levels], (code, key)
            checked += 1
    assert checked > 900


def test_a_form_filled_for_one_period_is_accepted_with_its_other_sheets_blank(
    blank: Path, units: dict[str, Recipient], office: Path, tmp_path: Path
) -> None:
    Clerk(units["MP-TC-01"], YEAR).fill(form_of(blank, "MP-TC-01"), tmp_path / "dau-nam.xlsx", ("start",))
    _, out, _ = run("load", "--data", office, tmp_path / "dau-nam.xlsx")
    assert "dau-nam.xlsx: accepted;" in out
    assert rows("issues", office, tmp_path) == []
    assert {row["period"] for row in rows("facts", office, tmp_path)} == {"start"}


def test_a_blank_form_is_told_kindly_and_changes_nothing(blank: Path, office: Path, tmp_path: Path) -> None:
    for code in UNITS:
        form = tmp_path / f"{code}.xlsx"
        shutil.copyfile(form_of(blank, code), form)
        _, out, _ = run("load", "--data", office, form)
        assert "refused" in out
        assert "Biểu chưa có con số nào" in out
        assert "0 lỗi, 0 cảnh báo" in out
    assert rows("facts", office, tmp_path) == []


def test_the_sheets_are_those_of_the_expected_reports(blank: Path) -> None:
    due = {report.form for report in reports() if report.unit_kind == "commune" and report.periods}
    names = openpyxl.load_workbook(form_of(blank, "03316")).sheetnames
    assert due == {"d", "j"}
    assert names == ["Hướng dẫn", "Chỉ tiêu PCGD", "MN-1TE", "TH-1TE", "THCS-1TTN", "XMC-3"]
    mixed = openpyxl.load_workbook(form_of(blank, "MP-TC-01")).sheetnames
    assert {"Đầu năm TH", "Đầu năm THCS", "Chuẩn quốc gia"} <= set(mixed)
    assert not any("MN" in name for name in mixed)


def test_only_cells_to_fill_are_unlocked_and_each_has_its_limit(blank: Path) -> None:
    for sheet in openpyxl.load_workbook(form_of(blank, "MP-TC-01")).worksheets:
        assert sheet.protection.sheet
        assert sheet.protection.password is None
        unlocked = [cell for row in sheet.iter_rows() for cell in row if not cell.protection.locked]
        limited = {str(area) for rule in sheet.data_validations.dataValidation for area in rule.sqref.ranges}
        assert {cell.coordinate for cell in unlocked} == limited
        assert all(cell.value is None for cell in unlocked)
        assert all(len(rule.error) <= 255 for rule in sheet.data_validations.dataValidation)


def test_a_part_may_not_exceed_its_whole(blank: Path) -> None:
    sheet = openpyxl.load_workbook(form_of(blank, "MP-TC-01"))["Đầu năm TH"]
    texts = [cell for row in sheet.iter_rows() for cell in row if isinstance(cell.value, str)]
    heads = {cell.value: cell for cell in reversed(texts)}
    girls, total = heads["Nữ"].column_letter, heads["Tổng số"].column_letter
    row = heads["Lớp 1"].row
    rule = next(r for r in sheet.data_validations.dataValidation if f"{girls}{row}" in str(r.sqref))
    assert f"MIN({total}{row}," in rule.formula2
    assert f"ô {total}{row}" in rule.error


def test_figures_of_the_year_before_stand_beside_in_locked_cells(blank: Path, sample_data: Path) -> None:
    sheet = openpyxl.load_workbook(form_of(blank, "MP-TC-01"))["Đầu năm TH"]
    head = next(
        cell
        for row in sheet.iter_rows()
        for cell in row
        if str(cell.value).startswith("Đối chiếu kỳ trước 2024-2025")
    )
    grade_1 = next(row for row in sheet.iter_rows() if row[0].value == "Lớp 1")
    classes, pupils = grade_1[head.column - 1], grade_1[head.column]
    found = open_warehouse(sample_data).rows(
        "SELECT measure, value FROM fact JOIN unit USING (unit_id) WHERE unit_code = 'MP-TC-01' AND grade = '1'"
        " AND school_year = '2024-2025' AND period = 'start' AND grp = '' AND category = '' AND level = 'primary'"
        " AND kind = 'actual' AND measure IN ('classes', 'pupils') ORDER BY measure"
    )
    assert [value for _, value in found] == [classes.value, pupils.value]
    assert classes.protection.locked


def test_a_sheet_prints_on_a4_with_its_heads_repeated(blank: Path) -> None:
    for sheet in openpyxl.load_workbook(form_of(blank, "03316")).worksheets[1:]:
        assert sheet.page_setup.paperSize in (9, "9")
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert sheet.print_title_rows


def test_version_and_unit_travel_with_the_workbook(blank: Path) -> None:
    properties = openpyxl.load_workbook(form_of(blank, "MP-MN-01")).custom_doc_props
    found = {item.name: item.value for item in properties.props}
    assert found == {"template_version": "1", "unit_code": "MP-MN-01", "school_year": str(YEAR)}


def test_a_form_that_somebody_may_have_filled_is_never_overwritten(
    sample_data: Path, blank: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "mau"
    folder.mkdir()
    filled = folder / form_of(blank, "MP-MN-01").name
    filled.write_bytes(b"filled")
    code, _, err = run("templates", "--data", sample_data, "--school-year", YEAR, "--out", folder)
    assert code == 0
    assert filled.read_bytes() == b"filled"
    assert "1 tệp" in err


@pytest.mark.parametrize(("year", "expected"), [("2025", 2), ("2025-2027", 2), ("1990-1991", 3)])
def test_a_year_without_schools_is_no_year(
    sample_data: Path, tmp_path: Path, year: str, expected: int
) -> None:
    code, out, err = run("templates", "--data", sample_data, "--school-year", year, "--out", tmp_path / "x")
    assert code == expected
    assert not out
    assert err
