-- Cells that state a current fact with another value: (check, where to report, both cells and values).
SELECT
    CASE WHEN o.rank > k.rank OR o.looks_back > k.looks_back THEN 'fact_other_report' ELSE 'fact_conflict' END AS check_id,
    k.file AS kept_file, ks.sheet_name AS kept_sheet, k.cell AS kept_cell, k.value AS kept_value,
    o.file AS other_file, os.sheet_name AS other_sheet, o.cell AS other_cell, o.value AS other_value,
    k.unit_id, k.measure
FROM contested o
JOIN contested k USING (unit_id, level, measure, grade, age, grp, category, school_year, period, kind)
JOIN input_sheet ks ON ks.file = k.file AND ks.sheet = k.sheet
JOIN input_sheet os ON os.file = o.file AND os.sheet = o.sheet
WHERE k.place = 1 AND o.place > 1 AND o.value IS NOT NULL AND k.value IS NOT NULL
  AND abs(o.value - k.value) > 1e-9 * greatest(1, abs(k.value))
ORDER BY o.file, o.sheet, o.row;
