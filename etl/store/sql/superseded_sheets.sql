-- Sheets whose readings were all replaced by later files; the file as a whole ('') when that is true of all of them.
WITH sheets AS (
    SELECT u.file, u.sheet, bool_or(s.file IS NOT NULL) AS stands
    FROM (SELECT DISTINCT file, sheet FROM usable WHERE NOT nothing_due) u
    LEFT JOIN (SELECT DISTINCT file, sheet FROM standing) s USING (file, sheet)
    GROUP BY ALL
)
SELECT file, sheet_name FROM sheets JOIN input_sheet USING (file, sheet) WHERE NOT stands
UNION ALL
SELECT file, '' FROM sheets GROUP BY file HAVING NOT bool_or(stands);
