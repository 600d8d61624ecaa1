-- Sums up the tree: numerators and denominators of the units where both are known; beside them how many these are.
asked AS (
    SELECT unnest($asked) AS indicator, unnest($grain) AS grain, unnest($is_ratio) AS is_ratio,
           unnest($all_levels) AS all_levels
),
asked_level AS (
    SELECT unnest($level_indicator) AS indicator, unnest($asked_level) AS level
),
unit_level AS (
    SELECT unit_id, unnest(string_split(levels, ',')) AS level FROM open_unit WHERE unit_kind = 'school'
    UNION ALL
    SELECT unit_id, '' FROM open_unit
),
due AS (   -- units that are expected to answer
    SELECT i.indicator, l.level, u.unit_id
    FROM asked i
    JOIN asked_level l ON l.indicator = i.indicator
    JOIN unit_level u ON u.level = l.level
    JOIN open_unit o ON o.unit_id = u.unit_id AND o.unit_kind = i.grain
),
due_all AS (
    SELECT indicator, level, unit_id FROM due
    UNION ALL
    SELECT DISTINCT d.indicator, '', d.unit_id FROM due d JOIN asked i ON i.indicator = d.indicator WHERE i.all_levels
),
known AS (
    SELECT p.*, i.grain,
           p.numerator IS NOT NULL AND (p.denominator IS NOT NULL OR NOT i.is_ratio) AS counts
    FROM part p
    JOIN asked i ON i.indicator = p.indicator
),
whole AS (   -- all levels of a unit together, where every one of them is known
    SELECT k.indicator, '' AS level, '' AS grade, k.unit_id, k.period, k.rank, sum(k.numerator) AS numerator,
           sum(k.denominator) AS denominator, NULL::DOUBLE AS stated, NULL::DOUBLE AS target, k.grain, TRUE AS counts
    FROM known k
    JOIN asked i ON i.indicator = k.indicator AND i.all_levels
    JOIN due d ON d.indicator = k.indicator AND d.level = k.level AND d.unit_id = k.unit_id
    JOIN (SELECT indicator, unit_id, count(*) AS levels FROM due GROUP BY ALL) n
        ON n.indicator = k.indicator AND n.unit_id = k.unit_id
    WHERE k.grade = '' AND k.counts
    GROUP BY k.indicator, k.unit_id, k.period, k.rank, k.grain, n.levels
    HAVING count(*) = n.levels
),
summed AS (   -- a unit of the grain counts for everything above it; any other unit speaks for itself alone
    SELECT k.indicator, a.ancestor_id AS unit_id, k.level, k.grade, k.period, k.rank,
           count(*) FILTER (k.counts AND u.unit_kind = k.grain) AS contributing,
           sum(k.numerator * a.share) FILTER (k.counts AND u.unit_kind = k.grain) AS numerator,
           sum(k.denominator * a.share) FILTER (k.counts AND u.unit_kind = k.grain) AS denominator,
           bool_or(a.share < 1) FILTER (k.counts AND u.unit_kind = k.grain) AS estimated,
           max(k.numerator) FILTER (a.unit_id = a.ancestor_id) AS own_numerator,
           max(k.denominator) FILTER (a.unit_id = a.ancestor_id) AS own_denominator,
           max(k.stated) FILTER (a.unit_id = a.ancestor_id) AS stated,
           max(k.target) FILTER (a.unit_id = a.ancestor_id) AS target
    FROM (SELECT * FROM known UNION ALL BY NAME SELECT * FROM whole) k
    JOIN above a ON a.unit_id = k.unit_id
    JOIN open_unit u ON u.unit_id = k.unit_id
    WHERE u.unit_kind = k.grain OR a.unit_id = a.ancestor_id
    GROUP BY ALL
),
chosen AS (   -- the period in which most units are known; between equals the preferred one
    SELECT * EXCLUDE (place) FROM (
        SELECT *, row_number() OVER (
            PARTITION BY indicator, unit_id, level, grade
            ORDER BY contributing DESC, own_numerator IS NULL, stated IS NULL, rank
        ) AS place
        FROM summed
    )
    WHERE place = 1
),
expected AS (
    SELECT d.indicator, d.level, a.ancestor_id AS unit_id, count(DISTINCT d.unit_id) AS expected
    FROM due_all d
    JOIN above a ON a.unit_id = d.unit_id
    GROUP BY ALL
),
line AS (   -- lines of which anything is known in the year, whole levels and grades not yet due; for every unit expected
    SELECT DISTINCT indicator, level, grade FROM chosen
    UNION
    SELECT f.indicator, f.level, f.grade
    FROM (SELECT unnest($forced_indicator) AS indicator, unnest($forced_level) AS level,
                 unnest($forced_grade) AS grade) f
    WHERE f.indicator IN (SELECT indicator FROM chosen)
)
