"""A mark of a chart stands for the rows of the table that bear its name, or for none."""

from pathlib import Path

import pandas as pd
import pytest

from indicators.selection import Selection
from indicators.warehouse import open_warehouse
from tests.views.frames import frame, verdict
from views import answers, marks, questions
from views.charts.shortfalls import ShortfallRow, Shortfalls
from views.chosen_units import selected
from views.exhibit import Column, Exhibit
from views.exhibits import standards

OF_ROWS = (
    "overview.change", "overview.standing", "targets.of_unit", "targets.of_communes", "targets.pace",
    "standards.matrix", "standards.conditions", "enrolment.attendance", "enrolment.units", "enrolment.parity",
    "education_quality.communes", "education_quality.schools", "curriculum.readiness", "facilities.shortage",
    "facilities.construction", "facilities.ladder", "facilities.projects", "staffing.needs",
    "staffing.qualified", "quality.reports", "explore.pivot",
)  # fmt: skip


def test_a_cell_of_a_board_stands_for_every_row_of_its_unit() -> None:
    exhibit = standards.matrix(
        frame(verdict(1, "primary", 1), verdict(1, "literacy", 0, 5), verdict(2, "primary", 0, 9))
    )
    first, second = exhibit.table["unit_name"].drop_duplicates().tolist()
    for row, name in enumerate((first, second)):
        behind = marks.rows_behind(exhibit, {"y": row, "x": 1})
        assert exhibit.table["unit_name"].iloc[behind].unique().tolist() == [name]
        assert len(behind) == int((exhibit.table["unit_name"] == name).sum())


def test_units_of_one_name_keep_their_own_rows_where_each_has_one() -> None:
    chart = Shortfalls([ShortfallRow("Trường Mẫu", lacking, ()) for lacking in (5.0, 3.0)], ())
    table = pd.DataFrame({"unit_name": ["Trường Mẫu"] * 3, "unit_code": ["A", "B", "C"]})
    exhibit = Exhibit("?", "!", table, (Column("unit_name", "Trường"),), chart=chart)
    assert [marks.rows_behind(exhibit, {"y": row}) for row in (0, 1)] == [[0], [1]]


def test_a_name_that_two_units_of_a_board_share_leads_nowhere() -> None:
    twins = [
        verdict(unit, code, 1, unit_name="Xã Mẫu") for unit in (1, 2) for code in ("primary", "literacy")
    ]
    assert marks.rows_behind(standards.matrix(frame(*twins)), {"y": 0}) == []


def test_a_mark_beside_the_rows_leads_nowhere() -> None:
    exhibit = standards.matrix(frame(verdict(1, "primary", 1)))
    assert marks.rows_behind(exhibit, {"y": 7}) == []
    assert marks.rows_behind(exhibit, {"y": "x"}) == []
    assert marks.rows_behind(exhibit, {"y": 0, "customdata": "Xã khác"}) == []


def test_the_row_of_the_chosen_mark_is_framed_and_the_chart_itself_stays() -> None:
    exhibit = standards.matrix(frame(verdict(1, "primary", 1), verdict(2, "primary", 3)))
    assert exhibit.figure is not None
    framed = marks.outlined(exhibit.figure, {"y": 1})
    (shape,) = framed["layout"]["shapes"]
    assert (shape["y0"], shape["y1"]) == (0.5, 1.5)
    assert framed["layout"]["yaxis"]["ticktext"][1].startswith("<b>")
    assert "shapes" not in exhibit.figure["layout"]
    assert "<b>" not in exhibit.figure["layout"]["yaxis"]["ticktext"][1]


@pytest.mark.parametrize("question", OF_ROWS)
def test_every_row_of_every_chart_leads_to_rows_of_its_name(question: str, sample_data: Path) -> None:
    warehouse = open_warehouse(sample_data)
    year = answers.reported_years(warehouse)[0]
    home = answers.open_units(warehouse, year, "then").iloc[answers.home_position(warehouse, year, "then")]
    context = selected(warehouse, Selection(school_year=year, unit=str(home["unit_code"])))
    exhibit = questions.ask(context, question)
    assert exhibit.figure is not None
    for row in range(len(exhibit.figure["layout"]["yaxis"]["ticktext"])):
        name = marks.name_of(exhibit, {"y": row})
        behind = marks.rows_behind(exhibit, {"y": row})
        assert behind, name
        said = [" ".join(map(str, values)) for values in exhibit.table.iloc[behind].values.tolist()]
        words = name.replace(" – ", " ").replace(" · ", " ").split()
        assert all(word in text for text in said for word in words), name
