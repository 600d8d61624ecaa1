"""Marks of a drawing: bars, points, lines, areas and the words on them, from the traces of a figure."""

import html
from collections.abc import Iterator, Mapping, Sequence
from itertools import cycle, islice, pairwise
from typing import Any

from views import theme
from views.export.svg import letters
from views.export.svg.scales import Scale

Trace = Mapping[str, Any]
Box = tuple[float, float, float, float]
_DASHES = {"dash": "8 5", "dot": "2 4"}


def bars(trace: Trace, across: Scale, down: Scale, bases: Sequence[float], name: str) -> Iterator[str]:
    """The bars of a trace, hatched where nothing is known, with their words; `bases` say where each begins."""
    is_flat = trace.get("orientation") == "h"
    lengths, places = (trace["x"], trace["y"]) if is_flat else (trace["y"], trace["x"])
    count = len(lengths)
    marker = trace.get("marker", {})
    pattern = marker.get("pattern", {})
    fills = _each(marker.get("color", theme.ACCENT), count)
    hatches = _each(pattern.get("fgcolor", theme.CONTEXT), count)
    opacities = _each(marker.get("opacity", 1), count)
    widths = _each(trace.get("width", 0.65), count)
    texts = _each(trace.get("text", ""), count)
    line = marker.get("line", {})
    edges = _each(line.get("color"), count)
    for i, (length, place, base) in enumerate(zip(lengths, places, bases, strict=True)):
        if length is None:
            continue
        thick = (place - widths[i] / 2, place + widths[i] / 2)
        box = _box(across, down, (base, base + length), thick, is_flat)
        fill = f"url(#{name})" if pattern.get("shape") else str(fills[i])
        if pattern.get("shape") and i == 0:
            yield _hatch(name, str(hatches[i]), str(fills[i]))
        edge = f' stroke="{edges[i]}" stroke-width="{line["width"]}"' if line.get("width") else ""
        yield _rect(box, f'fill="{html.escape(fill)}" opacity="{opacities[i]}"{edge}')
        yield _on_bar(trace, texts[i], box, str(fills[i]), i, is_flat)


def points(trace: Trace, across: Scale, down: Scale) -> Iterator[str]:
    """Lines, points and words of a scatter trace."""
    mode = str(trace.get("mode", "markers"))
    count = len(trace["x"])
    places = [
        None if x is None or y is None else (across.at(x), down.at(y))
        for x, y in zip(trace["x"], trace["y"], strict=True)
    ]
    if trace.get("fill") == "toself":
        path = " ".join(f"{x:.1f},{y:.1f}" for x, y in filter(None, places))
        yield f'<polygon points="{path}" fill="{trace["fillcolor"]}" stroke="none"/>'
    elif "lines" in mode:
        yield from _lines(trace.get("line", {}), places)
    if "markers" in mode:
        marker = trace.get("marker", {})
        kinds = zip(
            _each(marker.get("symbol", "circle"), count),
            _each(marker.get("size", 8), count),
            _each(marker.get("color", theme.ACCENT), count),
            strict=True,
        )
        for place, (symbol, size, colour) in zip(places, kinds, strict=True):
            if place is not None:
                yield _point(symbol, place, float(size), str(colour), marker)
    if "text" in mode:
        yield from _labels(trace, places)


def sample(trace: Trace, x: float, y: float, side: float, name: str) -> str:
    """The mark of a trace beside its name in a legend."""
    if trace.get("type") == "bar":
        colour = trace.get("marker", {}).get("color", theme.ACCENT)
        fill = f"url(#{name})" if trace.get("marker", {}).get("pattern", {}).get("shape") else colour
        shown = fill if isinstance(fill, str) else next(iter(fill), theme.ACCENT)
        return _rect((x, y - side / 2, side, side), f'fill="{html.escape(str(shown))}"')
    if trace.get("fill") == "toself":
        return _rect((x, y - side / 2, side, side), f'fill="{trace["fillcolor"]}"')
    if "lines" in str(trace.get("mode", "")):
        return "".join(_lines(trace.get("line", {}), [(x, y), (x + side, y)]))
    marker = trace.get("marker", {})
    colour, symbol = marker.get("color", theme.TARGET), marker.get("symbol", "circle")
    first = colour if isinstance(colour, str) else next(iter(colour), theme.ACCENT)
    return _point(
        symbol if isinstance(symbol, str) else "circle", (x + side / 2, y), side, str(first), marker
    )


def line(start: tuple[float, float], end: tuple[float, float], style: Mapping[str, Any]) -> str:
    """A straight line in a style of a figure."""
    dash = _DASHES.get(str(style.get("dash", "")), "")
    dashed = f' stroke-dasharray="{dash}"' if dash else ""
    return (
        f'<line x1="{start[0]:.1f}" y1="{start[1]:.1f}" x2="{end[0]:.1f}" y2="{end[1]:.1f}" '
        f'stroke="{style.get("color", theme.TEXT)}" stroke-width="{style.get("width", 1)}"{dashed}/>'
    )


def rectangle(box: Box, fill: str) -> str:
    """A filled field."""
    return _rect(box, f'fill="{html.escape(fill)}"')


def _each(value: Any, count: int) -> list[Any]:
    """One value per mark: a list as it is, a single value for all."""
    return list(islice(cycle(value), count)) if isinstance(value, list | tuple) and value else [value] * count


def _box(
    across: Scale, down: Scale, along: tuple[float, float], thick: tuple[float, float], flat: bool
) -> Box:
    xs, ys = (along, thick) if flat else (thick, along)
    x0, x1 = sorted(across.at(x) for x in xs)
    y0, y1 = sorted(down.at(y) for y in ys)
    return x0, y0, x1 - x0, y1 - y0


def _rect(box: Box, style: str) -> str:
    x, y, width, height = box
    return f'<rect x="{x:.1f}" y="{y:.1f}" width="{width:.1f}" height="{height:.1f}" {style}/>'


def _hatch(name: str, colour: str, ground: str) -> str:
    return (
        f'<pattern id="{name}" width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">'
        f'<rect width="7" height="7" fill="{ground}"/><line x1="0" y1="0" x2="0" y2="7" stroke="{colour}" stroke-width="3"/>'
        "</pattern>"
    )


def _on_bar(trace: Trace, label: Any, box: Box, fill: str, place: int, is_flat: bool) -> str:
    if not label:
        return ""
    font = trace.get("textfont", {})
    size = float(font.get("size", theme.SMALL))
    colours = font.get("color")
    colour = colours[place] if isinstance(colours, list) else colours
    x, y, width, height = box
    is_inside = trace.get("textposition") != "outside" and (
        trace.get("textposition") == "inside" or letters.width(str(label), size) < width
    )
    ink = str(colour or (theme.text_on(fill) if is_inside else theme.TEXT))
    if not is_inside:
        if is_flat:
            return letters.words(label, x + width + 4, y + height / 2, size=size, colour=ink)
        return letters.words(
            label, x + width / 2, y - 3, size=size, colour=ink, across="center", down="bottom"
        )
    if trace.get("insidetextanchor") == "start" and is_flat:
        return letters.words(label, x + 4, y + height / 2, size=size, colour=ink)
    return letters.words(label, x + width / 2, y + height / 2, size=size, colour=ink, across="center")


def _lines(style: Mapping[str, Any], places: Sequence[tuple[float, float] | None]) -> Iterator[str]:
    """A line broken where a value is missing."""
    if not style.get("width", 2):
        return
    for start, end in pairwise(places):
        if start is not None and end is not None:
            yield line(start, end, {"width": 2} | dict(style))


def _point(
    symbol: str, place: tuple[float, float], size: float, colour: str, marker: Mapping[str, Any]
) -> str:
    x, y = place
    half = size / 2
    if symbol.startswith("line-"):
        stroke = marker.get("line", {})
        ends = (
            ((x, y - half), (x, y + half)) if symbol.startswith("line-ns") else ((x - half, y), (x + half, y))
        )
        return line(*ends, {"width": stroke.get("width", 2), "color": stroke.get("color", theme.TARGET)})
    if symbol == "x":
        style = {"width": max(size / 4, 2), "color": colour}
        reach = half * 0.8
        return line((x - reach, y - reach), (x + reach, y + reach), style) + line(
            (x - reach, y + reach), (x + reach, y - reach), style
        )
    if symbol.startswith("triangle"):
        turn = 1 if symbol == "triangle-down" else -1
        path = f"{x - half:.1f},{y - turn * half:.1f} {x + half:.1f},{y - turn * half:.1f} {x:.1f},{y + turn * half:.1f}"
        return f'<polygon points="{path}" fill="{colour}"/>'
    paint = (
        f'fill="#FFFFFF" stroke="{colour}" stroke-width="2.5"'
        if symbol.endswith("-open")
        else f'fill="{colour}"'
    )
    if symbol.startswith("square"):
        return _rect((x - half, y - half, size, size), paint)
    return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{half:.1f}" {paint}/>'


def _labels(trace: Trace, places: Sequence[tuple[float, float] | None]) -> Iterator[str]:
    font = trace.get("textfont", {})
    down, _, across = str(trace.get("textposition", "middle center")).partition(" ")
    side = {"left": "right", "right": "left"}.get(across, "center")
    for place, label in zip(places, _each(trace.get("text", ""), len(places)), strict=True):
        if place is None or not label:
            continue
        rise = {"top": -7.0, "bottom": 7.0}.get(down, 0.0)
        shift = {"left": 4.0, "right": -4.0}.get(side, 0.0) if "markers" in str(trace.get("mode")) else 0.0
        yield letters.words(
            label, place[0] + shift, place[1] + rise, size=float(font.get("size", theme.SMALL)),
            colour=str(font.get("color", theme.TEXT)), across=side,
            down={"top": "bottom", "bottom": "top"}.get(down, "middle"),
        )  # fmt: skip
