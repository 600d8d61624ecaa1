"""The declared sheets of the blank forms (`data/catalog/templates/*.toml`), checked against measures, codes and forms.

A row or column states texts and dimensions; a cell is both together. Knows no unit, no year and no file format.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from indicators.catalog import CatalogueError, codes, measures
from indicators.catalog.files import CATALOGUE_DIR, read_toml
from indicators.catalog.reports import reports

FOLDER = CATALOGUE_DIR / "templates"
ROW_KINDS = ("grades", "list", "unit", "ages")
_DIMENSIONS = ("measure", "grade", "age", "group", "category", "kind", "rating")


@dataclass(frozen=True, slots=True)
class Line:
    """A declared row or column."""

    id: str
    texts: tuple[str, ...]
    dims: Mapping[str, str]
    within: str = ""
    """Id of the row or column that states the whole of which this is a part."""
    compare: bool = False
    choices: tuple[int, ...] = ()
    levels: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()
    """Of a row: the columns that it fills, () = all."""
    sum: tuple[str, ...] = ()
    """Of a column: the ages whose columns it adds up."""

    def at(self, level: str) -> bool:
        """Whether the line stands in the sheet of a level."""
        return not self.levels or level in self.levels


@dataclass(frozen=True, slots=True)
class SheetForm:
    """A declared sheet."""

    id: str
    form: str
    name: str
    period: str
    kind: str
    levels: tuple[str, ...]
    title: tuple[str, ...]
    unit_line: str
    label_head: str
    row_kind: str
    rows: tuple[Line, ...]
    columns: tuple[Line, ...]
    total: str
    birth_years: bool
    ages: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Settings:
    """What all forms share."""

    version: str
    limits: Mapping[str, int]
    level_words: Mapping[str, str]
    short_levels: Mapping[str, str]
    row_labels: Mapping[str, str]


@lru_cache(maxsize=1)
def settings() -> Settings:
    """The shared settings."""
    declared = read_toml(FOLDER / "settings.toml")
    return Settings(
        declared["version"],
        declared["limits"],
        declared["levels"],
        declared["short_levels"],
        declared["rows"],
    )


@lru_cache(maxsize=1)
def sheet_forms() -> tuple[SheetForm, ...]:
    """Every declared sheet, in the order of the files and in them; raises `CatalogueError`."""
    paths = sorted(path for path in FOLDER.glob("*.toml") if path.name != "settings.toml")
    return tuple(_sheet(path, entry) for path in paths for entry in read_toml(path)["sheet"])


def _sheet(path: Path, entry: Mapping[str, Any]) -> SheetForm:
    name = str(entry.get("id", "-"))
    if missing := {"form", "name", "period", "title", "label_head", "rows", "column"} - entry.keys():
        raise CatalogueError(path, name, f"thiếu {', '.join(sorted(missing))}")
    if entry["form"] not in {report.form for report in reports()}:
        raise CatalogueError(path, name, f"biểu “{entry['form']}” không có trong expected_reports.csv")
    if entry["rows"] not in ROW_KINDS or entry["period"] not in codes()["period"]:
        raise CatalogueError(path, name, "“rows” hoặc “period” không hợp lệ")
    return SheetForm(
        id=name,
        form=entry["form"],
        name=entry["name"],
        period=entry["period"],
        kind=entry.get("kind", "actual"),
        levels=tuple(entry.get("levels", ())),
        title=tuple(entry["title"]),
        unit_line=entry.get("unit_line", ""),
        label_head=entry["label_head"],
        row_kind=entry["rows"],
        rows=tuple(_line(path, name, row, (row["label"],)) for row in entry.get("row", ())),
        columns=tuple(_line(path, name, column, tuple(column["head"])) for column in entry["column"]),
        total=entry.get("total", ""),
        birth_years=entry.get("birth_years", False),
        ages=entry.get("ages", {}),
    )


def _line(path: Path, sheet: str, entry: Mapping[str, Any], texts: tuple[str, ...]) -> Line:
    dims = {name: str(entry[name]) for name in _DIMENSIONS if name in entry}
    if dims.get("measure", "residents") not in measures():
        raise CatalogueError(path, sheet, f"chỉ số “{dims['measure']}” không có trong measures.csv")
    if "measure" in dims and measures()[dims["measure"]].unit not in settings().limits:
        raise CatalogueError(
            path, sheet, f"thiếu giới hạn cho đơn vị của “{dims['measure']}” ở settings.toml"
        )
    for name in ("group", "kind"):
        if name in dims and dims[name] not in codes()[name]:
            raise CatalogueError(path, sheet, f"mã “{dims[name]}” không có trong codes.csv")
    return Line(
        id=entry.get("id", ""),
        texts=texts,
        dims=dims,
        within=entry.get("within", ""),
        compare=entry.get("compare", False),
        choices=tuple(entry.get("list", ())),
        levels=tuple(entry.get("levels", ())),
        columns=tuple(entry.get("columns", ())),
        sum=tuple(entry.get("sum", ())),
    )
