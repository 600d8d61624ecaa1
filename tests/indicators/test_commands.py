"""The commands beside those of the contract answer the same way: a file, an exit code, nothing on standard output."""

import csv
from pathlib import Path

import pytest

from indicators.__main__ import main
from indicators.commands.answers import ANSWERS
from tests.indicators.world import World

YEAR = "2022-2023"


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = World().province().commune("03316").school("A", "03316")
    for year, actual in (("2021-2022", 500), (YEAR, 478)):
        made.fact("A", "pupils", actual, level="primary", year=year)
    made.fact("A", "pupils", 480, level="primary", period="year", kind="target")
    made.fact("03316", "pupils", 487, level="primary", period="year", kind="target")
    return made.publish(tmp_path_factory.mktemp("data"))


def answer(data: Path, out: Path, *command: str) -> list[dict[str, str]]:
    assert main([*command, "--school-year", YEAR, "--out", str(out), "--data", str(data)]) == 0
    with out.open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


@pytest.mark.parametrize("command", list(ANSWERS))
def test_every_command_writes_its_answer(
    data: Path, tmp_path: Path, command: str, capsys: pytest.CaptureFixture[str]
) -> None:
    answer(data, tmp_path / "answer.csv", command)
    assert capsys.readouterr().out == ""


def test_details_add_columns_after_those_of_the_contract(data: Path, tmp_path: Path) -> None:
    plain = answer(data, tmp_path / "plain.csv", "table")
    detailed = answer(data, tmp_path / "detailed.csv", "table", "--details")
    assert list(detailed[0])[: len(plain[0])] == list(plain[0])
    assert {"target_basis", "bound_low", "bound_high", "bound_state", "note"} <= set(detailed[0])
    assert [{name: row[name] for name in plain[0]} for row in detailed] == plain


def test_the_commands_answer_about_targets(data: Path, tmp_path: Path) -> None:
    (sums,) = answer(data, tmp_path / "cascade.csv", "cascade")
    assert (sums["given"], sums["summed"], sums["difference"]) == ("487", "480", "-7")
    due = answer(data, tmp_path / "pace.csv", "pace", "--day", "2023-06-15")
    assert ("A", "480", "478") in {(row["unit_code"], row["due_value"], row["now_value"]) for row in due}
    flagged = answer(data, tmp_path / "flags.csv", "flags")
    assert {row["flag"] for row in flagged if row["unit_code"] == "A"} == {"below_last_year"}


def test_a_series_holds_the_years_up_to_the_one_asked_for(data: Path, tmp_path: Path) -> None:
    found = answer(
        data, tmp_path / "series.csv", "series", "--indicator", "pupil_count", "--boundaries", "now"
    )
    of_school = [
        row for row in found if row["unit_code"] == "A" and row["level"] == "primary" and not row["grade"]
    ]
    assert [(row["school_year"], row["value"], row["change"]) for row in of_school] == [
        ("2021-2022", "500", ""),
        (YEAR, "478", "-22"),
    ]
