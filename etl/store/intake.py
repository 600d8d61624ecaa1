"""From paths to readings: what is received, in which order, and what was read from it.

Loading archives every file before it is read and settles it as soon as it is; an interrupted load is finished by
the next one. Checking reads the files where they lie and writes nothing.
"""

import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from etl.issues import Issue
from etl.readings import SheetReading, WorkbookReading
from etl.store.archive import Archive, digest_of
from etl.store.cache import Cache
from etl.store.entry import DamagedEntryError, FileReading, decode, encode, file_reading
from etl.store.folder import DataFolder
from etl.store.ledger import Ledger, Receipt, ReceiptState

Progress = Callable[[int, int, str], None]
"""Called with (files read, files to read, name of the file being read)."""
Reader = Callable[[list[Path]], Iterator[tuple[Path, WorkbookReading]]]

_NEVER_WORKBOOKS = ("desktop.ini", "thumbs.db")
PERSON_LIST_CHECK = "list_of_people"


@dataclass(frozen=True, slots=True)
class Received:
    """One receipt and what was read from it."""

    receipt: Receipt
    reading: FileReading


@dataclass(frozen=True, slots=True)
class Submitted:
    """A file as handed to a command: its name, the hash of its bytes ('' = cannot be opened), whether they are new."""

    file_name: str
    sha256: str
    new: bool


def find_files(paths: Iterable[Path], folder: DataFolder) -> list[Path]:
    """Files named, and files in folders named, in the order of names; raises FileNotFoundError for a path that is not there."""
    found: list[Path] = []
    for path in paths:
        if path.is_dir():
            found.extend(sorted(_files_below(path, folder)))
        elif path.exists():
            found.append(path)
        else:
            raise FileNotFoundError(str(path))
    return list(dict.fromkeys(found))


def _files_below(top: Path, folder: DataFolder) -> Iterator[Path]:
    for place, folders, names in os.walk(top):
        folders[:] = sorted(
            name for name in folders if not name.startswith(".") and not folder.holds(Path(place, name))
        )
        for name in names:
            hidden = name.startswith((".", "~$")) or name.lower() in _NEVER_WORKBOOKS
            path = Path(place, name)
            if not hidden and path.is_file() and path not in (folder.ledger, folder.lock):
                yield path


@dataclass(slots=True)
class Intake:
    """Receives and reads the files of one data folder."""

    folder: DataFolder
    ledger: Ledger
    read: Reader
    progress: Progress

    def load(self, paths: list[Path]) -> tuple[list[Submitted], list[Received]]:
        """Archives the files, reads what is new or was left unread, and returns every receipt with its reading."""
        archive, cache = Archive(self.folder), Cache(self.folder)
        archive.clear_unfinished()
        known = {receipt.sha256: receipt.state for receipt in self.ledger.receipts()}
        interrupted = {sha256 for sha256, state in known.items() if state == ReceiptState.PENDING}
        resent: dict[str, Path] = {}
        submitted = []
        for path in paths:
            sha256 = _digest(path)
            new = sha256 in interrupted
            if sha256 and sha256 not in known:
                sha256 = archive.store(path)
                known[sha256] = ReceiptState.PENDING
                new = self.ledger.receive(sha256, path.name, path.stat().st_size)
            elif not new:
                _look_again(cache, known, sha256, path, resent)
            interrupted.discard(sha256)
            submitted.append(Submitted(path.name, sha256, new))
        readings = self._readings(self.ledger.receipts(), archive, cache, resent, self._settle)
        cache.prune()
        return submitted, readings

    def check(self, paths: list[Path]) -> tuple[list[Submitted], list[Received]]:
        """The same without writing: new files follow the receipts in the order given."""
        archive, cache = Archive(self.folder), Cache(self.folder, writable=False)
        receipts = self.ledger.receipts()
        known = {receipt.sha256 for receipt in receipts}
        places: dict[str, Path] = {}
        submitted = []
        for path in paths:
            sha256 = _digest(path)
            new = bool(sha256) and sha256 not in known
            submitted.append(Submitted(path.name, sha256, new))
            if new:
                known.add(sha256)
                places[sha256] = path
                number = receipts[-1].number + 1 if receipts else 1
                receipts.append(Receipt(number, sha256, path.name, datetime.now(), ReceiptState.PENDING))
        return submitted, self._readings(receipts, archive, cache, places, None)

    def _readings(
        self,
        receipts: list[Receipt],
        archive: Archive,
        cache: Cache,
        places: dict[str, Path],
        settle: "Callable[[Archive, Cache, Receipt, FileReading], FileReading] | None",
    ) -> list[Received]:
        """Readings of all receipts in order: from the cache, what is kept for them, or the bytes."""
        known: dict[str, FileReading] = {}
        unread: dict[Path, Receipt] = {}
        discards = self.ledger.discards()
        for receipt in receipts:
            path = places.get(receipt.sha256) or archive.find(receipt.sha256)
            again = receipt.sha256 in places
            reading = None if again else self._kept(receipt, archive, cache, discards)
            if reading is not None:
                known[receipt.sha256] = reading
            elif path is None:
                known[receipt.sha256] = file_reading(WorkbookReading(issues=[Issue("file_not_in_archive")]))
            else:
                unread[path] = receipt
        for done, (path, workbook) in enumerate(self.read(list(unread))):
            receipt = unread[path]
            self.progress(done + 1, len(unread), receipt.file_name)
            reading = file_reading(workbook)
            known[receipt.sha256] = (
                settle(archive, cache, receipt, reading) if settle else _without_persons(reading)
            )
        return [Received(receipt, known[receipt.sha256]) for receipt in receipts]

    def _kept(
        self, receipt: Receipt, archive: Archive, cache: Cache, discards: dict[str, list[tuple[str, str]]]
    ) -> FileReading | None:
        if receipt.state == ReceiptState.DISCARDED:
            reasons = discards.get(receipt.sha256, [])
            return file_reading(_discarded_workbook(reasons))
        if receipt.state == ReceiptState.READING_ONLY:
            entry = archive.kept_reading(receipt.sha256)
            try:
                return decode(entry) if entry else None
            except DamagedEntryError:
                return None
        return cache.get(receipt.sha256) if receipt.state == ReceiptState.KEPT else None

    def _settle(self, archive: Archive, cache: Cache, receipt: Receipt, reading: FileReading) -> FileReading:
        """Decides what is kept of a file that has just been read; returns the reading to use."""
        persons = _person_sheets(reading.workbook)
        reading = _without_persons(reading)
        if not persons and receipt.state != ReceiptState.READING_ONLY:
            cache.put(receipt.sha256, reading)
            if receipt.state == ReceiptState.PENDING:
                self.ledger.settle(receipt.sha256, ReceiptState.KEPT)
        elif _has_other_sheets(reading.workbook):
            archive.keep_reading(receipt.sha256, encode(reading))
            self.ledger.settle(receipt.sha256, ReceiptState.READING_ONLY)
            archive.discard(receipt.sha256)
        else:
            self.ledger.settle(receipt.sha256, ReceiptState.DISCARDED, persons)
            archive.discard(receipt.sha256)
        return reading


def _digest(path: Path) -> str:
    """sha256 of a file, '' where it cannot be opened."""
    try:
        return digest_of(path) if path.is_file() else ""
    except OSError:
        return ""


def _look_again(
    cache: Cache, known: dict[str, ReceiptState], sha256: str, path: Path, resent: dict[str, Path]
) -> None:
    """A refused file sent again is read again; so is one whose bytes were not kept."""
    if known.get(sha256) == ReceiptState.READING_ONLY:
        resent[sha256] = path
    reading = cache.get(sha256) if sha256 else None
    if reading and any(issue.severity == "refuse" for issue in reading.workbook.issues):
        cache.forget(sha256)


def _person_sheets(workbook: WorkbookReading) -> list[tuple[str, str]]:
    """(check, sheet) of every sheet that is a list of people."""
    issues = [*workbook.issues, *(issue for sheet in workbook.sheets for issue in sheet.issues)]
    return [(issue.check, issue.sheet) for issue in issues if issue.check == PERSON_LIST_CHECK]


def _without_persons(reading: FileReading) -> FileReading:
    """The reading with nothing of a list of people but the sheet's name and the issue that refuses it."""
    persons = _person_sheets(reading.workbook)
    if not persons:
        return reading
    if not _has_other_sheets(reading.workbook):
        return file_reading(_discarded_workbook(persons))
    sheets = []
    for sheet in reading.workbook.sheets:
        reasons = [
            Issue(issue.check, issue.sheet) for issue in sheet.issues if issue.check == PERSON_LIST_CHECK
        ]
        sheets.append(SheetReading(sheet.sheet, issues=reasons) if reasons else sheet)
    return FileReading(WorkbookReading(sheets, reading.workbook.issues), reading.readings)


def _has_other_sheets(workbook: WorkbookReading) -> bool:
    """Whether any sheet was recognised as a form, a register or a list of units."""
    return any(sheet.form not in ("", "blank") for sheet in workbook.sheets)


def _discarded_workbook(reasons: list[tuple[str, str]]) -> WorkbookReading:
    """What remains of a workbook that was nothing but a list of people."""
    return WorkbookReading([_emptied(check, sheet) for check, sheet in reasons], [Issue("file_only_persons")])


def _emptied(check: str, sheet: str) -> SheetReading:
    """A sheet of which only the name and the reason remain."""
    return SheetReading(sheet, issues=[Issue(check, sheet, facts={"sheet": sheet})])
