-- What the autumn survey states of every unit: numbers by measure and age, recognised levels by standard.
-- Missing is not zero: only numbers and written zeros are known.
SELECT unit_id, measure, age, category, value
FROM fact
WHERE school_year = $school_year AND period = 'survey' AND kind = 'actual'
  AND level = '' AND grade = '' AND grp = ''
  AND state IN ('number', 'zero_mark') AND value IS NOT NULL
  AND list_contains($measures, measure)
