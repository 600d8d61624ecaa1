"""How a workbook was understood, told to a person: the values of the reading itself, put into words.

Reads nothing on its own and decides nothing; what it tells is what `etl.forms` did.
"""
