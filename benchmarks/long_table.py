"""How fast a long table becomes a workbook, and how long other visitors wait meanwhile.

    python -m benchmarks.long_table [--rows 50000] [--rounds 5]

The same 8 columns are written by our export (title, formats, frozen head, sheet of sources; a process of its own, its
start included) and by pandas with openpyxl (bare cells), in turn. Processor times of both count what their children use.
While each works, another thread asks for a moment of the interpreter every 5 ms, as the pages of other visitors do: the
longest wait and the 95th percentile are printed. Exit code 1: our export is less than 2.4 times as fast, a visitor waits
longer beside it than beside pandas, or a number differs.
"""

import argparse
import gc
import io
import statistics
import sys
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from resource import RUSAGE_CHILDREN, RUSAGE_SELF, getrusage

import numpy as np
import openpyxl
import pandas as pd

from views.exhibit import Column, Exhibit
from views.export.long_workbook import workbook_of

FASTER = 2.4
_STEP_S = 0.005
COLUMNS = (
    Column("unit", "Đơn vị"), Column("measure", "Chỉ số"), Column("grade", "Khối"), Column("year", "Năm học"),
    Column("numerator", "Tử số", "count"), Column("denominator", "Mẫu số", "count"), Column("rate", "Tỷ lệ", "percent"),
    Column("gap", "Chênh lệch", "points"),
)  # fmt: skip


@dataclass(frozen=True)
class Measured:
    """One export: elapsed and processor seconds, waits of the other thread in milliseconds, the file."""

    elapsed: float
    processor: float
    waits: list[float]
    content: bytes


def main(arguments: Sequence[str] | None = None) -> int:
    """Writes both in turn and judges the medians."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--rows", type=int, default=50_000)
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args(arguments)
    table = lines(options.rows)
    exhibit = Exhibit("Bảng dài", "Đo tốc độ.", table, COLUMNS, stamp="SỐ LIỆU MÔ PHỎNG")
    ways: dict[str, Callable[[], bytes]] = {
        "our export": lambda: workbook_of(exhibit),
        "pandas with openpyxl": lambda: by_pandas(table),
    }
    found = {name: [measured(make) for _ in range(options.rounds)] for name, make in ways.items()}
    ours, theirs = found.values()
    print(f"{options.rows:,} rows, {len(COLUMNS)} columns, medians of {options.rounds}")
    print(f"{'':24}{'elapsed s':>12}{'processor s':>12}{'p95 wait ms':>13}{'longest ms':>12}")
    for name, runs in found.items():
        waits = sorted(wait for run in runs for wait in run.waits)
        print(
            f"{name:24}{_median(runs, 'elapsed'):12.2f}{_median(runs, 'processor'):12.2f}"
            f"{waits[int(0.95 * len(waits))]:13.1f}{waits[-1]:12.1f}"
        )
    ratio = {what: _median(theirs, what) / _median(ours, what) for what in ("elapsed", "processor")}
    print(
        f"faster by {ratio['elapsed']:.1f} elapsed, {ratio['processor']:.1f} processor time; at least {FASTER}"
    )
    agree = numbers(ours[0].content) == numbers(theirs[0].content)
    print("numbers agree" if agree else "NUMBERS DIFFER")
    is_calm = max(max(run.waits) for run in ours) <= max(max(run.waits) for run in theirs)
    return int(min(ratio.values()) < FASTER or not agree or not is_calm)


def lines(rows: int) -> pd.DataFrame:
    """Synthetic rows; every tenth rate is missing."""
    random = np.random.default_rng(1)
    numerator, denominator = random.integers(0, 500, rows), random.integers(500, 900, rows)
    rate = 100 * numerator / denominator
    return pd.DataFrame(
        {
            "unit": [f"Trường Tiểu học số {i % 700}" for i in range(rows)],
            "measure": [f"Số học sinh {i % 30}" for i in range(rows)],
            "grade": [f"Lớp {i % 12}" for i in range(rows)],
            "year": "2024-2025",
            "numerator": numerator.astype(float),
            "denominator": denominator.astype(float),
            "rate": np.where(np.arange(rows) % 10 == 0, np.nan, rate),
            "gap": rate - 80,
        }
    )


def by_pandas(table: pd.DataFrame) -> bytes:
    """The bare table as pandas writes it."""
    buffer = io.BytesIO()
    table.to_excel(buffer, engine="openpyxl", index=False)
    return buffer.getvalue()


def measured(make: Callable[[], bytes]) -> Measured:
    """One export beside a thread that wants the interpreter."""
    gc.collect()
    waits: list[float] = []
    is_over = threading.Event()
    other = threading.Thread(target=_visit, args=(waits, is_over))
    other.start()
    started, used = time.perf_counter(), _processor_seconds()
    content = make()
    elapsed, processor = time.perf_counter() - started, _processor_seconds() - used
    is_over.set()
    other.join()
    return Measured(elapsed, processor, waits, content)


def _visit(waits: list[float], is_over: threading.Event) -> None:
    """Milliseconds by which each moment came late."""
    while not is_over.is_set():
        asked = time.perf_counter()
        time.sleep(_STEP_S)
        waits.append(max(1000 * (time.perf_counter() - asked - _STEP_S), 0.0))


def _processor_seconds() -> float:
    return sum(use.ru_utime + use.ru_stime for use in map(getrusage, (RUSAGE_SELF, RUSAGE_CHILDREN)))


def _median(runs: Sequence[Measured], what: str) -> float:
    return statistics.median(getattr(run, what) for run in runs)


def numbers(content: bytes) -> list[float]:
    """Numerators and denominators of a workbook, in the order of its rows."""
    book = openpyxl.load_workbook(io.BytesIO(content), read_only=True)
    rows = book.worksheets[0].iter_rows(min_col=5, max_col=6, values_only=True)
    return [float(value) for row in rows for value in row if isinstance(value, int | float)]


if __name__ == "__main__":
    sys.exit(main())
