"""A school whose targets were assigned by one decision and adjusted by another."""

from datetime import date, datetime

from tests.indicators.world import World

YEAR = "2022-2023"
FIRST, SECOND = date(2022, 2, 17), date(2022, 12, 5)


def adjusted() -> World:
    """School A was assigned 500 pupils in February; a second decision of December made it 480."""
    made = World().province().commune("03316").school("A", "03316")
    made.insert("file", 2, "b", "điều chỉnh.xlsx", datetime(2023, 1, 9), "accepted", True)
    made.insert("sheet", 2, 2, "Biểu 1", "b", "b.x", "", YEAR, "year")
    made.insert("decision", 1, "396/QĐ-UBND", FIRST, "A3").insert("decision", 2, "1505/QĐ-UBND", SECOND, "A3")
    unit = made.units["A"]
    key = (unit, "primary", "pupils", "", "", "", "", YEAR, "year")
    made.insert("fact", *key, "target", 480, "number", 2, "C9", "480")
    made.insert("superseded", *key, "target", 500, "number", 1, "C9", "500", "replaced", 2)
    made.fact("A", "classes", 15, level="primary", period="year", kind="target")
    return made.fact("A", "pupils", 470, level="primary")
