-- How numbers changed from receipt to receipt, as today's catalogue and registers read every file. A statement lives from
-- its own receipt until a later file replaces its sheet or a successor states the same; of those alive at a receipt the
-- one counts that would count today. A number stated once and never again has no history.
INSERT INTO revision
WITH replacing AS (
    SELECT unit_id, level, form, variant, sheet_year, school_year, period, kind, unnest(all_by) AS file FROM replaced
), touched AS (
    SELECT unit_id, level, measure, grade, age, grp, category, school_year, period, kind FROM contested
    UNION
    SELECT unit_id, level, measure, grade, age, grp, category, school_year, period, kind
    FROM usable SEMI JOIN taken_over USING (file, sheet, row)
    UNION
    SELECT unit_id, level, measure, grade, age, grp, category, school_year, period, kind
    FROM usable
    SEMI JOIN (
        SELECT unit_id, level, form, variant, sheet_year, school_year, period, kind, file FROM replaced
        UNION
        SELECT * FROM replacing
    ) USING (unit_id, level, form, variant, sheet_year, school_year, period, kind, file)
    WHERE NOT nothing_due
), statement AS (
    SELECT
        u.* EXCLUDE (nothing_due), coalesce(f.rank, 1000) AS rank, least(r.first_by, t.by_file) AS until,
        b.file IS NOT NULL AS replaces
    FROM usable u
    SEMI JOIN touched USING (unit_id, level, measure, grade, age, grp, category, school_year, period, kind)
    LEFT JOIN replaced r USING (unit_id, level, form, variant, sheet_year, school_year, period, kind, file)
    LEFT JOIN replacing b USING (unit_id, level, form, variant, sheet_year, school_year, period, kind, file)
    LEFT JOIN taken_over t ON t.file = u.file AND t.sheet = u.sheet AND t.row = u.row
    LEFT JOIN form_rank f ON f.measure = u.measure AND f.form = u.form
    WHERE NOT nothing_due
), event AS (
    SELECT unit_id, level, measure, grade, age, grp, category, school_year, period, kind, file AS moment FROM statement
    UNION
    SELECT unit_id, level, measure, grade, age, grp, category, school_year, period, kind, until
    FROM statement WHERE until IS NOT NULL
), version AS (
    SELECT e.*, s.value, s.state, s.file * {sheets_per_file} + s.sheet AS sheet_id, s.cell, s.raw, s.replaces
    FROM event e
    LEFT JOIN statement s
        ON (s.unit_id, s.level, s.measure, s.grade, s.age, s.grp, s.category, s.school_year, s.period, s.kind)
         = (e.unit_id, e.level, e.measure, e.grade, e.age, e.grp, e.category, e.school_year, e.period, e.kind)
        AND s.file <= e.moment AND (s.until IS NULL OR s.until > e.moment)
    QUALIFY 1 = row_number() OVER (
        PARTITION BY e.unit_id, e.level, e.measure, e.grade, e.age, e.grp, e.category, e.school_year, e.period, e.kind, e.moment
        ORDER BY state_order(s.state), s.looks_back, s.rank, s.file DESC, s.sheet, cell_row(s.cell), cell_column(s.cell), s.value
    )
), step AS (
    SELECT
        *, row_number() OVER chain > 1 AS is_later, lag(state) OVER chain AS old_state, lag(value) OVER chain AS old_value,
        lag(sheet_id) OVER chain AS old_sheet_id, lag(cell) OVER chain AS old_cell, lag(raw) OVER chain AS old_raw
    FROM version
    WINDOW chain AS (
        PARTITION BY unit_id, level, measure, grade, age, grp, category, school_year, period, kind ORDER BY moment
    )
)
SELECT
    unit_id, level, measure, grade, age, grp, category, school_year, period, kind, moment,
    CASE WHEN state IS NULL THEN 'removed' WHEN old_state IS NULL THEN 'added' ELSE 'changed' END,
    old_value, coalesce(old_state, ''), old_sheet_id, coalesce(old_cell, ''), coalesce(old_raw, ''),
    value, coalesce(state, ''), sheet_id, coalesce(cell, ''), coalesce(raw, '')
FROM step
WHERE (state IS NULL AND old_state IS NOT NULL)
   OR (state IS NOT NULL AND old_state IS NULL AND (is_later OR replaces))
   OR state <> old_state
   OR (state = old_state AND value IS DISTINCT FROM old_value)
ORDER BY moment, unit_id, measure, level, school_year, period, kind, grade, age, grp, category;
