"""What building a page's figures costs beside plotly.express: the same marks, ours as a page draws them.

    python -m benchmarks.figures [DATA] [--rounds 7]

Each question that draws a chart is answered once; then its figure is built again and again, as `st.plotly_chart` takes it
(our plain data and the plotly figure that Streamlit makes of them), and by one call of plotly.express with as many marks
of the same kind, as a page would write it. Times are processor time, the least of several rounds taken in turn. Exit
code 1: ours cost more than a quarter altogether.
"""

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pandas as pd
import plotly.express as px
from plotly.tools import return_figure_from_figure_or_data

from benchmarks.material import enlarged
from indicators.selection import Selection
from indicators.warehouse import open_warehouse
from views.chosen_units import selected

LIMIT = 0.25
_CHOSEN = {
    "targets.over_units": {"indicator": "attending_rate_5"},
    "targets.series": {"line": "attending_rate_5/"},
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Builds every figure both ways and judges the sums."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("data", nargs="?", type=Path)
    parser.add_argument("--rounds", type=int, default=7)
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as scratch:
        folder = options.data or enlarged.load(Path(scratch), copies=2)
        os.environ["DASHBOARD_DATA"] = str(folder)
        charts = drawn(folder)
    return report(charts, options.rounds)


def drawn(folder: Path) -> dict[str, Any]:
    """The chart of every question that draws one, for the newest year and the whole province."""
    from views import answers
    from views.context import THEN
    from views.questions import QUESTIONS, ask

    warehouse = open_warehouse(folder)
    year = answers.reported_years(warehouse)[1]
    top = str(answers.open_units(warehouse, year, THEN).iloc[0]["unit_code"])
    context = selected(warehouse, Selection(school_year=year, unit=top))
    found = {}
    for question in QUESTIONS:
        try:
            chart = ask(context, question, **_CHOSEN.get(question, {})).chart
        except (LookupError, ValueError):  # a question about one unit or cause that nobody has named
            continue
        if chart is not None and chart.figure():
            found[question] = chart
    return found


def report(charts: dict[str, Any], rounds: int) -> int:
    """A line per question, then the sums."""
    print(f"{'question':30}{'marks':>7}{'ours ms':>10}{'express ms':>12}{'share':>8}")
    sums = [0.0, 0.0]
    for question, chart in charts.items():
        figure = chart.figure()
        marks = rows_of(figure)
        ours = lambda chart=chart: return_figure_from_figure_or_data(chart.figure(), True)  # noqa: E731
        theirs = lambda figure=figure, marks=marks: by_express(figure, marks)  # noqa: E731
        costs = least(ours, theirs, rounds)
        sums = [total + cost for total, cost in zip(sums, costs, strict=True)]
        print(f"{question:30}{len(marks):7}{costs[0]:10.1f}{costs[1]:12.1f}{costs[0] / costs[1]:8.2f}")
    share = sums[0] / sums[1]
    verdict = "within" if share <= LIMIT else "ABOVE"
    print(
        f"all {len(charts)} figures: {share:.2f} of what plotly.express costs, {verdict} the limit of {LIMIT}"
    )
    return int(share > LIMIT)


def least(ours: Callable[[], object], theirs: Callable[[], object], rounds: int) -> list[float]:
    """Milliseconds of processor time of both, taken in turn."""
    best = [float("inf"), float("inf")]
    for _ in range(rounds):
        for place, build in enumerate((ours, theirs)):
            started = time.process_time()
            build()
            best[place] = min(best[place], 1000 * (time.process_time() - started))
    return best


def rows_of(figure: dict[str, Any]) -> pd.DataFrame:
    """One row per mark of the traces that show values: where it lies, and which trace it belongs to."""
    pieces = [
        pd.DataFrame({"x": list(trace["x"]), "y": list(trace["y"]), "name": f"{number}"})
        for number, trace in enumerate(figure["data"])
        if len(trace.get("x", ())) and trace.get("mode") != "text"
    ]
    return pd.concat(pieces or [pd.DataFrame({"x": [0], "y": [0], "name": "0"})], ignore_index=True)


def by_express(figure: dict[str, Any], marks: pd.DataFrame) -> object:
    """One figure as a page would write it with plotly.express."""
    kinds = {trace["type"] for trace in figure["data"]}
    has_lines = any("lines" in str(trace.get("mode", "")) for trace in figure["data"])
    make = px.bar if "bar" in kinds else px.line if has_lines else px.scatter
    built = make(marks, x="x", y="y", color="name")
    return built.update_layout(showlegend=False, height=figure["layout"]["height"])


if __name__ == "__main__":
    sys.exit(main())
