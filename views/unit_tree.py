"""The tree of units as the sidebar shows it: order, names, the unit a visitor starts with."""

from collections.abc import Sequence

import pandas as pd

from views import formats


def in_tree_order(units: pd.DataFrame) -> pd.DataFrame:
    """Each unit followed by what stands below it, siblings in official order."""
    children: dict[int, list[int]] = {}
    known = set(units["unit_id"])
    for position, (_, parent) in enumerate(zip(units["unit_id"], units["parent_id"], strict=True)):
        above = -1 if formats.is_missing(parent) or int(parent) not in known else int(parent)
        children.setdefault(above, []).append(position)
    order: list[int] = []
    queue = list(reversed(children.get(-1, [])))
    while queue:
        position = queue.pop()
        order.append(position)
        queue.extend(reversed(children.get(int(units["unit_id"].iloc[position]), [])))
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
