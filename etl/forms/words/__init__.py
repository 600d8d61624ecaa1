"""Texts → what they say: phrases to concepts, totals, names, outline numbers, school years. Knows no cells."""
