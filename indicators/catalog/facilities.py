"""What a school needs and what counts as having it (`facilities.toml`): rooms, staff, boarding, water, equipment.

A group such as `subject_rooms` has one item for each room that a norm requires.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from indicators.catalog.files import CATALOGUE_DIR, CatalogueError, read_toml
from indicators.catalog.formulas import Formula, parse_formula
from indicators.catalog.language import VIETNAMESE, in_language
from indicators.catalog.measures import codes, codes_in, measures
from indicators.catalog.norm_parts import NormPart, read_norm_parts
from indicators.catalog.norms import norms
from indicators.catalog.texts import entry_of, text

SHARED = "shared"
"""`case` of norms of which one room may serve several subjects."""
STOCK_KINDS = ("solid", "semi_solid", "temporary", "borrowed")
_KEYS = {"label_vi", "levels", "periods", "rounding", "group", "have", "norms", "needed_once_for", "reported_need",
         "reported_lacking", "measure", "required", "once_per_school", *STOCK_KINDS}  # fmt: skip
EVERY_SCHOOL = ("", SHARED)
"""Cases of room norms that hold for every school; others depend on the level of the national standard."""


@dataclass(frozen=True, slots=True)
class Facility:
    """One item of need. Exactly one of `norms`, `needed_once_for`, `reported_need` says what is needed."""

    id: str
    group: str
    labels_vi: tuple[str, ...]
    """As declared; several where one room may be any of them."""
    levels: tuple[str, ...]
    periods: tuple[str, ...]
    have: tuple[Formula, ...]
    norms: tuple[NormPart, ...]
    rounding: str
    needed_once_for: Mapping[str, Formula]
    """By level: one is needed where this number is above zero."""
    reported_need: Formula
    reported_lacking: Formula
    temporary: Formula
    borrowed: Formula
    stock: Mapping[str, Formula]
    """Stock by kind of construction, shown beside the gap."""
    once_per_school: bool
    """The levels of one school share it: needed once, whatever level its sheet names."""

    @property
    def label_vi(self) -> str:
        """Its Vietnamese label, by which offices name it in their own tables."""
        return str(entry_of("formats", "either", VIETNAMESE)).join(self.labels_vi)

    @property
    def label(self) -> str:
        """Its label in the language of this run."""
        return text("formats", "either").join(in_language(label) for label in self.labels_vi)

    @property
    def basis(self) -> str:
        """`norm`, or `reported` where only the school's own statement says what it needs."""
        return "norm" if self.norms or self.needed_once_for else "reported"


@lru_cache(maxsize=1)
def facilities() -> Mapping[str, Facility]:
    """Rooms, boarding, water, equipment and teachers by id (`classrooms`, `subject_rooms.informatics`), in file order."""
    path = CATALOGUE_DIR / "facilities.toml"
    content = read_toml(path)
    shared = content.pop("from_staffing", [])
    if strange := [name for name in shared if name not in staffing_items()]:
        raise CatalogueError(path, "from_staffing", f"staffing.toml không có mục “{strange[0]}”")
    own = _items(path, content)
    return MappingProxyType({**own, **{name: staffing_items()[name] for name in shared}})


@lru_cache(maxsize=1)
def staffing_items() -> Mapping[str, Facility]:
    """Teachers of a level, specialist teachers by subject and other posts that a norm names, in file order."""
    path = CATALOGUE_DIR / "staffing.toml"
    return MappingProxyType(_items(path, read_toml(path)))


def _items(path: Path, content: dict[str, Any]) -> dict[str, Facility]:
    defaults = content.pop("defaults", {})
    found: dict[str, Facility] = {}
    for key, entry in content.items():
        merged = {**defaults, **entry}
        _check_entry(path, key, merged)
        items = (
            _required_rooms(path, key, merged)
            if "required" in merged
            else [_facility(path, key, key, merged)]
        )
        found.update({item.id: item for item in items})
    return found


def _check_entry(path: Path, key: str, entry: Mapping[str, Any]) -> None:
    """Every key is known, what is needed is there, codes exist."""
    if strange := set(entry) - _KEYS:
        raise CatalogueError(path, key, f"khóa lạ: {', '.join(sorted(strange))}")
    needed = (
        "label_vi",
        "levels",
        "periods",
        "rounding",
        *(("measure", "required") if "required" in entry else ("have",)),
    )
    if missing := [name for name in needed if not entry.get(name)]:
        raise CatalogueError(path, key, f"thiếu {', '.join(missing)}")
    if entry["rounding"] not in ("up", "down"):
        raise CatalogueError(path, key, f"rounding “{entry['rounding']}” không hợp lệ")
    for name, dimension in (("levels", "level"), ("periods", "period")):
        if unknown := [code for code in entry[name] if code not in codes()[dimension]]:
            raise CatalogueError(path, key, f"{name}: {', '.join(unknown)} không có trong codes.csv")
    if "measure" in entry and entry["measure"] not in measures():
        raise CatalogueError(path, key, f"không có số liệu “{entry['measure']}” trong measures.csv")
    if "required" in entry and entry["required"] not in {norm.subject for norm in norms().values()}:
        raise CatalogueError(path, key, f"norms.csv không có chủ đề “{entry['required']}”")


def _labels(declared: str | tuple[str, ...]) -> tuple[str, ...]:
    return (declared,) if isinstance(declared, str) else declared


def _facility(path: Path, key: str, group: str, entry: Mapping[str, Any]) -> Facility:
    def formula(name: str) -> Formula:
        return parse_formula(path, f"{key}.{name}", entry[name]) if name in entry else ()

    parts = tuple(part for said in entry.get("norms", ()) for part in read_norm_parts(path, key, said))
    facility = Facility(
        id=key, group=entry.get("group", group), labels_vi=_labels(entry["label_vi"]), levels=tuple(entry["levels"]),
        periods=tuple(entry["periods"]),
        have=tuple(parse_formula(path, f"{key}.have", text) for text in entry["have"]),
        norms=parts, rounding=entry["rounding"],
        needed_once_for={level: parse_formula(path, f"{key}.{level}", text)
                         for level, text in entry.get("needed_once_for", {}).items()},
        reported_need=formula("reported_need"), reported_lacking=formula("reported_lacking"),
        temporary=formula("temporary"), borrowed=formula("borrowed"),
        stock={kind: formula(kind) for kind in STOCK_KINDS if kind in entry},
        once_per_school=bool(entry.get("once_per_school", False)),
    )  # fmt: skip
    ways = (bool(facility.norms), bool(facility.needed_once_for))
    if all(ways):
        raise CatalogueError(path, key, "chỉ được dùng một trong norms và needed_once_for")
    if not any(ways) and not facility.reported_need:
        raise CatalogueError(path, key, "thiếu norms, needed_once_for hoặc reported_need")
    return facility


def _required_rooms(path: Path, group: str, entry: Mapping[str, Any]) -> Iterator[Facility]:
    """One item per required room; rooms that may be shared make one item."""
    measure, subject = entry["measure"], entry["required"]
    labels = codes_in(VIETNAMESE)[measures()[measure].category]
    rooms: dict[str, set[str]] = {}
    shared: dict[str, list[str]] = {}
    for norm in norms().values():
        if norm.subject == subject and norm.level in entry["levels"] and norm.case in EVERY_SCHOOL:
            rooms.setdefault(norm.category, set()).add(norm.level)
            if norm.case == SHARED:
                shared.setdefault(norm.level, []).append(norm.category)
    for level, together in shared.items():
        for room in together:
            rooms[room].discard(level)
        either = tuple(labels[room] for room in together)
        have = [f"{measure}[category={room}]" for room in together]
        yield _room(path, group, "_or_".join(together), either, [level], have, entry, together[0], SHARED)
    for room, levels in rooms.items():
        if levels:
            have = [f"{measure}[category={room}]"]
            ordered = [level for level in entry["levels"] if level in levels]
            yield _room(path, group, room, (labels[room],), ordered, have, entry, room, "")


def _room(path: Path, group: str, name: str, label: tuple[str, ...], levels: list[str], have: list[str],
          entry: Mapping[str, Any], category: str, case: str) -> Facility:  # fmt: skip
    key = f"{group}.{name}"
    part = {"subject": entry["required"], "cases": [case], "category": category}
    declared = {**entry, "levels": levels, "have": have, "label_vi": label, "norms": [part]}
    if len(have) == 1:
        declared["reported_need"] = f"{have[0][:-1]}, kind=need]"
    return _facility(path, key, group, declared)
