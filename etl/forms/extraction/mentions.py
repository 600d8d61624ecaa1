"""The units that a sheet names, each once. Rows that name none belong to the unit of the table's heading or the letterhead."""

from dataclasses import dataclass, field

from etl.forms.rows.row import Unit
from etl.forms.sheet_issues import SheetIssues
from etl.readings import Mention, SheetReading


@dataclass(slots=True)
class Mentions:
    """Adds units to the mentions of a reading at their first use."""

    reading: SheetReading
    issues: SheetIssues
    sheet_unit: Unit | None = None
    """The unit of rows that name none, None where neither letterhead nor heading of the table names a school or commune."""
    heading_reported: bool = False
    """The heading of the table is reported as naming nobody."""
    _known: dict[Unit, int] = field(default_factory=dict)
    _reported: bool = False

    def index(self, unit: Unit | None) -> int | None:
        """Index of a unit's mention; None, reported once, where nobody is named."""
        chosen = unit or self.sheet_unit
        if chosen is None:
            if not (self._reported or self.heading_reported):
                self.issues.add("no_unit")
                self._reported = True
            return None
        if chosen not in self._known:
            self._known[chosen] = len(self.reading.mentions)
            self.reading.mentions.append(Mention(*chosen))
        return self._known[chosen]
