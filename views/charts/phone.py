"""Charts on a phone: a chart of rows is laid out anew, its names above the bars and its words below them.

Works on a finished figure, so that no design knows of phones. What is no chart of rows keeps its width and is scrolled.
"""

from collections.abc import Mapping, Sequence
from itertools import zip_longest
from typing import Any

from views import theme

_LINE = 17
_LETTERS = 46
"""Letters of a line of words on a phone of 360 px."""
_BAR, _TICK = 20, 16
_FOOT = 34
_MANY, _SMALLEST = 6, 11


def is_of_rows(figure: Mapping[str, Any]) -> bool:
    """Whether the figure has the frame of `rows`: names at the left, words on a second axis at the right."""
    layout = figure["layout"]
    return "xaxis2" in layout and "yaxis2" not in layout and "ticktext" in layout.get("yaxis", {})


def narrowed(figure: Mapping[str, Any]) -> dict[str, Any]:
    """A figure of rows for a phone."""
    layout = figure["layout"]
    names = [str(name).strip() for name in layout["yaxis"]["ticktext"]]
    words = _words(figure, len(names))
    pitch = 2 * max(_BAR + _LINE * max(map(len, words), default=0), _BAR + _LINE)
    marks = [_thinned(trace, pitch) for trace in figure["data"] if trace.get("xaxis") != "x2"]
    above, below = _top(layout), _foot(layout, marks)
    kept = [note for note in layout["annotations"] if note.get("xref") != "x2"]
    notes = [note for row, name in enumerate(names) for note in _notes(row, name, words[row], pitch)]
    changed = {
        "height": above + pitch * len(names) + below,
        "margin": {"l": 6, "r": 10, "t": above, "b": below},
        "xaxis": _value_axis(layout["xaxis"]),
        "yaxis": layout["yaxis"] | {"showticklabels": False, "automargin": False},
        "annotations": [*kept, *notes],
    }
    if layout.get("showlegend"):
        changed["legend"] = layout["legend"] | {"y": 0, "yanchor": "bottom"}
    return {
        "data": marks,
        "layout": {key: value for key, value in layout.items() if key != "xaxis2"} | changed,
    }


def _is_crowded(axis: Mapping[str, Any]) -> bool:
    """Whether the axis names so many columns that their heads need a line for each word."""
    return axis.get("side") == "top" and len(axis["ticktext"]) >= _MANY


def _top(layout: Mapping[str, Any]) -> int:
    return int(layout["margin"]["t"]) + (_LINE if _is_crowded(layout["xaxis"]) else 0)


def _value_axis(axis: Mapping[str, Any]) -> dict[str, Any]:
    changed: dict[str, Any] = {"domain": [0, 1]}
    if _is_crowded(axis):
        changed["ticktext"] = [str(head).replace(" ", "<br>") for head in axis["ticktext"]]
        changed["tickfont"] = axis["tickfont"] | {"size": _SMALLEST}
    elif "dtick" not in axis:
        changed["nticks"] = 5
    return {**axis, **changed}


def _words(figure: Mapping[str, Any], rows: int) -> list[list[str]]:
    """Per row the lines below its bar: each column's head and word, as many on a line as fit."""
    heads = [str(note["text"]) for note in figure["layout"]["annotations"] if note.get("xref") == "x2"]
    columns = [trace["text"] for trace in figure["data"] if trace.get("xaxis") == "x2"]
    return [_wrapped([(head, column[row]) for head, column in zip_longest(heads, columns)]) for row in range(rows)]  # fmt: skip


def _wrapped(pairs: Sequence[tuple[str, str]]) -> list[str]:
    lines: list[str] = []
    taken = 0
    for head, word in pairs:
        if not word:
            continue
        piece, length = (
            f"{head.replace('<b>', '').replace('</b>', '')}: <b>{word}</b>",
            len(head) - 7 + len(word) + 2,
        )
        if lines and taken + length + 3 <= _LETTERS:
            lines[-1] += f" · {piece}"
            taken += length + 3
        else:
            lines.append(piece)
            taken = length
    return lines


def _thinned(trace: Mapping[str, Any], pitch: int) -> dict[str, Any]:
    """A mark as thick as on a laptop, though its row is taller."""
    if trace["type"] == "bar":
        return {**trace, "width": _BAR / pitch}
    marker = trace.get("marker", {})
    if marker.get("symbol") == "line-ns":
        return {**trace, "marker": marker | {"size": _TICK}}
    return dict(trace)


def _notes(row: int, name: str, lines: Sequence[str], pitch: int) -> list[dict[str, Any]]:
    place = {"xref": "paper", "x": 0, "xanchor": "left", "yref": "y", "showarrow": False, "align": "left"}
    font = {"size": theme.SMALL, "color": theme.TEXT}
    above = {"text": f"<b>{name}</b>", "y": row - _BAR * 0.6 / pitch, "yanchor": "bottom", "font": font}
    below = {"text": "<br>".join(lines), "y": row + _BAR * 0.6 / pitch, "yanchor": "top", "font": font}
    return [place | above] + ([place | below] if lines else [])


def _foot(layout: Mapping[str, Any], marks: Sequence[Mapping[str, Any]]) -> int:
    """Room for the axis and, where there is a legend, for one name on each line."""
    if not layout.get("showlegend"):
        return max(int(layout["margin"]["b"]), _FOOT)
    return _FOOT + 20 * sum(bool(mark.get("name")) and mark.get("showlegend") is not False for mark in marks)
