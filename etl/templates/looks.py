"""The formats of a blank form: what may be filled, what adds itself up, what is only there to compare."""

from typing import Any

_FONT = {"font_name": "Times New Roman", "font_size": 11, "valign": "vcenter"}
_EDGE = {"border": 1, "border_color": "#8C8C8C"}
_LOOKS: dict[str, dict[str, Any]] = {
    "left": {"align": "center", "bold": True, "text_wrap": True},
    "line": {"align": "center", "text_wrap": True},
    "title": {"align": "center", "bold": True, "font_size": 13, "text_wrap": True},
    "unit_line": {"align": "right", "italic": True},
    "head": {"align": "center", "bold": True, "text_wrap": True, "bg_color": "#E3EAF4", **_EDGE},
    "head_former": {"align": "center", "italic": True, "text_wrap": True, "bg_color": "#EDEDED", **_EDGE},
    "label": {"text_wrap": True, **_EDGE},
    "label_total": {"bold": True, "text_wrap": True, "bg_color": "#F5F5F5", **_EDGE},
    "input": {"bg_color": "#FFF9DB", "locked": False, **_EDGE},
    "sum": {"bold": True, "bg_color": "#F5F5F5", **_EDGE},
    "closed": {"pattern": 14, "fg_color": "#C8C8C8", "bg_color": "#FFFFFF", **_EDGE},
    "former": {"bg_color": "#EDEDED", "font_color": "#404040", **_EDGE},
    "guide_title": {"bold": True, "font_size": 14},
    "guide": {"text_wrap": True, "valign": "top", "font_size": 12},
}
_NUMBERS = {"percent": "0.0##", "m2": "#,##0.##"}
_COUNT = "#,##0"


class Looks:
    """Formats of one workbook, made once each."""

    def __init__(self, book: Any) -> None:
        self._book = book
        self._known: dict[tuple[str, str], Any] = {}

    def __call__(self, name: str, unit: str = "") -> Any:
        """The format of a part of the form; `unit` is that of the measure in a number cell."""
        key = (name, unit)
        if key not in self._known:
            number = {"num_format": _NUMBERS.get(unit, _COUNT)} if unit else {}
            self._known[key] = self._book.add_format({**_FONT, **_LOOKS[name], **number})
        return self._known[key]
