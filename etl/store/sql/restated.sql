-- Judged files that replaced sheets of earlier ones and say, number for number, the same: (file, the earlier files).
WITH ended AS (
    SELECT until_file_id AS file_id, * EXCLUDE (until_file_id, reason)
    FROM superseded WHERE reason = 'replaced' AND until_file_id IN (FROM judged_file)
), stated AS (
    SELECT sheet_id // {sheets_per_file} AS file_id, * FROM fact
    UNION ALL
    SELECT sheet_id // {sheets_per_file}, * EXCLUDE (until_file_id, reason) FROM superseded WHERE reason <> 'nothing_due'
), said AS (
    SELECT
        file_id, before, unit_id, level, measure, grade, age, grp, category, school_year, period, kind, state,
        value, count(*) AS times
    FROM (SELECT *, true AS before FROM ended UNION ALL SELECT *, false FROM stated SEMI JOIN ended USING (file_id))
    GROUP BY ALL
), differing AS (
    SELECT file_id FROM said
    GROUP BY file_id, unit_id, level, measure, grade, age, grp, category, school_year, period, kind, state, value, times
    HAVING count(*) <> 2
)
SELECT file_id, list(DISTINCT sheet_id // {sheets_per_file} ORDER BY sheet_id // {sheets_per_file}) AS earlier
FROM ended ANTI JOIN differing USING (file_id)
GROUP BY file_id ORDER BY file_id;
