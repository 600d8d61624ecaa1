"""The tables of the office in the sample: taken as they are, so that pages can show recognitions, prices, funds, projects."""

from pathlib import Path

from indicators import office
from indicators.warehouse import open_warehouse

TABLES = ("recognitions", "unit_costs", "funds", "projects")


def test_the_tables_of_the_office_are_taken_and_say_that_they_are_invented(sample_data: Path) -> None:
    warehouse = open_warehouse(sample_data)
    office.check(warehouse)
    rows = {name: office.table(warehouse, name) for name in TABLES}
    assert all(rows.values())
    codes = {code for (code,) in warehouse.rows("SELECT unit_code FROM unit")}
    assert {row["unit_code"] for name in ("recognitions", "projects") for row in rows[name]} <= codes
    assert all("mô phỏng" in row["fund"].lower() for name in ("funds", "projects") for row in rows[name])
    assert {row["source"] for row in rows["unit_costs"]} == {"SỐ LIỆU MÔ PHỎNG"}
