"""Deterministic chance: every draw depends on its own key alone, so that adding a school does not change another one."""

import hashlib
import math
from collections.abc import Sequence

Part = str | int


def draw(*key: Part) -> float:
    """A number in [0, 1) that is the same for the same key, everywhere and always."""
    text = "|".join(str(part) for part in key)
    return int.from_bytes(hashlib.blake2b(text.encode(), digest_size=7).digest(), "big") / 2**56


def between(low: float, high: float, *key: Part) -> float:
    """A number in [low, high)."""
    return low + (high - low) * draw(*key)


def share(count: float, rate: float, *key: Part) -> int:
    """About `rate` of `count`, never less than 0 nor more than `count`: the fraction left over is settled by chance."""
    exact = count * rate
    whole = math.floor(exact)
    return int(min(count, max(0, whole + (1 if draw(*key) < exact - whole else 0))))


def split(count: int, weights: Sequence[float], *key: Part) -> list[int]:
    """`count` in parts by weight; the parts add up exactly."""
    parts: list[int] = []
    left, weight_left = count, sum(weights)
    for position, weight in enumerate(weights[:-1]):
        part = share(left, weight / weight_left, *key, position) if weight_left > 0 else 0
        parts.append(part)
        left, weight_left = left - part, weight_left - weight
    return [*parts, left]
