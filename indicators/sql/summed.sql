-- Sums up the tree: numerators and denominators of the units where both are known; beside them how many these are.
asked AS (
    SELECT unnest($asked) AS indicator, unnest($grain) AS grain, unnest($is_ratio) AS is_ratio,
           unnest($all_levels) AS all_levels, unnest($of_planned) AS of_planned, unnest($shared) AS shared
),
asked_level AS (
    SELECT unnest($level_indicator) AS indicator, unnest($asked_level) AS level
),
unit_level AS (
    SELECT unit_id, unnest(string_split(levels, ',')) AS level FROM open_unit WHERE unit_kind = 'school'
    UNION ALL
    SELECT unit_id, '' FROM open_unit
),
has_plan AS (
    SELECT DISTINCT p.indicator, p.level, p.unit_id
    FROM part p
    JOIN asked i ON i.indicator = p.indicator AND i.of_planned
    WHERE p.denominator IS NOT NULL
),
due AS (   -- units that are expected to answer: all of the level, or those of which the whole is known
    SELECT i.indicator, l.level, u.unit_id
    FROM asked i
    JOIN asked_level l ON l.indicator = i.indicator
    JOIN unit_level u ON u.level = l.level
    JOIN open_unit o ON o.unit_id = u.unit_id AND o.unit_kind = i.grain
    WHERE NOT i.of_planned
    UNION ALL
    SELECT h.indicator, h.level, h.unit_id
    FROM has_plan h
    JOIN asked i ON i.indicator = h.indicator
    JOIN open_unit o ON o.unit_id = h.unit_id AND o.unit_kind = i.grain
),
together AS (   -- what the levels of one school share is told of them together, never of one of them
    SELECT i.indicator, o.unit_id FROM asked i JOIN open_unit o ON i.shared AND contains(o.levels, ',')
),
due_all AS (
    SELECT indicator, level, unit_id FROM due ANTI JOIN together USING (indicator, unit_id)
    UNION ALL
    SELECT DISTINCT d.indicator, '', d.unit_id FROM due d JOIN asked i ON i.indicator = d.indicator WHERE i.all_levels
),
known AS (   -- an assigned rate is stated, or follows from the assigned parts
    SELECT p.* REPLACE (coalesce(p.target, 100 * p.target_numerator / nullif(p.target_denominator, 0)) AS target),
           p.target IS NULL AND p.target_numerator / nullif(p.target_denominator, 0) IS NOT NULL AS from_parts, i.grain,
           p.numerator IS NOT NULL AND (p.denominator IS NOT NULL OR NOT i.is_ratio) AS counts
    FROM part p
    JOIN asked i ON i.indicator = p.indicator
    WHERE coalesce(p.numerator, p.denominator, p.stated, p.target, p.target_denominator) IS NOT NULL
        AND (p.denominator IS NOT NULL OR NOT i.of_planned)   -- who was assigned nothing has no line
),
whole AS (   -- all levels of a unit together, where every one of them is known
    SELECT k.indicator, '' AS level, '' AS grade, k.unit_id, k.period, k.rank, sum(k.numerator) AS numerator,
           sum(k.denominator) AS denominator, k.grain, TRUE AS counts, bool_or(k.old) AS old,
           bool_or(k.apportioned) AS apportioned
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
           bool_or(a.share < 1 OR k.apportioned) FILTER (
               a.unit_id = a.ancestor_id OR (k.counts AND u.unit_kind = k.grain)) AS estimated,
           bool_or(k.old) FILTER (a.unit_id = a.ancestor_id OR (k.counts AND u.unit_kind = k.grain)) AS inherited,
           max(k.numerator) FILTER (a.unit_id = a.ancestor_id) AS own_numerator,
           max(k.denominator) FILTER (a.unit_id = a.ancestor_id) AS own_denominator,
           max(k.stated) FILTER (a.unit_id = a.ancestor_id) AS stated,
           max(k.target) FILTER (a.unit_id = a.ancestor_id) AS own_target,
           bool_or(k.weighed) FILTER (a.unit_id = a.ancestor_id) AS weighed,
           bool_or(k.from_parts) FILTER (a.unit_id = a.ancestor_id) AS from_parts,
           count(k.target) FILTER (h.became IS NOT NULL) AS old_targets,
           min(k.target) FILTER (h.became IS NOT NULL) AS least_target,
           max(k.target) FILTER (h.became IS NOT NULL) AS most_target,
           sum(k.target * coalesce(k.denominator, k.weight) * h.share) AS weighed_targets,
           sum(coalesce(k.denominator, k.weight) * h.share) FILTER (k.target IS NOT NULL) AS weights,
           count(coalesce(k.denominator, k.weight)) FILTER (h.became IS NOT NULL AND k.target IS NOT NULL) AS weighted,
           count(*) FILTER (h.became IS NOT NULL AND k.from_parts) AS old_parts,
           sum(k.target_numerator * h.share) AS target_numerator,
           sum(k.target_denominator * h.share) AS target_denominator
    FROM (SELECT * FROM known ANTI JOIN together USING (indicator, unit_id) UNION ALL BY NAME SELECT * FROM whole) k
    JOIN above a ON a.unit_id = k.unit_id
    JOIN open_unit u ON u.unit_id = k.unit_id
    LEFT JOIN heir h ON h.unit_id = k.unit_id AND h.became = a.ancestor_id
    WHERE u.unit_kind = k.grain OR a.unit_id = a.ancestor_id
    GROUP BY k.indicator, a.ancestor_id, k.level, k.grade, k.period, k.rank
),
heirs AS (
    SELECT became AS unit_id, count(DISTINCT unit_id) AS units FROM heir GROUP BY became
),
alone AS (   -- a unit that is what it was speaks for itself
    SELECT indicator, unit_id, level, grade, period, rank, contributing, numerator, denominator, estimated, inherited,
           own_numerator, own_denominator, stated, own_target AS target, weighed, from_parts
    FROM summed ANTI JOIN heirs USING (unit_id)
),
brought_together AS (   -- of a unit's parts none speaks for it: their assigned parts are added, or their rates weighed
    SELECT s.indicator, s.unit_id, s.level, s.grade, s.period, s.rank, s.contributing, s.numerator, s.denominator,
           s.estimated, coalesce(s.inherited, FALSE) OR s.old_targets = n.units AS inherited, NULL::DOUBLE AS own_numerator, NULL::DOUBLE AS own_denominator,
           NULL::DOUBLE AS stated,
           CASE WHEN s.old_targets < n.units THEN NULL
                WHEN s.old_parts = n.units THEN 100 * s.target_numerator / nullif(s.target_denominator, 0)
                WHEN s.least_target = s.most_target THEN s.least_target
                WHEN s.weighted = n.units THEN s.weighed_targets / nullif(s.weights, 0)
           END AS target,
           s.old_targets = n.units AND s.old_parts < n.units AND s.least_target < s.most_target AS weighed,
           s.old_parts = n.units AS from_parts
    FROM summed s
    JOIN heirs n USING (unit_id)
),
chosen AS (   -- the period in which most units are known; between equals the preferred one
    SELECT * EXCLUDE (place) FROM (
        SELECT *, row_number() OVER (
            PARTITION BY indicator, unit_id, level, grade
            ORDER BY contributing DESC, own_numerator IS NULL, stated IS NULL, rank
        ) AS place
        FROM (FROM alone UNION ALL BY NAME FROM brought_together)
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
