"""What the numbers mean: catalogue, indicators, standards, gaps, completeness, provenance.

Knows the warehouse and `data/catalog/`; knows nothing of workbooks, pages, charts or file formats.

Each package imports only those above it (held by `tests/test_layers.py`):

====================================================  ========================================================
catalog, terms, warehouse, units, selection, office   what is declared, asked, stored and decided by the office
sums                                                  numerators and denominators, added up the tree
resources                                             need, stock and shortage per school; money and order
universal_education, curriculum_2018, reporting       the three subjects' own questions; who reported
answers                                               every indicator, with target, status, coverage, bounds
assigned, over_time, provenance, then comparison      what is asked about answers
commands                                              the same questions on a command line
====================================================  ========================================================

Every question takes a `Warehouse` first and a school year (`"2022-2023"` or `SchoolYear`), answers with a frame,
and may be cached by (snapshot id, arguments). Missing numbers are NaN or None, never zero. The columns of the frames
stand in the docstring of each package; those of the modules here:

=====================  ==============================================================================================
question               columns
=====================  ==============================================================================================
units.open_units       unit_id unit_code unit_name short_name unit_kind parent_id levels ownership officer
                       official_order depth difficult (True, False, None = not classified)
units.school_years     list of school years the snapshot has facts of, newest first
units.ancestors        unit_id ancestor_id share
units.incomplete       by unit id, a sentence where the loaded list holds only some communes of an upper unit
                       (it also stands in `note` of answers and verdicts)
=====================  ==============================================================================================

What the office decides itself (`office.table`: decisions of recognition, answers to conditions, norms of its own, unit
costs, funds, projects) lies in `office/*.csv` of the data folder; answers that rest on it (recognition, conditions, gaps,
staffing, readiness, priorities, budgets, projects) may be cached by (snapshot id, `office.stamp`, arguments).

`selection.Selection` is what the user asked; `catalog` holds what is declared.

Signs: `gap` (points) and `gap_count` (persons, classes, rooms) are negative where the answer is worse than the target
in the declared direction, whichever direction that is. Statuses: met, not_met, no_target, insufficient_data,
no_subject (nothing to count: denominator 0), not_due (before the roll-out). An aggregate of which a unit is silent
(coverage < 1) shows its value and coverage, and its status is insufficient_data.
"""
