"""Every indicator of every unit: value, target, status, coverage, bounds; cross tables; the dictionary.

=======================  =====================================================================================
question                 columns
=======================  =====================================================================================
table.answers            the contract's columns (`table.COLUMNS`), then unit_id parent_id short_name
                         official_order contributing expected stated rule_status note target_basis
                         reported_numerator reported_denominator (arguments: school_year, period, only,
                         boundaries = "then" or "now"). target_basis: assigned, inherited (added up from
                         former units), weighed (their rates differ), from_parts (follows from assigned
                         counts), declared (fixed value or norm), ''. reported_*: what a unit above others
                         states itself beside the computed sum
bounds.answers           those of table.answers, then bound_low bound_high silent silent_size estimated_sizes
                         unknown_sizes bound_state (exact, closed, open_high, open, none)
dictionary.entries       indicator label_vi label_en topic tasks definition_vi formula unit decimals direction
                         grain levels grades target pace document status ministry_codes fed_by is_fed
dictionary.task_entries  task area label_vi priority directive target_source threshold indicators items
dictionary.item_entries  item task label_vi unit_kind counted_in evidence_vi
=======================  =====================================================================================
"""
