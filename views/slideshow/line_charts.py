"""Lines of the slideshow: a line chart, small multiples on one axis, and points with a few names, as SVG."""

from __future__ import annotations

from math import ceil, floor, log10

from views import formats, theme
from views.deck import geometry, letters
from views.deck.forms import DASHED, DOTTED, SOLID, Line, LineChart, Multiples, Scatter
from views.deck.geometry import Box
from views.slideshow import svg
from views.slideshow.stage import LEAST, LINE

_LEFT, _BELOW, _ABOVE, _RIGHT = 1.15, 0.56, 0.25, 0.35
_TITLE_LINES = 3
_LABEL, _NEXT_TICK = 0.95, 0.42
"""Room that a label below the axis takes across, and one beside it up, inches."""
_STROKES = {SOLID: "", DASHED: "14 9", DOTTED: "3 8"}
_STEPS = (1, 2, 2.5, 5, 10)


def drawn(form: LineChart, box: Box) -> str:
    """One line chart with its legend."""
    named = [(line.name, line.colour) for line in form.lines]
    parts, top = svg.legend(named, _LEFT, box.width - _LEFT, LEAST) if len(named) > 1 else ([], 0.0)
    parts += _chart(form, Box(0, top, box.width, box.height - top))
    return svg.picture(box.width, box.height, parts, ", ".join(line.name for line in form.lines))


def multiples(form: Multiples, box: Box) -> str:
    """The panels row by row, each under its title."""
    down = ceil(len(form.charts) / form.across)
    width, height, parts = box.width / form.across, box.height / down, []
    titles = [_title(chart.title, width - 0.2) for chart in form.charts]
    room = max(map(len, titles)) * LINE
    for place, chart in enumerate(form.charts):
        left, top = place % form.across * width, place // form.across * height
        for at, line in enumerate(titles[place]):
            parts.append(svg.text(left, top + (at + 0.5) * LINE, line, LEAST, bold=True))
        area = Box(left, top + room, width - 0.2, height - room - 0.1)
        if chart.message:
            lines = geometry.broken(chart.message, area.width, LEAST)
            parts += [
                svg.text(left, area.top + (at + 0.7) * LINE, line, LEAST) for at, line in enumerate(lines)
            ]
        else:
            parts += _chart(chart, area, has_value=False)
    return svg.picture(box.width, box.height, parts, ", ".join(chart.title for chart in form.charts))


def _title(words: str, width: float) -> list[str]:
    """Its lines; what three do not hold is cut."""
    whole = geometry.clipped(words, width, LEAST, _TITLE_LINES, bold=True)
    return geometry.broken(whole, width, LEAST, bold=True)


def scatter(form: Scatter, box: Box) -> str:
    """The points between axes that hold them all; names above theirs."""
    values, changes = [across for across, _ in form.points], [up for _, up in form.points]
    ends = (min(values) - 2, max(values) + 2), (min([*changes, 0]) - 1, max([*changes, 0]) + 1)
    plot = Box(_LEFT, _ABOVE, box.width - _LEFT - _RIGHT, box.height - _ABOVE - _BELOW)

    def at(across: float, up: float) -> tuple[float, float]:
        return (
            plot.left + (across - ends[0][0]) / (ends[0][1] - ends[0][0]) * plot.width,
            plot.top + (ends[1][1] - up) / (ends[1][1] - ends[1][0]) * plot.height,
        )

    middle = min(max(form.middle, ends[0][0]), ends[0][1])
    parts = [svg.line([at(ends[0][0], 0), at(ends[0][1], 0)], theme.HATCH, 1.5)]
    parts.append(svg.line([at(middle, ends[1][0]), at(middle, ends[1][1])], theme.HATCH, 1.5))
    right, bottom = plot.left + plot.width, plot.top + plot.height
    for words, x, y, anchor in zip(
        form.corners, (plot.left, right, plot.left, right), (plot.top, plot.top, bottom, bottom),
        (svg.START, svg.END, svg.START, svg.END), strict=False,
    ):  # fmt: skip
        parts.append(svg.text(x, y, words, LEAST, anchor=anchor, colour=theme.HATCH))
    for (across, up), name in zip(form.points, form.names, strict=True):
        x, y = at(across, up)
        parts.append(svg.dot(x, y, 0.09, theme.FAILING if up < 0 else theme.ACCENT, across))
        if name:
            half = letters.width(name, LEAST) / 2
            place = min(max(x, half), box.width - half)
            parts.append(svg.text(place, y - 0.25, name, LEAST, anchor=svg.MIDDLE))
    return svg.picture(box.width, box.height, parts, ", ".join(filter(None, form.names)))


def _chart(form: LineChart, box: Box, *, has_value: bool = True) -> list[str]:
    plot = Box(box.left + _LEFT, box.top + _ABOVE, box.width - _LEFT - _RIGHT, box.height - _ABOVE - _BELOW)
    parts = _axes(form, plot)
    for line in form.lines:
        parts += _line(form, line, plot)
        if has_value and line.stroke == SOLID and line.width:
            parts += _last_value(form, line, plot)
    return parts


def _axes(form: LineChart, plot: Box) -> list[str]:
    parts = []
    for tick in _ticks(form.low, form.high, plot.height):
        y = _y(form, plot, tick)
        parts.append(svg.line([(plot.left, y), (plot.left + plot.width, y)], theme.GRID, 1))
        words = f"{formats.figure(tick)}{form.suffix}"
        parts.append(svg.text(plot.left - 0.1, y, words, LEAST, anchor=svg.END))
    below = plot.top + plot.height + 0.34
    every = ceil(len(form.positions) * _LABEL / max(plot.width, 0.1)) if len(form.positions) > 1 else 1
    for place, position in enumerate(form.positions):
        if place % every == 0:
            parts.append(svg.text(_x(form, plot, place), below, position, LEAST, anchor=svg.MIDDLE))
    for place, words in form.breaks:
        x = _x(form, plot, place - 0.5)
        parts.append(svg.line([(x, plot.top), (x, plot.top + plot.height)], theme.HATCH, 1.5, "6 6"))
        parts.append(svg.text(x - 0.08, plot.top + plot.height - 0.2, words, LEAST, anchor=svg.END))
    return parts


def _line(form: LineChart, line: Line, plot: Box) -> list[str]:
    """Stretches of known years; nothing is joined over a gap or across a break."""
    breaks = {place for place, _ in form.breaks}
    stretch: list[tuple[float, float]] = []
    parts: list[list[tuple[float, float]]] = []
    for place, value in enumerate(line.values):
        if value is None or place in breaks:
            parts.append(stretch)
            stretch = []
        if value is not None:
            stretch.append((_x(form, plot, place), _y(form, plot, value)))
    drawn_lines = [
        svg.line(points, line.colour, line.width, _STROKES[line.stroke])
        for points in (*parts, stretch)
        if len(points) > 1 and line.width
    ]
    if line.stroke != SOLID:
        return drawn_lines
    return drawn_lines + [
        svg.dot(_x(form, plot, place), _y(form, plot, value), 0.07 if line.width else 0.1, line.colour, value)
        for place, value in enumerate(line.values)
        if value is not None
    ]


def _last_value(form: LineChart, line: Line, plot: Box) -> list[str]:
    known = [place for place, value in enumerate(line.values) if value is not None]
    if not known:
        return []
    value = line.values[known[-1]] or 0.0
    words = f"{formats.figure(value)}{form.suffix}"
    y = _y(form, plot, value) - 0.25
    return [
        svg.text(_x(form, plot, known[-1]), y, words, LEAST, anchor=svg.MIDDLE, bold=True, colour=line.colour)
    ]


def _x(form: LineChart, plot: Box, place: float) -> float:
    return plot.left + (place + 0.5) / len(form.positions) * plot.width


def _y(form: LineChart, plot: Box, value: float) -> float:
    return plot.top + (form.high - value) / (form.high - form.low) * plot.height


def _ticks(low: float, high: float, height: float) -> list[float]:
    """Round numbers between two ends, as many as stand above each other in that height, six at most."""
    most = max(min(int(height / _NEXT_TICK), 5), 2)
    power = 10.0 ** floor(log10((high - low) / most))
    step = next(step * power for step in _STEPS if step * power >= (high - low) / most)
    first = ceil(low / step)
    return [step * number for number in range(first, first + 12) if step * number <= high]
