-- Numbers that may count: those of identified units in files that have any. Later steps know nothing of waiting rows.
CREATE TEMP TABLE usable AS
SELECT
    l.* EXCLUDE (problem, mention), s.form, s.variant, s.school_year AS sheet_year,
    s.school_year <> '' AND s.school_year <> l.school_year AND l.kind = 'actual' AS looks_back,
    l.state = 'missing' AND EXISTS (
        SELECT 1 FROM not_due n
        WHERE n.measure = l.measure AND n.grade = l.grade AND n.category = l.category AND n.level = l.level
    ) AS nothing_due
FROM located l
JOIN input_sheet s USING (file, sheet)
WHERE l.problem = '' AND l.file IN (SELECT file FROM file_numbers WHERE placed > 0);

DROP TABLE located;
