"""From a sheet's cells to its facts: find tables, recognise the kind, interpret headers and rows, read numbers, check.

`read_sheet` is the one door. It runs in the limited child process: standard library and the declared catalogue only.
Units are not identified here; every row's unit travels as a `Mention` with all that the sheet says about it.
"""

from etl.forms.sheet import read_sheet

__all__ = ["read_sheet"]
