"""Who reported what, what is wrong with it, and what became of it.

========================  ====================================================================================
question                  columns
========================  ====================================================================================
completeness.reports      unit_id unit_code unit_name unit_kind parent_id officer level report label period
                          state (reported, not_reported) facts missing received_at
completeness.issues       file received_at sheet cell check severity message advice
completeness.submissions  unit_id unit_code unit_name officer month copy state date
cell_place.of_cell         a `CellPlace`: numbers (row column cell raw is_replaced unit_name, then the key of a fact),
                          texts (row last_row column last_column text is_label is_head), sender, received_at
checklist.items           unit_id unit_code unit_name unit_kind item task counted_in school_year planned_state
                          planned_value planned done_state done_value done evidence state (not_done, partly, done,
                          no_plan, unknown) file sheet cell received_at
========================  ====================================================================================
"""
