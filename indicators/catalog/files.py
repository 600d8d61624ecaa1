"""Reading the declared catalogue: TOML and CSV files under `data/catalog/`, with errors that name file and key.

A fault here is ours or the office's editor's, not a sender's: it stops the start.
"""

import csv
import tomllib
from collections.abc import Iterable
from pathlib import Path
from typing import Any

CATALOGUE_DIR = Path(__file__).resolve().parents[2] / "data" / "catalog"


class CatalogueError(Exception):
    """A declared file is missing, malformed or contradicts itself."""

    def __init__(self, file: Path | str, key: str, problem: str) -> None:
        self.file, self.key, self.problem = str(file), key, problem
        super().__init__(f"Danh mục khai báo {self.file}, mục “{key}”: {problem}")


def read_toml(path: Path) -> dict[str, Any]:
    """Content of one TOML file; raises `CatalogueError` naming the file."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise CatalogueError(path, "-", "không tìm thấy tệp") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise CatalogueError(path, "-", f"không đọc được TOML ({error})") from error


def read_table(path: Path, required: Iterable[str]) -> list[dict[str, str]]:
    """Rows of one CSV file as dictionaries of stripped text; every name in `required` must be a column."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as handle:
            reader = csv.DictReader(handle)
            columns = reader.fieldnames or []
            missing = [name for name in required if name not in columns]
            if missing:
                raise CatalogueError(path, ", ".join(missing), "thiếu cột")
            return [{key: (value or "").strip() for key, value in row.items() if key} for row in reader]
    except FileNotFoundError as error:
        raise CatalogueError(path, "-", "không tìm thấy tệp") from error
    except (UnicodeDecodeError, csv.Error) as error:
        raise CatalogueError(path, "-", f"không đọc được CSV ({error})") from error
