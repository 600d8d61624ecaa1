-- Cells that state a current fact with another value: (check, where to report, both cells and values), of files in
-- `judged_file`.
WITH statement AS (
    SELECT f.* EXCLUDE (sheet_id), s.file_id, s.sheet_name, s.form,
        s.school_year <> '' AND s.school_year <> f.school_year AND f.kind = 'actual' AS looks_back
    FROM fact f JOIN sheet s USING (sheet_id)
), other AS (
    SELECT f.* EXCLUDE (sheet_id), s.file_id, s.sheet_name, s.form,
        s.school_year <> '' AND s.school_year <> f.school_year AND f.kind = 'actual' AS looks_back
    FROM superseded f JOIN sheet s USING (sheet_id) WHERE f.reason = 'other_cell' AND f.value IS NOT NULL
), differing AS (
    SELECT
        coalesce(fo.rank, 1000) > coalesce(fk.rank, 1000) OR o.looks_back > k.looks_back AS gives_way,
        k.file_id AS kept_file, k.sheet_name AS kept_sheet, k.cell AS kept_cell, k.value AS kept_value,
        o.file_id AS other_file, o.sheet_name AS other_sheet, o.cell AS other_cell, o.value AS other_value,
        k.unit_id, k.measure
    FROM other o
    JOIN statement k USING (unit_id, level, measure, grade, age, grp, category, school_year, period, kind)
    LEFT JOIN form_rank fo ON fo.measure = o.measure AND fo.form = o.form
    LEFT JOIN form_rank fk ON fk.measure = k.measure AND fk.form = k.form
    WHERE k.value IS NOT NULL AND abs(o.value - k.value) > 1e-9 * greatest(1, abs(k.value))
)
SELECT CASE WHEN gives_way THEN 'fact_other_report' ELSE 'fact_conflict' END, * EXCLUDE (gives_way)
FROM differing
WHERE CASE WHEN gives_way THEN other_file ELSE kept_file END IN (FROM judged_file)
ORDER BY other_file, other_sheet, cell_row(other_cell), cell_column(other_cell), unit_id, measure;
