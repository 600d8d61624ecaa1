"""Which styles of an XML spreadsheet of Excel 2003 scale by 100; a style takes from its parent what it does not say."""

from etl.reading.number_formats import scales_by_hundred


class PercentStyles:
    """Styles in the order of the file: `declare` one, then `set_format` if it has a number format."""

    def __init__(self) -> None:
        self._percent: dict[str, bool] = {}
        self._current = ""

    def declare(self, style: str, parent: str) -> None:
        """A style begins; parents stand before their children."""
        self._current = style
        self._percent[style] = self._percent.get(parent, False)

    def set_format(self, code: str) -> None:
        """The number format of the style that began last."""
        self._percent[self._current] = code == "Percent" or scales_by_hundred(code)

    def is_percent(self, style: str) -> bool:
        """Whether 0.5 in a cell of this style is shown as 50 %."""
        return self._percent.get(style, False)
