"""Texts of cells and what merged areas show. Knows a grid and nothing of its meaning."""

from etl.grid import Grid, Value


def cell_text(value: Value) -> str:
    """Text of a cell; whole numbers without their decimal point."""
    if value is None or isinstance(value, bool):
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value).strip()


class Cover:
    """Merged areas of a grid: which cell a position shows."""

    def __init__(self, grid: Grid) -> None:
        self.grid = grid
        self._origin: dict[tuple[int, int], tuple[int, int]] = {}
        for top, left, bottom, right in grid.merges:
            if bottom - top > 64 and right - left > 64:
                continue
            for row in range(top, min(bottom, grid.height - 1) + 1):
                for column in range(left, min(right, grid.width - 1) + 1):
                    self._origin[row, column] = (top, left)

    def origin(self, row: int, column: int) -> tuple[int, int]:
        return self._origin.get((row, column), (row, column))

    def merged(self, row: int, column: int) -> bool:
        return (row, column) in self._origin

    def text(self, row: int, column: int) -> str:
        top, left = self.origin(row, column)
        return cell_text(self.grid.rows[top][left])
