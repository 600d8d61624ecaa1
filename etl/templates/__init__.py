"""Blank forms: one pre-filled workbook per unit, which loads back without a question.

Which sheets and columns there are is declared in `data/catalog/templates/`; reading a filled form never depends on it,
for it is recognised by its words like any other workbook.
"""
