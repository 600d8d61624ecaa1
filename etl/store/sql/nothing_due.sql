-- Blank cells that state nothing, because their column does not apply to the level of the row (ruling 21).
SELECT DISTINCT l.file, s.sheet_name, l.cell
FROM located l
JOIN input_sheet s USING (file, sheet)
JOIN not_due n USING (measure, grade, category, level)
WHERE l.state = 'missing';
