-- The warehouse: the one meeting point of etl (writes) and indicators (reads).
-- A snapshot is built whole under a new name, verified, then named in CURRENT; it is never changed afterwards.
-- Empty dimensions are '' ("all of it"), never NULL. Dates are inclusive; valid_to NULL = still valid.

CREATE TABLE snapshot (
    snapshot_id       VARCHAR NOT NULL,
    built_at          TIMESTAMP NOT NULL,
    parser_version    VARCHAR NOT NULL,
    catalogue_version VARCHAR NOT NULL,
    is_sample         BOOLEAN NOT NULL      -- any loaded file says SỐ LIỆU MÔ PHỎNG
);

CREATE TABLE unit (
    unit_id        INTEGER PRIMARY KEY,
    unit_code      VARCHAR NOT NULL,        -- reused over time: (unit_code, valid_from) is the key
    unit_name      VARCHAR NOT NULL,
    short_name     VARCHAR NOT NULL,
    unit_kind      VARCHAR NOT NULL,        -- school, commune, district, province
    parent_code    VARCHAR NOT NULL,        -- of a school: its commune when the school's validity begins
    levels         VARCHAR NOT NULL,        -- of a school: 'primary,lower_secondary'
    ownership      VARCHAR NOT NULL,        -- public, private, ''
    officer        VARCHAR NOT NULL,
    valid_from     DATE NOT NULL,
    valid_to       DATE,
    successor_code VARCHAR NOT NULL,
    official_order INTEGER NOT NULL,
    UNIQUE (unit_code, valid_from)
);

-- The unit above each unit on a given day: schools under communes, communes under districts or the province.
CREATE TABLE unit_parent (
    unit_id    INTEGER NOT NULL,
    parent_id  INTEGER NOT NULL,
    valid_from DATE NOT NULL,
    valid_to   DATE
);

CREATE TABLE crosswalk (
    old_unit_id INTEGER NOT NULL,
    new_unit_id INTEGER NOT NULL,
    from_date   DATE NOT NULL,
    share       DOUBLE NOT NULL,
    status      VARCHAR NOT NULL
);

-- One row per commune and school year for which the area class is known.
CREATE TABLE area_class (
    unit_id     INTEGER NOT NULL,
    school_year VARCHAR NOT NULL,
    difficult   BOOLEAN NOT NULL,
    PRIMARY KEY (unit_id, school_year)
);

CREATE TABLE file (
    file_id     INTEGER PRIMARY KEY,
    sha256      VARCHAR NOT NULL UNIQUE,
    file_name   VARCHAR NOT NULL,
    received_at TIMESTAMP NOT NULL,
    outcome     VARCHAR NOT NULL,           -- accepted, accepted with warnings, refused
    is_sample   BOOLEAN NOT NULL
);

CREATE TABLE sheet (
    sheet_id    INTEGER PRIMARY KEY,
    file_id     INTEGER NOT NULL,
    sheet_name  VARCHAR NOT NULL,
    form        VARCHAR NOT NULL,
    variant     VARCHAR NOT NULL,
    title       VARCHAR NOT NULL,
    school_year VARCHAR NOT NULL,
    period      VARCHAR NOT NULL
);

-- Current facts: exactly one per key (unit, level, measure, grade, age, grp, category, school_year, period, kind).
CREATE TABLE fact (
    unit_id     INTEGER NOT NULL,
    level       VARCHAR NOT NULL,
    measure     VARCHAR NOT NULL,
    grade       VARCHAR NOT NULL,
    age         VARCHAR NOT NULL,
    grp         VARCHAR NOT NULL,           -- contract: group
    category    VARCHAR NOT NULL,
    school_year VARCHAR NOT NULL,
    period      VARCHAR NOT NULL,
    kind        VARCHAR NOT NULL,
    value       DOUBLE,                     -- NULL where state is missing, error or not_applicable
    state       VARCHAR NOT NULL,           -- number, zero_mark, not_applicable, missing, error
    sheet_id    INTEGER NOT NULL,
    cell        VARCHAR NOT NULL,
    raw         VARCHAR NOT NULL
);

CREATE TABLE issue (
    file_id  INTEGER NOT NULL,
    sheet    VARCHAR NOT NULL,
    cell     VARCHAR NOT NULL,
    check_id VARCHAR NOT NULL,
    severity VARCHAR NOT NULL,
    message  VARCHAR NOT NULL,
    advice   VARCHAR NOT NULL
);

-- Who handed in which monthly report, and when (form l).
CREATE TABLE submission (
    unit_id     INTEGER NOT NULL,
    school_year VARCHAR NOT NULL,
    month       VARCHAR NOT NULL,           -- m09 … m05
    copy        VARCHAR NOT NULL,           -- office, officer
    state       VARCHAR NOT NULL,           -- on_time, late, not_yet, unknown
    date        DATE,
    sheet_id    INTEGER NOT NULL,
    cell        VARCHAR NOT NULL
);
