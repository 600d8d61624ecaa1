"""`history`: which file added, changed or removed which number, with the values and cells before and after, as CSV."""

from collections.abc import Sequence
from pathlib import Path

import pyarrow as pa

from etl.commands.exits import Exit
from etl.commands.export import export
from etl.commands.texts import say
from etl.store.folder import DataFolder
from indicators.catalog import codes, measures

_HISTORY = """
WITH place AS (
    SELECT sheet_id, file_name, sheet_name FROM sheet JOIN file USING (file_id)
)
SELECT
    as_text(f.file_name) AS file, f.received_at::VARCHAR AS received_at, c.label AS change, as_text(u.unit_code) AS unit_code,
    as_text(u.unit_name) AS unit_name, m.label AS measure,
    concat_ws('; ', level.label, grade.label, nullif(r.age, '') || ' tuổi', grp.label, category.label) AS details,
    r.school_year, period.label AS period, kind.label AS kind,
    as_number(r.before_value) AS before, as_number(r.after_value) AS after, r.before_state, r.after_state, as_text(r.reason) AS reason,
    as_text(b.file_name) AS before_file, as_text(b.sheet_name) AS before_sheet, r.before_cell,
    as_text(a.file_name) AS after_file, as_text(a.sheet_name) AS after_sheet, r.after_cell
FROM (
    SELECT *, '' AS reason FROM revision
    UNION ALL
    SELECT
        s.* EXCLUDE (value, state, sheet_id, cell, raw), c.file_id, 'corrected', c.before_value, '', s.sheet_id, s.cell,
        c.before_raw, s.value, s.state, s.sheet_id, s.cell, s.raw, concat_ws('; ', c.reason, c.author, nullif(c.day, ''))
    FROM correction c
    JOIN fact s ON s.sheet_id = c.target_sheet_id AND s.cell = c.target_cell
    WHERE c.state = 'applied'
) r
JOIN file f USING (file_id)
JOIN unit u USING (unit_id)
JOIN measure_label m USING (measure)
JOIN label c ON c.dimension = 'change' AND c.code = r.change
LEFT JOIN label level ON level.dimension = 'level' AND level.code = r.level
LEFT JOIN label grade ON grade.dimension = 'grade' AND grade.code = r.grade
LEFT JOIN label grp ON grp.dimension = 'group' AND grp.code = r.grp
LEFT JOIN label category ON category.dimension = m.category AND category.code = r.category
LEFT JOIN label period ON period.dimension = 'period' AND period.code = r.period
LEFT JOIN label kind ON kind.dimension = 'kind' AND kind.code = r.kind
LEFT JOIN place b ON b.sheet_id = r.before_sheet_id
LEFT JOIN place a ON a.sheet_id = r.after_sheet_id
WHERE u.unit_code IN (FROM asked_unit) OR (SELECT count(*) FROM asked_unit) = 0
ORDER BY r.file_id, u.official_order, r.measure, r.level, r.school_year, r.period, r.kind, r.grade, r.age, r.grp, r.category
"""
_CHANGES = ("added", "changed", "removed", "corrected")


def run_history(folder: DataFolder, unit_code: str, out: Path | None) -> Exit:
    """Writes the history of all numbers, or of those of one unit ('' = all); `out` None prints it."""
    labels = [(dimension, code, text) for dimension, of in codes().items() for code, text in of.items()]
    labels += [("change", change, say(f"history_{change}")) for change in _CHANGES]
    lists = {
        "label": _table(("dimension", "code", "label"), labels),
        "measure_label": _table(
            ("measure", "label", "category"), [(m.id, m.label, m.category) for m in measures().values()]
        ),
        "asked_unit": _table(("unit_code",), [(unit_code,)] if unit_code else []),
    }
    return export(folder, _HISTORY, out, lists)


def _table(names: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> pa.Table:
    columns = list(zip(*rows, strict=True)) or [()] * len(names)
    return pa.table(
        {name: pa.array(column, pa.string()) for name, column in zip(names, columns, strict=True)}
    )
