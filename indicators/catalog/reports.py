"""Which reports are expected of which units and when (`expected_reports.csv`): one row per form."""

from dataclasses import dataclass
from functools import lru_cache

from indicators.catalog.files import CATALOGUE_DIR, read_table
from indicators.catalog.language import in_language


@dataclass(frozen=True, slots=True)
class Report:
    """A form that every unit of the kind hands in; `levels` empty = whatever the unit teaches."""

    form: str
    label_vi: str
    unit_kind: str
    levels: tuple[str, ...]
    periods: tuple[str, ...]
    """Periods in which it is due every year; () = only when somebody is asked for it."""

    @property
    def label(self) -> str:
        """Its label in the language of this run."""
        return in_language(self.label_vi)


@lru_cache(maxsize=1)
def reports() -> tuple[Report, ...]:
    """Every expected report, in the order of the file."""
    rows = read_table(
        CATALOGUE_DIR / "expected_reports.csv", ("form", "label_vi", "unit_kind", "levels", "periods")
    )
    return tuple(
        Report(row["form"], row["label_vi"], row["unit_kind"], _codes(row["levels"]), _codes(row["periods"]))
        for row in rows
    )


def _codes(text: str) -> tuple[str, ...]:
    return tuple(filter(None, text.split(";")))
