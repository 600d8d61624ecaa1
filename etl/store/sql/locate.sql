-- Readings of identified units with their level (contract, ruling 2), or the reason why they wait.
CREATE TEMP TABLE located AS
WITH placed AS (
    SELECT
        r.* EXCLUDE (level), u.unit_id, u.unit_kind, u.levels, m.grain, m.summable,
        CASE
            WHEN u.unit_kind <> 'school' THEN ''
            WHEN m.of_whole_school THEN CASE WHEN len(u.levels) = 1 THEN u.levels[1] ELSE '' END
            ELSE coalesce(
                nullif(r.level, ''), nullif(g.level, ''), nullif(mu.level, ''),
                CASE WHEN len(u.levels) = 1 THEN u.levels[1] END
            )
        END AS level
    FROM reading r
    JOIN mention_unit mu USING (file, sheet, mention, school_year)
    JOIN known_unit u USING (unit_id)
    JOIN declared_measure m USING (measure)
    LEFT JOIN grade_level g USING (grade)
    WHERE r.period <> ''
)
SELECT
    * EXCLUDE (unit_kind, levels, grain, summable),
    CASE
        WHEN unit_kind = 'school' AND grain = 'commune' THEN 'unit_wrong_kind'
        WHEN unit_kind <> 'school' AND grain = 'school' AND summable THEN 'unit_wrong_kind'
        WHEN level IS NULL THEN 'unit_level_unknown'
        WHEN level <> '' AND NOT list_contains(levels, level) THEN 'unit_level_wrong'
        ELSE ''
    END AS problem
FROM placed;

-- Numbers read from each file, and how many of them have found their unit.
CREATE TEMP TABLE file_numbers AS
SELECT r.file, r.numbers AS read, coalesce(l.numbers, 0) AS placed
FROM (SELECT file, count(value) AS numbers FROM reading GROUP BY file) r
LEFT JOIN (SELECT file, count(value) AS numbers FROM located WHERE problem = '' GROUP BY file) l USING (file);

DROP TABLE reading;
