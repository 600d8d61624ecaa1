"""From paths to readings: what is received, in which order, and what was read from it.

Loading archives every file before it is read and settles it as soon as it is; an interrupted load is finished by
the next one. Checking reads the files where they lie and writes nothing.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Protocol

from etl.issues import Issue
from etl.orders import CellOrder, Orders
from etl.readings import WorkbookReading
from etl.store.archive import Archive
from etl.store.cache import Cache
from etl.store.entry import DamagedEntryError, FileReading, decode, encode, file_reading
from etl.store.folder import DataFolder
from etl.store.ledger import Ledger, Receipt, ReceiptState
from etl.store.outcome import Outcome
from etl.store.paths import readable_digest
from etl.store.persons import discarded_workbook, has_other_sheets, person_sheets, without_persons

Progress = Callable[[int, int, str], None]
"""Called with (files read, files to read, name of the file being read)."""


class Reader(Protocol):
    """Reads files in the order given; `orders`: what the office has decided about some of them."""

    def __call__(
        self, paths: list[Path], *, orders: Mapping[Path, Orders] | None = None
    ) -> Iterator[tuple[Path, WorkbookReading]]: ...


@dataclass(frozen=True, slots=True)
class Received:
    """One receipt and what was read from it."""

    receipt: Receipt
    reading: FileReading
    orders: str = ""
    """Digest of the orders of the office under which it was read, '' = none."""


@dataclass(frozen=True, slots=True)
class Submitted:
    """A file as handed to a command: its name, the hash of its bytes ('' = cannot be opened), whether they are new."""

    file_name: str
    sha256: str
    new: bool


@dataclass(slots=True)
class Intake:
    """Receives and reads the files of one data folder."""

    folder: DataFolder
    ledger: Ledger
    read: Reader
    progress: Progress
    writable: bool = True

    _places: dict[str, Path] = field(default_factory=dict)
    """Where bytes lie that are not in the archive, or have to be read again from what was sent."""
    _again: set[str] = field(default_factory=set)
    """Received before, to be read again."""
    _just_kept: list[str] = field(default_factory=list)
    """Read and kept, not yet noted: a note for each would wait for the disk as often."""

    def load(self, paths: list[Path]) -> tuple[list[Submitted], list[Receipt]]:
        """Archives the files; (files as handed in, all receipts in order)."""
        archive, cache = Archive(self.folder), Cache(self.folder)
        archive.clear_unfinished()
        receipts = self.ledger.receipts()
        known = {receipt.sha256: receipt.state for receipt in receipts}
        interrupted = {sha256 for sha256, state in known.items() if state == ReceiptState.PENDING}
        refused = {receipt.sha256 for receipt in receipts if receipt.outcome == Outcome.REFUSED}
        self._again |= {
            sha256
            for sha256 in refused
            if known[sha256] == ReceiptState.KEPT and not cache.holds(sha256) and archive.find(sha256)
        }
        submitted = []
        for path in paths:
            sha256 = readable_digest(path)
            new = sha256 in interrupted
            if sha256 and sha256 not in known:
                sha256 = archive.store(path)
                known[sha256] = ReceiptState.PENDING
                new = self.ledger.receive(sha256, path.name, path.stat().st_size)
            elif sha256 and not new:
                self._look_again(cache, known[sha256], sha256, path, sha256 in refused)
            interrupted.discard(sha256)
            submitted.append(Submitted(path.name, sha256, new))
        return submitted, self.ledger.receipts()

    def check(self, paths: list[Path]) -> tuple[list[Submitted], list[Receipt]]:
        """The same without writing: new files follow the receipts in the order given."""
        receipts = self.ledger.receipts()
        known = {receipt.sha256 for receipt in receipts}
        submitted = []
        for path in paths:
            sha256 = readable_digest(path)
            new = bool(sha256) and sha256 not in known
            submitted.append(Submitted(path.name, sha256, new))
            if new:
                known.add(sha256)
                self._places[sha256] = path
                number = receipts[-1].number + 1 if receipts else 1
                receipts.append(Receipt(number, sha256, path.name, datetime.now(), ReceiptState.PENDING))
        return submitted, receipts

    def is_stale(self, receipts: Sequence[Receipt]) -> bool:
        """Whether one of these has to be read again."""
        return any(receipt.sha256 in self._again for receipt in receipts)

    def readings(self, receipts: Sequence[Receipt]) -> list[Received]:
        """What was read from these receipts: from the cache, from what is kept for them, or now from the bytes."""
        cache = Cache(self.folder, writable=self.writable)
        return self._readings(receipts, Archive(self.folder), cache, self._settle if self.writable else None)

    def under_orders(self, received: Sequence[Received], orders: Mapping[int, Orders]) -> list[Received]:
        """The same receipts, those with orders read under them; a file whose bytes are not kept stays as it is."""
        archive, cache = Archive(self.folder), Cache(self.folder, writable=self.writable)
        found = {item.receipt.number: item for item in received}
        unread: dict[Path, Received] = {}
        for item in received:
            if about := orders.get(item.receipt.number):
                reading = cache.get(item.receipt.sha256, about.digest)
                path = self._places.get(item.receipt.sha256) or archive.find(item.receipt.sha256)
                if reading is not None:
                    found[item.receipt.number] = Received(item.receipt, reading, about.digest)
                elif path is not None:
                    unread[path] = item
        by_path = {path: orders[item.receipt.number] for path, item in unread.items()}
        for path, workbook in self.read(list(unread), orders=by_path) if unread else ():
            item, about = unread[path], by_path[path]
            _restore_raw(workbook, item.reading, about.cells)
            reading = without_persons(file_reading(workbook))
            cache.put(item.receipt.sha256, reading, about.digest)
            found[item.receipt.number] = Received(item.receipt, reading, about.digest)
        return list(found.values())

    def _readings(
        self,
        receipts: Sequence[Receipt],
        archive: Archive,
        cache: Cache,
        settle: "Callable[[Archive, Cache, Receipt, FileReading], FileReading] | None",
    ) -> list[Received]:
        """Readings of all receipts in order: from the cache, what is kept for them, or the bytes."""
        known: dict[str, FileReading] = {}
        unread: dict[Path, Receipt] = {}
        discards = self.ledger.discards()
        for receipt in receipts:
            path = self._places.get(receipt.sha256) or archive.find(receipt.sha256)
            again = receipt.sha256 in self._places
            reading = None if again else self._kept(receipt, archive, cache, discards)
            if reading is not None:
                known[receipt.sha256] = reading
            elif path is None:
                known[receipt.sha256] = file_reading(WorkbookReading(issues=[Issue("file_not_in_archive")]))
            else:
                unread[path] = receipt
        try:
            for done, (path, workbook) in enumerate(self.read(list(unread))):
                receipt = unread[path]
                self.progress(done + 1, len(unread), receipt.file_name)
                reading = file_reading(workbook)
                known[receipt.sha256] = (
                    settle(archive, cache, receipt, reading) if settle else without_persons(reading)
                )
        finally:
            self._note_kept()
        return [Received(receipt, known[receipt.sha256]) for receipt in receipts]

    def _kept(
        self, receipt: Receipt, archive: Archive, cache: Cache, discards: dict[str, list[tuple[str, str]]]
    ) -> FileReading | None:
        if receipt.state == ReceiptState.DISCARDED:
            reasons = discards.get(receipt.sha256, [])
            return file_reading(discarded_workbook(reasons))
        if receipt.state == ReceiptState.READING_ONLY:
            entry = archive.kept_reading(receipt.sha256)
            try:
                return decode(entry) if entry else None
            except DamagedEntryError:
                return None
        return cache.get(receipt.sha256) if receipt.state == ReceiptState.KEPT else None

    def _settle(self, archive: Archive, cache: Cache, receipt: Receipt, reading: FileReading) -> FileReading:
        """Decides what is kept of a file that has just been read; returns the reading to use."""
        persons = person_sheets(reading.workbook)
        reading = without_persons(reading)
        if not persons and receipt.state != ReceiptState.READING_ONLY:
            cache.put(receipt.sha256, reading)
            if receipt.state == ReceiptState.PENDING:
                self._just_kept.append(receipt.sha256)
        elif has_other_sheets(reading.workbook):
            archive.keep_reading(receipt.sha256, encode(reading))
            self.ledger.settle(receipt.sha256, ReceiptState.READING_ONLY)
            archive.discard(receipt.sha256)
        else:
            self.ledger.settle(receipt.sha256, ReceiptState.DISCARDED, persons)
            archive.discard(receipt.sha256)
        return reading

    def _note_kept(self) -> None:
        if self._just_kept:
            self.ledger.keep(self._just_kept)
            self._just_kept.clear()

    def _look_again(
        self, cache: Cache, state: ReceiptState, sha256: str, path: Path, was_refused: bool
    ) -> None:
        """A refused file sent again is read again; so is one whose bytes were not kept."""
        if state == ReceiptState.READING_ONLY:
            self._places[sha256] = path
            self._again.add(sha256)
        elif was_refused:
            reading = cache.get(sha256)
            if reading and any(issue.severity == "refuse" for issue in reading.workbook.issues):
                cache.forget(sha256)
                self._again.add(sha256)


def _restore_raw(workbook: WorkbookReading, plain: FileReading, orders: Sequence[CellOrder]) -> None:
    """A corrected number keeps what its cell holds as its raw text."""
    corrected = {(order.sheet, order.cell) for order in orders}
    names = [sheet.sheet for sheet in plain.workbook.sheets]
    table = plain.readings.select(["sheet", "cell", "raw"])
    rows = zip(*(table[name].to_pylist() for name in table.column_names), strict=True) if corrected else ()
    raw = {(names[n], cell): text for n, cell, text in rows if (names[n], cell) in corrected}
    for sheet in workbook.sheets:
        for place, cell in enumerate(sheet.readings["cell"]):
            if (sheet.sheet, cell) in corrected:
                sheet.readings["raw"][place] = raw.get((sheet.sheet, str(cell)), "")
