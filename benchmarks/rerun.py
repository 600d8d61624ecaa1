"""How long a page script takes after a filter change, and without the caches: median and worst per page.

Loads the sample workbooks into a temporary folder, then runs the real dashboard in this process through Streamlit's
own test runner. Prints milliseconds; the limit (100 ms at the median) holds for a rerun with warm caches.
Run: `python -m benchmarks.rerun [DATA]`.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
RERUNS = 12
LIMIT_MS = 100.0


def main() -> int:
    """Measures every page; 1 where one of them misses the limit."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(sys.argv[1]) if len(sys.argv) > 1 else loaded(Path(scratch))
        os.environ["DASHBOARD_DATA"] = str(folder)
        os.chdir(ROOT)
        return report()


def loaded(folder: Path) -> Path:
    """A data folder with the sample warehouse."""
    command = [sys.executable, "-m", "etl", "load", "data/sample/workbooks", "--data", str(folder)]
    subprocess.run(command, cwd=ROOT, check=False, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return folder


def report() -> int:
    """Prints a line per page and judges the slowest median."""
    from streamlit.testing.v1 import AppTest

    from views.navigation import PAGES

    app = AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=120)
    started = time.perf_counter()
    app.run()
    print(f"first page of the process: {1000 * (time.perf_counter() - started):.0f} ms")
    slowest = 0.0
    print(f"{'page':24}{'first':>8}{'median':>8}{'worst':>8}  ms")
    for stem in PAGES:
        app.switch_page(f"pages/{stem}.py")
        first, later = timed(app), changes(app)
        slowest = max(slowest, statistics.median(later))
        print(f"{stem:24}{first:8.0f}{statistics.median(later):8.0f}{max(later):8.0f}")
    verdict = "within" if slowest <= LIMIT_MS else "ABOVE"
    print(f"slowest median {slowest:.0f} ms: {verdict} the limit of {LIMIT_MS:.0f} ms")
    return int(slowest > LIMIT_MS)


def changes(app: object) -> list[float]:
    """Times of going back and forth between two units, each of them seen before."""
    units = app.sidebar.selectbox(key="don-vi").options[:2]  # type: ignore[attr-defined]
    times: list[float] = []
    for turn in range(RERUNS + len(units)):
        app.sidebar.selectbox(key="don-vi").select(units[turn % len(units)])  # type: ignore[attr-defined]
        times.append(timed(app))
    return times[len(units) :]


def timed(app: object) -> float:
    """Milliseconds of one run of the script."""
    started = time.perf_counter()
    app.run()  # type: ignore[attr-defined]
    return 1000 * (time.perf_counter() - started)


if __name__ == "__main__":
    sys.exit(main())
