"""Where a number comes from: every cell behind it, and its explanation in words.

===================  =========================================================================================
question             columns
===================  =========================================================================================
explanation.explain  a list of `Explanation`, one per line: entry, line (as in table.answers), cells (as in
                     lineage.cells), corrections (file received_at sheet cell before_value before_raw right
                     reason author day), superseded (the columns of a cell, then reason);
                     `explained_in_words.lines` says it
lineage.cells        unit_code unit_name side (numerator, denominator, stated, target) measure level grade age
                     group category school_year period kind value state raw file sheet cell received_at
                     sender
===================  =========================================================================================
"""
