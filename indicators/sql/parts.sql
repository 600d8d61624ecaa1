-- The two sides of each indicator for each unit, level, grade and period; a side is known only when all its cells are.
plan AS (
    SELECT unnest($indicator) AS indicator, unnest($side) AS side, unnest($side_size) AS side_size,
           unnest($term) AS term, unnest($sign) AS sign, unnest($pinned) AS pinned, unnest($level) AS level,
           unnest($grade) AS grade, unnest($cell_set) AS cell_set, unnest($set_size) AS set_size,
           unnest($measure) AS measure, unnest($kind) AS kind, unnest($school_year) AS school_year,
           unnest($cell_level) AS cell_level, unnest($cell_grade) AS cell_grade, unnest($age) AS age,
           unnest($grp) AS grp, unnest($category) AS category, unnest($least) AS least,
           unnest($inherited) AS inherited
),
period AS (
    SELECT unnest($period_indicator) AS indicator, unnest($period) AS period, unnest($period_rank) AS rank
),
stated_cell AS (   -- missing is not zero: only numbers and written zeros are known
    SELECT p.*, f.unit_id, f.period,
           CASE WHEN p.least < 0 THEN f.value ELSE (f.value >= p.least)::INTEGER END AS value
    FROM plan p
    JOIN fact f ON f.measure = p.measure AND f.kind = p.kind AND f.school_year = p.school_year
        AND f.level = p.cell_level AND f.grade = p.cell_grade AND f.age = p.age AND f.grp = p.grp
        AND f.category = p.category AND (p.pinned = '' OR f.period = p.pinned)
    WHERE f.state IN ('number', 'zero_mark') AND f.value IS NOT NULL
),
owed_by AS (   -- how many old units a target of a new one is the sum of
    SELECT p.became, l.level, count(DISTINCT p.unit_id) AS units
    FROM predecessor p
    JOIN (SELECT DISTINCT cell_level AS level FROM plan) l
        ON p.unit_kind <> 'school' OR l.level = '' OR list_contains(string_split(p.levels, ','), l.level)
    GROUP BY p.became, l.level
),
inherited_cell AS (   -- counted targets of the old units, added; never their results
    SELECT c.* EXCLUDE (unit_id, value), p.became AS unit_id, sum(c.value * p.share) AS value,
           bool_or(p.share < 1) AS apportioned, count(*) = any_value(o.units) AS all_stated
    FROM stated_cell c
    JOIN predecessor p ON p.unit_id = c.unit_id
    JOIN owed_by o ON o.became = p.became AND o.level = c.cell_level
    WHERE c.inherited
    GROUP BY ALL
),
complete AS (
    SELECT indicator, side, side_size, term, sign, pinned, level, grade, unit_id, period, cell_set, set_size,
           old, sum(value) AS value, bool_or(apportioned) AS apportioned
    FROM (
        SELECT *, FALSE AS old, FALSE AS apportioned FROM stated_cell
        UNION ALL BY NAME
        SELECT * EXCLUDE (all_stated), TRUE AS old FROM inherited_cell WHERE all_stated
    )
    GROUP BY indicator, side, side_size, term, sign, pinned, level, grade, unit_id, period, cell_set, set_size, old
    HAVING count(*) = set_size
),
stated_first AS (   -- the unit's own number before an inherited one; a stated whole before the sum of its parts
    SELECT indicator, side, side_size, term, sign, pinned, level, grade, unit_id, period,
           arg_min(value, (old, cell_set)) AS value, arg_min(cell_set, (old, cell_set)) AS cell_set,
           bool_and(old) AS old, arg_min(apportioned, (old, cell_set)) AS apportioned
    FROM complete
    GROUP BY ALL
),
dated AS (   -- a pinned term serves every period of its indicator, another one its own
    SELECT t.indicator, t.side, t.side_size, t.term, t.sign, t.level, t.grade, t.unit_id, t.cell_set, t.value,
           t.old, t.apportioned, d.period, d.rank, t.period AS fact_period
    FROM stated_first t
    JOIN period d ON d.indicator = t.indicator AND (t.pinned <> '' OR t.period = d.period)
),
side AS (
    SELECT indicator, side, side_size, level, grade, unit_id, period, rank, sum(sign * value) AS value,
           bool_or(old) AS old, bool_or(apportioned) AS apportioned
    FROM dated
    GROUP BY indicator, side, side_size, level, grade, unit_id, period, rank
    HAVING count(*) = side_size
)
