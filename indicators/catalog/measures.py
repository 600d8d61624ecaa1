"""The measures the program stores and the codes of their dimensions.

`measures.csv` and `codes.csv` are the contract's; `measures_added.csv` and `codes_added.csv` extend them. Which form states a
measure of the contract under which heading stands in `measure_forms.csv`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from types import MappingProxyType

from indicators.catalog.files import CATALOGUE_DIR, CatalogueError, read_table
from indicators.catalog.language import VIETNAMESE, in_language, language, speaking
from indicators.catalog.reports import reports

GRAINS = ("school", "commune")
_FORMS, _ADDED = "measure_forms.csv", "measures_added.csv"


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
    form: str
    """Form of `expected_reports.csv` that states it (a letter)."""
    heading: str
    """A heading under which that form states it, as the reader understands it; outer and inner texts parted by ` > `."""
    of_whole_school: bool
    """Of a school as a whole, whatever its levels (a level of the national standard, money): a mixed school states it once."""
    is_added: bool
    """Whether it is one that this product adds: offices send it only where they have added the column."""

    @property
    def label(self) -> str:
        """Its label in the language of this run."""
        return self.label_vi if language() == VIETNAMESE else self.label_en


_COLUMNS = ("id", "label_vi", "label_en", "unit", "grain", "grade", "age", "group", "category", "aggregation")


@lru_cache(maxsize=1)
def measures() -> Mapping[str, Measure]:
    """Every measure by id: those of the contract in its order, then the added ones."""
    stated = read_table(CATALOGUE_DIR / _FORMS, ("measure", "form", "heading"))
    forms = {row["measure"]: row for row in stated}
    found: dict[str, Measure] = {}
    for name, more in (("measures.csv", ()), (_ADDED, ("whole_school", "form", "heading"))):
        path = CATALOGUE_DIR / name
        for row in read_table(path, (*_COLUMNS, *more)):
            if row["id"] in found:
                raise CatalogueError(path, row["id"], "khai báo hai lần")
            found[row["id"]] = _measure(path, row, row if more else forms.get(row["id"], {}))
    return MappingProxyType(found)


def _measure(path: Path, row: Mapping[str, str], stated: Mapping[str, str]) -> Measure:
    if row["grain"] not in GRAINS:
        raise CatalogueError(path, row["id"], f"grain “{row['grain']}” không hợp lệ")
    if row["aggregation"] not in ("sum", "none"):
        raise CatalogueError(path, row["id"], f"aggregation “{row['aggregation']}” không hợp lệ")
    if stated.get("form") not in {report.form for report in reports()} or not stated.get("heading"):
        raise CatalogueError(
            path, row["id"], f"chưa ghi biểu và tiêu đề cột nêu số liệu này ({_FORMS}, {_ADDED})"
        )
    return Measure(
        id=row["id"], label_vi=row["label_vi"], label_en=row["label_en"], unit=row["unit"], grain=row["grain"],
        has_grade=row["grade"] == "yes", has_age=row["age"] == "yes", has_group=row["group"] == "yes",
        category=row["category"], summable=row["aggregation"] == "sum", form=stated["form"],
        heading=stated["heading"], is_added=path.name == _ADDED,
        of_whole_school=row["unit"] == "level" or row.get("whole_school") == "yes",
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
