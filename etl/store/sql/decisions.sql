-- Sheets of judged files whose targets count by an older decision than that of a file received before: receipt decides
-- what counts, so the office is told.
WITH counting AS (
    SELECT f.* EXCLUDE (value, state, sheet_id, cell, raw), s.file_id, s.sheet_name, d.number, d.decided_on, d.cell
    FROM fact f JOIN decision d USING (sheet_id) JOIN sheet s USING (sheet_id)
    WHERE f.kind = 'target' AND s.file_id IN (FROM judged_file)
), former AS (
    SELECT f.* EXCLUDE (value, state, sheet_id, cell, raw, reason, until_file_id), s.file_id, d.number, d.decided_on
    FROM superseded f JOIN decision d USING (sheet_id) JOIN sheet s USING (sheet_id)
    WHERE f.kind = 'target' AND f.reason IN ('replaced', 'other_cell')
)
SELECT c.file_id, c.sheet_name, c.cell, c.number, c.decided_on, o.file_id, o.number, o.decided_on, count(*)
FROM counting c
JOIN former o USING (unit_id, level, measure, grade, age, grp, category, school_year, period, kind)
WHERE o.decided_on > c.decided_on
GROUP BY ALL
ORDER BY ALL;
