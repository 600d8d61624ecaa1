"""The headings that the data dictionary names are read as the measures for which it names them."""

import pytest

from etl.forms import read_sheet
from indicators.catalog import codes, measures
from indicators.catalog.measures import Measure
from tests.forms.wordings.test_wordings import SHEETS, _grid, _read

VALUES = {"yes_no": "x", "year": "2027"}
ROWS = {"i": "Lớp 3"}
CATEGORIES = {"support_rooms": "library", "support_staff": "office"}
AGES = {"grade_1_residents": "6", "grade_1_rate": "6"}


def reading_of(measure: Measure, sheet: str) -> str:
    """What a sheet makes of one cell under the heading."""
    labels = codes()[measure.category] if measure.category else {}
    category = labels.get(CATEGORIES.get(measure.id, ""), next(iter(labels.values()), ""))
    heading = measure.heading.format(age=AGES.get(measure.id, "5"), category=category)
    wording = {
        "sheet": sheet, "heading": heading, "expected": measure.id, "row": ROWS.get(measure.form, ""),
        "value": VALUES.get(measure.unit, ""),
    }  # fmt: skip
    grid, cells = _grid(wording)
    return _read(read_sheet(grid), cells[0], SHEETS[sheet])


@pytest.mark.parametrize("measure", measures().values(), ids=measures())
def test_the_heading_that_the_dictionary_names_is_read_as_its_measure(measure: Measure) -> None:
    sheets = [sheet for sheet in SHEETS if sheet.partition("-")[0] == measure.form]
    read = {reading_of(measure, sheet).split(" ")[0] for sheet in sheets}
    assert measure.id in read
