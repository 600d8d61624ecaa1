"""Why a workbook cannot be marked in place."""


class UnpatchableError(Exception):
    """The package is written in a way that cannot be changed part by part without a risk for the rest."""
