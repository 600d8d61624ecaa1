"""Every indicator has a number in the sample, or the dictionary says which form would feed it."""

from datetime import date
from pathlib import Path

import pandas as pd
import pytest

from indicators.answers import dictionary, table
from indicators.catalog import indicators, rules
from indicators.over_time import series
from indicators.terms import SchoolYear
from indicators.units import school_years
from indicators.warehouse import Warehouse, open_warehouse

CITY = "094"


@pytest.fixture(scope="module")
def sample(sample_data: Path) -> Warehouse:
    return open_warehouse(sample_data)


def not_yet_valid(indicator: str, last_survey: date) -> bool:
    """Whether it belongs to a standard that begins after the last survey of the sample."""
    entry = indicators()[indicator]
    standards = {entry.item, *(term.categories[0] for term in entry.numerator if term.categories)}
    own = [rule for rule in rules().values() if rule.id in entry.target.rules or rule.standard in standards]
    return bool(own) and all(rule.validity.first > last_survey for rule in own)


def test_every_indicator_that_a_form_feeds_has_a_number_in_the_sample(sample: Warehouse) -> None:
    answered = pd.concat([table.answers(sample, year) for year in school_years(sample)])
    known = set(answered.loc[answered["value"].notna(), "indicator"])
    fed = dictionary.entries().query("is_fed")["indicator"]
    ((newest,),) = sample.rows("SELECT max(school_year) FROM fact WHERE period = 'survey'")
    survey = SchoolYear.parse(newest).survey_day
    assert [key for key in fed if key not in known and not not_yet_valid(key, survey)] == []


def test_an_indicator_for_which_offices_must_add_a_column_names_form_and_heading() -> None:
    entries = dictionary.entries().set_index("indicator")
    assert entries.loc["attending_rate_5", "is_fed"]
    assert not entries.loc["recruitment_rate", "is_fed"]
    assert entries.loc["recruitment_rate", "fed_by"] == (
        "Báo cáo đội ngũ: cột “Đã tuyển trong năm”, “Biên chế được tuyển”"
    )
    assert "“Số HS bán trú”" in entries.loc["land_per_pupil", "fed_by"]
    assert "“Được kiểm tra, bảo đảm an toàn”" in entries.loc["safe_school_share", "fed_by"]


def test_rates_of_the_city_move_over_two_years_without_a_break(sample: Warehouse) -> None:
    rates = ["attending_rate_5", "universal_primary_completion_11", "universal_literacy_1"]
    frame = series.series(sample, rates)
    changes = frame.loc[(frame["unit_code"] == CITY) & frame["change"].notna(), ["indicator", "change"]]
    assert changes.groupby("indicator").size().ge(2).reindex(rates).all()
    assert changes["change"].ne(0).all()
