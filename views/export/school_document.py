"""The profile of one school as a document for paper: two A4 pages in one self-contained file, charts drawn inside.

Opened in any browser and printed; nothing is fetched from a network. What does not fit is counted, never cut off.
"""

import html
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from indicators.catalog.language import speaking
from indicators.catalog.texts import text
from views import formats
from views.charts import Chart
from views.charts.bullets import Bullets
from views.charts.cells import Board
from views.exhibit import Exhibit
from views.export.svg import drawing

_WIDTH = 940
"""Width of a drawing, px: its letters are read on paper without a magnifier."""
_TARGETS, _RESOURCES, _GRADES, _INDICATORS, _REPORTS, _ISSUES = 12, 16, 12, 16, 12, 5
"""Rows of each part, so that both pages always hold what they show."""
_STYLE = """
@page { size: A4 portrait; margin: 11mm 12mm; }
* { box-sizing: border-box; }
body { margin: 0; background: #E3E7EB; color: #222222; font: 9pt/1.3 "Segoe UI", Roboto, Arial, sans-serif; }
.page { width: 186mm; height: 273mm; margin: 6mm auto; padding: 0; background: #FFFFFF; overflow: hidden;
        position: relative; break-after: page; }
@media screen { .page { padding: 0 4mm; width: 194mm; } }
@media print { body { background: #FFFFFF; } .page { margin: 0; } .page:last-child { break-after: auto; } }
h1 { font-size: 15pt; margin: 0; } h2 { font-size: 10.5pt; margin: 2.5mm 0 0.5mm; } p { margin: 0.6mm 0; }
.stamp { color: #B34700; font-weight: 600; }
.cards { display: flex; gap: 3mm; margin: 2mm 0; }
.card { flex: 1; border: 1px solid #BFBFBF; padding: 1mm 2mm; } .card b { display: block; font-size: 14pt; }
svg { display: block; width: 100%; height: auto; }
.targets svg { max-height: 84mm; } .resources svg { max-height: 112mm; } .gates svg { max-height: 74mm; }
table { border-collapse: collapse; width: 100%; font-size: 8pt; }
th, td { border: 1px solid #BFBFBF; padding: 0.4mm 1mm; text-align: left; } th { background: #EEF2F5; }
td.number { text-align: right; white-space: nowrap; }
td.text { max-width: 70mm; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
.foot { position: absolute; bottom: 0; left: 0; right: 0; font-size: 7.5pt; display: flex; justify-content: space-between; }
"""


def document(parts: Mapping[str, Exhibit]) -> bytes:
    """The document; `parts` holds the exhibits summary, targets, gates, indicators, reports and issues of one school."""
    summary = parts["summary"]
    with speaking(summary.language):
        pages = (
            _head(summary)
            + _chart("targets", parts["targets"], _TARGETS)
            + _chart("resources", summary, _RESOURCES, says_finding=False)
            + _foot(summary, 1),
            _chart("gates", parts["gates"], _GRADES)
            + _table("indicators", _missed(parts["indicators"]), _INDICATORS,
                     ("indicator_label", "level_label", "grade_label", "value", "target", "unit_label", "status_label"))
            + _table("reports", parts["reports"], _REPORTS, ("label", "period_label", "state_label", "received_at"))
            + _table("issues", parts["issues"], _ISSUES, ("file", "sheet", "cell", "message"))
            + _foot(summary, 2),
        )  # fmt: skip
    body = "".join(f'<section class="page">{page}</section>' for page in pages)
    title = html.escape(summary.question)
    head = f'<!doctype html><html lang="vi"><head><meta charset="utf-8"><title>{title}</title><style>{_STYLE}</style></head>'
    return f"{head}<body>{body}</body></html>".encode()


def _head(summary: Exhibit) -> str:
    filters = list(summary.filters)
    year, name = filters[0][1], filters[1][1]
    cards = "".join(
        f'<div class="card">{html.escape(card.label)}<b>{html.escape(card.value)}</b></div>'
        for card in summary.cards
    )
    place = summary.subtitle.split(". ")[0]
    return (
        f"<p>{html.escape(text('school_profile', 'print.title'))} · "
        f"{html.escape(text('school_profile', 'print.year', school_year=year))}"
        f' <span class="stamp">{html.escape(summary.stamp)}</span></p>'
        f"<h1>{html.escape(name)}</h1><p>{html.escape(place)}</p>"
        f'<div class="cards">{cards}</div><p><b>{html.escape(summary.finding)}</b></p>'
    )


def _heading(part: str) -> str:
    return f"<h2>{html.escape(text('school_profile', f'print.{part}'))}</h2>"


def _chart(part: str, exhibit: Exhibit, most: int, says_finding: bool = True) -> str:
    """A chart of at most `most` rows, and how many more there are."""
    shown = exhibit.handed_out.chart
    said = f"<p>{html.escape(exhibit.finding)}</p>" if says_finding or shown is None else ""
    if shown is None:
        cards = ", ".join(f"{card.label}: {card.value}" for card in exhibit.cards)
        return f"{_heading(part)}{said}<p>{html.escape(cards)}</p>"
    first, left = _first(shown, most)
    figure = first.figure()
    picture = drawing(figure, width=_WIDTH) if figure else ""
    return f'{_heading(part)}{said}<div class="{part}">{picture}</div>{_more(left)}'


def _first(shown: Chart, most: int) -> tuple[Chart, int]:
    """The first rows of a chart of rows, and how many it leaves out."""
    if isinstance(shown, Bullets):
        return replace(shown, rows=shown.rows[:most]), len(shown.rows) - most
    if isinstance(shown, Board):
        return replace(shown, rows=shown.rows[:most]), len(shown.rows) - most
    return shown, 0


def _table(part: str, exhibit: Exhibit, most: int, keys: tuple[str, ...]) -> str:
    columns = [column for key in keys for column in exhibit.columns if column.key == key]
    if exhibit.is_empty or not columns:
        return (
            f"{_heading(part)}<p>{html.escape(exhibit.finding or text('school_profile', 'print.none'))}</p>"
        )
    heads = "".join(f"<th>{html.escape(column.label)}</th>" for column in columns)
    texts = replace(exhibit, columns=tuple(columns)).written(most)
    kinds = ["number" if column.is_number else "text" for column in columns]
    rows = "".join(f"<tr>{_cells(row, kinds)}</tr>" for row in texts.itertuples(index=False, name=None))
    return f"{_heading(part)}<table><tr>{heads}</tr>{rows}</table>{_more(len(exhibit.table) - most)}"


def _cells(row: tuple[Any, ...], kinds: list[str]) -> str:
    return "".join(
        f'<td class="{kind}">{html.escape(str(cell))}</td>' for cell, kind in zip(row, kinds, strict=True)
    )


def _more(left: int) -> str:
    if left <= 0:
        return ""
    return f"<p>{html.escape(text('school_profile', 'print.more', count=formats.number(left)))}</p>"


def _missed(exhibit: Exhibit) -> Exhibit:
    """Missed indicators of whole levels: their single grades are on the screen."""
    if exhibit.is_empty:
        return exhibit
    table = exhibit.table
    rows = table[(table["status"] == "not_met") & (table["grade"] == "")].reset_index(drop=True)
    return replace(
        exhibit, table=rows, finding=text("school_profile", "print.none") if rows.empty else exhibit.finding
    )


def _foot(summary: Exhibit, page: int) -> str:
    number = html.escape(text("school_profile", "print.page", page=page))
    return f'<div class="foot"><span>{html.escape(summary.data_date)}</span><span>{number}</span></div>'
