"""A problem with received data, as a value: where it is, what was found, which check found it.

Sentences and severities are declared in `data/catalog/checks/`; code only names the check and the facts.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from indicators.catalog import checks


@dataclass(frozen=True, slots=True)
class Issue:
    """One finding at one cell (`cell` is an A1 address, '' for the sheet or file as a whole)."""

    check: str
    sheet: str = ""
    cell: str = ""
    facts: Mapping[str, object] = field(default_factory=dict)

    @property
    def severity(self) -> str:
        """`refuse`, `error`, `warning` or `note`, as declared for the check."""
        return checks()[self.check].severity

    @property
    def message(self) -> str:
        """What was found and what was done, one Vietnamese sentence."""
        return checks()[self.check].message.format_map(self.facts)

    @property
    def advice(self) -> str:
        """What the sender or the office should do next."""
        return checks()[self.check].advice.format_map(self.facts)
