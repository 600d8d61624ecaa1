SELECT u.unit_id, u.unit_code, u.unit_name, u.short_name, u.unit_kind,
       (SELECT min(l.parent_id) FROM link l WHERE l.unit_id = u.unit_id) AS parent_id,
       u.levels, u.ownership, u.officer, u.official_order,
       (SELECT count(*) - 1 FROM above a WHERE a.unit_id = u.unit_id) AS depth, c.difficult
FROM unit u
JOIN open_unit o ON o.unit_id = u.unit_id
LEFT JOIN area_class c ON c.unit_id = u.unit_id AND c.school_year = $school_year
ORDER BY u.official_order, u.unit_id
