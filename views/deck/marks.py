"""The bars of one series: their fills and the words printed at them, written as the XML of the format.

Through the library each label costs milliseconds; a deck has hundreds.
"""

from collections.abc import Sequence
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn

from views import theme
from views.deck.forms import HATCHED, INVISIBLE, Series
from views.deck.presentation import FONT

_LABEL_SIZE = 18
_SHOWN = ("showLegendKey", "showVal", "showCatName", "showSerName", "showPercent", "showBubbleSize")


def paint(element: Any, series: Series, number_format: str, size: float, *, is_stacked: bool = True) -> None:
    """Fills and labels of a `c:ser` element that has neither."""
    colours = list(series.colours) or [theme.ACCENT]
    one_for_all = len(set(colours)) == 1
    parts = [_fill_of_series(colours[0])]
    if not one_for_all:
        parts += [_point(i, colours[i]) for i, value in enumerate(series.values) if value is not None]
    if series.prints_values or any(series.labels):
        parts.append(_labels(series, colours, number_format, min(size, _LABEL_SIZE), is_stacked))
    xml = f"<c:ser {nsdecls('c', 'a')}>{''.join(parts)}</c:ser>"
    for old in (qn("c:spPr"), qn("c:invertIfNegative")):
        for found in element.findall(old):
            element.remove(found)
    before = element.find(qn("c:cat"))
    for part in list(parse_xml(xml)):
        before.addprevious(part)


def _fill_of_series(colour: str) -> str:
    return f'<c:spPr>{_fill(colour)}</c:spPr><c:invertIfNegative val="0"/>'


def _point(place: int, colour: str) -> str:
    return (
        f'<c:dPt><c:idx val="{place}"/><c:invertIfNegative val="0"/><c:spPr>{_fill(colour)}</c:spPr></c:dPt>'
    )


def _fill(colour: str) -> str:
    if colour == INVISIBLE:
        return "<a:noFill/>"
    if colour == HATCHED:
        back, front = _colour("#FFFFFF"), _colour(theme.HATCH)
        return f'<a:pattFill prst="wdUpDiag"><a:fgClr>{front}</a:fgClr><a:bgClr>{back}</a:bgClr></a:pattFill>'
    return f"<a:solidFill>{_colour(colour)}</a:solidFill>"


def _colour(colour: str) -> str:
    return f'<a:srgbClr val="{colour.lstrip("#")}"/>'


def _labels(series: Series, colours: Sequence[str], number_format: str, size: float, is_stacked: bool) -> str:
    # Stacked bars know no place behind their end: there the next bar of the stack carries the words at its foot.
    position = "ctr" if series.is_label_inside else "inBase" if is_stacked else "outEnd"
    letters = [
        _letters(series, colours[i] if len(colours) > i else colours[0], size)
        for i in range(len(series.values))
    ]
    each = "".join(
        _label(place, series.labels[place] if place < len(series.labels) else "", letters[place], position)
        for place, value in enumerate(series.values)
        if value is not None and not series.prints_values
    )
    if not series.prints_values:
        return f"<c:dLbls>{each}{_flags(shows_value=False)}</c:dLbls>"
    # A zero has no bar, so it gets no number either; the table holds it.
    hides_zero = quoteattr(f"{number_format};-{number_format};;")
    style = f'<a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr {letters[0]}</a:defRPr></a:pPr><a:endParaRPr lang="vi-VN"/></a:p>'
    return (
        f'<c:dLbls><c:numFmt formatCode={hides_zero} sourceLinked="0"/><c:txPr>{style}</c:txPr>'
        f'<c:dLblPos val="{position}"/>{_flags(shows_value=True)}</c:dLbls>'
    )


def _label(place: int, words: str, letters: str, position: str) -> str:
    if not words:
        return f'<c:dLbl><c:idx val="{place}"/><c:delete val="1"/></c:dLbl>'
    run = f'<a:r><a:rPr lang="vi-VN" {letters}</a:rPr><a:t>{escape(words)}</a:t></a:r>'
    return (
        f'<c:dLbl><c:idx val="{place}"/><c:tx><c:rich><a:bodyPr wrap="none"/><a:lstStyle/><a:p>{run}</a:p></c:rich></c:tx>'
        f'<c:dLblPos val="{position}"/>{_flags(shows_value=True)}</c:dLbl>'
    )


def _letters(series: Series, fill: str, size: float) -> str:
    is_dark = series.is_label_inside and fill not in (HATCHED, INVISIBLE)
    colour = theme.text_on(fill) if is_dark else theme.TEXT
    return (
        f'sz="{round(size * 100)}" b="{int(series.is_label_inside)}"><a:solidFill>{_colour(colour)}</a:solidFill>'
        f"<a:latin typeface={quoteattr(FONT)}/>"
    )


def _flags(*, shows_value: bool) -> str:
    return "".join(f'<c:{name} val="{int(shows_value and name == "showVal")}"/>' for name in _SHOWN)
