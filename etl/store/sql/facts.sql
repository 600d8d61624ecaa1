-- Current facts in the order in which they are asked for. `sheet_id` = file × sheets per file + sheet.
INSERT INTO fact
SELECT unit_id, level, measure, grade, age, grp, category, school_year, period, kind, value, state,
       file * {sheets_per_file} + sheet, cell, raw
FROM standing s
WHERE NOT EXISTS (
    SELECT 1 FROM contested c WHERE c.place > 1 AND c.file = s.file AND c.sheet = s.sheet AND c.row = s.row
)
ORDER BY measure, school_year, period, unit_id, level, grade, age, grp, category, kind;
