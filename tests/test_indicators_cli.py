"""`python -m indicators` as scripts call it: columns, exit codes, Vietnamese sentences, nothing on standard output."""

import csv
import subprocess
from pathlib import Path

import pytest

from indicators.__main__ import main
from tests.conftest import run_here, run_module
from tests.indicators.world import World, surveyed

YEAR = "2022-2023"
TABLE = ("unit_code,unit_name,unit_kind,indicator,level,grade,school_year,period,numerator,denominator,value,target,gap,"
         "gap_count,status,coverage")  # fmt: skip
STANDARDS = ("unit_code,unit_name,unit_kind,standard,level_met,next_level,binding_rule,numerator,denominator,value,"
             "threshold,needed,status")  # fmt: skip


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    world = (
        World()
        .province()
        .commune("03316", name="=HYPERLINK(1)")
        .area("03316", YEAR, False)
        .school("A", "03316")
    )
    surveyed(world, "03316", a5={"obliged_residents": 119, "attending_residents": 113})
    world.fact("A", "pupils", 478, level="primary").fact(
        "A", "pupils", 500, level="primary", period="year", kind="target"
    )
    return world.publish(tmp_path_factory.mktemp("data"))


def run(*arguments: object) -> subprocess.CompletedProcess[str]:
    done = run_here(main, *arguments)
    assert "Traceback" not in done.stderr
    assert done.stdout == ""
    return done


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


def test_table_has_the_columns_of_the_contract(data: Path, tmp_path: Path) -> None:
    out = tmp_path / "bảng.csv"
    assert run("table", "--school-year", YEAR, "--out", out, "--data", data).returncode == 0
    assert out.read_text(encoding="utf-8").splitlines()[0] == TABLE
    found = next(row for row in rows(out) if (row["unit_code"], row["indicator"], row["level"]) ==
                 ("A", "pupil_target_attainment", "primary"))  # fmt: skip
    assert (found["numerator"], found["denominator"], found["gap"], found["gap_count"]) == (
        "478",
        "500",
        "-4.4",
        "-22",
    )


def test_standards_have_the_columns_of_the_contract(data: Path, tmp_path: Path) -> None:
    out = tmp_path / "standards.csv"
    assert run("standards", "--school-year", YEAR, "--out", out, "--data", data).returncode == 0
    assert out.read_text(encoding="utf-8").splitlines()[0] == STANDARDS
    found = next(row for row in rows(out) if (row["unit_code"], row["standard"]) == ("03316", "preschool_5"))
    assert (found["level_met"], found["binding_rule"], found["needed"], found["status"]) == (
        "0",
        "MN5-B",
        "2",
        "not_met",
    )


def test_a_name_that_looks_like_a_formula_stays_text(data: Path, tmp_path: Path) -> None:
    out = tmp_path / "standards.csv"
    run("standards", "--school-year", YEAR, "--out", out, "--data", data)
    assert {row["unit_name"] for row in rows(out) if row["unit_code"] == "03316"} == {"'=HYPERLINK(1)"}


@pytest.mark.parametrize(
    "arguments",
    [
        (),
        ("tables",),
        ("table", "--out", "x.csv"),
        ("table", "--school-year", "2022", "--out", "x.csv"),
        ("table", "--school-year", "2022-2024", "--out", "x.csv"),
        ("standards", "--school-year", YEAR, "--out", "x.csv", "--colour"),
    ],
)
def test_wrong_usage_is_2_with_one_vietnamese_sentence(arguments: tuple[str, ...]) -> None:
    done = run(*arguments)
    assert done.returncode == 2
    assert done.stderr.startswith("Câu lệnh chưa đúng")


def test_a_file_that_cannot_be_written_is_2(data: Path, tmp_path: Path) -> None:
    done = run("table", "--school-year", YEAR, "--out", tmp_path / "missing" / "x.csv", "--data", data)
    assert (done.returncode, "Không ghi được" in done.stderr) == (2, True)


def test_no_warehouse_is_3_and_says_what_to_do(tmp_path: Path) -> None:
    given = ("table", "--school-year", YEAR, "--out", tmp_path / "x.csv", "--data", tmp_path)
    done = run_module("indicators", *given)
    assert done.returncode == 3
    assert "python -m etl load" in done.stderr
    assert not (tmp_path / "x.csv").exists()


def test_a_damaged_warehouse_is_3(tmp_path: Path) -> None:
    folder = tmp_path / "warehouse"
    folder.mkdir()
    (folder / "broken.duckdb").write_bytes(b"not a database")
    (folder / "CURRENT").write_text("broken.duckdb", encoding="utf-8")
    assert (
        run("standards", "--school-year", YEAR, "--out", tmp_path / "x.csv", "--data", tmp_path).returncode
        == 3
    )


def test_a_year_without_units_gives_only_the_header(data: Path, tmp_path: Path) -> None:
    out = tmp_path / "x.csv"
    assert run("table", "--school-year", "2001-2002", "--out", out, "--data", data).returncode == 0
    assert out.read_text(encoding="utf-8").strip() == TABLE
