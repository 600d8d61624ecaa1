-- The units that exist in a school year, and every unit above each of them (itself included).
-- A school that opens during the year belongs to it from the day it opens; everything else is as on the day.
open_unit AS (
    SELECT unit_id, unit_kind, levels, greatest(valid_from, $day) AS seen_on
    FROM unit
    WHERE (valid_to IS NULL OR valid_to >= $day)
      AND valid_from <= CASE WHEN unit_kind = 'school' THEN $last_day ELSE $day END
),
link AS (
    SELECT p.unit_id, p.parent_id
    FROM unit_parent p
    JOIN open_unit u ON u.unit_id = p.unit_id
    JOIN open_unit a ON a.unit_id = p.parent_id
    WHERE p.valid_from <= u.seen_on AND (p.valid_to IS NULL OR p.valid_to >= u.seen_on)
),
above (unit_id, ancestor_id, share) AS (
    SELECT unit_id, unit_id, 1.0::DOUBLE FROM open_unit
    UNION
    SELECT a.unit_id, l.parent_id, a.share FROM above a JOIN link l ON l.unit_id = a.ancestor_id
),
heir (unit_id, became, share) AS (   -- nothing became of a unit in its own year
    SELECT unit_id, ancestor_id, share FROM above WHERE FALSE
)
