"""The rows that the warehouse keeps of a directory: `unit`, `unit_parent`, `crosswalk`, `area_class`."""

from collections.abc import Sequence

import pyarrow as pa

from etl.units.directory import Directory
from etl.units.names import short_name
from indicators.terms import LEVELS

_KINDS = {"province": 0, "district": 1, "commune": 2, "school": 3}


def unit_tables(directory: Directory) -> dict[str, pa.Table]:
    """Arrow tables by name, columns as in `schema.sql`."""
    return {
        "unit": _units(directory),
        "unit_parent": _table(
            ("unit_id", "parent_id", "valid_from", "valid_to"),
            [(link.child, link.parent, link.valid_from, link.valid_to) for link in directory.parents],
        ),
        "crosswalk": _table(
            ("old_unit_id", "new_unit_id", "from_date", "share", "status"),
            [(link.old, link.new, link.from_date, link.share, link.status) for link in directory.successions],
        ),
        "area_class": _table(("unit_id", "school_year", "difficult"), directory.area_classes),
    }


def _units(directory: Directory) -> pa.Table:
    """Official order: provinces, districts, communes, then schools by level, each as listed."""
    ordered = sorted(
        directory.units.values(),
        key=lambda unit: (_KINDS[unit.kind], [LEVELS.index(level) for level in unit.levels], unit.unit_id),
    )
    homes = {link.child: directory.units[link.parent].code for link in reversed(directory.parents)}
    rows = [
        (
            unit.unit_id,
            unit.code,
            unit.name,
            short_name(unit.name) if unit.kind == "school" else unit.name,
            unit.kind,
            homes.get(unit.unit_id, "") if unit.kind == "school" else unit.parent_code,
            ",".join(unit.levels),
            unit.ownership,
            unit.officer,
            unit.valid_from,
            unit.valid_to,
            unit.successor_code,
            order,
        )
        for order, unit in enumerate(ordered, start=1)
    ]
    names = (
        "unit_id", "unit_code", "unit_name", "short_name", "unit_kind", "parent_code", "levels", "ownership",
        "officer", "valid_from", "valid_to", "successor_code", "official_order",
    )  # fmt: skip
    return _table(names, rows)


_DATES = ("valid_from", "valid_to", "from_date")
_NUMBERS = ("unit_id", "parent_id", "old_unit_id", "new_unit_id", "official_order")


def _table(names: tuple[str, ...], rows: Sequence[tuple[object, ...]]) -> pa.Table:
    columns = list(zip(*rows, strict=True)) if rows else [()] * len(names)
    return pa.table(
        {name: pa.array(column, _type(name)) for name, column in zip(names, columns, strict=True)}
    )


def _type(name: str) -> pa.DataType:
    if name in _DATES:
        return pa.date32()
    if name in _NUMBERS:
        return pa.int32()
    return {"share": pa.float64(), "difficult": pa.bool_()}.get(name, pa.string())
