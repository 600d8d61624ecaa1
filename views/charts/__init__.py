"""One module per chart design: rows of answers as a value, which the screen draws by Plotly and a slide natively."""

from typing import Any, Protocol


class Chart(Protocol):
    """A design with its rows."""

    def figure(self) -> dict[str, Any] | None:
        """A Plotly figure as plain data; None without rows."""
