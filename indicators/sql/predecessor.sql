-- What became, by the first day of the year, of each unit that ended in the year before: a target that was set for the
-- old unit is owed by the new one. `share` < 1: only part of the old unit went there.
ended AS (
    SELECT unit_id, unit_kind, levels FROM unit WHERE valid_to >= $recently AND valid_to < $day
),
succession (unit_id, became, share, path) AS (
    SELECT e.unit_id, c.new_unit_id, c.share, [c.old_unit_id, c.new_unit_id]
    FROM ended e JOIN crosswalk c ON c.old_unit_id = e.unit_id AND c.from_date <= $day
    UNION ALL
    SELECT s.unit_id, c.new_unit_id, s.share * c.share, list_append(s.path, c.new_unit_id)
    FROM succession s JOIN crosswalk c ON c.old_unit_id = s.became AND c.from_date <= $day
    WHERE NOT list_contains(s.path, c.new_unit_id)
),
predecessor AS (
    SELECT s.unit_id, s.became, e.unit_kind, e.levels, sum(s.share) AS share
    FROM succession s
    JOIN ended e ON e.unit_id = s.unit_id
    JOIN unit u ON u.unit_id = s.became AND u.valid_from <= $day AND (u.valid_to IS NULL OR u.valid_to >= $day)
    GROUP BY ALL
)
