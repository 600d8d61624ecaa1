"""The reform of 1 July 2025 as the product's own lists state it: 15 communes became 4, some under codes used again."""

from datetime import date

from indicators.catalog.files import CATALOGUE_DIR, read_table
from tests.indicators.world import World

YEAR = "2025-2026"
END, START = date(2025, 6, 30), date(2025, 7, 1)
DIEN_BIEN_PHU = "03127 new"
PARTS = ("03127", "03136", "03133", "03130", "03142", "03145")
"""The six communes that became Phường Điện Biên Phủ, which bears the code of one of them."""


def reformed(shares: dict[str, float] | None = None) -> World:
    """Old units by their code, new ones by code + ' new'; `shares` replaces a share of the crosswalk by old code."""
    made = World().province()
    rows = read_table(CATALOGUE_DIR / "units.csv", ("code", "kind", "parent_code", "valid_from", "valid_to"))
    for row in rows:
        if row["kind"] != "province":
            last = END if row["valid_to"] else None
            key = row["code"] if last else f"{row['code']} new"
            made.unit(row["code"], row["kind"], row["parent_code"], first=date.fromisoformat(row["valid_from"]),
                      last=last, name=row["name"], key=key)  # fmt: skip
    for row in read_table(CATALOGUE_DIR / "crosswalk.csv", ("old_code", "new_code", "share")):
        share = (shares or {}).get(row["old_code"], float(row["share"]))
        old, new = made.units[row["old_code"]], made.units[f"{row['new_code']} new"]
        made.insert("crosswalk", old, new, START, share, "confirmed")
    return made


def assigned(made: World, codes: tuple[str, ...], measure: str, value: float, age: str) -> World:
    """The same target of 2025-2026 for several communes."""
    for code in codes:
        made.fact(code, measure, value, age=age, year=YEAR, period="year", kind="target")
    return made
