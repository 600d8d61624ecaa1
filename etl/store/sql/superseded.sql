-- Cells whose readings were all replaced by a later file: what was wrong with them is settled.
SELECT DISTINCT u.file, i.sheet_name, u.cell
FROM usable u
JOIN input_sheet i USING (file, sheet)
WHERE NOT u.nothing_due
  AND NOT EXISTS (SELECT 1 FROM standing s WHERE s.file = u.file AND s.sheet = u.sheet AND s.cell = u.cell);
