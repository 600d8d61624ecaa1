-- What reconciliation starts from. `file` is the number of the receipt, `sheet` and `row` count from 0.
CREATE TEMP TABLE input_sheet (
    file INTEGER, sheet INTEGER, sheet_name VARCHAR, form VARCHAR, variant VARCHAR, title VARCHAR,
    school_year VARCHAR, period VARCHAR
);
CREATE TEMP TABLE reading (
    file INTEGER, sheet INTEGER, row INTEGER, mention INTEGER, level VARCHAR, measure VARCHAR, grade VARCHAR,
    age VARCHAR, grp VARCHAR, category VARCHAR, school_year VARCHAR, period VARCHAR, kind VARCHAR,
    value DOUBLE, state VARCHAR, cell VARCHAR, raw VARCHAR
);
-- The unit that a mention means in a school year, and the level its row, group or sheet states ('' = none).
CREATE TEMP TABLE mention_unit (
    file INTEGER, sheet INTEGER, mention INTEGER, school_year VARCHAR, unit_id INTEGER, level VARCHAR
);
CREATE TEMP TABLE known_unit (unit_id INTEGER, unit_kind VARCHAR, levels VARCHAR[]);
CREATE TEMP TABLE declared_measure (measure VARCHAR, unit VARCHAR, grain VARCHAR, summable BOOLEAN);
CREATE TEMP TABLE grade_level (grade VARCHAR, level VARCHAR);
CREATE TEMP TABLE form_rank (measure VARCHAR, form VARCHAR, rank INTEGER);
CREATE TEMP TABLE not_due (measure VARCHAR, grade VARCHAR, category VARCHAR, level VARCHAR);

CREATE TEMP MACRO is_school_year(y) AS coalesce(
    regexp_full_match(y, '[0-9]{4}-[0-9]{4}') AND try_cast(y[1:4] AS INTEGER) + 1 = try_cast(y[6:9] AS INTEGER), false
);
