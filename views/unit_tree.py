"""The tree of units as the sidebar shows it: order, names, the unit a visitor starts with."""

from collections.abc import Sequence

import pandas as pd

from views import formats


def in_tree_order(units: pd.DataFrame) -> pd.DataFrame:
    """Each unit followed by what stands below it, siblings in official order."""
    children: dict[int, list[int]] = {}
    ids = units["unit_id"].tolist()
    known = set(ids)
    for position, parent in enumerate(units["parent_id"].fillna(-1).tolist()):
        children.setdefault(parent if parent in known else -1, []).append(position)
    order: list[int] = []
    queue = list(reversed(children.get(-1, [])))
    while queue:
        position = queue.pop()
        order.append(position)
        queue.extend(reversed(children.get(ids[position], [])))
    return units.iloc[order].reset_index(drop=True)


def home_position(units: pd.DataFrame, reporting: Sequence[int]) -> int:
    """Position of the lowest unit above everything that reports: the office's own; the first where there is none."""
    parents = dict(zip(units["unit_id"], units["parent_id"], strict=True))
    shared: list[int] | None = None
    for unit in reporting:
        if unit in parents:
            line = path(unit, parents)
            shared = line if shared is None else [above for above in shared if above in line]
    known = units["unit_id"].tolist()
    return known.index(shared[0]) if shared else 0


def below(units: pd.DataFrame, root: int) -> list[int]:
    """A unit and every unit below it, of `units` in the order of the tree."""
    found: dict[int, None] = {}
    for unit, parent in zip(units["unit_id"].tolist(), units["parent_id"].fillna(-1).tolist(), strict=True):
        if unit == root or parent in found:
            found[unit] = None
    return list(found)


def path(unit: int, parents: dict[int, int]) -> list[int]:
    """The unit and everything above it, lowest first."""
    found: list[int] = []
    while unit in parents and unit not in found:
        found.append(unit)
        above = parents[unit]
        if formats.is_missing(above):
            break
        unit = int(above)
    return found


def labels_of(units: pd.DataFrame) -> list[str]:
    """Names as options, unique: units of one name carry their code."""
    doubled = units["unit_name"].duplicated(keep=False)
    return [
        f"{name} ({code})" if is_doubled else str(name)
        for name, code, is_doubled in zip(units["unit_name"], units["unit_code"], doubled, strict=True)
    ]
