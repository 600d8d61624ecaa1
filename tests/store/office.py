"""An office with hand-made readings: the files are small texts, and what was read from each is given by the test."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import duckdb

from etl.issues import Issue
from etl.orders import Orders
from etl.readings import READING_COLUMNS, Mention, SheetReading, WorkbookReading
from etl.store.folder import DataFolder
from etl.store.publish import live_snapshot
from etl.store.session import FileReport, Report, check, load

Numbers = list[dict[str, Any]]
ROOT = Path(__file__).resolve().parents[2]
_READING = {
    "mention": 0, "level": "", "measure": "pupils", "grade": "", "age": "", "group": "", "category": "",
    "school_year": "2023-2024", "period": "start", "kind": "actual", "value": 1.0, "state": "number", "raw": "1",
}  # fmt: skip


def sheet(
    *rows: tuple[str | Mention, Numbers],
    form: str = "f",
    variant: str = "f.by_unit",
    name: str = "Biểu",
    **more: Any,
) -> SheetReading:
    """A sheet: (unit as written, its numbers) per row; mention cells are B1, B2 …, number cells C1, D1 …"""
    found = SheetReading(name, form, variant, school_year="2023-2024", period="start")
    for field_name, value in more.items():
        setattr(found, field_name, value)
    for line, (unit, numbers) in enumerate(rows, start=1):
        found.mentions.append(Mention(unit, f"B{line}", "school") if isinstance(unit, str) else unit)
        for column, number in enumerate(numbers):
            cell = {"cell": f"{chr(ord('C') + column)}{line}"}
            full = _READING | {"mention": line - 1, "raw": str(number.get("value", 1))} | cell | number
            for column_name in READING_COLUMNS:
                found.readings[column_name].append(full[column_name])
    return found


def register(*schools: str, name: str = "Danh mục") -> SheetReading:
    """A register from lines `code | name | levels | commune code | commune | from | to | aliases`."""
    columns = ("code", "name", "levels", "commune_code", "commune", "valid_from", "valid_to", "aliases")
    records = []
    for line, school in enumerate(schools, start=5):
        parts = [part.strip() for part in school.split("|")] + [""] * len(columns)
        records.append(dict(zip(columns, parts, strict=False)) | {"cell": f"A{line}"})
    return SheetReading(name, "register", records=records)


SCHOOLS = (
    "TH1 | Trường Tiểu học Hoa Ban số 1 | TH | 03127 | Phường Him Lam",
    "CS1 | Trường THCS Hoa Ban | THCS | 03127 | Phường Him Lam",
    "TC1 | Trường TH&THCS Suối Lư | TH&THCS | 03136 | Phường Mường Thanh",
)


@dataclass
class Office:
    """A data folder and the files that somebody sends to it."""

    folder: DataFolder
    desk: Path
    readings: dict[str, WorkbookReading] = field(default_factory=dict)
    read: list[str] = field(default_factory=list)

    def write(
        self, name: str, *sheets: SheetReading, issues: list[Issue] | None = None, content: str = ""
    ) -> Path:
        """A file of that name; its bytes decide what will be read from it."""
        content = content or f"{name} {len(self.readings)}"
        self.readings[content] = WorkbookReading(list(sheets), issues or [])
        path = self.desk / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")
        return path

    def reader(
        self, paths: list[Path], *, orders: Mapping[Path, Orders] | None = None
    ) -> Iterator[tuple[Path, WorkbookReading]]:
        for path in paths:
            content = path.read_text(encoding="utf-8")
            self.read.append(content)
            yield path, self.readings[content]

    def load(self, *paths: Path) -> Report:
        return load(self.folder, list(paths), self.reader, lambda *_: None, lambda: None)

    def check(self, *paths: Path) -> Report:
        return check(self.folder, list(paths), self.reader, lambda *_: None)

    def send(self, name: str, *sheets: SheetReading, issues: list[Issue] | None = None) -> FileReport:
        """Writes and loads one file."""
        return self.load(self.write(name, *sheets, issues=issues)).files[0]

    def rows(self, sql: str) -> list[tuple[Any, ...]]:
        """Answer of the live snapshot."""
        snapshot = live_snapshot(self.folder)
        assert snapshot is not None
        with duckdb.connect(str(snapshot), read_only=True) as connection:
            return connection.execute(sql).fetchall()

    def facts(self, columns: str = "unit_code, measure, value") -> list[tuple[Any, ...]]:
        return self.rows(
            f"SELECT {columns} FROM fact JOIN unit USING (unit_id)"
            " JOIN (SELECT sheet_id, file_name, sheet_name FROM sheet JOIN file USING (file_id)) USING (sheet_id)"
            " ORDER BY ALL"
        )

    def issues(self) -> list[tuple[Any, ...]]:
        return self.rows(
            "SELECT file_name, sheet, cell, check_id, severity FROM issue JOIN file USING (file_id) ORDER BY ALL"
        )
