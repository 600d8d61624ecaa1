"""New reports on top of the live snapshot: the same steps as a full publication, for the units that the reports name.

What counts is decided unit by unit and the snapshot holds everything that was stated of each, so the result is row for
row that of `reconcile` over all receipts. Files that change who is known, or how others are read, need the whole.
"""

from collections.abc import Sequence
from pathlib import Path

from etl.store.base import Base
from etl.store.ground import copy_ground
from etl.store.intake import Received
from etl.store.reconcile import (
    Reconciled,
    finish,
    identifier_of,
    judge,
    latest_year,
    locate,
    open_database,
    own_issues,
    prepare,
    says_sample,
    settle,
    usable_files,
)
from etl.store.rulings import RULING_FORMS
from etl.store.statements import statement
from etl.units.identify import Identifier

WHOLE_FORMS = RULING_FORMS | {"register", "units", "l", "checklist"}
"""Kinds of sheets that concern more than the units they name numbers of."""


def extends(base: Base, new: Sequence[Received]) -> bool:
    """Whether the live snapshot with these files on top is all that is needed."""
    forms = {sheet.form for item in new for sheet in item.reading.workbook.sheets}
    return not forms & WHOLE_FORMS and latest_year(usable_files(new, own_issues(new))) <= base.last_year


def known_units(base: Base, registers: Sequence[Received]) -> Identifier:
    """Finds the units of `base`, ready to be asked; `registers`: its files that list units."""
    identifier = identifier_of(usable_files(registers, own_issues(registers)), base.last_year)
    identifier.get_ready()
    return identifier


def extend(base: Base, new: Sequence[Received], identifier: Identifier, place: Path) -> Reconciled:
    """The snapshot of all receipts of `base` and the new ones in a new file; `identifier` finds the units of `base`."""
    copy_ground(base.path, place, base.idle)
    connection = open_database(place)
    issues = own_issues(new)
    usable = usable_files(new, issues)
    prepare(connection, new, usable, identifier.directory)
    found = locate(connection, usable, identifier)
    connection.execute(statement("recall"))
    settle(connection)
    connection.execute(statement("recall_issues"))
    judge(connection, usable, set(), issues, found)
    finish(connection, new, identifier.directory, issues)
    return Reconciled(connection, issues, says_sample(connection), extends=True)
