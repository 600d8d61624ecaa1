"""One number from the cell a clerk typed to a fact, a verdict, a page and a workbook, and back to the cell."""

import csv
import io
from pathlib import Path

import openpyxl
import pyarrow as pa
import pytest
from streamlit.testing.v1 import AppTest

from indicators.provenance import lineage
from indicators.universal_education import standards
from indicators.warehouse import Warehouse, open_warehouse
from tests.conftest import ROOT, SAMPLE_WORKBOOKS, run_module
from views.exhibits import standard_tests
from views.export.xlsx import workbook

YEAR = "2024-2025"
FILE, SHEET, CELL = "Xa Thanh Minh - PCGD XMC 2024.xlsx", "THCS-1TTN", "L19"
COMMUNE = "03145"
COMPLETED, OBLIGED = 377, 397
"""94,96 % of the young people of Xã Thanh Minh completed lower secondary; level 3 asks for 95 %."""


@pytest.fixture(scope="module")
def warehouse(sample_data: Path) -> Warehouse:
    return open_warehouse(sample_data)


def rows_of(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


def test_the_clerk_typed_it() -> None:
    book = openpyxl.load_workbook(SAMPLE_WORKBOOKS / YEAR / FILE)
    assert book[SHEET][CELL].value == COMPLETED


def test_it_is_a_fact_that_names_its_cell(sample_data: Path, tmp_path: Path) -> None:
    answered = run_module("etl", "facts", "--out", tmp_path / "facts.csv", data=sample_data)
    assert answered.returncode == 0, answered.stderr
    facts = [
        row
        for row in rows_of(tmp_path / "facts.csv")
        if (row["file"], row["sheet"], row["cell"]) == (FILE, SHEET, CELL)
    ]
    assert len(facts) == 1
    fact = facts[0]
    assert (fact["unit_code"], fact["measure"], fact["age"], fact["school_year"], fact["value"], fact["state"]) == (
        COMMUNE, "lower_secondary_completed_residents", "15-18", YEAR, str(COMPLETED), "number",
    )  # fmt: skip


def test_it_decides_a_verdict_and_never_rounds_into_a_pass(sample_data: Path, tmp_path: Path) -> None:
    answered = run_module(
        "indicators", "standards", "--school-year", YEAR, "--out", tmp_path / "s.csv", data=sample_data
    )
    assert answered.returncode == 0, answered.stderr
    verdict = next(
        row
        for row in rows_of(tmp_path / "s.csv")
        if (row["unit_code"], row["standard"]) == (COMMUNE, "lower_secondary")
    )
    assert (verdict["level_met"], verdict["next_level"], verdict["binding_rule"]) == ("2", "3", "THCS3-A")
    assert (verdict["numerator"], verdict["denominator"], verdict["needed"]) == (
        str(COMPLETED),
        str(OBLIGED),
        "1",
    )
    assert 94.96 < float(verdict["value"]) < 95


def test_the_page_shows_it(sample_data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DASHBOARD_DATA", str(sample_data))
    app = AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=60)
    app.query_params["nam-hoc"] = YEAR
    app.run()
    app.switch_page("pages/universal_education.py").run()
    assert not app.exception
    chosen = next(box for box in app.selectbox if box.key == "xa")
    chosen.select(next(label for label in chosen.options if "Thanh Minh" in label)).run()
    shown = pa.ipc.open_stream(app.dataframe[0].proto.arrow_data.styler.display_values).read_pandas()
    rates = shown[shown.apply(lambda row: str(COMPLETED) in row.tolist(), axis=1)].to_numpy().ravel().tolist()
    assert "94,96 %" in rates, "a value just below its threshold is not rounded up to it"


def test_the_workbook_carries_it_as_a_number(warehouse: Warehouse) -> None:
    tests = standards.tests(warehouse, YEAR)
    exhibit = standard_tests.of_commune(tests[tests["unit_code"] == COMMUNE])
    book = openpyxl.load_workbook(io.BytesIO(workbook(exhibit)))
    numbers = [
        value
        for row in book.worksheets[0].iter_rows(values_only=True)
        for value in row
        if isinstance(value, int | float)
    ]
    assert COMPLETED in numbers
    assert any(abs(number - COMPLETED / OBLIGED) < 1e-12 for number in numbers), "the rate was rounded"


def test_the_way_back_ends_at_the_same_cell(warehouse: Warehouse) -> None:
    cells = lineage.cells(warehouse, YEAR, "universal_lower_secondary_completion", COMMUNE, period="survey")
    found = {(row["file"], row["sheet"], row["cell"], row["value"]) for row in cells.to_dict("records")}
    assert (FILE, SHEET, CELL, float(COMPLETED)) in found
