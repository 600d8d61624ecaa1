"""Bars of the slideshow: the forms of the slides drawn as SVG, names beside their bars, numbers in or behind them."""

from __future__ import annotations

from views import theme
from views.deck import bars, geometry, letters
from views.deck.forms import HATCHED, INVISIBLE, BarChart, Series
from views.deck.geometry import Box
from views.deck.spoken import printed
from views.slideshow import svg
from views.slideshow.stage import LEAST

_NAME_SHARE = 0.45
_PAD = 0.1
_THINNER = 0.55
_THICKNESS, _THICKEST = 0.68, 0.7
"""Share of a row that its bar fills, and the most of it in inches."""


def drawn(form: BarChart, box: Box) -> str:
    """The chart as SVG."""
    parts, top = svg.legend(_named(form), 0.05, box.width, LEAST) if form.has_legend else ([], 0.0)
    if form.is_upright:
        parts += _columns(form, Box(0, top, box.width, box.height - top), LEAST)
    else:
        parts += _rows(form, Box(0, top, box.width, box.height - top), LEAST)
    return svg.picture(box.width, box.height, parts, ", ".join(form.categories))


def _named(form: BarChart) -> list[tuple[str, str]]:
    """The series that are seen, each with its colour."""
    seen = [series for series in form.series if series.name and any(series.values)]
    return [(one.name, (one.colours or [theme.ACCENT])[0]) for one in seen]


def _rows(form: BarChart, area: Box, size: float) -> list[str]:
    names = [
        bars.category_name(name, size, area.width * _NAME_SHARE / bars.NAMES) for name in form.categories
    ]
    left = max(letters.width(name, size) for name in names) + 2 * _PAD
    pitch = min(area.height / len(names), 1.2)
    scale = _scale(form, area.width - left, size)
    zero = left - form.axis_start * scale
    parts = [svg.line([(zero, area.top), (zero, area.top + pitch * len(names))], theme.HATCH, 1)]
    for place, name in enumerate(names):
        middle = area.top + (place + 0.5) * pitch
        parts.append(svg.text(left - _PAD, middle, name, size, anchor=svg.END))
        thick = min(_THICKNESS * pitch, _THICKEST)
        parts += (_stack if form.is_stacked else _lanes)(form, place, zero, scale, middle, thick, size)
    return parts


def _scale(form: BarChart, room: float, size: float) -> float:
    """Inches per unit: enough for every bar with the words behind it."""
    most = form.axis_end - form.axis_start
    scale = room / most
    for place in range(len(form.categories)):
        values = [series.values[place] or 0 for series in form.series]
        end = sum(values) if form.is_stacked else max(*values, 0.0)
        words = max((letters.width(_outside(series, place), size) for series in form.series), default=0)
        reach = end - form.axis_start
        if reach > 0 and words:
            scale = min(scale, (room - words - 2 * _PAD) / reach)
    return scale


def _outside(series: Series, place: int) -> str:
    return "" if series.is_label_inside else printed(series, place)


def _stack(
    form: BarChart, place: int, zero: float, scale: float, middle: float, thick: float, size: float
) -> list[str]:
    parts, x, behind = [], zero, ""
    for series in form.series:
        value, colour = series.values[place] or 0, _colour(series, place)
        length, words = value * scale, printed(series, place)
        parts.append(svg.bar(x, middle - thick / 2, length, thick, colour, value))
        if (
            words
            and value
            and series.is_label_inside
            and letters.width(words, size, bold=True) + _PAD < length
        ):
            ink = theme.TEXT if colour in (HATCHED, INVISIBLE) else theme.text_on(colour)
            parts.append(
                svg.text(x + length / 2, middle, words, size, anchor=svg.MIDDLE, bold=True, colour=ink)
            )
        elif words and value:
            behind = f"{behind} {words}".strip()
        x += length
    return [*parts, svg.text(x + _PAD, middle, behind, size)] if behind else parts


def _lanes(
    form: BarChart, place: int, zero: float, scale: float, middle: float, thick: float, size: float
) -> list[str]:
    """Bars over each other, later ones thinner, with the words of all behind the longest."""
    parts, end, said = [], 0.0, []
    for number, series in enumerate(form.series):
        value, high = series.values[place], thick * _THINNER**number
        if value is None:
            continue
        left = zero + min(value, 0) * scale
        parts.append(
            svg.bar(left, middle - high / 2, abs(value) * scale, high, _colour(series, place), value)
        )
        end = max(end, value)
        said.append(printed(series, place))
    return [*parts, svg.text(zero + end * scale + _PAD, middle, " ".join(filter(None, said)), size)]


def _columns(form: BarChart, area: Box, size: float) -> list[str]:
    """Columns side by side: their names below, in lines that fit between them."""
    below, above = 1.3, 0.45
    pitch, floor = area.width / len(form.categories), area.top + area.height - below
    scale = (area.height - below - above) / (form.axis_end or 1)
    parts = [svg.line([(0, floor), (area.width, floor)], theme.HATCH, 1)]
    for place, name in enumerate(form.categories):
        left, level = place * pitch, 0.0
        words, top = "", 0.0
        for series in form.series:
            value, colour = series.values[place] or 0, _colour(series, place)
            level += value
            high = floor - level * scale
            parts.append(svg.bar(left + 0.2 * pitch, high, 0.6 * pitch, value * scale, colour, value))
            words, top = words or printed(series, place), top if colour == INVISIBLE else level
        middle = left + pitch / 2
        parts.append(svg.text(middle, floor - top * scale - 0.24, words, size, anchor=svg.MIDDLE, bold=True))
        for number, line in enumerate(geometry.broken(name, pitch - _PAD, size)[:3]):
            at = floor + 0.28 + number * size * geometry.LEADING / 72
            parts.append(svg.text(middle, at, line, size, anchor=svg.MIDDLE))
    return parts


def _colour(series: Series, place: int) -> str:
    colours = list(series.colours) or [theme.ACCENT]
    return colours[place] if len(colours) > place else colours[0]
