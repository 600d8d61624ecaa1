"""Who recognises a unit at a level of a standard, by date (`authorities.csv`; NĐ 20/2014/NĐ-CP, NĐ 143/2025/NĐ-CP)."""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from indicators.catalog.dated import Validity, forbid_overlap, read_status, read_validity
from indicators.catalog.files import CATALOGUE_DIR, CatalogueError, read_table
from indicators.catalog.measures import codes
from indicators.catalog.standards import UNIT_KINDS

_COLUMNS = ("standards", "levels", "unit_kind", "authority", "valid_from", "valid_to", "document", "status")


@dataclass(frozen=True, slots=True)
class Authority:
    """Who decides on one level of one standard for one kind of unit."""

    standard: str
    level: int
    unit_kind: str
    name: str
    validity: Validity
    document: str
    status: str


@lru_cache(maxsize=1)
def authorities() -> tuple[Authority, ...]:
    """One entry for each standard and level of each line."""
    path = CATALOGUE_DIR / "authorities.csv"
    found: list[Authority] = []
    for line, row in enumerate(read_table(path, _COLUMNS), 2):
        key = f"dòng {line}"
        if not (row["authority"] and row["document"]):
            raise CatalogueError(path, key, "thiếu authority hoặc document")
        if row["unit_kind"] not in UNIT_KINDS:
            raise CatalogueError(path, key, f"unit_kind “{row['unit_kind']}” không hợp lệ")
        for standard in row["standards"].split(";"):
            if standard not in codes()["standard"]:
                raise CatalogueError(path, key, f"standard “{standard}” không có trong codes.csv")
            for level in row["levels"].split(";"):
                if not level.isdecimal():
                    raise CatalogueError(path, key, f"level “{level}” không hợp lệ")
                found.append(Authority(standard, int(level), row["unit_kind"], row["authority"],
                                       read_validity(path, key, row), row["document"],
                                       read_status(path, key, row["status"])))  # fmt: skip
    forbid_overlap(path, ((f"{each.standard} {each.level} {each.unit_kind}", (each.standard, each.level, each.unit_kind),
                           each.validity) for each in found))  # fmt: skip
    return tuple(found)


def authority_on(day: date, standard: str, level: int, unit_kind: str) -> Authority | None:
    """Who decides on a day, None where nothing is declared."""
    fitting = (each for each in authorities() if each.validity.covers(day))
    return next(
        (
            each
            for each in fitting
            if (each.standard, each.level, each.unit_kind) == (standard, level, unit_kind)
        ),
        None,
    )
