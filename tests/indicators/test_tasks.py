"""Every task of the directives is measured, and the dictionary says of every indicator what it is and what feeds it."""

import sys
from pathlib import Path

import pytest

from indicators.answers import dictionary
from indicators.catalog import CATALOGUE_DIR, CatalogueError
from indicators.catalog.indicators import indicators
from indicators.catalog.measures import measures
from indicators.catalog.rating_passes import ratings
from indicators.catalog.tasks import check_columns, check_items, tasks


def test_every_task_of_priority_1_and_2_has_an_indicator() -> None:
    assert len(tasks()) == 150
    assert [task.code for task in tasks().values() if task.priority < 3 and not task.indicators] == []


def test_every_task_of_priority_3_has_something_to_follow_it_by() -> None:
    third = [task for task in tasks().values() if task.priority == 3]
    assert [task.code for task in third if not task.items] == []
    assert list(check_columns()) == ["planned", "done", "evidence"]
    assert all(item.evidence_vi for item in check_items().values())


def test_a_task_that_nothing_measures_stops_the_start(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("tasks.csv", "checklist.toml"):
        (tmp_path / name).write_text((CATALOGUE_DIR / name).read_text(encoding="utf-8"), encoding="utf-8")
    with (tmp_path / "tasks.csv").open("a", encoding="utf-8") as handle:
        handle.write("ZZ01,Vùng mới,Việc mới,New task,1,percent,school,,none,,\n")
    monkeypatch.setattr(sys.modules["indicators.catalog.tasks"], "CATALOGUE_DIR", tmp_path)
    tasks.cache_clear()
    with pytest.raises(CatalogueError, match="chưa có chỉ số") as caught:
        tasks()
    tasks.cache_clear()
    assert caught.value.key == "ZZ01"


def test_the_dictionary_says_of_every_indicator_which_form_feeds_it() -> None:
    found = dictionary.entries()
    assert list(found.columns) == list(dictionary.COLUMNS)
    assert found["indicator"].tolist() == list(indicators())
    for name in ("label_vi", "definition_vi", "formula", "unit", "document", "status", "fed_by", "target"):
        assert (found[name] != "").all(), name


def test_an_indicator_of_an_added_measure_is_not_said_to_be_fed() -> None:
    found = dictionary.entries().set_index("indicator")
    assert found.loc["attending_rate_5", ["is_fed", "ministry_codes"]].tolist() == [True, "1207"]
    assert not found.loc["recruitment_rate", "is_fed"]
    assert "Đã tuyển trong năm" in found.loc["recruitment_rate", "fed_by"]


def test_a_formula_is_written_as_it_was_declared() -> None:
    found = dictionary.entries().set_index("indicator")["formula"]
    assert found["retention_rate"] == "pupils / (pupils_at_start + transfers_in - transfers_out)"
    assert found["pupil_target_attainment"] == "pupils / pupils[kind=target, period=year]"
    assert "least=start+2" in found["expired_certificates"]


def test_every_measure_names_the_form_that_states_it() -> None:
    assert [key for key, measure in measures().items() if not (measure.form and measure.heading)] == []


def test_a_grade_is_rated_on_the_scale_of_its_year() -> None:
    assert [ratings("3", year, "rated")[0] for year in ("2021-2022", "2022-2023")] == [
        "tt22p.good",
        "tt27.excellent",
    ]
    assert ratings("6", "2021-2022", "passing") == ("tt22.good", "tt22.fair", "tt22.pass")
    assert len(ratings("9", "2021-2022", "rated")) == 5
    assert ratings("9", "2011-2012", "rated") == ()
