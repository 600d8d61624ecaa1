"""A presentation under construction: slides with a sentence as title, a footer with source and page, and notes.

The office's own template is used where it has a layout with a title alone; otherwise ours, and the caller is told.
"""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pptx
from pptx.dml.color import RGBColor
from pptx.enum.shapes import MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.exc import PackageNotFoundError
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls
from pptx.presentation import Presentation
from pptx.slide import Slide, SlideLayout
from pptx.util import Inches, Pt

from indicators.catalog.texts import text
from views import theme
from views.deck import geometry
from views.deck.geometry import Box

FONT = "Arial"
"""On every office computer, with all Vietnamese letters."""
_QUIET = "#555555"
_SIZE_SLACK = 0.05
"""A template may differ from our slide by this much, inches."""
_TITLE_PLACEHOLDERS = ("TITLE", "CENTER_TITLE")


class TemplateError(Exception):
    """The office's template has no layout with a title, or is no presentation."""


class Deck:
    """Slides in the order in which they are added."""

    def __init__(self, template: Path | None = None) -> None:
        self.presentation: Presentation = _own() if template is None else _of_office(template)
        self._layout = _title_layout(self.presentation)

    def slide(
        self, title: str, subtitle: str = "", footer: str = "", notes: str = "", kicker: str = ""
    ) -> Slide:
        """A new slide, its section as a kicker above the title; what does not fit into the title stands in the notes."""
        slide = self.presentation.slides.add_slide(self._layout)
        size = next(
            (
                size
                for size in geometry.TITLE_SIZES
                if geometry.lines(title, geometry.TITLE.width, size, bold=True) <= 2
            ),
            geometry.TITLE_SIZES[-1],
        )
        shown = geometry.clipped(title, geometry.TITLE.width, size, 2, bold=True)
        _write_title(slide, geometry.TITLE, shown, size)
        if kicker:
            words = geometry.clipped(kicker, geometry.KICKER.width, geometry.KICKER_SIZE, 1, bold=True)
            write(slide, geometry.KICKER, words, geometry.KICKER_SIZE, bold=True, colour=theme.ACCENT)
        if subtitle:
            words, small = geometry.fitted(subtitle, geometry.SUBTITLE.width, geometry.SUBTITLE_SIZES)
            write(slide, geometry.SUBTITLE, words, small, colour=_QUIET)
        self._footer(slide, footer)
        slide.notes_slide.notes_text_frame.text = notes if shown == title else f"{title}\n\n{notes}"
        return slide

    def cover(self, title: str, above: str, below: str, stamp: str, notes: str) -> None:
        """The first slide: who invites, what about, for when, and that figures are synthetic where they are."""
        slide = self.presentation.slides.add_slide(self._layout)
        parts = geometry.COVER
        write(slide, parts.above, above, 20, bold=True, colour=_QUIET)
        size = next(
            (s for s in (48, 44, 40, 36) if geometry.lines(title, parts.title.width, s, bold=True) <= 2), 32
        )
        shown = geometry.clipped(title, parts.title.width, size, 2, bold=True)
        _write_title(slide, parts.title, shown, size, colour=theme.ACCENT)
        rule(slide, parts.rule)
        write(slide, parts.below, below, 24)
        write(slide, parts.stamp, stamp, 18, bold=True, colour=theme.FAILING)
        slide.notes_slide.notes_text_frame.text = notes

    def drop_last(self) -> None:
        """Takes back the slide that was added last."""
        last = self.presentation.slides._sldIdLst[-1]
        self.presentation.part.drop_rel(last.rId)
        self.presentation.slides._sldIdLst.remove(last)

    def save(self) -> bytes:
        """The file."""
        buffer = io.BytesIO()
        self.presentation.save(buffer)
        return buffer.getvalue()

    def _footer(self, slide: Slide, words: str) -> None:
        """Source at the left, the number of the slide at the right, in PowerPoint's own field."""
        source, page = geometry.FOOTER.columns(0.93)
        size = geometry.FOOTER_SIZE
        write(slide, source, geometry.clipped(words, source.width, size, 1), size, colour=_QUIET)
        number = str(len(self.presentation.slides))
        write(slide, page, number, size, align=PP_ALIGN.RIGHT, colour=_QUIET)


def write(
    slide: Slide,
    box: Box,
    words: str,
    size: float,
    *,
    bold: bool = False,
    align: Any = PP_ALIGN.LEFT,
    colour: str = theme.TEXT,
) -> None:
    """A text in a box of its own, top left, wrapped."""
    shape = slide.shapes.add_textbox(*inches(box))
    frame = shape.text_frame
    frame.word_wrap = True
    frame.vertical_anchor = MSO_ANCHOR.TOP
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    for place, line in enumerate(words.split("\n")):
        paragraph = frame.paragraphs[0] if place == 0 else frame.add_paragraph()
        paragraph.alignment = align
        style(paragraph.add_run(), line, size, bold=bold, colour=colour)


def rule(slide: Slide, box: Box) -> None:
    """A bar in the accent colour."""
    shape = slide.shapes.add_shape(MSO_SHAPE.RECTANGLE, *inches(box))
    shape.fill.solid()
    shape.fill.fore_color.rgb = rgb(theme.ACCENT)
    shape.line.fill.background()
    shape.shadow.inherit = False


def style(run: Any, words: str, size: float, *, bold: bool = False, colour: str = theme.TEXT) -> None:
    """A run of text in the deck's font."""
    run.text = words
    run.font.name = FONT
    run.font.size = Pt(size)
    run.font.bold = bold
    run.font.color.rgb = rgb(colour)


def rgb(colour: str) -> RGBColor:
    """`#0072B2` as PowerPoint takes it."""
    return RGBColor.from_string(colour.lstrip("#"))


def inches(box: Box) -> tuple[Inches, Inches, Inches, Inches]:
    """Left, top, width, height."""
    return Inches(box.left), Inches(box.top), Inches(box.width), Inches(box.height)


def _own() -> Presentation:
    """Our template: the library's, made 16:9, its title layout set where our titles stand."""
    presentation = pptx.Presentation()
    presentation.slide_width, presentation.slide_height = Inches(geometry.WIDTH), Inches(geometry.HEIGHT)
    keep = _title_layout(presentation)
    for layout in list(presentation.slide_layouts):
        if layout is not keep:
            presentation.slide_layouts.remove(layout)
    for shape in list(keep.placeholders):
        if _kind(shape) in _TITLE_PLACEHOLDERS:
            shape.left, shape.top, shape.width, shape.height = inches(geometry.TITLE)
        else:
            shape.element.getparent().remove(shape.element)
    _mark_edge(keep)
    return presentation


def _mark_edge(layout: SlideLayout) -> None:
    """A line in the accent colour along the top of every slide of our own template."""
    left, top, width, height = (round(part) for part in inches(geometry.EDGE))
    fill = theme.ACCENT.lstrip("#")
    layout.shapes._spTree.append(parse_xml(
        f'<p:sp {nsdecls("p", "a")}><p:nvSpPr><p:cNvPr id="99" name="Edge"/><p:cNvSpPr/><p:nvPr userDrawn="1"/></p:nvSpPr>'
        f'<p:spPr><a:xfrm><a:off x="{left}" y="{top}"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'
        f'<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:solidFill><a:srgbClr val="{fill}"/></a:solidFill>'
        '<a:ln><a:noFill/></a:ln></p:spPr></p:sp>'
    ))  # fmt: skip


def _of_office(path: Path) -> Presentation:
    try:
        presentation = pptx.Presentation(str(path))
    except (PackageNotFoundError, KeyError, ValueError, OSError) as error:
        raise TemplateError(text("deck", "template_unreadable", file=path.name)) from error
    _title_layout(presentation)
    sizes = (
        (presentation.slide_width or 0, Inches(geometry.WIDTH)),
        (presentation.slide_height or 0, Inches(geometry.HEIGHT)),
    )
    if any(abs(found - ours) > Inches(_SIZE_SLACK) for found, ours in sizes):
        raise TemplateError(text("deck", "template_other_size", file=path.name))
    for slide_id in list(presentation.slides._sldIdLst):
        presentation.part.drop_rel(slide_id.rId)
        presentation.slides._sldIdLst.remove(slide_id)
    return presentation


def _title_layout(presentation: Presentation) -> SlideLayout:
    """The layout with a title and the fewest other placeholders."""
    titled = [
        layout
        for layout in presentation.slide_layouts
        if any(_kind(shape) in _TITLE_PLACEHOLDERS for shape in layout.placeholders)
    ]
    if not titled:
        raise TemplateError(text("deck", "template_without_title"))
    return min(titled, key=lambda layout: len([s for s in layout.placeholders if _kind(s) not in _FURNITURE]))


_FURNITURE = ("DATE", "FOOTER", "SLIDE_NUMBER")


def _kind(shape: Any) -> str:
    return str(shape.placeholder_format.type).partition(" ")[0]


def _write_title(slide: Slide, box: Box, words: str, size: float, colour: str = theme.TEXT) -> None:
    for shape in list(slide.placeholders):
        if _kind(shape) not in _TITLE_PLACEHOLDERS:
            shape.element.getparent().remove(shape.element)
    shape = slide.shapes.title
    assert shape is not None
    shape.left, shape.top, shape.width, shape.height = inches(box)
    frame = shape.text_frame
    frame.word_wrap = True
    frame.vertical_anchor = MSO_ANCHOR.MIDDLE
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    frame.paragraphs[0].alignment = PP_ALIGN.LEFT
    style(frame.paragraphs[0].add_run(), words, size, bold=True, colour=colour)
