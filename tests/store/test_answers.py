"""What `facts`, `issues` and `status` answer from a snapshot."""

import csv
import io
from pathlib import Path

import pytest

from etl.commands.exits import CommandError, Exit
from etl.commands.export import run_facts, run_issues
from tests.store.office import Office, register, sheet

FACT_COLUMNS = (
    "unit_code,unit_name,unit_kind,level,measure,grade,age,group,category,school_year,period,kind,value,state,unit,"
    "file,sheet,cell,raw"
)


def answer(path: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(path.read_text(encoding="utf-8"), newline="")))


def test_facts_have_the_columns_of_the_contract_and_plain_numbers(office: Office, tmp_path: Path) -> None:
    numbers = [
        {"measure": "pupils", "value": 362.0, "raw": " 362 "},
        {"measure": "attendance_rate", "value": 99.8, "raw": "99,8"},
        {"measure": "land_area_m2", "value": 10300.0, "raw": "1,03 ha"},
        {"measure": "classes", "value": 0.0, "state": "zero_mark", "raw": "-"},
        {"measure": "sites", "value": None, "state": "missing", "raw": ""},
    ]
    office.send("a.xlsx", sheet(("TH Hoa Ban 1", numbers)))
    assert run_facts(office.folder, tmp_path / "facts.csv") == Exit.WELL
    assert (tmp_path / "facts.csv").read_text(encoding="utf-8").splitlines()[0] == FACT_COLUMNS
    found = {row["measure"]: row for row in answer(tmp_path / "facts.csv")}
    assert {measure: (row["value"], row["state"], row["raw"]) for measure, row in found.items()} == {
        "pupils": ("362", "number", " 362 "),
        "attendance_rate": ("99.8", "number", "99,8"),
        "land_area_m2": ("10300", "number", "1,03 ha"),
        "classes": ("0", "zero_mark", "-"),
        "sites": ("", "missing", ""),
    }
    assert found["pupils"]["unit"] == "person"
    assert (found["pupils"]["unit_name"], found["pupils"]["unit_kind"]) == (
        "Trường Tiểu học Hoa Ban số 1",
        "school",
    )


def test_text_from_outside_stays_text_in_a_spreadsheet(empty_office: Office, tmp_path: Path) -> None:
    name = '=HYPERLINK("http://x";"y")'
    empty_office.send(
        "=1+1.xlsx",
        register(f"A1 | {name} TH | TH | 03127 | Phường Him Lam | | | TH Bản A"),
        sheet(("TH Bản A", [{"raw": "@SUM(A1)"}, {"measure": "classes", "raw": "-5"}]), name="+cmd|'x'!A1"),
    )
    run_facts(empty_office.folder, tmp_path / "facts.csv")
    row = {row["measure"]: row for row in answer(tmp_path / "facts.csv")}
    assert row["pupils"]["unit_name"] == f"'{name} TH"
    assert row["pupils"]["file"] == "'=1+1.xlsx"
    assert row["pupils"]["sheet"] == "'+cmd|'x'!A1"
    assert row["pupils"]["raw"] == "'@SUM(A1)"
    assert row["classes"]["raw"] == "-5"


def test_issues_name_file_sheet_cell_and_what_to_do(office: Office, tmp_path: Path) -> None:
    office.send("a.xlsx", sheet(("TH Hoa Ban 1", [{}]), ("TH Hoa Ba 1", [{}, {"measure": "classes"}])))
    assert run_issues(office.folder, tmp_path / "issues.csv") == Exit.WELL
    (row,) = answer(tmp_path / "issues.csv")
    assert list(row) == ["file", "sheet", "cell", "check", "severity", "message", "advice"]
    assert (row["file"], row["sheet"], row["cell"], row["check"]) == ("a.xlsx", "Biểu", "B2", "unit_unknown")
    assert "“TH Hoa Ba 1”" in row["message"]
    assert "Trường Tiểu học Hoa Ban số 1 (Phường Him Lam)" in row["message"]
    assert " 2 ô " in row["message"]
    assert row["advice"]


def test_without_a_warehouse_the_answer_is_a_sentence_and_exit_3(empty_office: Office) -> None:
    with pytest.raises(CommandError) as fault:
        run_facts(empty_office.folder, None)
    assert fault.value.exit_code == Exit.STORE
    assert "Chưa có kho số liệu" in str(fault.value)
    assert not empty_office.folder.root.exists()
