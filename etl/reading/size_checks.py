"""Whether a file or a sheet stays within the declared limits; each question answers with an issue or None."""

import zipfile

from etl.issues import Issue
from etl.reading.limits import limits

_MEGABYTE = 1024 * 1024


def file_size_issue(size: int) -> Issue | None:
    """The issue of a file of `size` bytes."""
    return _megabyte_issue("file_too_large", size, limits().file_bytes)


def unzipped_size_issue(package: zipfile.ZipFile) -> Issue | None:
    """The issue of a package by what its directory declares; no part can be read beyond that."""
    size = sum(part.file_size for part in package.infolist())
    return _megabyte_issue("file_unzips_too_large", size, limits().file_unzipped_bytes)


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


def _megabyte_issue(check: str, size: int, limit: int) -> Issue | None:
    if size <= limit:
        return None
    return Issue(check, facts={"megabytes": -(-size // _MEGABYTE), "limit_megabytes": limit // _MEGABYTE})
