-- The units of a school year, and the units of today above each of them: through the crosswalk of merged units.
-- `share` < 1 marks an estimate: only part of an old unit went to the new one.
open_unit AS (
    SELECT unit_id, unit_kind, levels, greatest(valid_from, $day) AS seen_on
    FROM unit
    WHERE (valid_to IS NULL OR valid_to >= $day)
      AND valid_from <= CASE WHEN unit_kind = 'school' THEN $last_day ELSE $day END
),
today AS (
    SELECT unit_id FROM unit WHERE valid_from <= $now AND (valid_to IS NULL OR valid_to >= $now)
),
successor (unit_id, became, share, path) AS (
    SELECT unit_id, unit_id, 1.0::DOUBLE, [unit_id] FROM open_unit
    UNION ALL
    SELECT s.unit_id, c.new_unit_id, s.share * c.share, list_append(s.path, c.new_unit_id)
    FROM successor s JOIN crosswalk c ON c.old_unit_id = s.became AND c.from_date > $day
    WHERE NOT list_contains(s.path, c.new_unit_id)
),
landed AS (
    SELECT s.unit_id, s.became, sum(s.share) AS share
    FROM successor s JOIN today t ON t.unit_id = s.became
    GROUP BY s.unit_id, s.became
),
heir AS (   -- what a unit of today is made of, where that is not simply itself
    SELECT unit_id, became, share FROM landed
    WHERE became IN (SELECT became FROM landed WHERE unit_id <> became)
),
stranded AS (   -- a school that closed since counts for what its commune became
    SELECT p.unit_id, l.became, l.share
    FROM unit_parent p
    JOIN open_unit u ON u.unit_id = p.unit_id
    JOIN landed l ON l.unit_id = p.parent_id
    WHERE p.unit_id NOT IN (SELECT unit_id FROM landed)
      AND p.valid_from <= u.seen_on AND (p.valid_to IS NULL OR p.valid_to >= u.seen_on)
),
link AS (
    SELECT p.unit_id, p.parent_id
    FROM unit_parent p
    JOIN today u ON u.unit_id = p.unit_id
    JOIN today a ON a.unit_id = p.parent_id
    WHERE p.valid_from <= $now AND (p.valid_to IS NULL OR p.valid_to >= $now)
),
raised (unit_id, became, ancestor_id, share) AS (
    SELECT unit_id, became, became, share FROM (FROM landed UNION ALL FROM stranded)
    UNION
    SELECT r.unit_id, r.became, l.parent_id, r.share FROM raised r JOIN link l ON l.unit_id = r.ancestor_id
),
above AS (
    SELECT unit_id, ancestor_id, sum(share) AS share FROM raised GROUP BY unit_id, ancestor_id
)
