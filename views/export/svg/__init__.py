"""A chart as a drawing (`.svg`) that Word, PowerPoint and every browser open: no browser on the server, no network.

Draws the plain figures of `views/charts` (bars, marks, lines, words, shapes), nothing else of Plotly.
"""

from views.export.svg.drawing import drawing

__all__ = ["drawing"]
