-- What counts (`fact`) and what was stated and does not count (`superseded`). `sheet_id` = file × sheets per file + sheet.
INSERT INTO fact
SELECT unit_id, level, measure, grade, age, grp, category, school_year, period, kind, value, state,
       file * {sheets_per_file} + sheet, cell, raw
FROM standing s
WHERE NOT EXISTS (
    SELECT 1 FROM contested c WHERE c.place > 1 AND c.file = s.file AND c.sheet = s.sheet AND c.row = s.row
)
ORDER BY measure, school_year, period, unit_id, level, grade, age, grp, category, kind;

INSERT INTO superseded
SELECT
    u.unit_id, u.level, u.measure, u.grade, u.age, u.grp, u.category, u.school_year, u.period, u.kind, u.value, u.state,
    u.file * {sheets_per_file} + u.sheet, u.cell, u.raw,
    CASE
        WHEN u.nothing_due THEN 'nothing_due'
        WHEN r.file IS NOT NULL THEN 'replaced'
        WHEN t.file IS NOT NULL THEN 'taken_over'
        ELSE 'other_cell'
    END AS reason,
    CASE WHEN NOT u.nothing_due THEN least(r.first_by, t.by_file) END AS until_file_id
FROM usable u
LEFT JOIN replaced r USING (unit_id, level, form, variant, sheet_year, school_year, period, kind, file)
LEFT JOIN taken_over t ON t.file = u.file AND t.sheet = u.sheet AND t.row = u.row
LEFT JOIN contested c ON c.place > 1 AND c.file = u.file AND c.sheet = u.sheet AND c.row = u.row
WHERE u.nothing_due OR r.file IS NOT NULL OR t.file IS NOT NULL OR c.file IS NOT NULL
ORDER BY u.measure, u.school_year, u.period, u.unit_id;
