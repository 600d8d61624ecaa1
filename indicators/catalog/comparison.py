"""How units are compared (`comparison.toml`, `status_change_cuts.csv`): peers, groups, cuts of movement."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from types import MappingProxyType
from typing import Any

from indicators.catalog.dated import Validity, forbid_overlap, read_status, read_validity
from indicators.catalog.files import CATALOGUE_DIR, CatalogueError, read_table, read_toml
from indicators.catalog.indicators import indicators
from indicators.catalog.language import in_language
from indicators.catalog.measures import codes

AREAS = ("", "difficult", "other")
_MOVERS = ("improved_years", "improved_points", "improved_percent", "stagnant_years", "stagnant_points",
           "stagnant_percent")  # fmt: skip
_GAPS = ("gap_1", "gap_2", "gap_3", "gap_4")
_CHANGES = ("change_1", "change_2", "change_3", "change_4")


@dataclass(frozen=True, slots=True)
class Split:
    """One comparison of two sides; `group` '' = by the area class of the commune."""

    id: str
    label_vi: str
    group: str
    group_vi: str
    other_vi: str

    @property
    def label(self) -> str:
        """What parts the two sides, in the language of this run."""
        return in_language(self.label_vi)

    @property
    def sides(self) -> tuple[str, str]:
        """Labels of the group and of the other side, in the language of this run."""
        return in_language(self.group_vi), in_language(self.other_vi)


@dataclass(frozen=True, slots=True)
class MoverRules:
    """From when on a line has improved or stands still; the names are those of the file."""

    improved_years: int
    improved_points: float
    improved_percent: float
    stagnant_years: int
    stagnant_points: float
    stagnant_percent: float


@dataclass(frozen=True, slots=True)
class ComparisonRules:
    """What `comparison.toml` declares."""

    least_peers: int
    peer_labels: Mapping[str, str]
    """Label of the peer class by area class (`difficult`, `other`)."""
    splits: Mapping[str, Split]
    movers: MoverRules


@dataclass(frozen=True, slots=True)
class Cuts:
    """Where the five classes of the gap to the target, and of the change on the year, part; both in points for the better."""

    id: str
    indicator: str
    area: str
    validity: Validity
    gaps: tuple[float, ...]
    changes: tuple[float, ...]
    document: str
    status: str


@lru_cache(maxsize=1)
def comparison_rules() -> ComparisonRules:
    """The rules as declared."""
    path = CATALOGUE_DIR / "comparison.toml"
    content = read_toml(path)
    peers, movers = content.get("peers", {}), content.get("movers", {})
    for name in ("difficult", "other"):
        if not isinstance(peers.get(name), str):
            raise CatalogueError(path, f"peers.{name}", "chưa ghi tên nhóm")
    return ComparisonRules(
        _positive(path, "peers.least_units", peers.get("least_units")),
        MappingProxyType({name: peers[name] for name in ("difficult", "other")}),
        MappingProxyType({key: _split(path, key, entry) for key, entry in content.get("parity", {}).items()}),
        MoverRules(**{name: _positive(path, f"movers.{name}", movers.get(name)) for name in _MOVERS}),
    )


def _positive(path: Path, key: str, value: object) -> Any:
    if isinstance(value, bool) or not isinstance(value, int | float) or value <= 0:
        raise CatalogueError(path, key, "phải là số lớn hơn 0")
    return value


def _split(path: Path, key: str, entry: Mapping[str, str]) -> Split:
    if missing := [name for name in ("label_vi", "group_vi", "other_vi") if not entry.get(name)]:
        raise CatalogueError(path, f"parity.{key}", f"thiếu {', '.join(missing)}")
    group = entry.get("group", "")
    if group and group not in codes()["group"]:
        raise CatalogueError(path, f"parity.{key}", f"codes.csv không có nhóm “{group}”")
    return Split(key, entry["label_vi"], group, entry["group_vi"], entry["other_vi"])


@lru_cache(maxsize=1)
def all_cuts() -> tuple[Cuts, ...]:
    """Every declared set of cuts, past and present."""
    path = CATALOGUE_DIR / "status_change_cuts.csv"
    names = ("cuts", "indicator", "area", "valid_from", "valid_to", *_GAPS, *_CHANGES, "document", "status")
    found = tuple(_cuts(path, row) for row in read_table(path, names))
    forbid_overlap(path, [(cuts.id, (cuts.indicator, cuts.area), cuts.validity) for cuts in found])
    return found


def cuts_on(day: date, indicator: str, area: str) -> Cuts | None:
    """The cuts of an indicator in an area class on a day: its own before the general ones, None where none hold."""
    holding = [
        cuts
        for cuts in all_cuts()
        if cuts.validity.covers(day) and cuts.indicator in ("", indicator) and cuts.area in ("", area)
    ]
    return max(holding, key=lambda cuts: (cuts.indicator != "", cuts.area != ""), default=None)


def _cuts(path: Path, row: dict[str, str]) -> Cuts:
    key = row["cuts"]
    if row["indicator"] and row["indicator"] not in indicators():
        raise CatalogueError(path, key, f"không có chỉ số “{row['indicator']}”")
    if row["area"] not in AREAS:
        raise CatalogueError(path, key, f"area “{row['area']}” không hợp lệ")
    gaps, changes = (_rising(path, key, row, names) for names in (_GAPS, _CHANGES))
    return Cuts(key, row["indicator"], row["area"], read_validity(path, key, row), gaps, changes, row["document"],
                read_status(path, key, row["status"]))  # fmt: skip


def _rising(path: Path, key: str, row: dict[str, str], names: tuple[str, ...]) -> tuple[float, ...]:
    try:
        values = tuple(float(row[name]) for name in names)
    except ValueError as error:
        raise CatalogueError(path, key, f"{names[0]} … {names[-1]} phải là số") from error
    if any(first >= second for first, second in pairwise(values)):
        raise CatalogueError(path, key, f"{names[0]} … {names[-1]} phải tăng dần")
    return values
