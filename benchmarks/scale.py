"""How answers grow with the warehouse, and how the same sums compare with pandas and SQLite.

    python -m benchmarks.scale [--smoke]

Makes the same province with 130 thousand and 13 million facts and asks both for the matrix of units and indicators with
targets, a series, a top-20 and all standards (`--smoke`: a series alone, over 130 million facts too, beside the time of
the series over each of the others). Then the sums behind the matrix
are computed from all facts of the large one in DuckDB, pandas and SQLite (with an index), and compared number by number.
pandas holds all facts in memory, its texts as it reads them and, shown beside, encoded beforehand. SQLite leaves out
coverage, targets and silent units, both leave out targets inherited from former units. Times are those of the
processor, all threads together, so that other work of the machine falls on nobody.
Exit code 1: a ratio misses its limit, or a number differs.
"""

import argparse
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pandas as pd

from benchmarks.material import province
from benchmarks.rivals import in_pandas, in_sqlite
from indicators.answers import table
from indicators.catalog.indicators import indicators
from indicators.comparison import peers
from indicators.over_time.series import series
from indicators.sums.compiler import sums
from indicators.sums.plan import Question, question_of
from indicators.terms import SchoolYear
from indicators.universal_education import standards
from indicators.warehouse import Warehouse

SMALL, LARGE, SMOKE = 130_000, 13_000_000, 130_000_000
MATRIX_LIMIT, SERIES_LIMIT, SMOKE_LIMIT, STANDARDS_MS = 5.0, 2.0, 4.0, 50.0
PANDAS_FLOOR, SQLITE_FLOOR = 3.0, 10.0
ENCODED_FLOOR = 1.0
"""pandas with texts encoded beforehand is shown beside it: a lead is all that is asked there."""
RATE = "attending_rate_5"
_ROUNDS = 5
_LINE = ("indicator", "unit_id", "level", "grade")
_NUMBERS = ("contributing", "expected", "numerator", "denominator", "target")

Ask = Callable[[Warehouse], pd.DataFrame]
Hold = Callable[[Warehouse, Path], Any]


def main(arguments: Sequence[str] | None = None) -> int:
    """Make the warehouses, measure, print the ratios."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "--smoke", action="store_true", help="a series over 130 million facts, alone (about 1 GB of disk)"
    )
    smoke = parser.parse_args(arguments).smoke
    with tempfile.TemporaryDirectory(prefix="scale-") as scratch:
        folder = Path(scratch)
        small, large = (made(folder, facts) for facts in (SMALL, LARGE))
        print(f"load of the machine: {', '.join(f'{each:.1f}' for each in os.getloadavg())}")
        if smoke:
            return 0 if smoked(small, large, made(folder, SMOKE)) else 1
        fits = [grown(small, large), against_others(large, folder)]
    return 0 if all(fits) else 1


def made(folder: Path, facts: int) -> Warehouse:
    """A warehouse of the province."""
    path = folder / f"warehouse-{facts}.duckdb"
    start = time.perf_counter()
    count = province.write(path, facts)
    print(f"{count:>12,} facts in {time.perf_counter() - start:.0f} s, {path.stat().st_size / 1e6:.0f} MB")
    return Warehouse(path)


def grown(small: Warehouse, large: Warehouse) -> bool:
    """Times of the large warehouse beside those of the small one."""
    asked: dict[str, tuple[Ask, float]] = {
        "matrix with targets": (lambda warehouse: table.answers(warehouse, province.YEAR), MATRIX_LIMIT),
        "series of one unit": (
            lambda warehouse: series(warehouse, [RATE], [1], years=province.YEARS),
            SERIES_LIMIT,
        ),
        "top-20 of communes": (top_20, SERIES_LIMIT),
    }
    fits = [within(name, *paired(ask, small, large), limit) for name, (ask, limit) in asked.items()]
    ((of_standards,),) = zip(paired(lambda of: standards.verdicts(of, province.YEAR), large), strict=True)
    print(f"{'standards, warm':24}{1000 * of_standards:9.1f} ms   limit {STANDARDS_MS:.0f} ms")
    return all(fits) and 1000 * of_standards <= STANDARDS_MS


def top_20(warehouse: Warehouse) -> pd.DataFrame:
    """The communes nearest above and below the median of their peers."""
    return peers.peers(warehouse, province.YEAR, (RATE,)).nlargest(20, "distance")


def paired(ask: Ask, *warehouses: Warehouse) -> tuple[float, ...]:
    """Median seconds of each, asked in turn so that other work of the machine falls on all alike."""
    for warehouse in warehouses:
        ask(warehouse)
    found: list[list[float]] = [[] for _ in warehouses]
    for _ in range(_ROUNDS):
        for times, warehouse in zip(found, warehouses, strict=True):
            times.append(timed(lambda of=warehouse: ask(of))[0])  # type: ignore[misc]
    return tuple(statistics.median(times) for times in found)


def timed(work: Callable[[], pd.DataFrame]) -> tuple[float, pd.DataFrame]:
    """Seconds of the processor, and what came of it."""
    start = time.process_time()
    answer = work()
    return time.process_time() - start, answer


def within(name: str, small: float, large: float, limit: float) -> bool:
    """Prints a ratio beside its limit."""
    print(
        f"{name:24}{1000 * small:9.1f} ms {1000 * large:9.1f} ms   {large / small:5.2f} x   limit {limit:.0f} x"
    )
    return large <= limit * small


def smoked(small: Warehouse, large: Warehouse, huge: Warehouse) -> bool:
    """A series over 130 million facts, beside the same over the others."""
    ask: Ask = lambda warehouse: series(warehouse, [RATE], [1], years=province.YEARS)  # noqa: E731
    of_small, of_large, of_huge = paired(ask, small, large, huge)
    return all((
        within("series, beside 130 thou.", of_small, of_huge, SMOKE_LIMIT),
        within("series, beside 13 mill.", of_large, of_huge, SMOKE_LIMIT),
    ))  # fmt: skip


def against_others(warehouse: Warehouse, folder: Path) -> bool:
    """The sums behind the matrix, from the same facts by other means."""
    year = SchoolYear.parse(province.YEAR)
    asked = [
        question_of(entry) for entry in indicators().values() if entry.source == "facts" and entry.periods
    ]
    ours = sums(warehouse, asked, year)

    def compared(name: str, hold: Hold, add_up: Callable[..., pd.DataFrame], floor: float) -> bool:
        held = hold(warehouse, folder)
        wrong = differing(ours, add_up(held, asked, year, warehouse), asked)
        own, seconds = quickest(
            lambda: sums(warehouse, asked, year), lambda: add_up(held, asked, year, warehouse)
        )
        print(f"{'sums, ' + name:24}{1000 * own:9.1f} ms {1000 * seconds:9.1f} ms   {seconds / own:5.2f} x"
              f"   floor {floor:.0f} x   {wrong or 'no'} numbers differ")  # fmt: skip
        return seconds >= floor * own and not wrong

    fits = [
        compared("pandas, encoded", in_pandas.categories, in_pandas.sums, ENCODED_FLOOR),
        compared("pandas", in_pandas.texts, in_pandas.sums, PANDAS_FLOOR),
        compared("SQLite", in_sqlite.indexed, in_sqlite.sums, SQLITE_FLOOR),
    ]
    return all(fits)


def quickest(*works: Callable[[], pd.DataFrame]) -> tuple[float, ...]:
    """Least seconds of each, asked in turn: what a machine with nothing else to do would need."""
    runs = [[timed(work)[0] for work in works] for _ in range(_ROUNDS)]
    return tuple(min(times) for times in zip(*runs, strict=True))


def differing(ours: pd.DataFrame, theirs: pd.DataFrame, asked: Sequence[Question]) -> int:
    """Rows of which a number is not the same; sums over all levels at once, which only the product makes, aside.
    Where the others leave out silent units, so does the comparison."""
    over_all = {question.id for question in asked if question.all_levels}
    compared = [name for name in _NUMBERS if name in theirs]
    if "expected" not in compared:
        ours = ours[ours["contributing"] > 0]
    ours = ours[~((ours["level"] == "") & ours["indicator"].isin(over_all))]
    both = ours.merge(theirs, on=list(_LINE), how="outer", suffixes=("", "_theirs"), indicator=True)
    same = both["_merge"] == "both"
    for name in compared:
        first, second = both[name], both[f"{name}_theirs"]
        same &= ((first - second).abs() < 1e-6) | (first.isna() & second.isna())
    return int((~same).sum())


if __name__ == "__main__":
    sys.exit(main())
