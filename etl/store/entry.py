"""One file's reading as bytes and back: the numbers as Arrow columns, everything else as JSON beside them.

    sha256 of the rest (64 hex digits) | newline | Arrow stream, its schema metadata holding the JSON

The digest makes a damaged entry recognisable; such an entry is as good as none.
"""

import hashlib
import json
from collections.abc import Mapping, MutableSequence, Sequence
from dataclasses import dataclass, fields, is_dataclass
from itertools import chain
from typing import Any

import numpy as np
import pyarrow as pa

from etl.issues import Issue
from etl.readings import READING_COLUMNS, Decision, Mention, SheetReading, WorkbookReading
from etl.runs import Runs

_KEY = b"workbook"
_DIGEST_LENGTH = 64
_TYPES: Mapping[str, pa.DataType] = {"mention": pa.int32(), "value": pa.float64()}
_WORD = pa.dictionary(pa.int32(), pa.string())
"""Codes and marks repeat; kept as dictionaries a province's readings fit in memory."""
SCHEMA = pa.schema(
    [
        ("sheet", pa.int32()),
        ("row", pa.int32()),
        *((name, _TYPES.get(name, _WORD)) for name in READING_COLUMNS),
    ]
)


class DamagedEntryError(Exception):
    """The bytes are not an entry, or not all of it."""


@dataclass(frozen=True, slots=True)
class FileReading:
    """A workbook's reading with its numbers in one table (`SCHEMA`); the sheets' own column lists are empty."""

    workbook: WorkbookReading
    readings: pa.Table


def file_reading(workbook: WorkbookReading) -> FileReading:
    """Moves the numbers of all sheets into one table; `sheet` and `row` count from 0."""
    table = _table([sheet.readings for sheet in workbook.sheets])
    sheets = [_without_numbers(sheet) for sheet in workbook.sheets]
    return FileReading(WorkbookReading(sheets, workbook.issues), table)


def encode(reading: FileReading) -> bytes:
    """Bytes of an entry."""
    described = json.dumps(reading.workbook, default=_plain).encode()
    table = reading.readings.combine_chunks().replace_schema_metadata({_KEY: described})
    sink = pa.BufferOutputStream()
    with pa.ipc.new_stream(sink, table.schema, options=pa.ipc.IpcWriteOptions(compression="lz4")) as writer:
        writer.write_table(table)
    body: bytes = sink.getvalue().to_pybytes()
    return hashlib.sha256(body).hexdigest().encode() + b"\n" + body


def decode(entry: bytes) -> FileReading:
    """The reading of an entry; raises `DamagedEntryError`."""
    digest, body = entry[:_DIGEST_LENGTH], entry[_DIGEST_LENGTH + 1 :]
    if hashlib.sha256(body).hexdigest().encode() != digest:
        raise DamagedEntryError
    table = pa.ipc.open_stream(body).read_all()
    described = json.loads(table.schema.metadata[_KEY])
    workbook = WorkbookReading([_sheet(sheet) for sheet in described["sheets"]], _issues(described["issues"]))
    return FileReading(workbook, table.replace_schema_metadata(None))


def _plain(value: object) -> object:
    """What JSON has no word for: a dataclass by its fields, anything else as text."""
    if is_dataclass(value):
        return {field.name: getattr(value, field.name) for field in fields(value)}
    return str(value)


def _table(sheets: Sequence[Mapping[str, MutableSequence[Any]]]) -> pa.Table:
    """One table of all sheets, each column built once: its codes are encoded once, and written as one batch."""
    sizes = [len(columns["measure"]) for columns in sheets]
    arrays = [
        pa.array(np.repeat(np.arange(len(sizes), dtype=np.int32), sizes)),
        pa.array(chain.from_iterable(map(range, sizes)), pa.int32(), size=sum(sizes)),
    ]
    arrays += [_column(name, [columns[name] for columns in sheets]) for name in READING_COLUMNS]
    return pa.Table.from_arrays(arrays, schema=SCHEMA)


def _column(name: str, parts: Sequence[MutableSequence[Any]]) -> pa.Array:
    """A column in the type of the schema; runs are spread out after their values have been encoded."""
    if not all(isinstance(part, Runs) for part in parts):
        return _encoded(name, list(chain.from_iterable(parts)))
    runs = [part for part in parts if isinstance(part, Runs)]
    counts = list(chain.from_iterable(part.counts for part in runs))
    values = _encoded(name, list(chain.from_iterable(part.values for part in runs)))
    return values.take(pa.array(np.repeat(np.arange(len(counts)), counts)))


def _encoded(name: str, values: list[Any]) -> pa.Array:
    """Text is encoded after, which is quicker than while converting."""
    kind = SCHEMA.field(name).type
    return pa.array(values, pa.string()).dictionary_encode() if kind == _WORD else pa.array(values, kind)


def _without_numbers(sheet: SheetReading) -> SheetReading:
    return SheetReading(
        sheet=sheet.sheet,
        form=sheet.form,
        variant=sheet.variant,
        title=sheet.title,
        sender=sheet.sender,
        school_year=sheet.school_year,
        period=sheet.period,
        level=sheet.level,
        mentions=sheet.mentions,
        readings={},
        records=sheet.records,
        issues=sheet.issues,
        words=sheet.words,
        decision=sheet.decision,
        says_sample=sheet.says_sample,
    )


def _sheet(described: dict[str, Any]) -> SheetReading:
    mentions = [Mention._make((*texts, tuple(groups))) for *texts, groups in described["mentions"]]
    decision = described["decision"] and Decision(**described["decision"])
    return SheetReading(
        **{
            **described,
            "sender": tuple(described["sender"]),
            "mentions": mentions,
            "issues": _issues(described["issues"]),
            "decision": decision,
        }
    )


def _issues(described: list[dict[str, Any]]) -> list[Issue]:
    return [Issue(**issue) for issue in described]
