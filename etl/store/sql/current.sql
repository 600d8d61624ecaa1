-- What stands (contract, ruling 9): replacement by unit, level, form, layout, year, period and kind.

-- A later sheet that restates at least half of what the earlier one measures replaces it as a whole, so that a number it
-- no longer states is gone; one that measures other things (rooms, then land) stands beside it.
CREATE TEMP TABLE replaced AS
WITH stated AS (
    SELECT DISTINCT unit_id, level, form, variant, sheet_year, school_year, period, kind, file, measure
    FROM usable WHERE NOT nothing_due
), several AS (
    SELECT * FROM stated
    SEMI JOIN (
        SELECT unit_id, level, form, variant, sheet_year, school_year, period, kind
        FROM stated GROUP BY ALL HAVING count(DISTINCT file) > 1
    ) USING (unit_id, level, form, variant, sheet_year, school_year, period, kind)
), restated AS (
    SELECT
        unit_id, level, form, variant, sheet_year, school_year, period, kind, o.file, n.file AS by_file,
        count(*) AS measures
    FROM several o
    JOIN several n USING (unit_id, level, form, variant, sheet_year, school_year, period, kind, measure)
    WHERE n.file > o.file
    GROUP BY ALL
), size AS (
    SELECT unit_id, level, form, variant, sheet_year, school_year, period, kind, file, count(*) AS all_measures
    FROM several GROUP BY ALL
)
SELECT
    unit_id, level, form, variant, sheet_year, school_year, period, kind, file,
    min(by_file) AS first_by, max(by_file) AS by_file, list(DISTINCT by_file) AS all_by
FROM restated
JOIN size USING (unit_id, level, form, variant, sheet_year, school_year, period, kind, file)
WHERE 2 * measures >= all_measures
GROUP BY ALL;

CREATE TEMP TABLE stated AS
SELECT u.* EXCLUDE (nothing_due, variant, sheet_year)
FROM usable u
ANTI JOIN replaced USING (unit_id, level, form, variant, sheet_year, school_year, period, kind, file)
WHERE NOT nothing_due;

-- What is stated for a year of a unit and of the one that took over from it is that of the latter (targets set before
-- a reform and after it): the two would be added up, and may carry one code.
CREATE TEMP TABLE taken_over AS
SELECT o.file, o.sheet, o.row, min(n.file) AS by_file
FROM stated o
JOIN succession x USING (unit_id)
JOIN stated n ON n.unit_id = x.new_unit_id
    AND (n.level, n.measure, n.grade, n.age, n.grp, n.category, n.school_year, n.period, n.kind)
      = (o.level, o.measure, o.grade, o.age, o.grp, o.category, o.school_year, o.period, o.kind)
GROUP BY o.file, o.sheet, o.row;

CREATE TEMP TABLE standing AS
SELECT * FROM stated ANTI JOIN taken_over USING (file, sheet, row);

DROP TABLE stated;

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
            state_order(state), looks_back, coalesce(f.rank, 1000), file DESC, sheet, cell_row(cell), cell_column(cell), value, row
    ) AS place
FROM standing c
JOIN shared USING (unit_id, level, measure, grade, age, grp, category, school_year, period, kind)
LEFT JOIN form_rank f USING (measure, form);
