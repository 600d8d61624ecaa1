"""The measures the program stores and the codes of their dimensions (`measures.csv`, `codes.csv`)."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from types import MappingProxyType

from indicators.catalog.files import CATALOGUE_DIR, CatalogueError, read_table
from indicators.catalog.language import VIETNAMESE, in_language, language, speaking

GRAINS = ("school", "commune")


@dataclass(frozen=True, slots=True)
class Measure:
    """One stored quantity. `grain` says whether it belongs to a school or to a commune by residence."""

    id: str
    label_vi: str
    label_en: str
    unit: str
    grain: str
    has_grade: bool
    has_age: bool
    has_group: bool
    category: str
    """Name of the dimension that `category` holds (`construction`, `rating`, …) or ''."""
    summable: bool

    @property
    def label(self) -> str:
        """Its label in the language of this run."""
        return self.label_vi if language() == VIETNAMESE else self.label_en


@lru_cache(maxsize=1)
def measures() -> Mapping[str, Measure]:
    """Every measure by id, in the order of the file."""
    path = CATALOGUE_DIR / "measures.csv"
    required = (
        "id",
        "label_vi",
        "label_en",
        "unit",
        "grain",
        "grade",
        "age",
        "group",
        "category",
        "aggregation",
    )
    found: dict[str, Measure] = {}
    for row in read_table(path, required):
        if row["grain"] not in GRAINS:
            raise CatalogueError(path, row["id"], f"grain “{row['grain']}” không hợp lệ")
        if row["aggregation"] not in ("sum", "none"):
            raise CatalogueError(path, row["id"], f"aggregation “{row['aggregation']}” không hợp lệ")
        found[row["id"]] = Measure(
            id=row["id"],
            label_vi=row["label_vi"],
            label_en=row["label_en"],
            unit=row["unit"],
            grain=row["grain"],
            has_grade=row["grade"] == "yes",
            has_age=row["age"] == "yes",
            has_group=row["group"] == "yes",
            category=row["category"],
            summable=row["aggregation"] == "sum",
        )
    return MappingProxyType(found)


def codes() -> Mapping[str, Mapping[str, str]]:
    """Label by dimension and code in the language of this run, in official order: `codes()["grade"]["k5"]`."""
    return codes_in(language())


@cache
def codes_in(language: str) -> Mapping[str, Mapping[str, str]]:
    """The same in a named language."""
    found: dict[str, dict[str, str]] = {}
    with speaking(language):
        for row in read_table(CATALOGUE_DIR / "codes.csv", ("dimension", "code", "label_vi")):
            found.setdefault(row["dimension"], {})[row["code"]] = in_language(row["label_vi"])
    return MappingProxyType({dimension: MappingProxyType(labels) for dimension, labels in found.items()})
