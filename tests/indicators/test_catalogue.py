"""The declared catalogue: complete, consistent, and loud about a fault, naming file and key."""

import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from indicators.catalog import (
    CATALOGUE_DIR,
    CatalogueError,
    codes,
    grades,
    indicators,
    measures,
    norm_on,
    norms,
    rollout,
    rules,
)
from indicators.catalog.facilities import facilities
from indicators.catalog.formulas import Term, ages, parse_formula
from indicators.catalog.gates import gates
from indicators.catalog.grades import breakdowns
from indicators.catalog.indicators import topics
from indicators.catalog.reports import reports
from indicators.catalog.standards import closure
from tests.indicators.faulty import fault

PROMISED_TASKS = (
    {f"KH{number:02}" for number in range(1, 6)}
    | {f"HD{number:02}" for number in (*range(1, 12), 15)}
    | {"PC01a", "PC01b", "PC02a", "PC02b", "PC03", "PC10", "PC11", "PC12", "PC13", "PC14", "PC20", "PC21", "PC22", "PC30",
       "PC31", "PC32", "PC33", "PC42", "PC50"}
    | {f"GP{number:02}" for number in (1, 2, 4, 5, 6, 7, 9, 10, 11)}
    | {f"DN{number:02}" for number in (1, 2, 5, 7)}
    | {f"CS{number:02}" for number in range(1, 11)}
)  # fmt: skip


def test_every_promised_task_has_an_indicator() -> None:
    covered = {task for entry in indicators().values() for task in entry.tasks}
    assert covered >= PROMISED_TASKS


def test_everything_declared_loads() -> None:
    assert norms()
    assert rules()
    assert rollout()
    assert gates()
    assert facilities()
    assert reports()


def test_every_indicator_says_in_vietnamese_what_it_is() -> None:
    labels = [entry.label_vi for entry in indicators().values()]
    assert len(set(labels)) == len(labels)
    assert all(entry.definition_vi.endswith(".") and entry.document for entry in indicators().values())


def test_every_grade_of_the_code_list_has_a_level() -> None:
    assert set(grades()) == set(codes()["grade"])


def test_a_whole_may_be_stated_in_coarser_or_finer_parts() -> None:
    assert breakdowns("preschool", "") == (("",), ("nursery", "kindergarten"), ("nursery", "k3", "k4", "k5"))
    assert breakdowns("preschool", "kindergarten") == (("kindergarten",), ("k3", "k4", "k5"))
    assert breakdowns("primary", "3") == (("3",),)


def test_a_norm_is_chosen_by_date_and_condition() -> None:
    before, after = date(2022, 9, 1), date(2024, 9, 1)
    chosen = [
        norm_on(day, "teachers_per_class_max", "primary", case="two_sessions") for day in (before, after)
    ]
    assert [norm.id for norm in chosen if norm] == ["TPC-TH-2S-17", "TPC-TH-2S"]
    assert norm_on(before, "class_size_max", "preschool") is None
    assert norm_on(date(2019, 9, 1), "class_size_max", "primary") is None


def test_the_facility_norm_and_the_condition_of_universal_education_differ() -> None:
    day = date(2022, 9, 1)
    pair = [
        norm_on(day, subject, "lower_secondary")
        for subject in ("rooms_per_class_min", "rooms_per_class_min_pcgd")
    ]
    assert [str(norm.value) for norm in pair if norm] == ["0.6", "0.5"]


def test_requirements_are_followed_to_their_end() -> None:
    assert [rule.id for rule in closure(("THCS2-A",))] == ["TH1-A", "TH1-B", "THCS1-A", "THCS2-A", "XMC1-A"]


def test_a_formula_is_read_with_signs_and_filters() -> None:
    terms = parse_formula(
        Path("x"), "k", "classrooms[category=solid|semi_solid] - classrooms[kind=need, grade=1]"
    )
    assert terms == (
        Term("classrooms", categories=("solid", "semi_solid")),
        Term("classrooms", sign=-1, kind="need", grades=("1",)),
    )
    assert ages("3-5") == ("3", "4", "5")


@pytest.mark.parametrize(
    ("formula", "problem"),
    [
        ("pupls", "measures.csv"),
        ("pupils[age=5]", "không phân theo age"),
        ("pupils[grade=13]", "codes.csv"),
        ("pupils classes", "không hiểu"),
        ("attending_residents[age=năm]", "không hợp lệ"),
        ("", "trống"),
    ],
)
def test_a_faulty_formula_names_file_and_key(formula: str, problem: str) -> None:
    with pytest.raises(CatalogueError, match=problem) as caught:
        parse_formula(Path("plans.toml"), "mine.numerator", formula)
    assert (caught.value.file, caught.value.key) == ("plans.toml", "mine.numerator")


@pytest.fixture
def edited(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A copy of the indicator files to spoil; the caches are emptied before and after."""
    (tmp_path / "indicators").mkdir()
    for file in (CATALOGUE_DIR / "topics.csv", *(CATALOGUE_DIR / "indicators").glob("*.toml")):
        (tmp_path / file.relative_to(CATALOGUE_DIR)).write_text(
            file.read_text(encoding="utf-8"), encoding="utf-8"
        )
    monkeypatch.setattr(sys.modules["indicators.catalog.indicators"], "CATALOGUE_DIR", tmp_path)
    indicators.cache_clear()
    topics.cache_clear()
    yield tmp_path / "indicators" / "plans.toml"
    monkeypatch.undo()
    indicators.cache_clear()
    topics.cache_clear()


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ('numerator = "classes"', 'numerator = "clases"', "clases"),
        ('direction = "higher"', 'direction = "up"', "direction"),
        ('denominator = "classes"', 'denominator = "residents"', "không được chung một tỷ số"),
        ("target = { value = 100.0, source", "target = { value = 100.0, sauce", "khóa lạ"),
        ('norm = "class_size_max"', 'norm = "class_size"', "class_size"),
        ('periods = ["year", "end"', 'periods = ["yearly", "end"', "yearly"),
        ('label_en = "Average class size"\n', "", "label_en"),
        ('item = "average_class_size"', 'item = "class_size"', "class_size"),
    ],
)
def test_a_fault_in_an_indicator_names_file_and_key(edited: Path, old: str, new: str, problem: str) -> None:
    content = edited.read_text(encoding="utf-8")
    assert old in content
    edited.write_text(content.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(CatalogueError, match=problem) as caught:
        indicators()
    assert caught.value.file == str(edited)
    assert caught.value.key.split(".")[0] in content


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ('extra_norm = "land_per_pupil_extra"', 'extra_norm = "land_extra"', "land_extra"),
        ('extra_case = "per_boarder"', 'extra_case = "per_pupil"', "per_pupil"),
        ('extra_of = "boarders"', 'extra_of = "bordars"', "bordars"),
        ('"land_per_pupil_min", each_school = true', '"land_per_pupil_min"', "each_school"),
    ],
)
def test_a_fault_in_what_a_norm_asks_besides_names_file_and_key(
    edited: Path, old: str, new: str, problem: str
) -> None:
    file = edited.with_name("facilities.toml")
    content = file.read_text(encoding="utf-8")
    assert old in content
    file.write_text(content.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(CatalogueError, match=problem) as caught:
        indicators()
    assert (caught.value.file, caught.value.key) == (str(file), "land_per_pupil")


def test_a_measure_without_form_or_heading_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for file in ("measures.csv", "measures_added.csv"):
        (tmp_path / file).write_text((CATALOGUE_DIR / file).read_text(encoding="utf-8"), encoding="utf-8")
    said = fault(tmp_path, monkeypatch, "measure_forms.csv", "pupils,f,Số HS\n", "pupils,f,\n", measures)
    assert "pupils" in said
    assert "measure_forms.csv" in said
