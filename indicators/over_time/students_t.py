"""Student's t distribution for whole degrees of freedom: how sure a line through few points is.

The closed forms of Abramowitz and Stegun, 26.7.3 and 26.7.4; knows nothing of what is measured.
"""

from functools import lru_cache
from math import atan, cos, pi, sin, sqrt

_FARTHEST = 1e6
_STEPS = 100


def probability_below(t: float, degrees: int) -> float:
    """P(T <= t) with `degrees` >= 1 degrees of freedom."""
    angle = atan(t / sqrt(degrees))
    if degrees % 2:
        inside = 2 / pi * (angle + sin(angle) * _series(angle, 1, degrees - 2))
    else:
        inside = sin(angle) * _series(angle, 0, degrees - 2)
    return (1 + inside) / 2


def _series(angle: float, first_power: int, last_power: int) -> float:
    """cos^p + ratio cos^(p+2) + …; empty where even the first power is too high."""
    if last_power < first_power:
        return 0.0
    term = total = cos(angle) ** first_power
    for power in range(first_power + 2, last_power + 1, 2):
        term *= (power - 1) / power * cos(angle) ** 2
        total += term
    return total


@lru_cache(maxsize=256)
def quantile(probability: float, degrees: int) -> float:
    """The t below which T lies with a probability from 0.5 to under 1."""
    low, high = 0.0, _FARTHEST
    for _ in range(_STEPS):
        middle = (low + high) / 2
        low, high = (middle, high) if probability_below(middle, degrees) < probability else (low, middle)
    return high
