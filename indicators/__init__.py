"""What the numbers mean: catalogue, indicators, standards, gaps, completeness, lineage.

Knows the warehouse and `data/catalog/`; knows nothing of workbooks, pages, charts or file formats.

Every question takes a `Warehouse` first and a school year (`"2022-2023"` or `SchoolYear`), answers with a frame,
and may be cached by (snapshot id, arguments). Missing numbers are NaN or None, never zero. Frames carry these columns:

=====================  ==============================================================================================
question               columns
=====================  ==============================================================================================
units.open_units       unit_id unit_code unit_name short_name unit_kind parent_id levels ownership officer
                       official_order depth difficult (True, False, None = not classified)
units.school_years     list of school years the snapshot has facts of, newest first
units.ancestors        unit_id ancestor_id share
units.incomplete       by unit id, a sentence where the loaded list holds only some communes of an upper unit
                       (it also stands in `note` of answers and verdicts)
table.answers          the contract's columns (`table.COLUMNS`), then unit_id parent_id short_name official_order
                       contributing expected stated rule_status note target_basis reported_numerator
                       reported_denominator (arguments: school_year, period, only, boundaries = "then" or "now").
                       target_basis: assigned, inherited (added up from former units), weighed (their rates differ),
                       from_parts (follows from assigned counts), declared (fixed value or norm), ''. reported_*: what a
                       unit above others states itself beside the computed sum
bounds.answers         those of table.answers, then bound_low bound_high silent silent_size estimated_sizes
                       unknown_sizes bound_state (exact, closed, open_high, open, none)
series.series          those of table.answers, then change break (boundary, definition, rating_scale; joined by ';')
                       break_note; one row per line and school year (arguments: only, unit_ids, boundaries, years, period)
trends.trends          unit_id unit_code unit_name unit_kind indicator level grade first_year last_year points scale
                       last_value change pace target target_year required_pace projected low high chance class
                       (maintain, accelerate, reverse, too_little_data, no_target) reason (arguments: only, unit_ids,
                       target_year, target, boundaries, weighted)
trends.paths           unit_id unit_code unit_name unit_kind indicator level grade school_year observed projected low high
                       required target break break_note: the same year by year, as a chart draws it
peers.peers            unit_id unit_code unit_name unit_kind indicator level grade school_year period value target status
                       peer_class (difficult, other, '') peer_label members known median low_quartile high_quartile least
                       most distance position (better, within, worse, '') state (known, few_peers, no_value,
                       unclassified) (arguments: only, unit_kind, boundaries)
parity.parity          unit_id unit_code unit_name unit_kind indicator level grade school_year period split (sex,
                       ethnicity, area) split_label group_label other_label group_numerator group_denominator
                       other_numerator other_denominator group_value other_value difference ratio contributing expected
                       is_small state (known, small_group, no_subject, impossible, insufficient_data)
movers.movements       unit_id unit_code unit_name unit_kind indicator level grade school_year value denominator target gap
                       status change improvement since still_years movement (improved, stagnant, '') area gap_class
                       change_class (1-5, 5 = best) cuts cuts_status state (known, no_target, no_last_year,
                       insufficient_data, no_cuts); `movers.most_improved`, `movers.longest_stagnant` order its rows
explanation.explain    a list of `Explanation`, one per line: entry, line (as in table.answers), cells (as in lineage.cells),
                       corrections (file received_at sheet cell before_value before_raw right reason author day),
                       superseded (the columns of a cell, then reason); `explained_in_words.lines` says it
reconciliation.differences  unit_id unit_code unit_name unit_kind measure level grade age group category period school_year
                       source day ours theirs difference tolerance contributing expected state (equal, within, open,
                       explained, reopened, incomplete, contradiction, only_ours, only_theirs, unknown_unit) explanation
                       explained_by explained_on file sheet cell (from the office's tables second_source, explanations)
assigned.statements    unit_id unit_code unit_name unit_kind level measure grade age group category school_year value
                       state decision_number decision_date applies_from version versions is_current out_of_order file
                       sheet cell raw received_at
assigned.history       the same of numbers stated more than once, then change
assigned.in_force      the same, the one statement of each number that applied on a day
cascade.differences    unit_id unit_code unit_name unit_kind measure level grade age group category school_year
                       below_kind given summed difference units_with_target units_below state (equal, differs,
                       incomplete, none_below) file sheet cell
pace.due_by            unit_id unit_code unit_name unit_kind indicator level grade school_year pace day unit (count,
                       percent) start_value target_value share due_value now_value difference persons state (ahead,
                       behind, not_yet_due, no_start, no_data) note (arguments: school_year, day, boundaries)
pace.flags             unit_id unit_code unit_name unit_kind indicator level grade school_year target_value last_year
                       last_value needed_change best_change flag (below_last_year, beyond_pace) reason
dictionary.entries     indicator label_vi label_en topic tasks definition_vi formula unit decimals direction grain levels
                       grades target pace document status ministry_codes fed_by is_fed
dictionary.task_entries  task area label_vi priority directive target_source threshold indicators items
dictionary.item_entries  item task label_vi unit_kind counted_in evidence_vi
standards.verdicts     the contract's columns (`standards.COLUMNS`), then unit_id parent_id short_name official_order
                       difficult recognised_level certain possible units rule_status note at_least at_most
standards.tests        one row per commune and test: unit_id unit_code unit_name unit_kind standard level rule label
                       age numerator denominator value threshold needed state document article rule_status note
                       (state: pass, fail, missing, no_subject, unclassified)
rollup.tier_tests      the same columns for the tiers above: numerator = communes certainly at the level,
                       denominator = all; then certain possible units recognised ... outlook (certain, possible,
                       impossible; lower levels included) outlook_label
lifting.next_to_lift   tier_id tier_code tier_name tier_kind standard level rule area still_needed rank unit_id unit_code
                       unit_name unit_kind persons criteria chosen cumulative rule_status note (cheapest first)
recognition.recognition  unit_id unit_code unit_name unit_kind standard level_met status recognised_level decision_number
                       decision_date decided_by agreement sentence rule_status note authority authority_status
conditions.conditions  the columns of standards.tests (level 0), then contributing expected
cohorts.cohorts        unit_id unit_code unit_name unit_kind standard level rule label age numerator denominator value
                       document article rule_status (single ages beside a pooled test, without a verdict)
rollout.schedule       grade level first_school_year state (due, not_due) document rule_status phase (not_due, due,
                       on_programme) label
rollout.shares         school_year unit_id unit_code unit_name level grade state classes pupils phase document rule_status
readiness.gates        unit_id unit_code unit_name parent_id level grade rollout (due, not_due) gate gate_order label
                       state (met, partial, not_met, no_data) numerator denominator lacking period norm_id rule_status
                       sentence
readiness.summary      unit_id unit_code unit_name parent_id level grade rollout status (ready, not_ready, unknown,
                       not_due) first_failing_gate missing_gates (number of gates without data) reason rule_status
readiness.preparation  the same for the grades that start in the next school year (rollout = next_year)
ratings.distribution   unit_id unit_code unit_name unit_kind level grade scale scale_label category category_label period
                       pupils rated share contributing expected coverage status (known, insufficient_data, no_subject)
                       document rule_status (grade '' = the grades of a level that share the scale)
gaps.facility_gaps     unit_id unit_code unit_name parent_id level item group label basis (norm, reported) period need have
                       shortage net reported_need temporary borrowed norm_id rule_status solid semi_solid need_exact
                       norm_value decreed_value note (argument norm_values: (("RPC-TH", "0.8"),) for a what-if)
gaps.totals            unit_id unit_code unit_name unit_kind level item group label basis period need have shortage
                       net contributing expected coverage; a group of items (all subject rooms) has a line with
                       item = group (shortage summed per school; net = need - have is second); then rule_status note
                       need_exact solid semi_solid temporary borrowed
staffing.staff_gaps    the columns of gaps.facility_gaps for teachers, teachers by subject, youth leaders
staffing.staff_totals  the columns of gaps.totals
priorities.ranking     rank unit_id unit_code unit_name parent_id levels difficult score reason breakdown missing state
                       (known, partial, insufficient_data) rule_status (argument weights: (("classrooms", 20),))
priorities.points      unit_id unit_code unit_name criterion label quantity weight points reason
projects.pipeline      unit_id unit_code unit_name level item label need have shortage counted_on planned doing
                       handed_over shortage_now uncovered projects rule_status note
budgets.plan           an `Allocation` of three frames: schools (rank unit_id unit_code unit_name score state (served,
                       skipped, no_price, no_need, unknown) cost_vnd spent_vnd priority reason), lines (… level item
                       label quantity unit_cost_vnd cost_vnd source state fund paid_vnd rule_status), funds (fund
                       year amount_vnd spent_vnd left_vnd document)
completeness.reports   unit_id unit_code unit_name unit_kind parent_id officer level report label period state
                       (reported, not_reported) facts missing received_at
completeness.issues    file received_at sheet cell check severity message advice
completeness.submissions  unit_id unit_code unit_name officer month copy state date
lineage.cells          unit_code unit_name side (numerator, denominator, stated, target) measure level grade age group
                       category school_year period kind value state raw file sheet cell received_at
=====================  ==============================================================================================

What the office decides itself (`office.table`: decisions of recognition, answers to conditions, norms of its own, unit
costs, funds, projects) lies in `office/*.csv` of the data folder; answers that rest on it (recognition, conditions, gaps,
staffing, readiness, priorities, budgets, projects) may be cached by (snapshot id, `office.stamp`, arguments).

`selection.Selection` is what the user asked; `catalog` holds what is declared (`indicators()`, `rules()`, `norms()`,
`grades()`, `rollout()`).

Signs: `gap` (points) and `gap_count` (persons, classes, rooms) are negative where the answer is worse than the target
in the declared direction, whichever direction that is. Statuses: met, not_met, no_target, insufficient_data,
no_subject (nothing to count: denominator 0), not_due (before the roll-out). An aggregate of which a unit is silent
(coverage < 1) shows its value and coverage, and its status is insufficient_data.
"""
