-- What the former snapshot holds of the units and school years that the new files speak of, as numbers to be judged again
-- beside the new ones; everything decided about them is taken back. Nothing that is decided joins two school years. Units
-- that follow one another are judged together.
CREATE TEMP TABLE affected AS
WITH RECURSIVE linked AS (
    SELECT DISTINCT unit_id, school_year::VARCHAR AS school_year FROM usable
    UNION
    SELECT CASE WHEN s.unit_id = l.unit_id THEN s.new_unit_id ELSE s.unit_id END, l.school_year
    FROM linked l JOIN succession s ON l.unit_id = s.unit_id OR l.unit_id = s.new_unit_id
)
SELECT unit_id, school_year FROM linked;

CREATE TEMP TABLE former_fact AS
FROM fact SEMI JOIN affected USING (unit_id, school_year);

CREATE OR REPLACE TEMP TABLE usable AS
WITH recalled AS (
    SELECT *, false AS nothing_due FROM former_fact
    UNION ALL
    SELECT * EXCLUDE (reason, until_file_id), reason = 'nothing_due' FROM superseded SEMI JOIN affected USING (unit_id, school_year)
)
FROM usable
UNION ALL BY NAME
SELECT
    r.* EXCLUDE (sheet_id), r.sheet_id // {sheets_per_file} AS file, r.sheet_id % {sheets_per_file} AS sheet,
    row_number() OVER () AS row, s.form, s.variant, s.school_year AS sheet_year,
    s.school_year <> '' AND s.school_year <> r.school_year AND r.kind = 'actual' AS looks_back
FROM recalled r JOIN sheet s USING (sheet_id);

INSERT INTO judged_file
SELECT DISTINCT file FROM usable WHERE file NOT IN (FROM judged_file);

DELETE FROM fact WHERE (unit_id, school_year) IN (FROM affected);
DELETE FROM superseded WHERE (unit_id, school_year) IN (FROM affected);
DELETE FROM revision WHERE (unit_id, school_year) IN (FROM affected);
