"""The whole drawing: title and subtitle, axes, shapes, marks, legend and notes of one figure."""

import html
from collections.abc import Iterator, Mapping, Sequence
from textwrap import wrap
from typing import Any

from views import theme
from views.export.svg import letters, marks
from views.export.svg.scales import Area, Layout, Scale, area_of, scale_of, ticks

WIDTH = 1100
_TITLE, _SMALL = 17, 12
_SIDE = 12.0
_EDGE = 8
"""Room at the right edge, px: figures in words do not touch it."""
_UNDER = ("below", "between")
"""Layers of shapes that marks cover."""


def drawing(
    figure: Mapping[str, Any],
    title: str = "",
    above: Sequence[str] = (),
    below: Sequence[str] = (),
    width: int = WIDTH,
    font: str = theme.FONT,
) -> str:
    """The figure as the text of an `.svg` file, `width` px wide; `above` and `below` are lines of words around it.

    `font` names the families that its words may be set in, the first known to the reader's machine first.
    """
    layout = figure["layout"]
    head, head_height = _paragraphs(
        [(title, _TITLE, True), *((line, _SMALL + 1, False) for line in above)], width, 0.0
    )
    height = float(layout["height"])
    foot, foot_height = _paragraphs(
        [(line, _SMALL, False) for line in below], width, head_height + height + _SMALL * 0.5
    )
    inner = "".join(_figure(figure, layout, width - _EDGE))
    total = head_height + height + foot_height + _SIDE
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{total:.0f}" viewBox="0 0 {width} {total:.0f}" '
        f'font-family="{html.escape(font)}" role="img" aria-label="{html.escape(title, quote=True)}">'
        f'<rect width="100%" height="100%" fill="#FFFFFF"/>{head}<g transform="translate(0,{head_height:.1f})">{inner}</g>'
        f"{foot}</svg>"
    )


def _paragraphs(lines: Sequence[tuple[str, int, bool]], width: int, top: float) -> tuple[str, float]:
    """Lines of words wrapped to the width, and the height they take."""
    parts, y = [], top
    for line, size, is_bold in lines:
        for piece in wrap(line, max(int((width - 2 * _SIDE) / (size * 0.52)), 10)):
            y += size * 1.35
            weight = ' font-weight="600"' if is_bold else ""
            parts.append(
                f'<text x="{_SIDE}" y="{y:.1f}" font-size="{size}" fill="{theme.TEXT}"{weight}>{html.escape(piece)}</text>'
            )
    return "".join(parts), y - top + (_SMALL * 0.8 if parts else 0.0)


def _figure(figure: Mapping[str, Any], layout: Layout, width: int) -> Iterator[str]:
    area = area_of(layout, width)
    scales = _scales(figure["data"], layout, area)
    for key in (key for key in layout if key[:5] in ("xaxis", "yaxis")):
        yield from _axis(layout, key, scales, area)
    shapes = layout.get("shapes", [])
    yield from (_shape(shape, scales, area) for shape in shapes if shape.get("layer") in _UNDER)
    yield from _traces(figure["data"], layout, scales)
    yield from (_shape(shape, scales, area) for shape in shapes if shape.get("layer") not in _UNDER)
    for note in layout.get("annotations", []):
        yield _annotation(note, scales, area)
    if layout.get("showlegend"):
        yield from _legend(figure["data"], layout, area, width)


def _key(letter: str, name: str) -> str:
    """`x2` → `xaxis2`."""
    return f"{letter}axis{name[1:]}"


def _scales(data: Sequence[Mapping[str, Any]], layout: Layout, area: Area) -> dict[str, Scale]:
    keys = {key for key in layout if key[:5] in ("xaxis", "yaxis")} | {"xaxis", "yaxis"}
    return {key: scale_of(layout, key, area, list(_values(data, key))) for key in keys}


def _values(data: Sequence[Mapping[str, Any]], key: str) -> Iterator[float]:
    """Everything that traces show on an axis; a standing bar takes half a step on either side."""
    letter = key[0]
    for trace in data:
        if _key(letter, trace.get(f"{letter}axis", letter)) != key:
            continue
        is_place = trace["type"] == "bar" and (letter == "y") == (trace.get("orientation") == "h")
        for value in trace.get(letter, ()):
            if value is not None:
                yield from (value - 0.5, value + 0.5) if is_place else (float(value),)


def _axis(layout: Layout, key: str, scales: Mapping[str, Scale], area: Area) -> Iterator[str]:
    axis = layout[key]
    if axis.get("visible") is False:
        return
    is_flat = key.startswith("x")
    across = scales[_key("y" if is_flat else "x", str(axis.get("anchor", "y" if is_flat else "x")))]
    size = float(axis.get("tickfont", {}).get("size", theme.SMALL))
    for value, label in ticks(axis, scales[key]):
        at = scales[key].at(value)
        if axis.get("showgrid") is not False:
            ends = (
                ((at, across.start), (at, across.end)) if is_flat else ((across.start, at), (across.end, at))
            )
            yield marks.line(*ends, {"width": 1, "color": axis.get("gridcolor", theme.GRID)})
        if not is_flat:
            yield letters.words(label, across.start - 6, at, size=size, across="right")
        elif axis.get("side") == "top":
            yield letters.words(
                label, at, min(across.start, across.end) - 4, size=size, across="center", down="bottom"
            )
        else:
            yield letters.words(
                label, at, max(across.start, across.end) + 4, size=size, across="center", down="top"
            )


def _traces(data: Sequence[Mapping[str, Any]], layout: Layout, scales: Mapping[str, Scale]) -> Iterator[str]:
    is_stacked = layout.get("barmode") == "stack"
    stacks: dict[float, float] = {}
    for number, trace in enumerate(data):
        across, down = (scales[_key(letter, trace.get(f"{letter}axis", letter))] for letter in "xy")
        if trace["type"] != "bar":
            yield from marks.points(trace, across, down)
            continue
        lengths, places = (
            (trace["x"], trace["y"]) if trace.get("orientation") == "h" else (trace["y"], trace["x"])
        )
        bases = list(trace.get("base") or [0.0] * len(lengths))
        if is_stacked and not trace.get("base"):
            bases = [stacks.get(place, 0.0) for place in places]
            stacks |= {
                place: base + (length or 0.0)
                for place, base, length in zip(places, bases, lengths, strict=True)
            }
        yield from marks.bars(trace, across, down, bases, f"hatch{number}")


def _point_of(
    entry: Mapping[str, Any], letter: str, key: str, scales: Mapping[str, Scale], area: Area
) -> float:
    """A place of a shape or note: on an axis, or as a share of the plot (`paper`)."""
    reference = str(entry.get(f"{letter}ref", letter))
    value = float(entry[key])
    if reference == "paper":
        return area.across(value) if letter == "x" else area.down(value)
    return scales[_key(letter, reference)].at(value)


def _shape(shape: Mapping[str, Any], scales: Mapping[str, Scale], area: Area) -> str:
    x0, x1 = (_point_of(shape, "x", key, scales, area) for key in ("x0", "x1"))
    y0, y1 = (_point_of(shape, "y", key, scales, area) for key in ("y0", "y1"))
    if shape["type"] == "rect":
        box = (min(x0, x1), min(y0, y1), abs(x1 - x0), abs(y1 - y0))
        return marks.rectangle(box, str(shape.get("fillcolor", theme.PALE)))
    return marks.line((x0, y0), (x1, y1), shape.get("line", {}))


def _annotation(note: Mapping[str, Any], scales: Mapping[str, Scale], area: Area) -> str:
    font = note.get("font", {})
    x, y = (_point_of(note, letter, letter, scales, area) for letter in "xy")
    size = float(font.get("size", theme.SMALL))
    across = str(note.get("xanchor", "center"))
    ground = ""
    if note.get("bgcolor"):
        wide = letters.width(str(note["text"]), size) + 8
        left = {"left": x, "right": x - wide}.get(across, x - wide / 2)
        ground = marks.rectangle((left, y - size * 0.8, wide, size * 1.6), str(note["bgcolor"]))
    return ground + letters.words(
        note["text"], x, y, size=size, colour=str(font.get("color", theme.TEXT)), across=across,
        down=str(note.get("yanchor", "middle")),
    )  # fmt: skip


def _legend(data: Sequence[Mapping[str, Any]], layout: Layout, area: Area, width: int) -> Iterator[str]:
    """Names of the traces in one line above the plot; on a second line where they do not fit."""
    legend = layout.get("legend", {})
    size = float(legend.get("font", {}).get("size", theme.SMALL))
    named = [
        (place, trace)
        for place, trace in enumerate(data)
        if trace.get("name") and trace.get("showlegend", True)
    ]
    is_on_top = legend.get("yref") == "container"
    x, y = area.left, size if is_on_top else max(area.top - size, size * 0.7)
    for place, trace in named:
        wide = letters.width(str(trace["name"]), size) + size * 2.2
        if x + wide > width and x > area.left:
            x, y = area.left, y + size * 1.3
        yield marks.sample(trace, x, y, size * 0.85, f"hatch{place}")
        yield letters.words(trace["name"], x + size * 1.2, y, size=size)
        x += wide
