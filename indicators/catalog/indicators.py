"""The declared indicators, read from `indicators/<topic>.toml` and held against the rest of the catalogue.

A file may open with a table `defaults` that its indicators share. Nothing here computes.
"""

from collections.abc import Collection, Mapping
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from indicators.catalog.checks import checks
from indicators.catalog.facilities import facilities, staffing_items
from indicators.catalog.files import CATALOGUE_DIR, CatalogueError, read_table, read_toml
from indicators.catalog.formulas import Formula, grain_of, parse_formula
from indicators.catalog.grades import grades, levels
from indicators.catalog.indicator import DIRECTIONS, SOURCES, STATUSES, Indicator, Target
from indicators.catalog.measures import codes, measures
from indicators.catalog.norms import norms
from indicators.catalog.pace import DEFAULT, paces
from indicators.catalog.standards import rules


@lru_cache(maxsize=1)
def topics() -> Mapping[str, str]:
    """Vietnamese label of each topic, in the order in which they are shown; one file of indicators each."""
    path = CATALOGUE_DIR / "topics.csv"
    found = {row["topic"]: row["label_vi"] for row in read_table(path, ("topic", "label_vi"))}
    for file in (CATALOGUE_DIR / "indicators").glob("*.toml"):
        if file.stem not in found:
            raise CatalogueError(path, file.stem, "chủ đề có tệp chỉ số nhưng chưa khai báo")
    return MappingProxyType(found)


@lru_cache(maxsize=1)
def indicators() -> Mapping[str, Indicator]:
    """Every declared indicator by id, in the order of topics and tables."""
    found: dict[str, Indicator] = {}
    for topic in topics():
        path = CATALOGUE_DIR / "indicators" / f"{topic}.toml"
        content = read_toml(path)
        defaults = content.pop("defaults", {})
        for key, entry in content.items():
            if key in found:
                raise CatalogueError(path, key, "khai báo hai lần")
            found[key] = _indicator(path, key, {**defaults, **entry})
    for entry in found.values():
        if entry.source == "lines" and entry.item not in found:
            path = CATALOGUE_DIR / "indicators" / f"{entry.topic}.toml"
            raise CatalogueError(path, entry.id, f"item: không có chỉ số “{entry.item}”")
    return MappingProxyType(found)


def _indicator(path: Path, key: str, entry: Mapping[str, Any]) -> Indicator:
    missing = [name for name in ("tasks", "label_vi", "label_en", "definition_vi", "unit", "direction", "document",
                                 "status") if name not in entry]  # fmt: skip
    if missing:
        raise CatalogueError(path, key, f"thiếu {', '.join(missing)}")
    source = entry.get("source", "facts")
    for name, value, allowed in (
        ("source", source, SOURCES),
        ("direction", entry["direction"], DIRECTIONS),
        ("status", entry["status"], STATUSES),
    ):
        if value not in allowed:
            raise CatalogueError(path, key, f"{name} “{value}” không hợp lệ")
    _check_item(path, key, source, str(entry.get("item", "")))
    formulas = {side: parse_formula(path, f"{key}.{side}", entry[side]) if side in entry else ()
                for side in ("numerator", "denominator", "stated")}  # fmt: skip
    if source == "facts" and not (formulas["numerator"] or formulas["stated"]):
        raise CatalogueError(path, key, "thiếu numerator hoặc stated")
    grain = "" if source == "answers" else _grain(path, key, entry, formulas)
    _need_sums(path, key, (*formulas["numerator"], *formulas["denominator"]))
    if entry.get("grades", "none") != "none":
        _need_grades(path, key, formulas)
    shown, only = _grades(path, key, entry)
    return Indicator(
        id=key, topic=path.stem, tasks=tuple(entry["tasks"]), label_vi=entry["label_vi"], label_en=entry["label_en"],
        definition_vi=entry["definition_vi"], source=source, numerator=formulas["numerator"],
        denominator=formulas["denominator"], stated=formulas["stated"], item=entry.get("item", ""),
        unit=entry["unit"], decimals=int(entry.get("decimals", 1)), direction=entry["direction"], grain=grain,
        levels=_levels(path, key, entry, grain),
        denominator_levels=_codes(path, key, "level", entry.get("denominator_levels", ())), grades=shown, only_grades=only,
        all_levels=bool(entry.get("all_levels", False)), shared=_shared(path, key, entry), rollout=bool(entry.get("rollout", False)),
        periods=_codes(path, key, "period", entry.get("periods", ())), target=_target(path, key, entry, formulas["stated"]),
        of_planned=bool(entry.get("of_planned", False)), pace=_pace(path, key, entry),
        ministry_codes=tuple(entry.get("ministry_codes", ())), document=entry["document"], status=entry["status"],
    )  # fmt: skip


def _check_item(path: Path, key: str, source: str, item: str) -> None:
    """What another question is asked about exists there: an item or group of items, a standard, a check."""
    items = {
        name
        for each in (*facilities().values(), *staffing_items().values())
        for name in (each.id, each.group)
    }
    known: dict[str, tuple[str, Collection[str]]] = {
        "gaps": ("facilities.toml, staffing.toml", items),
        "levels": ("codes.csv", codes()["standard"]),
        "needed": ("codes.csv", codes()["standard"]),
        "conflicts": ("checks/", checks()),
    }
    if source in known and item not in known[source][1]:
        raise CatalogueError(path, key, f"item: {known[source][0]} không có mục “{item}”")


def _grain(path: Path, key: str, entry: Mapping[str, Any], formulas: Mapping[str, Formula]) -> str:
    """School or commune; resident-based and school-based counts never share a ratio."""
    grains = {measures()[term.measure].grain for formula in formulas.values() for term in formula}
    if len(grains) > 1:
        raise CatalogueError(path, key, "số liệu của trường và của xã không được chung một tỷ số")
    declared = str(entry.get("grain", ""))
    if not grains and declared not in ("school", "commune"):
        raise CatalogueError(path, key, "thiếu grain (school hoặc commune)")
    stated = formulas["numerator"] or formulas["stated"]
    return grain_of(stated) if stated else declared


def _shared(path: Path, key: str, entry: Mapping[str, Any]) -> bool:
    shared = bool(entry.get("shared", False))
    if shared and not entry.get("all_levels"):
        raise CatalogueError(path, key, "shared cần có all_levels")
    return shared


def _pace(path: Path, key: str, entry: Mapping[str, Any]) -> str:
    pace = str(entry.get("pace", DEFAULT))
    if pace not in paces():
        raise CatalogueError(path, key, f"pace “{pace}” không có trong pace.toml")
    return pace


def _need_sums(path: Path, key: str, terms: Formula) -> None:
    """A rate or a level is never added up; the units that reach it may be."""
    for term in terms:
        if not measures()[term.measure].summable and term.least is None:
            raise CatalogueError(path, key, f"{term.measure} không được cộng dồn")


def _need_grades(path: Path, key: str, formulas: Mapping[str, Formula]) -> None:
    for term in (term for formula in formulas.values() for term in formula):
        if not measures()[term.measure].has_grade:
            raise CatalogueError(path, key, f"{term.measure} không phân theo khối lớp, grades phải là none")


def _levels(path: Path, key: str, entry: Mapping[str, Any], grain: str) -> tuple[str, ...]:
    if grain != "school":
        return ("",)
    if entry.get("levels") == "none":
        return ("",)
    declared = _codes(path, key, "level", entry.get("levels", ()))
    if not declared:
        raise CatalogueError(path, key, "thiếu levels")
    return tuple(level for level in levels() if level in declared)


def _grades(path: Path, key: str, entry: Mapping[str, Any]) -> tuple[tuple[str, ...], bool]:
    """Grades to show, and whether the level counts these alone."""
    declared = entry.get("grades", "none")
    if declared == "none":
        return (), False
    if declared == "all":
        return tuple(grades()), False
    return _codes(path, key, "grade", declared), True


def _codes(path: Path, key: str, dimension: str, declared: Any) -> tuple[str, ...]:
    if unknown := [code for code in declared if code not in codes()[dimension]]:
        raise CatalogueError(path, key, f"{dimension} “{', '.join(unknown)}” không có trong codes.csv")
    return tuple(declared)


def _target(path: Path, key: str, entry: Mapping[str, Any], stated: Formula) -> Target:
    declared = dict(entry.get("target", {}))
    named = tuple(declared.pop("rules", ()))
    try:
        target = Target(rules=named, **declared)
    except TypeError as error:
        raise CatalogueError(path, key, f"target có khóa lạ: {', '.join(declared)}") from error
    if target.stated and not stated:
        raise CatalogueError(path, key, "target.stated cần có stated")
    if target.value is not None and not target.source:
        raise CatalogueError(path, key, "target.value phải kèm target.source (văn bản)")
    if target.norm and target.norm not in {norm.subject for norm in norms().values()}:
        raise CatalogueError(path, key, f"norms.csv không có chủ đề “{target.norm}”")
    _check_extra(path, key, target)
    if unknown := [name for name in named if name not in rules()]:
        raise CatalogueError(path, key, f"standards.csv không có quy định {', '.join(unknown)}")
    return target


def _check_extra(path: Path, key: str, target: Target) -> None:
    if not target.extra_norm:
        return
    if target.extra_norm not in {norm.subject for norm in norms().values() if norm.case == target.extra_case}:
        raise CatalogueError(path, key, f"norms.csv không có “{target.extra_norm}” ({target.extra_case})")
    if target.extra_of not in measures():
        raise CatalogueError(path, key, f"target.extra_of: không có số liệu “{target.extra_of}”")
    if not (target.norm and target.each_school):
        raise CatalogueError(path, key, "target.extra_norm cần norm và each_school")
