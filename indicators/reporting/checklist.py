"""What units planned, did and can show of the things on the check-list; never added up and no rate of anything."""

import pandas as pd

from indicators.catalog.tasks import check_items
from indicators.sums.compiler import has_table
from indicators.terms import SchoolYear
from indicators.warehouse import Warehouse

COLUMNS = ("unit_id", "unit_code", "unit_name", "unit_kind", "item", "task", "counted_in", "school_year", "planned_state",
           "planned_value", "planned", "done_state", "done_value", "done", "evidence", "state", "file", "sheet", "cell",
           "received_at")  # fmt: skip

STATES = ("not_done", "partly", "done", "no_plan", "unknown")

_ITEMS = """
SELECT c.unit_id, u.unit_code, u.unit_name, u.unit_kind, c.item, c.school_year,
       coalesce(max(c.state) FILTER (c.part = 'planned'), 'missing') AS planned_state,
       max(c.value) FILTER (c.part = 'planned') AS planned_value,
       coalesce(max(c.raw) FILTER (c.part = 'planned'), '') AS planned,
       max(c.state) FILTER (c.part = 'done') AS done_state, max(c.value) FILTER (c.part = 'done') AS done_value,
       max(c.raw) FILTER (c.part = 'done') AS done, max(c.raw) FILTER (c.part = 'evidence') AS evidence,
       f.file_name AS file, s.sheet_name AS sheet, max(c.cell) FILTER (c.part = 'done') AS cell, f.received_at
FROM check_item c
JOIN unit u ON u.unit_id = c.unit_id
JOIN sheet s ON s.sheet_id = c.sheet_id
JOIN file f ON f.file_id = s.file_id
WHERE c.school_year = $school_year
GROUP BY ALL
ORDER BY min(u.official_order), c.unit_id, c.item
"""


def items(warehouse: Warehouse, school_year: SchoolYear | str) -> pd.DataFrame:
    """`COLUMNS`: one row per unit and item. `state`: done (answered yes, or as many as planned), partly, not_done, no_plan
    (something was done, nothing planned), unknown (what was done is blank or cannot be read)."""
    if not has_table(warehouse, "check_item"):
        return pd.DataFrame(columns=list(COLUMNS))
    frame = warehouse.frame(_ITEMS, {"school_year": str(SchoolYear.of(school_year))})
    declared = check_items()
    frame = frame[frame["item"].isin(list(declared))].reset_index(drop=True)
    frame["task"] = [declared[item].task for item in frame["item"]]
    frame["counted_in"] = [declared[item].counted_in for item in frame["item"]]
    answers = zip(frame["done_state"], frame["done_value"], frame["planned_value"], strict=True)
    frame["state"] = [_state(*answer) for answer in answers]
    return frame[list(COLUMNS)]


def _state(done_state: str, done: float, planned: float) -> str:
    if done_state in ("yes", "no"):
        return "done" if done_state == "yes" else "not_done"
    if done_state != "number":
        return "unknown"
    if pd.isna(planned):
        return "no_plan" if done else "not_done"
    if done >= planned:
        return "done"
    return "partly" if done else "not_done"
