"""The checks that can report a problem with received data: severity, sentence and advice (`checks/*.toml`).

One table per check id. `message` and `advice` are Vietnamese templates over the facts of the issue,
for example "Ô này ghi “{raw}”, không phải là số." A template may not contain markup.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType

from indicators.catalog.files import CATALOGUE_DIR, CatalogueError, read_toml

SEVERITIES = ("refuse", "error", "warning", "note")


@dataclass(frozen=True, slots=True)
class Check:
    """A kind of problem, as declared."""

    id: str
    severity: str
    message: str
    advice: str


@lru_cache(maxsize=1)
def checks() -> Mapping[str, Check]:
    """Every declared check by id."""
    found: dict[str, Check] = {}
    for path in sorted((CATALOGUE_DIR / "checks").glob("*.toml")):
        for check_id, entry in read_toml(path).items():
            if check_id in found:
                raise CatalogueError(path, check_id, "khai báo hai lần")
            missing = [key for key in ("severity", "message", "advice") if key not in entry]
            if missing:
                raise CatalogueError(path, check_id, f"thiếu {', '.join(missing)}")
            if entry["severity"] not in SEVERITIES:
                raise CatalogueError(path, check_id, f"severity “{entry['severity']}” không hợp lệ")
            found[check_id] = Check(check_id, entry["severity"], entry["message"], entry["advice"])
    return MappingProxyType(found)
