"""Sheets that are no tables of numbers: lists of units, of people, of reports handed in."""
