"""The annex workbook of a pack."""
