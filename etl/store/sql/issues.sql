-- Issues of the current files: without those of cells and sheets that later files have replaced as a whole, and
-- without notes on blanks where nothing is due (ruling 21).
INSERT INTO issue
WITH place AS (
    SELECT DISTINCT file, sheet_name, cell FROM found_issue WHERE cell <> ''
), read_cell AS (
    SELECT p.file, p.sheet_name, p.cell, bool_or(NOT u.nothing_due) AS due, bool_or(s.row IS NOT NULL) AS stands
    FROM place p
    JOIN input_sheet i USING (file, sheet_name)
    JOIN usable u ON u.file = i.file AND u.sheet = i.sheet AND u.cell = p.cell
    LEFT JOIN standing s ON s.file = u.file AND s.sheet = u.sheet AND s.row = u.row
    GROUP BY ALL
), read_sheet AS (
    SELECT u.file, i.sheet_name, bool_or(s.file IS NOT NULL) AS stands
    FROM (SELECT DISTINCT file, sheet FROM usable WHERE NOT nothing_due) u
    JOIN input_sheet i USING (file, sheet)
    LEFT JOIN (SELECT DISTINCT file, sheet FROM standing) s USING (file, sheet)
    GROUP BY ALL
), replaced AS (
    SELECT file, sheet_name FROM read_sheet WHERE NOT stands
    UNION ALL
    SELECT file, '' FROM read_sheet GROUP BY file HAVING NOT bool_or(stands)
)
SELECT f.file, f.sheet_name, f.cell, f.check_id, f.severity, f.message, f.advice
FROM found_issue f
LEFT JOIN read_cell c USING (file, sheet_name, cell)
WHERE NOT EXISTS (SELECT 1 FROM replaced r WHERE r.file = f.file AND r.sheet_name = f.sheet_name)
  AND (c.file IS NULL OR c.stands OR (NOT c.due AND f.severity <> 'note'))
ORDER BY f.file, f.position;
