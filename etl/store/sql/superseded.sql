-- Cells whose readings were all replaced by a later file: what was wrong with them is settled.
SELECT DISTINCT u.file, s.sheet_name, u.cell
FROM usable u
JOIN input_sheet s USING (file, sheet)
WHERE NOT EXISTS (
    SELECT 1 FROM ranked r WHERE r.file = u.file AND r.sheet = u.sheet AND r.cell = u.cell
);
