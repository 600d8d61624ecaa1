"""What one new report costs beside building the whole warehouse anew, and what loading an unchanged folder again costs.

    python -m benchmarks.store [--workbooks 600]

Loads a register and all workbooks but one into an empty folder (the full rebuild, from bytes), then the last one, then
everything again. Then the warehouse is built anew from the readings and compared with the one that has grown, row for
row. Elapsed times need idle cores; processor times (ours and those of the reading children) hold on a busy machine too.
Exit code 1: a ratio of processor times is above its limit, or a row differs.
"""

import argparse
import re
import resource
import shutil
import sys
import tempfile
import time
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import duckdb
from openpyxl import Workbook

from benchmarks.material.school_workbooks import SCHOOLS_PER_SHEET, write_workbooks
from etl.reading.isolation import read_isolated
from etl.store.folder import DataFolder
from etl.store.publish import live_snapshot
from etl.store.session import Report, load

NEW_REPORT_SHARE = 0.03
UNCHANGED_SHARE = 0.05
_PATTERNS = 20
"""Workbooks with figures of their own; the others repeat them for other schools."""
_REGISTER_HEAD = (
    "Mã trường", "Tên trường", "Tên gọi khác", "Cấp học", "Loại hình", "Mã xã", "Xã, phường",
    "Chuyên viên phụ trách", "Ngày bắt đầu", "Ngày kết thúc",
)  # fmt: skip
_DIFFERING = """
SELECT count(*) FROM (
    (FROM one.{table} EXCEPT ALL FROM other.{table}) UNION ALL (FROM other.{table} EXCEPT ALL FROM one.{table})
)
"""
_GROUPS, _FIRST_YEAR = 60, 2014
"""Each workbook is about one of so many groups of 60 schools, in one school year."""
_KINDS = (("Trường Tiểu học", "TH"), ("Trường THCS", "THCS"), ("Trường Mầm non", "MN"))


@dataclass(frozen=True, slots=True)
class Cost:
    """What one load cost."""

    elapsed: float
    processor: float
    """Seconds of all processes."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Make the workbooks, load them, print the ratios."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--workbooks", type=int, default=600)
    count = parser.parse_args(arguments).workbooks
    with tempfile.TemporaryDirectory() as scratch:
        desk, folder = Path(scratch) / "desk", DataFolder(Path(scratch) / "data")
        desk.mkdir()
        register, paths = write_register(desk, count), many_workbooks(desk, count)
        full = timed(folder, [register, *paths[:-1]])
        new = timed(folder, paths[-1:])
        unchanged = timed(folder, [register, *paths])
        grown = shutil.copyfile(live(folder), Path(scratch) / "grown.duckdb")
        shutil.rmtree(folder.warehouse)
        again = timed(folder, [])
        differing = differing_rows(grown, live(folder))
    print(f"{count} workbooks                    elapsed    processor")
    print(f"full, from bytes             {full.elapsed:10.2f} s {full.processor:10.2f} s")
    print(f"full, from readings          {again.elapsed:10.2f} s {again.processor:10.2f} s")
    fits = share("one new report", new, full, NEW_REPORT_SHARE)
    fits &= share("an unchanged folder", unchanged, full, UNCHANGED_SHARE)
    print(
        f"grown and built anew         {'the same rows' if not differing else f'DIFFER in {differing} rows'}"
    )
    return 0 if fits and not differing else 1


def share(name: str, cost: Cost, full: Cost, limit: float) -> bool:
    """Prints a load as a share of the full rebuild; whether its processor time is within the limit."""
    elapsed, processor = cost.elapsed / full.elapsed, cost.processor / full.processor
    print(
        f"{name:28} {cost.elapsed:10.2f} s {cost.processor:10.2f} s = {elapsed:.1%} elapsed, {processor:.1%} processor,"
        f" {'within' if processor <= limit else 'ABOVE'} the limit of {limit:.0%}"
    )
    return processor <= limit


def timed(folder: DataFolder, paths: list[Path]) -> Cost:
    """What one load costs."""
    start, processor = time.perf_counter(), processor_seconds()
    report: Report = load(folder, paths, read_isolated, lambda *_: None, lambda: None)
    cost = Cost(time.perf_counter() - start, processor_seconds() - processor)
    assert all(file.outcome.value == "accepted" for file in report.files), report.files[:3]
    return cost


def processor_seconds() -> float:
    """Of this process and its ended children, until now."""
    ended = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + ended.ru_utime + ended.ru_stime


def live(folder: DataFolder) -> Path:
    """The live snapshot."""
    snapshot = live_snapshot(folder)
    assert snapshot is not None
    return snapshot


def differing_rows(one: Path, other: Path) -> int:
    """Rows that only one of two snapshots holds, over all tables but the one that names the snapshot."""
    with duckdb.connect() as connection:
        for name, path in (("one", one), ("other", other)):
            connection.execute(f"ATTACH '{path}' AS {name} (READ_ONLY)")
        tables = connection.execute(
            "SELECT table_name FROM duckdb_tables() WHERE database_name = 'one'"
        ).fetchall()
        return sum(
            int(connection.execute(_DIFFERING.format(table=table)).fetchall()[0][0])
            for (table,) in tables
            if table != "snapshot"
        )


def write_register(desk: Path, count: int) -> Path:
    """A register of the schools that `count` workbooks are about."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet("Danh mục")
    sheet.append(["DANH MỤC TRƯỜNG"])
    sheet.append(_REGISTER_HEAD)
    for number in range(min(count, _GROUPS)):
        for school in range(1, SCHOOLS_PER_SHEET + 1):
            for name, levels in _KINDS:
                code = f"{levels}{number:03d}{school:02d}"
                sheet.append(
                    [code, f"{name} số {number:03d}-{school:02d}", "", levels, "", "03127", "Phường Him Lam"]
                )
    path = desk / "danh-muc.xlsx"
    book.save(path)
    return path


def many_workbooks(desk: Path, count: int) -> list[Path]:
    """`count` workbooks of different schools or years."""
    (desk / "patterns").mkdir()
    patterns = write_workbooks(desk / "patterns", min(count, _PATTERNS))
    paths = []
    for number in range(count):
        pattern, group, year = number % len(patterns), number % _GROUPS, _FIRST_YEAR + number // _GROUPS
        texts = {
            f" {pattern:03d}-": f" {group:03d}-",
            "2022-2023": f"{year - 1}-{year}",
            "2023-2024": f"{year}-{year + 1}",
        }
        path = desk / f"{number:04d}.xlsx"
        with (
            zipfile.ZipFile(patterns[pattern]) as old,
            zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new,
        ):
            for part in old.namelist():
                new.writestr(part, _replaced(old.read(part), texts))
        paths.append(path)
    return paths


def _replaced(content: bytes, texts: Mapping[str, str]) -> bytes:
    """A part of a workbook with some of its words replaced, all of them at once."""
    words = {old.encode(): new.encode() for old, new in texts.items()}
    return re.sub(b"|".join(map(re.escape, words)), lambda found: words[found.group()], content)


if __name__ == "__main__":
    sys.exit(main())
