"""An indicator over the school years and pupils within one: series on either boundaries, trend, where it goes, who left.

=============  ===============================================================================================
question       columns
=============  ===============================================================================================
series.series  those of table.answers, then change break (boundary, definition, rating_scale; joined by ';')
               break_note; one row per line and school year (arguments: only, unit_ids, boundaries, years,
               period)
trends.trends  unit_id unit_code unit_name unit_kind indicator level grade first_year last_year points scale
               last_value change pace target target_year required_pace projected low high chance class
               (maintain, accelerate, reverse, too_little_data, no_target) reason (arguments: only, unit_ids,
               boundaries, aim)
trends.paths   unit_id unit_code unit_name unit_kind indicator level grade school_year observed projected low
               high required target break break_note: the same year by year, as a chart draws it
=============  ===============================================================================================
"""
