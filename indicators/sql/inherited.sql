-- What each unit states or inherits in each period: rates that were assigned to the units it was made of are weighed,
-- never averaged; its own target stands before theirs.
old_rate AS (
    SELECT indicator, level, grade, unit_id, max(value) FILTER (side = 'target') AS target,
           arg_min(value, rank) FILTER (side = 'weight') AS weight
    FROM side
    WHERE side IN ('target', 'weight') AND unit_id IN (SELECT unit_id FROM predecessor)
    GROUP BY indicator, level, grade, unit_id
    HAVING target IS NOT NULL
),
inherited_rate AS (   -- one rate for all stays that rate; different rates are weighed by the residents last known
    SELECT r.indicator, r.level, r.grade, p.became AS unit_id,
           min(r.target) < max(r.target) AS weighed, min(r.target) < max(r.target) AND bool_or(p.share < 1) AS apportioned,
           CASE WHEN count(*) < o.units THEN NULL
                WHEN min(r.target) = max(r.target) THEN min(r.target)
                WHEN count(r.weight) = count(*)
                THEN sum(r.target * r.weight * p.share) / nullif(sum(r.weight * p.share), 0)
           END AS value
    FROM old_rate r
    JOIN predecessor p ON p.unit_id = r.unit_id
    JOIN owed_by o ON o.became = p.became AND o.level = r.level
    GROUP BY r.indicator, r.level, r.grade, p.became, o.units
),
has_target AS (
    SELECT indicator, level, grade, unit_id, bool_or(side = 'target') AS own_rate
    FROM side
    WHERE side IN ('target', 'target_numerator', 'target_denominator')
    GROUP BY indicator, level, grade, unit_id
    HAVING bool_or(side = 'target') OR count(DISTINCT side) = 2
),
every_side AS (
    FROM side
    UNION ALL BY NAME
    SELECT r.indicator, 'inherited' AS side, r.level, r.grade, r.unit_id, d.period, d.rank, r.value, TRUE AS old,
           r.apportioned, r.weighed
    FROM inherited_rate r
    JOIN period d ON d.indicator = r.indicator
    ANTI JOIN has_target h
        ON h.indicator = r.indicator AND h.level = r.level AND h.grade = r.grade AND h.unit_id = r.unit_id
    WHERE r.value IS NOT NULL
),
part AS (
    SELECT indicator, level, grade, unit_id, period, rank,
           max(value) FILTER (side = 'numerator') AS numerator,
           max(value) FILTER (side = 'denominator') AS denominator,
           max(value) FILTER (side = 'stated') AS stated,
           max(value) FILTER (side = 'weight') AS weight,
           max(value) FILTER (side IN ('target', 'inherited')) AS target,
           max(value) FILTER (side = 'target_numerator') AS target_numerator,
           max(value) FILTER (side = 'target_denominator') AS target_denominator,
           bool_or(old) AS old, bool_or(apportioned) AS apportioned, coalesce(bool_or(weighed), FALSE) AS weighed
    FROM every_side
    GROUP BY indicator, level, grade, unit_id, period, rank
),
unresolved AS (   -- targets of the old units that could not be brought together, or that the unit's own replaced
    SELECT indicator, level, grade, unit_id, bool_or(replaced) AS replaced, bool_or(is_rate) AS is_rate
    FROM (
        SELECT indicator, level, grade, unit_id, FALSE AS replaced, side <> 'denominator' AS is_rate
        FROM inherited_cell
        WHERE NOT all_stated
        UNION ALL
        SELECT indicator, level, grade, unit_id, FALSE, TRUE FROM inherited_rate WHERE value IS NULL
        UNION ALL
        SELECT r.indicator, r.level, r.grade, r.unit_id, TRUE, TRUE
        FROM inherited_rate r
        JOIN has_target h ON h.indicator = r.indicator AND h.level = r.level AND h.grade = r.grade
            AND h.unit_id = r.unit_id AND h.own_rate
        UNION ALL
        SELECT indicator, level, grade, unit_id, TRUE, FALSE
        FROM complete
        GROUP BY indicator, side, term, level, grade, unit_id
        HAVING bool_or(old) AND NOT bool_and(old)
    )
    GROUP BY indicator, level, grade, unit_id
)
