"""Headings explained by the office: lines of workbooks titled Ý NGHĨA TIÊU ĐỀ CỘT → orders for the files that use them.

An explanation is for one heading on one kind of sheet, in files of any time; a later line for the same heading takes the
place of an earlier one. A line that the catalogue cannot follow is reported and not used.
"""

from collections.abc import Iterator, Mapping, Sequence

from etl.forms.meaning.recognition import kinds
from etl.forms.meaning.told import JOINT, NO_MEASURE, heading_key
from etl.issues import Issue
from etl.orders import HeadingOrder
from etl.store.intake import Received
from etl.text import fold
from indicators.catalog import codes, measures

HEADINGS = "headings"
_HEADING_FACTS = {"column_words_unknown": "header", "row_words_unknown": "label"}
_AGE_WORDS = ("tuoi",)
Key = tuple[str, str]
"""(kind of sheet, folded heading)."""


class UnclearLineError(Exception):
    """A line that cannot be followed: check and facts."""

    def __init__(self, check: str, **facts: str) -> None:
        super().__init__(check)
        self.check, self.facts = check, facts


def read_explanations(
    received: Sequence[Received],
) -> tuple[dict[Key, HeadingOrder], list[tuple[int, Issue]]]:
    """(orders by heading, issues by receipt)."""
    orders: dict[Key, HeadingOrder] = {}
    issues: list[tuple[int, Issue]] = []
    for item in received:
        for sheet in item.reading.workbook.sheets:
            for record in sheet.records if sheet.form == HEADINGS else ():
                if not record.get("measure", "").strip():
                    continue
                try:
                    order = _order(record)
                except UnclearLineError as fault:
                    facts = {"heading": record["heading"]} | fault.facts
                    issues.append(
                        (item.receipt.number, Issue(fault.check, sheet.sheet, record["cell"], facts))
                    )
                else:
                    orders[order.kind, order.heading] = order
    return orders, issues


def unknown_headings(item: Received) -> Iterator[tuple[int, str, Issue]]:
    """(position of the sheet, heading as written, issue) of every heading that the catalogue does not know."""
    for position, sheet in enumerate(item.reading.workbook.sheets):
        for issue in sheet.issues:
            if issue.check in _HEADING_FACTS:
                yield position, str(issue.facts[_HEADING_FACTS[issue.check]]), issue


def orders_for(item: Received, explained: Mapping[Key, HeadingOrder]) -> tuple[HeadingOrder, ...]:
    """The explanations that a file needs."""
    if not explained:
        return ()
    sheets = item.reading.workbook.sheets
    keys = {(sheets[n].form, heading_key(heading.split(JOINT))) for n, heading, _ in unknown_headings(item)}
    return tuple(explained[key] for key in sorted(keys & explained.keys()))


def _order(record: Mapping[str, str]) -> HeadingOrder:
    kind = _coded(record["kind"], {kind.id: kind.label for kind in kinds()[0].values()}, "Loại biểu")
    heading = heading_key(record["heading"].split(JOINT))
    if fold(record["measure"]) == fold(NO_MEASURE):
        return HeadingOrder(kind, heading, "")
    measure = measures()[
        _coded(record["measure"], {m.id: m.label_vi for m in measures().values()}, "Số liệu")
    ]
    if measure.grain != kinds()[0][kind].grain:
        raise UnclearLineError("heading_wrong_grain", measure=measure.label_vi)
    labels = codes()
    parts = {
        "grade": (labels["grade"], "Lớp, khối", measure.has_grade),
        "group": (labels["group"], "Nhóm", measure.has_group),
        "category": (labels.get(measure.category, {}), "Phân loại", bool(measure.category)),
        "number_kind": (labels["kind"], "Loại số", True),
    }
    said = {}
    for name, (known, label, allowed) in parts.items():
        written = record.get(name, "").strip()
        if written and not allowed:
            raise UnclearLineError("heading_not_of_measure", measure=measure.label_vi, column=label)
        said[name] = _coded(written, known, label) if written else ""
    age = _age(record.get("age", ""))
    if age and not measure.has_age:
        raise UnclearLineError("heading_not_of_measure", measure=measure.label_vi, column="Độ tuổi")
    return HeadingOrder(kind, heading, measure.id, age=age, **said)


def _coded(written: str, labels: Mapping[str, str], column: str) -> str:
    """The code of a label, or of itself."""
    plain = fold(written)
    found = [code for code, label in labels.items() if plain in (fold(label), fold(code))]
    if len(found) != 1:
        raise UnclearLineError("heading_unknown_word", text=written, column=column)
    return found[0]


def _age(written: str) -> str:
    plain = "".join(part for part in fold(written).split() if part not in _AGE_WORDS)
    low, dash, high = plain.partition("-")
    if plain and not (low.isdigit() and (high.isdigit() if dash else True)):
        raise UnclearLineError("heading_unknown_word", text=written, column="Độ tuổi")
    return plain
