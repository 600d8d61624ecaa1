"""The headings that the data dictionary names are read as the measures for which it names them."""

import pytest

from etl.forms import read_sheet
from indicators.catalog import measures
from indicators.catalog.measures import Measure
from tests.forms.wordings.test_wordings import SHEETS, _grid, _read

VALUES = {"yes_no": "x", "year": "2027"}
ROWS = {"i": "Lớp 3"}


def reading_of(measure: Measure, sheet: str) -> str:
    """What a sheet makes of one cell under the heading."""
    wording = {
        "sheet": sheet, "heading": measure.heading, "expected": measure.id, "row": ROWS.get(measure.form, ""),
        "value": VALUES.get(measure.unit, ""),
    }  # fmt: skip
    grid, cells = _grid(wording)
    return _read(read_sheet(grid), cells[0], SHEETS[sheet])


@pytest.mark.parametrize("measure", measures().values(), ids=measures())
def test_the_heading_that_the_dictionary_names_is_read_as_its_measure(measure: Measure) -> None:
    sheets = [sheet for sheet in SHEETS if sheet.partition("-")[0] == measure.form]
    read = {reading_of(measure, sheet).split(" ")[0] for sheet in sheets}
    assert measure.id in read
