"""Cells → numbers: parsing, formulas, percent scales, declared sums and ratios. Knows no words of headers."""
