-- Replacement (contract, ruling 9): of each unit, level, form, layout, year, period and kind the latest file stands.
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

CREATE TEMP TABLE latest AS
SELECT unit_id, level, form, variant, sheet_year, school_year, period, kind, max(file) AS file
FROM usable
WHERE NOT nothing_due
GROUP BY ALL;

CREATE TEMP TABLE standing AS
SELECT u.* EXCLUDE (nothing_due, variant, sheet_year)
FROM usable u
JOIN latest USING (unit_id, level, form, variant, sheet_year, school_year, period, kind, file)
WHERE NOT nothing_due;

-- Of several cells that state one fact: a number before none, a sheet about its own year before a look back, the
-- report whose subject it is (ruling 22), the later file, the earlier cell.
CREATE TEMP TABLE contested AS
WITH shared AS (
    SELECT unit_id, level, measure, grade, age, grp, category, school_year, period, kind
    FROM standing GROUP BY ALL HAVING count(*) > 1
)
SELECT
    c.*,
    coalesce(f.rank, 1000) AS rank,
    row_number() OVER (
        PARTITION BY unit_id, level, measure, grade, age, grp, category, school_year, period, kind
        ORDER BY
            CASE state WHEN 'number' THEN 0 WHEN 'zero_mark' THEN 0 WHEN 'error' THEN 1 WHEN 'not_applicable' THEN 2 ELSE 3 END,
            looks_back, coalesce(f.rank, 1000), file DESC, sheet, row
    ) AS place
FROM standing c
JOIN shared USING (unit_id, level, measure, grade, age, grp, category, school_year, period, kind)
LEFT JOIN form_rank f USING (measure, form);
