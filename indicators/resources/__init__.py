"""Rooms, facilities and staff: need by norm, stock, shortage per school, order of investment, budgets and projects.

=====================  =======================================================================================
question               columns
=====================  =======================================================================================
gaps.facility_gaps     unit_id unit_code unit_name parent_id level item group label basis (norm, reported)
                       period need have shortage net reported_need temporary borrowed norm_id rule_status
                       solid semi_solid need_exact norm_value decreed_value note (argument norm_values:
                       (("RPC-TH", "0.8"),) for a what-if)
gaps.totals            unit_id unit_code unit_name unit_kind level item group label basis period need have
                       shortage net contributing expected coverage; a group of items (all subject rooms) has a
                       line with item = group (shortage summed per school; net = need - have is second); then
                       rule_status note need_exact solid semi_solid temporary borrowed
staffing.staff_gaps    the columns of gaps.facility_gaps for teachers, teachers by subject, youth leaders
staffing.staff_totals  the columns of gaps.totals
priorities.ranking     rank unit_id unit_code unit_name parent_id levels difficult score reason breakdown
                       missing state (known, partial, insufficient_data) rule_status (argument weights:
                       (("classrooms", 20),))
priorities.points      unit_id unit_code unit_name criterion label quantity weight points reason
projects.pipeline      unit_id unit_code unit_name level item label need have shortage counted_on planned
                       doing handed_over shortage_now uncovered projects rule_status note
budgets.plan           an `Allocation` of three frames: schools (rank unit_id unit_code unit_name score state
                       (served, skipped, no_price, no_need, unknown) cost_vnd spent_vnd priority reason),
                       lines (… level item label quantity unit_cost_vnd cost_vnd source state fund paid_vnd
                       rule_status), funds (fund year amount_vnd spent_vnd left_vnd document)
=====================  =======================================================================================
"""
