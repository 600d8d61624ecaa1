"""The office's own tables from received workbooks → `office/<table>.csv`, where everything else reads them.

The newest received workbook of a table that was not refused is the table, once: what the office writes into the CSV by
hand afterwards stays until the next workbook. What it takes the place of is kept under `office/former/`.
"""

import csv
import io
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import duckdb

from etl.forms.lists.office_tables import CLEARED, OFFICE
from etl.store.folder import DataFolder, write_whole
from etl.store.intake import Received
from etl.store.ledger import Ledger, Receipt
from indicators.catalog.office_tables import OfficeTable, office_tables

NOTE = "office_table"
_NEWEST = """
SELECT form, max(file_id) FROM sheet JOIN file USING (file_id)
WHERE starts_with(form, ?) AND outcome <> 'refused' GROUP BY form ORDER BY form
"""


@dataclass(frozen=True, slots=True)
class KeptTable:
    """A table that was written anew."""

    label: str
    rows: int
    file_name: str


def newest_tables(connection: duckdb.DuckDBPyConnection) -> list[tuple[str, int]]:
    """(form, number of the newest receipt that states it) of every table that a snapshot knows."""
    return [(form, number) for form, number in connection.execute(_NEWEST, [OFFICE]).fetchall()]


def keep_tables(
    folder: DataFolder,
    ledger: Ledger,
    newest: Sequence[tuple[str, int]],
    receipts: Sequence[Receipt],
    read: Callable[[Sequence[Receipt]], list[Received]],
) -> list[KeptTable]:
    """Writes the tables of which there is a newer workbook than the one that was written last."""
    by_number = {receipt.number: receipt for receipt in receipts}
    kept = []
    for form, number in newest:
        table, receipt = office_tables().get(form.removeprefix(OFFICE)), by_number[number]
        if table is None:
            continue
        path, note = folder.office / f"{table.name}.csv", f"{table.name} {receipt.sha256}"
        if path.is_file() and ledger.has_noted(NOTE, note):
            continue
        (received,) = read([receipt])
        sheets = received.reading.workbook.sheets
        records = [
            record
            for sheet in sheets
            if sheet.form == form
            for record in sheet.records
            if CLEARED not in record
        ]
        _write(folder, path, csv_of(table, records))
        ledger.note(NOTE, note)
        kept.append(KeptTable(table.label_vi, len(records), receipt.file_name))
    return kept


def csv_of(table: OfficeTable, records: Sequence[Mapping[str, str]]) -> bytes:
    """The lines of a table under their headings."""
    target = io.StringIO(newline="")
    rows = csv.writer(target, lineterminator="\r\n")
    rows.writerow([column.label_vi for column in table.columns])
    rows.writerows([record.get(column.name, "") for column in table.columns] for record in records)
    return target.getvalue().encode("utf-8-sig")


def _write(folder: DataFolder, path: Path, content: bytes) -> None:
    """Atomically; another content that stood there is kept beside."""
    if path.is_file() and path.read_bytes() != content:
        moment = f"{datetime.now():%Y%m%d-%H%M%S}"
        write_whole(folder.office / "former" / f"{path.stem}-{moment}.csv", path.read_bytes())
    write_whole(path, content)
