"""PCGD-XMC: the survey judged by dated rules, tiers above, what the next level lacks, recognition beside computation.

=======================  =====================================================================================
question                 columns
=======================  =====================================================================================
standards.verdicts       the contract's columns (`standards.COLUMNS`), then unit_id parent_id short_name
                         official_order difficult recognised_level certain possible units rule_status note
                         at_least at_most
standards.tests          one row per commune and test: unit_id unit_code unit_name unit_kind standard level
                         rule label age numerator denominator value threshold needed state document article
                         rule_status note (state: pass, fail, missing, no_subject, unclassified)
rollup.tier_tests        the same columns for the tiers above: numerator = communes certainly at the level,
                         denominator = all; then certain possible units recognised ... outlook (certain,
                         possible, impossible; lower levels included) outlook_label
lifting.next_to_lift     tier_id tier_code tier_name tier_kind standard level rule area still_needed rank
                         unit_id unit_code unit_name unit_kind persons criteria chosen cumulative rule_status
                         note (cheapest first)
recognition.recognition  unit_id unit_code unit_name unit_kind standard level_met status recognised_level
                         decision_number decision_date decided_by agreement sentence rule_status note
                         authority authority_status
conditions.conditions    the columns of standards.tests (level 0), then contributing expected
cohorts.cohorts          unit_id unit_code unit_name unit_kind standard level rule label age numerator
                         denominator value document article rule_status (single ages beside a pooled test,
                         without a verdict)
=======================  =====================================================================================
"""
