"""What one cell of an HTML table states: the text it shows, or the full number that Excel wrote beside it.

Knows `x:num`, `mso-number-format` and declared styles; knows no table.
"""

import re
from dataclasses import dataclass

from etl.grid import Value
from etl.reading.number_formats import scales_by_hundred

_CLASS = re.compile(r"\s*\w*\.([\w-]+)\s*")
_FORMAT = re.compile(r"""mso-number-format\s*:\s*(?:"([^"]*)"|'([^']*)'|([^;]*))""", re.IGNORECASE)
_HEX = re.compile(r"\\([0-9a-fA-F]{4})")
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all", re.IGNORECASE)
_PLAIN_NUMBER = re.compile(r"-?\d+(?:[.,]\d+)?")
_MAY_BE_THOUSANDS = re.compile(r"-?[1-9]\d{0,2}[.,]\d{3}")
_SHOWN_PERCENT = re.compile(r"(-?\d+(?:[.,](\d+))?)\s*%")
_DISAGREEMENT = 0.5001
"""A shown number lies at most half a unit of its last digit from the full one."""

Attributes = dict[str, str]


@dataclass(frozen=True, slots=True)
class HtmlValue:
    """A value as `Grid` holds it."""

    value: Value
    is_percent: bool = False


def class_rules(css: str) -> dict[str, str]:
    """Declarations by class name, of a style sheet; other selectors are left out."""
    rules: dict[str, str] = {}
    for rule in css.split("}"):
        before, _, declarations = rule.rpartition("{")
        for selector in before.rpartition("{")[2].split(","):
            if match := _CLASS.fullmatch(selector):
                rules[match[1]] = rules.get(match[1], "") + ";" + declarations
    return rules


def with_class_rules(attributes: Attributes, rules: dict[str, str]) -> Attributes:
    """The attributes of a tag with the declarations of its classes behind those of its own style."""
    declared = [rules[name] for name in attributes.get("class", "").split() if name in rules]
    return (
        attributes | {"style": ";".join([attributes.get("style", ""), *declared])} if declared else attributes
    )


def is_hidden(attributes: Attributes) -> bool:
    """Whether a row, column or cell is not displayed."""
    return _HIDDEN.search(attributes.get("style", "")) is not None or "hidden" in attributes


def html_value(text: str, attributes: Attributes) -> HtmlValue:
    """The value of a cell: its text, except where the file itself states the number that the text stands for."""
    if attributes.get("x:num"):
        return _full_number(text, attributes["x:num"])
    if scales_by_hundred(_number_format(attributes.get("style", ""))) and _PLAIN_NUMBER.fullmatch(text):
        # Excel turns the 0.998 of such a cell into a number and shows 99.8 %.
        if _MAY_BE_THOUSANDS.fullmatch(text):
            return HtmlValue(text)
        return HtmlValue(float(text.replace(",", ".")), is_percent=True)
    return HtmlValue(text)


def _full_number(text: str, stated: str) -> HtmlValue:
    """The number of `x:num`, if it can be told whether its cell is a percentage; otherwise the text as shown."""
    try:
        number = float(stated)
    except ValueError:
        return HtmlValue(text)
    if "%" not in text:
        return HtmlValue(number)
    shown = _SHOWN_PERCENT.fullmatch(text)
    if shown is None:
        return HtmlValue(text)
    printed = float(shown[1].replace(",", "."))
    tolerance = _DISAGREEMENT * 10 ** -len(shown[2] or "")
    if abs(number * 100 - printed) <= tolerance:
        return HtmlValue(number, is_percent=True)
    return HtmlValue(number if abs(number - printed) <= tolerance else text)


def _number_format(css: str) -> str:
    """The number format among CSS declarations, '' if there is none: `"0\\.0\\0022%\\0022"` is `0.0"%"`."""
    match = _FORMAT.search(css)
    if not match:
        return ""
    code = next(part for part in match.groups() if part is not None).strip()
    code = _ESCAPED.sub(r"\1", _HEX.sub(lambda digits: chr(int(digits[1], 16)), code))
    return "0%" if code.lower() == "percent" else code
