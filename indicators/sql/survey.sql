-- What the autumn survey states of every unit: numbers by measure and age or band, recognised levels by standard.
-- A band is the stated one, else the sum of its single ages, all of them present. Missing is not zero: only numbers and
-- written zeros are known.
WITH wanted AS (
    SELECT unnest($measure) AS measure, unnest($asked) AS asked, unnest($age) AS age, unnest($size) AS size
),
stated AS (
    SELECT unit_id, measure, age, category, value
    FROM fact
    WHERE school_year = $school_year AND period = 'survey' AND kind = 'actual'
      AND level = '' AND grade = '' AND grp = ''
      AND state IN ('number', 'zero_mark') AND value IS NOT NULL
      AND list_contains($measures, measure)
)
SELECT s.unit_id, w.measure, w.asked AS age, '' AS category,
       coalesce(any_value(s.value) FILTER (w.age = w.asked), sum(s.value) FILTER (w.age <> w.asked)) AS value
FROM stated s
JOIN wanted w ON w.measure = s.measure AND w.age = s.age
WHERE s.category = ''
GROUP BY s.unit_id, w.measure, w.asked, w.size
HAVING count(*) FILTER (w.age = w.asked) = 1 OR count(*) FILTER (w.age <> w.asked) = w.size
UNION ALL
SELECT unit_id, measure, age, category, value FROM stated WHERE measure = $recognised
