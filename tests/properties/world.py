"""Sheets, what each states, and the one question of all properties: does a changed sheet state the same?"""

from dataclasses import dataclass
from pathlib import Path

from tests.properties.tables import Facts, Places, Table, stated, stay


@dataclass(frozen=True)
class World:
    """The sheets as they stand and what each states."""

    folder: Path
    tables: dict[str, Table]
    before: dict[str, Facts]

    def states_the_same(
        self,
        name: str,
        changed: Table,
        *,
        rows: Places | None = None,
        columns: Places | None = None,
        file: str = "",
    ) -> None:
        """The changed sheet has the facts of the original where their cells went, and nothing to say beyond notes."""
        stayed = stay(self.tables[name])
        rows, columns = rows or stayed[0], columns or stayed[1]
        after = {((rows[row], columns[column]), said) for (row, column), said in self.before[name]}
        facts, told = stated(self.folder, changed, file)
        assert facts == after
        assert [line for line in told if not line.startswith("note")] == []
