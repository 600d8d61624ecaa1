"""Comparisons and headcounts in exact whole numbers, so that no rounding turns a fail into a pass.

94,96 % never reaches 95 %. Thresholds are decimals, counts are whole; no binary fraction takes part.
"""

from decimal import Decimal

import numpy as np
import numpy.typing as npt

_SCALE = 10**6
"""Thresholds have at most six decimals."""

Floats = npt.NDArray[np.float64]
Truths = npt.NDArray[np.bool_]

# `factor` below is 100 for percentages and 1 for other ratios, one per element.


def reaches(numerator: float, denominator: float, threshold_percent: Decimal) -> bool:
    """numerator / denominator >= threshold, both sides exact, inclusive."""
    return _shortfall(numerator, denominator, threshold_percent)[0] <= 0


def needed(numerator: float, denominator: float, threshold_percent: Decimal) -> int:
    """Smallest whole number that, added to the numerator, reaches the threshold: max(0, ⌈t·d/100⌉ − n)."""
    lacking, unit = _shortfall(numerator, denominator, threshold_percent)
    return max(0, -(-lacking // unit))


def _shortfall(numerator: float, denominator: float, threshold_percent: Decimal) -> tuple[int, int]:
    """t·d/100 − n as a fraction of whole numbers (numerator, positive denominator), not reduced."""
    (n, n_unit), (d, d_unit) = numerator.as_integer_ratio(), denominator.as_integer_ratio()
    t, t_unit = threshold_percent.as_integer_ratio()
    return t * d * n_unit - 100 * n * t_unit * d_unit, 100 * t_unit * d_unit * n_unit


def least_reaching(target: Floats, denominator: Floats, factor: Floats) -> Floats:
    """Smallest whole numerators with factor · n / d >= target; NaN where target or denominator is."""
    return -most_within(-target, denominator, factor)


def most_within(target: Floats, denominator: Floats, factor: Floats) -> Floats:
    """Largest whole numerators with factor · n / d <= target; NaN where target or denominator is."""
    usable = np.isfinite(target) & np.isfinite(denominator) & (denominator == np.rint(denominator))
    scaled = np.rint(np.where(usable, target, 0) * _SCALE).astype(np.int64)
    whole = np.where(usable, denominator, 0).astype(np.int64)
    found: Floats = np.where(usable, (scaled * whole) // (_SCALE * factor.astype(np.int64)), np.nan)
    return found


def at_least(numerator: Floats, denominator: Floats, target: Floats, factor: Floats) -> Truths:
    """factor · numerator / denominator >= target, exact; False where anything is NaN."""
    return _compare(numerator, denominator, target, factor) >= 0


def at_most(numerator: Floats, denominator: Floats, target: Floats, factor: Floats) -> Truths:
    """factor · numerator / denominator <= target, exact; False where anything is NaN."""
    compared = _compare(numerator, denominator, target, factor)
    return (compared <= 0) & np.isfinite(compared)


def _compare(numerator: Floats, denominator: Floats, target: Floats, factor: Floats) -> Floats:
    """Sign of factor · numerator − target · denominator, NaN where unknown. Counts of divided units (shares of a
    crosswalk) are no whole numbers: they are estimates, and compared as such."""
    known = np.isfinite(numerator) & np.isfinite(denominator) & np.isfinite(target)
    n, d, t = (np.where(known, each, 0) for each in (numerator, denominator, target))
    whole = (n == np.rint(n)) & (d == np.rint(d))
    left = n.astype(np.int64) * factor.astype(np.int64) * _SCALE
    right = np.rint(t * _SCALE).astype(np.int64) * d.astype(np.int64)
    sign: Floats = np.where(whole, np.sign(left - right), np.sign(n * factor - t * d))
    return np.where(known, sign, np.nan)
