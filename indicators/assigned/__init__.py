"""What was assigned: statements and their history, whether they add up, the pace within the year.

===================  =========================================================================================
question             columns
===================  =========================================================================================
assigned.statements  unit_id unit_code unit_name unit_kind level measure grade age group category school_year
                     value state decision_number decision_date applies_from version versions is_current
                     out_of_order file sheet cell raw received_at
assigned.history     the same of numbers stated more than once, then change
assigned.in_force    the same, the one statement of each number that applied on a day
assigned.documents   decision_number decision_date applies_from not_dated numbers current units out_of_order file
                     sheet received_at (argument: statements)
cascade.differences  unit_id unit_code unit_name unit_kind measure level grade age group category school_year
                     below_kind given summed difference units_with_target units_below state (equal, differs,
                     incomplete, none_below) file sheet cell
pace.due_by          unit_id unit_code unit_name unit_kind indicator level grade school_year pace day unit
                     (count, percent) start_value target_value share due_value now_value difference persons
                     state (ahead, behind, not_yet_due, no_start, no_data) note (arguments: school_year, day,
                     boundaries)
pace.flags           unit_id unit_code unit_name unit_kind indicator level grade school_year target_value
                     last_year last_value needed_change best_change flag (below_last_year, beyond_pace) reason
===================  =========================================================================================
"""
