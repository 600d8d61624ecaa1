"""The measures the program stores and the codes of their dimensions.

`measures.csv` and `codes.csv` are the contract's; `measures_added.csv` and `codes_added.csv` extend them.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
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
    fed_by: str
    """Form of `expected_reports.csv` that states it (a letter), or the words for the sheet that would."""

    @property
    def label(self) -> str:
        """Its label in the language of this run."""
        return self.label_vi if language() == VIETNAMESE else self.label_en


_COLUMNS = ("id", "label_vi", "label_en", "unit", "grain", "grade", "age", "group", "category", "aggregation")


@lru_cache(maxsize=1)
def measures() -> Mapping[str, Measure]:
    """Every measure by id: those of the contract in its order, then the added ones."""
    rows = read_table(CATALOGUE_DIR / "measure_forms.csv", ("measure", "form"))
    forms = {row["measure"]: row["form"] for row in rows}
    found: dict[str, Measure] = {}
    for name, more in (("measures.csv", ()), ("measures_added.csv", ("form_vi",))):
        path = CATALOGUE_DIR / name
        for row in read_table(path, (*_COLUMNS, *more)):
            if row["id"] in found:
                raise CatalogueError(path, row["id"], "khai báo hai lần")
            found[row["id"]] = _measure(path, row, row.get("form_vi") or forms.get(row["id"], ""))
    return MappingProxyType(found)


def _measure(path: Path, row: Mapping[str, str], fed_by: str) -> Measure:
    if row["grain"] not in GRAINS:
        raise CatalogueError(path, row["id"], f"grain “{row['grain']}” không hợp lệ")
    if row["aggregation"] not in ("sum", "none"):
        raise CatalogueError(path, row["id"], f"aggregation “{row['aggregation']}” không hợp lệ")
    if not fed_by:
        raise CatalogueError(
            path, row["id"], "chưa ghi biểu nào nêu số liệu này (measure_forms.csv hoặc form_vi)"
        )
    return Measure(
        id=row["id"], label_vi=row["label_vi"], label_en=row["label_en"], unit=row["unit"], grain=row["grain"],
        has_grade=row["grade"] == "yes", has_age=row["age"] == "yes", has_group=row["group"] == "yes",
        category=row["category"], summable=row["aggregation"] == "sum", fed_by=fed_by,
    )  # fmt: skip


def codes() -> Mapping[str, Mapping[str, str]]:
    """Label by dimension and code in the language of this run, in official order: `codes()["grade"]["k5"]`."""
    return codes_in(language())


@cache
def codes_in(language: str) -> Mapping[str, Mapping[str, str]]:
    """The same in a named language."""
    found: dict[str, dict[str, str]] = {}
    with speaking(language):
        for name in ("codes.csv", "codes_added.csv"):
            for row in read_table(CATALOGUE_DIR / name, ("dimension", "code", "label_vi")):
                found.setdefault(row["dimension"], {})[row["code"]] = in_language(row["label_vi"])
    return MappingProxyType({dimension: MappingProxyType(labels) for dimension, labels in found.items()})
