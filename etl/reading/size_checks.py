"""Whether a file or a sheet stays within the declared limits; each question answers with an issue or None."""

import zipfile

from etl.issues import Issue
from etl.reading.limits import limits

_MEGABYTE = 1024 * 1024
_MOST_DEFLATED = 1032
"""Bytes that one deflated byte can hold at most."""


def file_size_issue(size: int) -> Issue | None:
    """The issue of a file of `size` bytes."""
    return _megabyte_issue("file_too_large", size, limits().file_bytes)


def package_issue(package: zipfile.ZipFile) -> Issue | None:
    """The issue of a zip package: too large, or saying untruths about its own entries.

    Libraries that unzip without a bound may be given a package that passes. Reading an entry to its end compares size and
    checksum with what is declared; that is needed only where the packed bytes could hold more than is allowed.
    """
    entries = package.infolist()
    if issue := _megabyte_issue(
        "file_unzips_too_large", sum(entry.file_size for entry in entries), limits().file_unzipped_bytes
    ):
        return issue
    if len(package.NameToInfo) < len(entries):
        return Issue("file_damaged")
    if sum(entry.compress_size for entry in entries) * _MOST_DEFLATED > limits().file_unzipped_bytes:
        for entry in entries:
            with package.open(entry) as stream:
                while stream.read(_MEGABYTE):
                    pass
    return None


def sheet_count_issue(sheets: int) -> Issue | None:
    """The issue of a workbook with so many sheets."""
    if sheets <= limits().file_sheets:
        return None
    return Issue("file_has_too_many_sheets", facts={"sheets": sheets, "limit": limits().file_sheets})


def sheet_size_issue(name: str, height: int, width: int) -> Issue | None:
    """The issue of a sheet whose area from A1 to the last cell with content is so high and wide."""
    if height * width <= limits().sheet_cells:
        return None
    return Issue(
        "sheet_too_large", name, "", {"rows": height, "columns": width, "limit": limits().sheet_cells}
    )


def far_cells_issue(name: str, cells: list[str]) -> Issue:
    """The issue of cells with content that lie too far away to be read."""
    return Issue("cells_far_away", name, cells[0], {"first": cells[0], "cells": len(cells)})


def overlap_issue(name: str) -> Issue:
    """The issue of a sheet whose merged ranges lie on each other."""
    return Issue("merges_overlap", name)


def part_count_issue(content: bytes) -> Issue | None:
    """The issue of a zip package by the number of its entries, counted before its directory is built in memory."""
    parts = content.count(b"PK\x01\x02") if content.startswith(b"PK") else 0
    if parts <= limits().file_parts:
        return None
    return Issue("file_has_too_many_parts", facts={"parts": parts, "limit": limits().file_parts})


def _megabyte_issue(check: str, size: int, limit: int) -> Issue | None:
    if size <= limit:
        return None
    return Issue(check, facts={"megabytes": -(-size // _MEGABYTE), "limit_megabytes": limit // _MEGABYTE})
