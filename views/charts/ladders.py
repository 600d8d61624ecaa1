"""Priority ladder: ranked bars stacked by criterion, the running cost, and the cut where the money ends."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from indicators.catalog.texts import text
from views import formats, markup, theme
from views.charts import rows as parts

BARS_END = 0.36
HUES = ("#08519C", "#2A75B5", "#6BAED6", "#9ECAE1", "#C6DBEF")
"""One hue in five steps: the criteria, weightiest first."""


@dataclass(frozen=True, slots=True)
class Rung:
    """One unit in its rank: weight × score by criterion (None = not known), served by the budget or not."""

    name: str
    scores: tuple[float | None, ...]
    texts: tuple[str, ...]
    is_served: bool | None = None
    hover: str = ""


@dataclass(frozen=True, slots=True)
class Ladder:
    """Rungs from the first rank down; `criteria` name the parts of the bars."""

    rungs: Sequence[Rung]
    criteria: Sequence[str]
    heads: Sequence[str]

    def figure(self) -> dict[str, Any] | None:
        """As Plotly draws it; None without rungs."""
        if not self.rungs:
            return None
        totals = [sum(score or 0 for score in rung.scores) for rung in self.rungs]
        end = (max(totals) or 1) * 1.06
        frame = parts.Rows(
            [rung.name for rung in self.rungs], self.heads, [rung.texts for rung in self.rungs], BARS_END,
            above=parts.LEGEND, below=8,
        )  # fmt: skip
        return frame.figure(
            [self._bars(place, name) for place, name in enumerate(self.criteria)],
            theme.axis(range=[0, end], showticklabels=False, showgrid=False),
            barmode="stack",
            annotations=self._cut_word(end),
            shapes=self._cut_line(),
            **parts.legend_on_top(),
        )

    def _bars(self, criterion: int, name: str) -> dict[str, Any]:
        scores = [rung.scores[criterion] or 0 for rung in self.rungs]
        opacity = [0.45 if rung.is_served is False else 1.0 for rung in self.rungs]
        return {
            "type": "bar",
            "orientation": "h",
            "name": markup.label(name),
            "x": scores,
            "y": list(range(len(self.rungs))),
            "width": 0.62,
            "marker": {
                "color": _hue(criterion),
                "opacity": opacity,
                "line": {"width": 1, "color": theme.outline(_hue(criterion), theme.MISSING)},
            },
            "hovertext": [
                f"{markup.label(rung.hover or rung.name)}<br>{markup.label(name)}: {formats.figure(score)}"
                for rung, score in zip(self.rungs, scores, strict=True)
            ],
            "hoverinfo": "text",
        }

    def _cut(self) -> int | None:
        """The first rank that the budget does not reach; None without a budget or where it reaches all."""
        return next((place for place, rung in enumerate(self.rungs) if rung.is_served is False), None)

    def _cut_line(self) -> list[dict[str, Any]]:
        cut = self._cut()
        if cut is None:
            return []
        place = {"xref": "paper", "x0": 0, "x1": 1, "y0": cut - 0.5, "y1": cut - 0.5}
        return [place | {"type": "line", "line": {"width": 3, "color": theme.TARGET}}]

    def _cut_word(self, end: float) -> list[dict[str, Any]]:
        cut = self._cut()
        if cut is None:
            return []
        return [
            {
                "text": f"<b>{markup.label(text('charts', 'budget_ends'))}</b>",
                "x": end,
                "xanchor": "right",
                "y": cut - 0.5,
                "yanchor": "middle",
                "showarrow": False,
                "bgcolor": theme.MISSING,
                "borderpad": 0,
                "font": {"size": _BETWEEN, "color": theme.TEXT},
            }
        ]


_BETWEEN = 11
"""Size of letters that stand between two rows without covering the words of either."""


def _hue(criterion: int) -> str:
    return HUES[criterion % len(HUES)]
