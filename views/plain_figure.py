"""A figure that is plain data already: handed to Streamlit as it is, without Plotly checking every entry of every mark.

That check costs more than query, figure and transport of most pages together; the tests do it once for every design.
"""

from typing import Any

from plotly.basedatatypes import BaseFigure


class PlainFigure(BaseFigure):  # type: ignore[misc]
    """Plotly's own type, holding `{"data": …, "layout": …}` untouched."""

    def __init__(self, figure: dict[str, Any]) -> None:
        self._plain = figure

    def to_dict(self) -> dict[str, Any]:
        """What Streamlit asks of a figure before it writes it as JSON."""
        return self._plain
