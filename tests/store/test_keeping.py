"""What is kept of received files, and that no crash loses or mixes anything."""

import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from etl.issues import Issue
from etl.readings import SheetReading
from etl.store import publish as publishing
from etl.store.folder import DataFolder
from etl.store.ledger import Ledger
from etl.store.outcome import Outcome
from etl.store.persons import PERSON_LIST_CHECK
from tests.store.office import ROOT, Office, register, sheet

Digest = Callable[[Path], dict[str, bytes]]
PERSONS = SheetReading("DATA", issues=[Issue(PERSON_LIST_CHECK, "DATA", "", {"sheet": "DATA"})])


def received(office: Office) -> list[Path]:
    return sorted(path for path in office.folder.received.rglob("*") if path.is_file())


def test_bytes_are_archived_by_content_and_never_rewritten(office: Office) -> None:
    path = office.write("a.xlsx", sheet(("TH Hoa Ban 1", [{"value": 1}])))
    office.load(path)
    kept = next(found for found in received(office) if found.read_bytes() == path.read_bytes())
    before = kept.stat()
    office.load(path)
    assert kept.parent.name == kept.name[:2]
    assert kept.stat().st_mtime_ns == before.st_mtime_ns


def test_an_unchanged_file_is_read_once(office: Office) -> None:
    office.send("a.xlsx", sheet(("TH Hoa Ban 1", [{"value": 1}])))
    office.send("b.xlsx", sheet(("THCS Hoa Ban", [{"value": 2}])))
    assert len(office.read) == len(set(office.read)) == 3


@pytest.mark.parametrize("damage", [b"", b"nothing", b"0" * 64 + b"\n" + b"x" * 200])
def test_a_damaged_cache_entry_is_read_again_from_the_archive(office: Office, damage: bytes) -> None:
    office.send("a.xlsx", sheet(("TH Hoa Ban 1", [{"value": 1}])))
    for entry in office.folder.cache.iterdir():
        entry.write_bytes(damage)
    office.send("b.xlsx", sheet(("THCS Hoa Ban", [{"value": 2}])))
    assert office.facts() == [("CS1", "pupils", 2.0), ("TH1", "pupils", 1.0)]


def test_the_cache_holds_a_reading_whole(office: Office) -> None:
    first = sheet(
        ("TH Hoa Ban 1", [{"value": 0.1 + 0.2, "raw": "0,3\n“”"}, {"value": None, "state": "missing"}])
    )
    second = sheet(("TH Không Có", [{}]), ("THCS Hoa Ban", [{"grade": "6"}]), name="Tờ 2")
    second.issues.append(Issue("text_number", "Tờ 2", "C9", {"count": 2, "cells": "C9:C10"}))
    office.send("a.xlsx", first, second)
    facts, issues = office.facts("*"), office.rows("SELECT * FROM issue")
    for snapshot in office.folder.warehouse.iterdir():
        snapshot.unlink()
    office.load()
    assert len(office.read) == 2
    assert office.facts("*") == facts
    assert office.rows("SELECT * FROM issue") == issues


def test_files_one_by_one_give_what_they_give_together(office: Office, tmp_path: Path) -> None:
    paths = [
        office.write("a.xlsx", sheet(("TH Hoa Ban 1", [{"value": 1}]), ("THCS Hoa Ban", [{"value": 5}]))),
        office.write("b.xlsx", sheet(("TH Hoa Ban 1", [{"value": 2}]))),
        office.write("c.xlsx", sheet(("THCS Hoa Ban", [{"value": 6}]), variant="f.by_grade")),
    ]
    for path in paths:
        office.load(path)
    together = Office(DataFolder(tmp_path / "other"), tmp_path, office.readings)
    together.load(office.desk / "danh-muc.xlsx", *paths)
    assert together.facts() == office.facts()
    assert together.issues() == office.issues()


def test_everything_but_archive_and_ledger_can_be_rebuilt(office: Office) -> None:
    office.send("a.xlsx", sheet(("TH Hoa Ban 1", [{"value": 1}]), ("THCS Hoa Ban", [{"value": 2}])))
    facts = office.facts()
    for folder in (office.folder.cache, office.folder.warehouse):
        for path in folder.iterdir():
            path.unlink()
    office.load()
    assert office.facts() == facts


def test_a_refused_file_changes_no_fact_and_is_listed(office: Office) -> None:
    office.send("a.xlsx", sheet(("TH Hoa Ban 1", [{"value": 1}])))
    facts = office.facts("*")
    report = office.send("hong.xlsx", issues=[Issue("file_damaged")])
    assert report.outcome == Outcome.REFUSED
    assert report.reasons
    assert office.facts("*") == facts
    assert ("hong.xlsx", "", "", "file_damaged", "refuse") in office.issues()


def test_of_a_list_of_people_nothing_is_kept_but_name_and_reason(office: Office, digest: Digest) -> None:
    path = office.write("danh-sach.xlsx", PERSONS, content="Nguyễn Văn Bịa 01/01/2010")
    report = office.load(path).files[0]
    assert report.outcome == Outcome.REFUSED
    assert not any("Bịa".encode() in content for content in digest(office.folder.root).values())
    assert len(received(office)) == 1
    assert (
        "danh-sach.xlsx",
        "DATA",
        "",
        PERSONS.issues[0].check,
        PERSONS.issues[0].severity,
    ) in office.issues()
    office.send("a.xlsx", sheet(("TH Hoa Ban 1", [{"value": 1}])))
    assert ("danh-sach.xlsx", "", "", "file_only_persons", "refuse") in office.issues()


def test_beside_a_list_of_people_the_other_sheets_are_used_but_the_bytes_go(
    office: Office, digest: Digest
) -> None:
    numbers = sheet(("TH Hoa Ban 1", [{"value": 1}]))
    office.load(office.write("xa.xlsx", PERSONS, numbers, content="Nguyễn Văn Bịa 01/01/2010"))
    assert not any("Bịa".encode() in content for content in digest(office.folder.root).values())
    for entry in office.folder.cache.iterdir():
        entry.unlink()
    office.send("b.xlsx", sheet(("THCS Hoa Ban", [{"value": 2}])))
    assert office.facts() == [("CS1", "pupils", 2.0), ("TH1", "pupils", 1.0)]


def test_a_workbook_whose_bytes_are_not_kept_is_read_anew_when_it_is_sent_again(office: Office) -> None:
    path = office.write("xa.xlsx", PERSONS, sheet(("TH Hoa Ban 1", [{"value": 1}])), content="people")
    office.load(path)
    snapshot = office.load(path).snapshot
    assert office.load(path).snapshot == snapshot
    office.write("xa.xlsx", PERSONS, sheet(("TH Hoa Ban 1", [{"value": 2}])), content="people")
    assert office.load(path).files[0].change == (0, 1, 0)
    assert office.facts() == [("TH1", "pupils", 2.0)]


def test_a_check_says_the_same_as_a_load_and_changes_no_byte(office: Office, digest: Digest) -> None:
    office.send("a.xlsx", sheet(("TH Hoa Ban 1", [{"value": 1}])))
    before = digest(office.folder.root)
    path = office.write(
        "b.xlsx", sheet(("TH Hoa Ban 1", [{"value": 2}, {"measure": "classes"}]), ("TH X", [{}]))
    )
    checked = office.check(path).files
    assert digest(office.folder.root) == before
    assert office.load(path).files == [replace(file, issues=()) for file in checked]
    assert [issue.check for issue in checked[0].issues] == ["unit_unknown_no_candidate"]
    assert checked[0].change == (1, 1, 0)


def test_a_check_creates_no_folder(empty_office: Office) -> None:
    empty_office.check(empty_office.write("a.xlsx", sheet(("TH Hoa Ban 1", [{"value": 1}]))))
    assert not empty_office.folder.root.exists()


def test_a_crash_while_reading_loses_no_received_file(office: Office) -> None:
    path = office.write("a.xlsx", sheet(("TH Hoa Ban 1", [{"value": 1}])))
    content, kept = path.read_text(encoding="utf-8"), office.readings
    office.readings = {}
    with pytest.raises(KeyError):
        office.load(path)
    path.unlink()
    assert office.facts() == []
    office.readings = kept
    office.load()
    assert content in office.read
    assert office.facts() == [("TH1", "pupils", 1.0)]


@pytest.mark.parametrize("step", ["_write", "_verify", "write_whole"])
def test_a_crash_while_publishing_leaves_the_former_state(
    office: Office, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    office.send("a.xlsx", sheet(("TH Hoa Ban 1", [{"value": 1}])))
    path = office.write("b.xlsx", sheet(("TH Hoa Ban 1", [{"value": 2}])))

    def crash(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(publishing, step, crash)
        with pytest.raises(KeyboardInterrupt):
            office.load(path)
    assert office.facts() == [("TH1", "pupils", 1.0)]
    office.load(path)
    assert office.facts() == [("TH1", "pupils", 2.0)]
    assert not list(office.folder.warehouse.glob(".building-*"))


def test_a_killed_load_leaves_the_former_state_and_no_lock(office: Office, tmp_path: Path) -> None:
    office.send("a.xlsx", sheet(("TH Hoa Ban 1", [{"value": 1}])))
    script = (
        "import os, sys; from pathlib import Path; from etl.store import publish, session; from etl.store.folder import DataFolder\n"
        "publish._verify = lambda *a: os.kill(os.getpid(), 9)\n"
        "session.load(DataFolder(Path(sys.argv[1])), [Path(sys.argv[2])], lambda paths: iter(()), lambda *a: None, lambda: None)\n"
    )
    other = office.write("b.xlsx", issues=[Issue("file_damaged")])
    script = script.replace(
        "iter(())", "((p, __import__('etl.readings').readings.WorkbookReading()) for p in paths)"
    )
    killed = subprocess.run(
        [sys.executable, "-c", script, str(office.folder.root), str(other)],
        cwd=ROOT,
        capture_output=True,
        check=False,
    )
    assert killed.returncode < 0, killed.stderr
    assert office.facts() == [("TH1", "pupils", 1.0)]
    assert list(office.folder.warehouse.glob(".building-*"))
    office.send("c.xlsx", sheet(("TH Hoa Ban 1", [{"value": 3}])))
    assert office.facts() == [("TH1", "pupils", 3.0)]
    assert not list(office.folder.warehouse.glob(".building-*"))


def test_the_last_snapshots_are_kept_and_the_older_go(office: Office) -> None:
    for value in range(6):
        office.send(f"{value}.xlsx", sheet(("TH Hoa Ban 1", [{"value": value}])))
    assert len(list(office.folder.warehouse.glob("*.duckdb"))) == publishing.KEPT_SNAPSHOTS


def test_a_damaged_snapshot_is_built_again(office: Office) -> None:
    path = office.write("a.xlsx", sheet(("TH Hoa Ban 1", [{"value": 1}])))
    office.load(path)
    for snapshot in office.folder.warehouse.glob("*.duckdb"):
        snapshot.write_bytes(b"damaged")
    office.load(path)
    assert office.facts() == [("TH1", "pupils", 1.0)]


def test_names_that_waited_are_resolved_when_the_register_learns_them(empty_office: Office) -> None:
    waiting = empty_office.send("a.xlsx", sheet(("TH Hoa Ban 1", [{"value": 1}])))
    assert waiting.outcome == Outcome.REFUSED
    assert waiting.change == (0, 0, 0)
    path = empty_office.write(
        "dm.xlsx", register("TH1 | Trường Tiểu học Hoa Ban 1 | TH | 03127 | Phường Him Lam")
    )
    report = empty_office.load(path)
    assert report.elsewhere == (1, 0, 0)
    assert empty_office.facts() == [("TH1", "pupils", 1.0)]
    assert empty_office.issues() == []


def test_a_file_without_a_number_is_refused_and_replaces_nothing(office: Office) -> None:
    office.send("a.xlsx", sheet(("TH Hoa Ban 1", [{"value": 1}])))
    blank = office.send("trong.xlsx", sheet(("TH Hoa Ban 1", [{"value": None, "state": "missing"}])))
    unknown = office.send("khac.xlsx", SheetReading("Sheet1"))
    assert [blank.outcome, unknown.outcome] == [Outcome.REFUSED] * 2
    assert [row[3] for row in office.issues()] == ["file_without_known_form", "file_without_numbers"]
    assert office.facts() == [("TH1", "pupils", 1.0)]


def test_numbers_without_a_school_year_or_with_an_impossible_one_wait(office: Office) -> None:
    rows = [{"school_year": ""}, {"school_year": "2023-2025"}, {"school_year": "2023-2024", "value": 7}]
    office.send("a.xlsx", sheet(("TH Hoa Ban 1", rows)))
    assert office.facts() == [("TH1", "pupils", 7.0)]
    assert {row[3] for row in office.issues()} == {"sheet_without_school_year"}


def test_the_ledger_notes_receipts_and_publications(office: Office) -> None:
    office.send("a.xlsx", sheet(("TH Hoa Ban 1", [{"value": 1}])))
    ledger = Ledger(office.folder.ledger, read_only=True)
    assert [(receipt.number, receipt.file_name) for receipt in ledger.receipts()] == [
        (1, "danh-muc.xlsx"),
        (2, "a.xlsx"),
    ]
    ledger.close()
    with sqlite3.connect(office.folder.ledger) as connection:
        actions = [action for (action,) in connection.execute("SELECT action FROM audit")]
    assert actions == ["received", "published"] * 2


def test_a_second_load_waits_for_the_first(office: Office) -> None:
    path = office.write("a.xlsx", sheet(("TH Hoa Ban 1", [{"value": 1}])))
    holder = subprocess.Popen(
        [
            sys.executable,
            "-c",
            "import sys, time; from pathlib import Path; from etl.store.lock import exclusive\n"
            "with exclusive(Path(sys.argv[1]), 5, lambda: None):\n    print('held', flush=True); time.sleep(1)",
            str(office.folder.lock),
        ],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        env=os.environ,
    )
    assert holder.stdout is not None
    assert holder.stdout.readline().strip() == b"held"
    told: list[str] = []
    from etl.store.session import load

    load(office.folder, [path], office.reader, lambda *_: None, lambda: told.append("waiting"))
    holder.wait()
    holder.stdout.close()
    assert told == ["waiting"]
    assert office.facts() == [("TH1", "pupils", 1.0)]
