"""How long a cross table over 200,000 lines takes: rows with subtotals, columns, rates as sum over sum.

Prints seconds of the best of three runs; the limit is one second. Run: `python -m benchmarks.explore`.
"""

import sys
import time

import numpy as np
import pandas as pd

from indicators.answers.pivot import leaf_lines, pivoted

LINES, SCHOOLS, COMMUNES = 200_000, 700, 45
LIMIT_S = 1.0


def lines() -> pd.DataFrame:
    """Synthetic answers: schools of communes, grades, years and indicators; every tenth number is missing."""
    random = np.random.default_rng(7)
    schools = random.integers(0, SCHOOLS, LINES)
    denominators = random.integers(1, 60, LINES).astype(float)
    numerators = np.floor(denominators * random.random(LINES))
    numerators[::10] = np.nan
    return pd.DataFrame(
        {
            "unit_id": schools,
            "unit_kind": "school",
            "school": [f"Trường {school}" for school in schools],
            "commune": [f"Xã {school % COMMUNES}" for school in schools],
            "level": "primary",
            "grade": random.integers(1, 6, LINES).astype(str),
            "school_year": [f"202{year}-202{year + 1}" for year in random.integers(0, 5, LINES)],
            "indicator": [f"i{number}" for number in random.integers(0, 12, LINES)],
            "numerator": numerators,
            "denominator": denominators,
            "factor": 100.0,
            "is_ratio": True,
        }
    )


def main() -> int:
    """Prints the time and judges it."""
    frame = lines()
    times = []
    for _ in range(3):
        started = time.perf_counter()
        cells = pivoted(leaf_lines(frame, "school", ("grade",)), ("commune", "school"), "grade")
        times.append(time.perf_counter() - started)
    verdict = "within" if min(times) <= LIMIT_S else "ABOVE"
    print(f"{LINES} lines -> {len(cells)} cells: {min(times):.2f} s, {verdict} the limit of {LIMIT_S:.0f} s")
    return int(min(times) > LIMIT_S)


if __name__ == "__main__":
    sys.exit(main())
