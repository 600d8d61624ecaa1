"""What a pass over a worksheet part finds beside values: the shape that both ways of looking share."""

from dataclasses import dataclass, field

from etl.reading.cell_address import Place


@dataclass(slots=True)
class SheetScan:
    """Findings of one pass, keyed by (row, column) counted from 0."""

    percent_cells: set[Place] = field(default_factory=set)
    """Every cell, filled or not, with a percent format."""
    errors: dict[Place, str] = field(default_factory=dict)
    formulas: dict[Place, str] = field(default_factory=dict)
    """Formulas without a cached value, without `=`."""
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: list[tuple[int, int]] = field(default_factory=list)
    """First and last column of each hidden run."""
    plainly_written: bool = field(default=False, compare=False)
    """Whether a search for bytes finds in the part what a parser would find (`xml_scan.plain_form`)."""
    may_reach_far: bool = False
    """Whether some address may lie beyond the declared rows and columns."""
