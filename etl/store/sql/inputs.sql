-- What reconciliation starts from. `file` is the number of the receipt, `sheet` and `row` count from 0.
CREATE TEMP TABLE input_sheet (
    file INTEGER, sheet INTEGER, sheet_name VARCHAR, form VARCHAR, variant VARCHAR, title VARCHAR,
    school_year VARCHAR, period VARCHAR
);
-- Codes are enumerated (types `<column>_code`): a province's readings repeat a few hundred words.
CREATE TEMP TABLE reading (
    file INTEGER, sheet INTEGER, row INTEGER, mention INTEGER, level level_code, measure measure_code,
    grade grade_code, age age_code, grp group_code, category category_code, school_year school_year_code,
    period period_code, kind kind_code, value DOUBLE, state state_code, cell VARCHAR, raw VARCHAR
);
-- The unit that a mention means in a school year, and the level its row, group or sheet states ('' = none).
CREATE TEMP TABLE mention_unit (
    file INTEGER, sheet INTEGER, mention INTEGER, school_year VARCHAR, unit_id INTEGER, level VARCHAR
);
-- Units that took over from another one, or its code.
CREATE TEMP TABLE succession (unit_id INTEGER, new_unit_id INTEGER);
CREATE TEMP TABLE known_unit (unit_id INTEGER, unit_kind VARCHAR, levels VARCHAR[]);
CREATE TEMP TABLE declared_measure (measure VARCHAR, grain VARCHAR, summable BOOLEAN, of_whole_school BOOLEAN);
CREATE TEMP TABLE grade_level (grade VARCHAR, level VARCHAR);
CREATE TEMP TABLE form_rank (measure VARCHAR, form VARCHAR, rank INTEGER);
CREATE TEMP TABLE not_due (measure VARCHAR, grade VARCHAR, category VARCHAR, level VARCHAR);

CREATE TEMP MACRO is_school_year(y) AS coalesce(
    regexp_full_match(y::VARCHAR, '[0-9]{4}-[0-9]{4}')
    AND try_cast(left(y::VARCHAR, 4) AS INTEGER) + 1 = try_cast(right(y::VARCHAR, 4) AS INTEGER),
    false
);

-- Issues of the files that are judged now: those read for this publication, and those whose units they speak of.
CREATE TEMP TABLE judged_file (file_id INTEGER);
CREATE TEMP TABLE found_issue (
    file_id INTEGER, sheet_name VARCHAR, cell VARCHAR, check_id VARCHAR, severity VARCHAR, message VARCHAR, advice VARCHAR
);

-- Numbers before marks and blanks where several cells state one fact.
CREATE TEMP MACRO state_order(s) AS CASE s::VARCHAR
    WHEN 'number' THEN 0 WHEN 'zero_mark' THEN 0 WHEN 'error' THEN 1 WHEN 'not_applicable' THEN 2 WHEN 'missing' THEN 3
END;
-- Places of an A1 address: cells are compared as they stand on the sheet, not as text (C9 before C10, Z1 before AA1).
CREATE TEMP MACRO cell_row(c) AS coalesce(try_cast(regexp_extract(c, '[0-9]+$') AS INTEGER), 0);
CREATE TEMP MACRO cell_column(c) AS lpad(regexp_extract(c, '^[A-Z]+'), 3, ' ');
