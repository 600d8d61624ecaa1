"""Packs: ready-made and saved, asked again, copied for a new term; what no longer exists says so and the rest stays."""

from pathlib import Path

import pytest

from indicators.catalog.facilities import staffing_items
from indicators.selection import Selection
from indicators.warehouse import open_warehouse
from views.chosen_units import selected
from views.exhibit import Asked
from views.packs import shelf
from views.packs.answers import YearMissing, answered
from views.packs.pack import Pack, Pin, Section, declared, parsed
from views.questions import QUESTIONS, ask

YEAR = "2025-2026"
IDS = {"so-ket", "tong-ket", "pcgd-xmc", "gdpt-2018", "co-so-vat-chat"}


def pack(*pins: Pin, name: str = "Gói thử") -> Pack:
    return Pack(name, "Thử", (Section("Phần một", pins),))


def test_the_five_ready_made_packs_ask_only_questions_that_exist() -> None:
    assert set(shelf.ready_made()) == IDS
    for made in shelf.ready_made().values():
        assert made.pins
        assert {pin.question for pin in made.pins} <= set(QUESTIONS)


@pytest.mark.parametrize("name", sorted(IDS))
def test_every_pin_of_a_ready_made_pack_has_figures_in_the_sample(name: str, sample_data: Path) -> None:
    done = answered(open_warehouse(sample_data), shelf.ready_made()[name], YEAR)
    # An answer may be that there is nothing of the kind; anything else would be a hole in the talk.
    assert {answer.pin.question for answer, _ in done.problems} <= {"floor.jumps"}
    assert all(reason.startswith("Không có") for _, reason in done.problems)
    assert len(done.exhibits) >= len(shelf.ready_made()[name].pins) - 1


@pytest.mark.parametrize("name", ["so-ket", "tong-ket"])
def test_the_packs_of_the_year_end_with_answers_to_likely_questions(name: str) -> None:
    *talk, backup = shelf.ready_made()[name].sections
    assert backup.is_backup
    asked = {pin.question for pin in (*backup.pins, *(pin for section in talk for pin in section.pins))}
    assert {
        "floor.falls",
        "floor.persistent",
        "targets.pace",
        "quality.reminders",
        "floor.inconsistent",
        "floor.jumps",
    } <= asked
    assert not any(section.is_backup for section in talk)


@pytest.mark.parametrize("name", ["Hội nghị 6/2026", "../../etc/x", "<b>=HACK()</b>", "con", "a" * 300])
def test_a_pack_is_saved_and_read_by_any_name(name: str, tmp_path: Path) -> None:
    kept = pack(Pin("standards.matrix", (("order", "official"),), title="=1+1", note="<b>"), name=name)
    path = shelf.save(tmp_path, kept)
    assert path.parent == tmp_path / "packs"
    assert shelf.saved(tmp_path) == {name: kept}
    shelf.remove(tmp_path, name)
    assert shelf.saved(tmp_path) == {}


def test_a_damaged_file_hides_no_other_pack(tmp_path: Path) -> None:
    shelf.save(tmp_path, pack(Pin("quality.files")))
    (tmp_path / "packs" / "damaged.json").write_text('{"section": "no"}', encoding="utf-8")
    (tmp_path / "packs" / "torn.json").write_text('{"section": [', encoding="utf-8")
    assert list(shelf.saved(tmp_path)) == ["Gói thử"]


def test_a_pack_is_the_same_after_it_was_written_and_read() -> None:
    pin = Pin("standards.tests", (("unit", "03127"),), unit="03127", has_annex=True)
    kept = Pack("Gói", "Thử", (Section("Phần một", (pin,)), Section("Dự phòng", (pin,), is_backup=True)))
    assert parsed("other", declared(kept)) == kept


def test_a_pinned_exhibit_is_asked_again_with_its_unit_and_options(sample_data: Path) -> None:
    warehouse = open_warehouse(sample_data)
    context = selected(warehouse, Selection(school_year=YEAR, unit="03127"))
    exhibit = ask(context, "facilities.shortage", item="classrooms")
    assert isinstance(exhibit.asked, Asked)
    again = answered(warehouse, pack(Pin.of(exhibit.asked)), YEAR).answers[0].exhibit
    assert again is not None
    assert again.table.equals(exhibit.table)


def test_a_unit_or_question_that_is_gone_says_so_and_the_rest_stays(sample_data: Path) -> None:
    asked = pack(
        Pin("facilities.needs"),
        Pin("facilities.needs", unit="99999"),
        Pin("facilities.abolished"),
        Pin("targets.over_units", (("indicator", "abolished"),)),
    )
    done = answered(open_warehouse(sample_data), asked, YEAR)
    assert len(done.exhibits) == 1
    said = [reason for _, reason in done.problems]
    assert "99999" in said[0]
    assert "facilities.abolished" in said[1]
    assert len(said) == 3


def test_last_terms_pack_follows_the_new_period() -> None:
    old = pack(Pin("facilities.needs", school_year="2024-2025", period="mid"))
    new = old.for_term("Học kỳ II", "2025-2026", "end")
    assert (new.name, new.school_year, new.period) == ("Học kỳ II", "2025-2026", "end")
    assert [(pin.school_year, pin.period) for pin in new.pins] == [("", "")]
    assert old.pins[0].period == "mid"


def test_a_year_without_figures_is_not_guessed(sample_data: Path) -> None:
    with pytest.raises(YearMissing, match="1999-2000"):
        answered(open_warehouse(sample_data), pack(Pin("facilities.needs")), "1999-2000")


def test_what_projects_build_counts_no_teachers(sample_data: Path) -> None:
    done = answered(open_warehouse(sample_data), pack(Pin("facilities.projects")), YEAR)
    table = done.exhibits[0][1].table
    assert "classrooms" in set(table["item"])
    assert not set(table["item"]) & set(staffing_items())
