"""Which two columns a column of percentages divides, found from the numbers. Knows numbers only."""

from collections.abc import Iterable

from etl.forms.numbers.cells import Cells
from etl.forms.numbers.consistency import ratio_tolerance

_SHARE_EXPLAINED = 0.5
_PROBED_ROWS = 4


def tolerance_of(values: Iterable[float]) -> float:
    """Half a printed unit for rounding, a whole one for truncation, never finer than the declared points."""
    decimals = max(len(f"{value:.6f}".rstrip("0").partition(".")[2]) for value in values)
    return max(ratio_tolerance(), 10.0 ** -min(decimals, 2)) + 1e-6


def find_pair(
    cells: Cells, pairs: list[tuple[int, int]], reported: dict[int, float], scale: float, tolerance: float
) -> tuple[int, int] | None:
    """The pair (numerator, denominator) that explains most of the reported ratios by row, None where none does."""
    telling = [row for row, value in reported.items() if value not in (0.0, 100.0)] or list(reported)
    best: tuple[int, int] | None = None
    best_hits = best_everywhere = 0
    for pair in pairs:
        probe = telling[:_PROBED_ROWS]
        if not any(_explains(cells, row, pair, reported[row], scale, tolerance) for row in probe):
            continue
        hits = sum(_explains(cells, row, pair, reported[row], scale, tolerance) for row in telling)
        if hits < best_hits or not hits:
            continue
        everywhere = sum(_explains(cells, row, pair, reported[row], scale, tolerance) for row in reported)
        if (hits, everywhere) > (best_hits, best_everywhere):  # rows of 0 and 100 % only break a tie
            best, best_hits, best_everywhere = pair, hits, everywhere
    return (
        best if best_hits >= _SHARE_EXPLAINED * len(telling) and best_hits >= min(2, len(telling)) else None
    )


def _explains(
    cells: Cells, row: int, pair: tuple[int, int], value: float, scale: float, tolerance: float
) -> bool:
    expected = quotient(cells, row, pair, scale)
    return expected is not None and abs(expected - value) <= tolerance


def quotient(cells: Cells, row: int, pair: tuple[int, int], scale: float) -> float | None:
    """Numerator by denominator in one row, None where either is missing or the denominator is 0."""
    numerator, denominator = cells.number(row, pair[0]), cells.number(row, pair[1])
    if numerator is None or not denominator:
        return None
    return scale * numerator / denominator
