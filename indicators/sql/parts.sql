-- The two sides of each indicator for each unit, level, grade and period; a side is known only when all its cells are.
plan AS (
    SELECT unnest($indicator) AS indicator, unnest($side) AS side, unnest($side_size) AS side_size,
           unnest($term) AS term, unnest($sign) AS sign, unnest($pinned) AS pinned, unnest($level) AS level,
           unnest($grade) AS grade, unnest($cell_set) AS cell_set, unnest($set_size) AS set_size,
           unnest($measure) AS measure, unnest($kind) AS kind, unnest($school_year) AS school_year,
           unnest($cell_level) AS cell_level, unnest($cell_grade) AS cell_grade, unnest($age) AS age,
           unnest($grp) AS grp, unnest($category) AS category, unnest($least) AS least
),
period AS (
    SELECT unnest($period_indicator) AS indicator, unnest($period) AS period, unnest($period_rank) AS rank
),
cell AS (   -- missing is not zero: only numbers and written zeros are known
    SELECT p.*, f.unit_id, f.period,
           CASE WHEN p.least < 0 THEN f.value ELSE (f.value >= p.least)::INTEGER END AS value
    FROM plan p
    JOIN fact f ON f.measure = p.measure AND f.kind = p.kind AND f.school_year = p.school_year
        AND f.level = p.cell_level AND f.grade = p.cell_grade AND f.age = p.age AND f.grp = p.grp
        AND f.category = p.category AND (p.pinned = '' OR f.period = p.pinned)
    WHERE f.state IN ('number', 'zero_mark') AND f.value IS NOT NULL
),
complete AS (
    SELECT indicator, side, side_size, term, sign, pinned, level, grade, unit_id, period, cell_set,
           set_size, sum(value) AS value
    FROM cell
    GROUP BY ALL
    HAVING count(*) = set_size
),
stated_first AS (   -- a stated whole before the sum of its parts
    SELECT indicator, side, side_size, term, sign, pinned, level, grade, unit_id, period,
           arg_min(value, cell_set) AS value, min(cell_set) AS cell_set
    FROM complete
    GROUP BY ALL
),
dated AS (   -- a pinned term serves every period of its indicator, another one its own
    SELECT t.indicator, t.side, t.side_size, t.term, t.sign, t.level, t.grade, t.unit_id, t.cell_set, t.value,
           d.period, d.rank, t.period AS fact_period
    FROM stated_first t
    JOIN period d ON d.indicator = t.indicator AND (t.pinned <> '' OR t.period = d.period)
),
side AS (
    SELECT indicator, side, side_size, level, grade, unit_id, period, rank, sum(sign * value) AS value
    FROM dated
    GROUP BY ALL
    HAVING count(*) = side_size
),
part AS (
    SELECT indicator, level, grade, unit_id, period, rank,
           max(value) FILTER (side = 'numerator') AS numerator,
           max(value) FILTER (side = 'denominator') AS denominator,
           max(value) FILTER (side = 'stated') AS stated,
           max(value) FILTER (side = 'target') AS target
    FROM side
    GROUP BY indicator, level, grade, unit_id, period, rank
)
