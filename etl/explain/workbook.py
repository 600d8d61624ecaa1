"""A whole file explained. Its bytes have been read in the limited child before; the parent reads them again to tell how."""

from pathlib import Path

from etl.explain.model import FileView
from etl.explain.sheets import issue_view, sheet_view
from etl.reading.worker import read_grids


def file_view(path: Path) -> FileView:
    """How a workbook was understood as it was sent, before any decision of the office about it."""
    grids, issues = read_grids(path)
    return FileView(
        path.name,
        [sheet_view(grid) for grid in grids],
        [issue_view(issue) for issue in issues],
    )
