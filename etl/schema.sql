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

-- What the next publication must know of this one.
CREATE TABLE build (
    last_year INTEGER NOT NULL              -- the latest school year that any file names, by its first half; 0 = none
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

-- What was read from each file as far as it does not follow from its bytes (see `etl/store/base.py`).
CREATE TABLE file_reading (
    file_id INTEGER PRIMARY KEY,
    mark    VARCHAR NOT NULL
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

-- What was stated and does not count now: cells of replaced sheets, further cells for one fact, blanks where nothing is
-- due. With `fact` it is everything that the files say about known units, so a new report is published from here.
CREATE TABLE superseded (
    unit_id     INTEGER NOT NULL,
    level       VARCHAR NOT NULL,
    measure     VARCHAR NOT NULL,
    grade       VARCHAR NOT NULL,
    age         VARCHAR NOT NULL,
    grp         VARCHAR NOT NULL,
    category    VARCHAR NOT NULL,
    school_year VARCHAR NOT NULL,
    period      VARCHAR NOT NULL,
    kind        VARCHAR NOT NULL,
    value       DOUBLE,
    state       VARCHAR NOT NULL,
    sheet_id    INTEGER NOT NULL,
    cell        VARCHAR NOT NULL,
    raw         VARCHAR NOT NULL,
    reason      VARCHAR NOT NULL,           -- replaced, taken_over, other_cell, nothing_due
    until_file_id INTEGER                   -- the receipt that ended it; NULL where a cell of equal standing counts
);

-- The history of a number: one row for every receipt that changed it, as today's registers and catalogue read the files.
-- A number that one file stated and none restated has no rows. `before_*` of an added and `after_*` of a removed number
-- are NULL or ''. The rows of a number in order of `file_id` form a chain: the last `after` is the fact of today.
CREATE TABLE revision (
    unit_id         INTEGER NOT NULL,
    level           VARCHAR NOT NULL,
    measure         VARCHAR NOT NULL,
    grade           VARCHAR NOT NULL,
    age             VARCHAR NOT NULL,
    grp             VARCHAR NOT NULL,
    category        VARCHAR NOT NULL,
    school_year     VARCHAR NOT NULL,
    period          VARCHAR NOT NULL,
    kind            VARCHAR NOT NULL,
    file_id         INTEGER NOT NULL,       -- the receipt that changed it
    change          VARCHAR NOT NULL,       -- added, changed, removed
    before_value    DOUBLE,
    before_state    VARCHAR NOT NULL,
    before_sheet_id INTEGER,
    before_cell     VARCHAR NOT NULL,
    before_raw      VARCHAR NOT NULL,
    after_value     DOUBLE,
    after_state     VARCHAR NOT NULL,
    after_sheet_id  INTEGER,
    after_cell      VARCHAR NOT NULL,
    after_raw       VARCHAR NOT NULL
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

-- Issues that are settled, because later files have replaced their cells or nothing is due there.
CREATE TABLE settled_issue (
    file_id  INTEGER NOT NULL,
    sheet    VARCHAR NOT NULL,
    cell     VARCHAR NOT NULL,
    check_id VARCHAR NOT NULL,
    severity VARCHAR NOT NULL,
    message  VARCHAR NOT NULL,
    advice   VARCHAR NOT NULL
);

-- Corrections that the office has declared, one row for each cell that a line is about (`target_sheet_id` NULL: none).
-- A fact is a corrected one where (`sheet_id`, `cell`) is that of a row in state `applied`; its `raw` stays what the cell holds.
CREATE TABLE correction (
    file_id         INTEGER NOT NULL,       -- the correction workbook, with sheet and cell of the line
    sheet           VARCHAR NOT NULL,
    cell            VARCHAR NOT NULL,
    state           VARCHAR NOT NULL,       -- applied, replaced (by a later line), withdrawn, not_applied
    target_sheet_id INTEGER,
    target_cell     VARCHAR NOT NULL,
    before_value    DOUBLE,                 -- what the file itself states
    before_raw      VARCHAR NOT NULL,
    told_file       VARCHAR NOT NULL,       -- the line as written, to the last column
    told_sheet      VARCHAR NOT NULL,
    told_cell       VARCHAR NOT NULL,
    told_present    VARCHAR NOT NULL,
    told_right      VARCHAR NOT NULL,
    reason          VARCHAR NOT NULL,
    author          VARCHAR NOT NULL,
    day             VARCHAR NOT NULL
);

-- Headings over numbers that neither the catalogue nor the office has explained.
CREATE TABLE unknown_heading (
    sheet_id   INTEGER NOT NULL,
    heading    VARCHAR NOT NULL,            -- texts from the outermost to the innermost, joined by " > "
    numbers    INTEGER NOT NULL,
    first_cell VARCHAR NOT NULL,
    last_cell  VARCHAR NOT NULL
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

-- What units planned, did and can show of the things on the check-list (`checklist.toml`), one row per cell.
CREATE TABLE check_item (
    unit_id     INTEGER NOT NULL,
    item        VARCHAR NOT NULL,
    school_year VARCHAR NOT NULL,
    part        VARCHAR NOT NULL,           -- planned, done, evidence
    state       VARCHAR NOT NULL,           -- number, yes, no, text, missing, error
    value       DOUBLE,                     -- of state number
    raw         VARCHAR NOT NULL,
    sheet_id    INTEGER NOT NULL,
    cell        VARCHAR NOT NULL
);

-- What a sheet says in words around its numbers: who sends it, and heads and labels as JSON, one object per table
-- (`head` and `rows`: first and last row; `labels`: columns of labels; `texts`: by cell or merged area).
CREATE TABLE sheet_words (
    sheet_id INTEGER NOT NULL,
    sender   VARCHAR NOT NULL,              -- offices and units of the letterhead, '' = it names none
    tables   VARCHAR NOT NULL
);

-- The decision by which the targets of a sheet were assigned, where the sheet names it ("Kèm theo Quyết định số …").
CREATE TABLE decision (
    sheet_id   INTEGER NOT NULL,
    number     VARCHAR NOT NULL,
    decided_on DATE,
    cell       VARCHAR NOT NULL
);
