"""A small office on paper: two communes, three schools; every line of the answers as it must be read.

`golden/facts.csv` is what was reported (an empty value = a blank cell), `golden/table.csv` and `golden/standards.csv` what
the product answers. Checked by hand: change them only together with a reason.
"""

import csv
from pathlib import Path

from indicators.answers import table
from indicators.csv_file import write_csv
from indicators.universal_education import standards
from indicators.warehouse import Warehouse
from tests.indicators.world import World

GOLDEN = Path(__file__).parent / "golden"
YEAR = "2022-2023"
SHOWN = ("pupil_target_attainment", "average_class_size", "attending_rate_5", "universal_preschool_5_attendance",
         "needed_preschool_5", "solid_classroom_share", "rooms_per_class", "classroom_gap")  # fmt: skip


def read(name: str) -> list[dict[str, str]]:
    with (GOLDEN / name).open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


def office(folder: Path) -> Warehouse:
    world = World()
    for row in read("units.csv"):
        world.unit(row["code"], row["kind"], row["above"], row["levels"])
        if row["difficult"]:
            world.area(row["code"], YEAR, row["difficult"] == "yes")
    for row in read("facts.csv"):
        unit, measure, value = (row.pop(name) for name in ("unit", "measure", "value"))
        world.fact(unit, measure, float(value) if value else None, **row)
    return world.open(folder)


def test_the_table_reads_as_checked_by_hand(tmp_path: Path) -> None:
    write_csv(table.answers(office(tmp_path), YEAR, "", SHOWN)[list(table.COLUMNS)], tmp_path / "table.csv")
    assert (tmp_path / "table.csv").read_text(encoding="utf-8") == (GOLDEN / "table.csv").read_text(
        encoding="utf-8"
    )


def test_the_standards_read_as_checked_by_hand(tmp_path: Path) -> None:
    frame = standards.verdicts(office(tmp_path), YEAR)
    preschool = frame[frame["standard"] == "preschool_5"]
    write_csv(preschool[list(standards.COLUMNS)], tmp_path / "standards.csv")
    expected = (GOLDEN / "standards.csv").read_text(encoding="utf-8")
    assert (tmp_path / "standards.csv").read_text(encoding="utf-8") == expected
