-- Facts added, changed and removed against the former snapshot, by the file of this state that did it.
WITH now AS (
    SELECT u.unit_code, f.* EXCLUDE (unit_id), s.file_id
    FROM (FROM fact {scope}) f JOIN unit u USING (unit_id) JOIN sheet s USING (sheet_id)
), before AS (
    SELECT u.unit_code, f.* EXCLUDE (unit_id, sheet_id), s.file_id, s.form, s.variant, s.school_year AS sheet_year
    FROM {former_fact} f JOIN {former_unit} u USING (unit_id) JOIN {former_sheet} s USING (sheet_id)
), replacing AS (
    SELECT u.unit_code, r.* EXCLUDE (unit_id) FROM replaced r JOIN unit u USING (unit_id)
), compared AS (
    SELECT
        coalesce(
            CASE WHEN b.state IS NOT NULL THEN (
                SELECT max(c.file_id) FROM correction c
                WHERE c.target_sheet_id = n.sheet_id AND c.target_cell = n.cell AND c.state IN ('applied', 'withdrawn')
            ) END,
            n.file_id, r.by_file, -1
        ) AS file,
        b.state IS NULL AS added,
        n.state IS NULL AS removed,
        n.state IS NOT NULL AND b.state IS NOT NULL
            AND (n.state <> b.state OR n.value IS DISTINCT FROM b.value) AS changed
    FROM now n
    FULL JOIN before b USING (unit_code, level, measure, grade, age, grp, category, school_year, period, kind)
    LEFT JOIN replacing r
        ON n.state IS NULL AND r.unit_code = b.unit_code AND r.level = b.level AND r.form = b.form
        AND r.variant = b.variant AND r.sheet_year = b.sheet_year AND r.school_year = b.school_year
        AND r.period = b.period AND r.kind = b.kind AND r.file = b.file_id
)
SELECT file, count(*) FILTER (added), count(*) FILTER (changed), count(*) FILTER (removed)
FROM compared
GROUP BY file;
