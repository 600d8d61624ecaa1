"""GDPT 2018: which grade is due, which condition holds a school back, results by the scale of grade and year.

=====================  =======================================================================================
question               columns
=====================  =======================================================================================
rollout.schedule       grade level first_school_year state (due, not_due) document rule_status phase (not_due,
                       due, on_programme) label
rollout.shares         school_year unit_id unit_code unit_name level grade state classes pupils phase document
                       rule_status
readiness.gates        unit_id unit_code unit_name parent_id level grade rollout (due, not_due) gate
                       gate_order label state (met, partial, not_met, no_data) numerator denominator lacking
                       period norm_id rule_status sentence
readiness.summary      unit_id unit_code unit_name parent_id level grade rollout status (ready, not_ready,
                       unknown, not_due) first_failing_gate missing_gates (number of gates without data)
                       reason rule_status
readiness.preparation  the same for the grades that start in the next school year (rollout = next_year)
ratings.distribution   unit_id unit_code unit_name unit_kind level grade scale scale_label category
                       category_label period pupils rated share contributing expected coverage status (known,
                       insufficient_data, no_subject) document rule_status (grade '' = the grades of a level
                       that share the scale)
=====================  =======================================================================================
"""
