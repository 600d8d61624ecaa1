"""The returned copy: the sender's own workbook with its doubtful cells coloured and commented and a first sheet that lists them.

Knows issues and the parts of a workbook; knows no form, no measure and no unit. It never decides what is wrong.
"""
