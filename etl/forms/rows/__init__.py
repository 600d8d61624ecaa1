"""Body rows of a table → units, grades, ages, indicators, groups and totals. Knows no measures."""
