-- Replacement (contract, ruling 9): of each unit, level, form, layout, year, period and kind the latest file stands.
CREATE TEMP TABLE usable AS
SELECT l.* EXCLUDE (problem, unit_kind), s.form, s.variant, s.school_year AS sheet_year
FROM located l
JOIN input_sheet s USING (file, sheet)
WHERE l.problem = ''
  AND l.file IN (SELECT file FROM located WHERE problem = '' AND value IS NOT NULL)
  AND NOT (
      l.state = 'missing'
      AND EXISTS (
          SELECT 1 FROM not_due n
          WHERE n.measure = l.measure AND n.grade = l.grade AND n.category = l.category AND n.level = l.level
      )
  );

CREATE TEMP TABLE latest AS
SELECT unit_id, level, form, variant, sheet_year, school_year, period, kind, max(file) AS file
FROM usable
GROUP BY ALL;

-- Of several cells that state one fact: a number before none, a sheet about its own year before a look back, the
-- report whose subject it is (ruling 22), the later file, the earlier cell.
CREATE TEMP TABLE ranked AS
SELECT
    c.*,
    coalesce(f.rank, 1000) AS rank,
    c.sheet_year <> '' AND c.sheet_year <> c.school_year AND c.kind = 'actual' AS looks_back,
    row_number() OVER (
        PARTITION BY c.unit_id, c.level, c.measure, c.grade, c.age, c.grp, c.category, c.school_year, c.period, c.kind
        ORDER BY
            CASE c.state WHEN 'number' THEN 0 WHEN 'zero_mark' THEN 0 WHEN 'error' THEN 1 WHEN 'not_applicable' THEN 2 ELSE 3 END,
            c.sheet_year <> '' AND c.sheet_year <> c.school_year AND c.kind = 'actual',
            coalesce(f.rank, 1000), c.file DESC, c.sheet, c.row
    ) AS place
FROM usable c
JOIN latest USING (unit_id, level, form, variant, sheet_year, school_year, period, kind, file)
LEFT JOIN form_rank f USING (measure, form);
