-- Issues of the files in `judged_file`, parted into those of today and those that are settled: of cells and sheets that
-- later files have replaced as a whole, and notes on blanks where nothing is due (ruling 21).
CREATE TEMP TABLE sorted_issue AS
WITH judged_sheet AS (
    SELECT sheet_id, file_id, sheet_name FROM sheet SEMI JOIN judged_file USING (file_id)
), statement AS (
    SELECT sheet_id, cell, true AS due, true AS stands FROM fact SEMI JOIN judged_sheet USING (sheet_id)
    UNION ALL
    SELECT sheet_id, cell, reason <> 'nothing_due', reason = 'other_cell'
    FROM superseded SEMI JOIN judged_sheet USING (sheet_id)
), read_cell AS (
    SELECT file_id, sheet_name, cell, bool_or(due) AS due, bool_or(stands) AS stands
    FROM statement JOIN judged_sheet USING (sheet_id)
    SEMI JOIN found_issue USING (file_id, sheet_name, cell)
    GROUP BY ALL
), read_sheet AS (
    SELECT file_id, sheet_name, bool_or(stands) AS stands
    FROM statement JOIN judged_sheet USING (sheet_id) WHERE due GROUP BY ALL
), replaced_sheet AS (
    SELECT file_id, sheet_name FROM read_sheet WHERE NOT stands
    UNION ALL
    SELECT file_id, '' FROM read_sheet GROUP BY file_id HAVING NOT bool_or(stands)
)
SELECT
    f.*,
    r.file_id IS NULL AND (c.file_id IS NULL OR c.stands OR (NOT c.due AND f.severity <> 'note')) AS is_current
FROM found_issue f
LEFT JOIN read_cell c USING (file_id, sheet_name, cell)
LEFT JOIN replaced_sheet r USING (file_id, sheet_name)
ORDER BY file_id, sheet_name, cell_row(cell), cell_column(cell), check_id, message;

INSERT INTO issue SELECT * EXCLUDE (is_current) FROM sorted_issue WHERE is_current;
INSERT INTO settled_issue SELECT * EXCLUDE (is_current) FROM sorted_issue WHERE NOT is_current;
