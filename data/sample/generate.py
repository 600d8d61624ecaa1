"""Writes the sample workbooks: `python data/sample/generate.py [FOLDER]` (default: `workbooks/` beside this file).

The same story gives the same bytes. Beside the workbooks stands `planted.csv`, the list of the cases planted on purpose.
"""

import csv
import sys
from itertools import groupby
from pathlib import Path

from generator.build import Sample, sample

HERE = Path(__file__).parent
PLANTED_COLUMNS = ("case", "file", "sheet", "cell", "written", "flagged", "expect")


def write_workbooks(made: Sample, folder: Path) -> None:
    """Write every workbook below `folder` and remove workbooks that the story no longer knows."""
    known = set()
    for path, content in made.files.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
        known.add(target)
    for stale in [*folder.rglob("*.xls"), *folder.rglob("*.xlsx")]:
        if stale not in known:
            stale.unlink()


def write_planted(made: Sample, path: Path) -> None:
    """Write the list of planted cells."""
    with path.open("w", encoding="utf-8", newline="") as target:
        rows = csv.writer(target, lineterminator="\n")
        rows.writerow(PLANTED_COLUMNS)
        for slip, cells in groupby(made.record.planted, key=lambda planted: planted.slip):
            found = list(cells)
            where = found[0].cell if len(found) == 1 else f"{found[0].cell}:{found[-1].cell}"
            flagged = "yes" if slip.flagged else ""
            rows.writerow((slip.case, slip.file, slip.sheet, where, found[0].written, flagged, slip.expect))


def main() -> None:
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else HERE / "workbooks"
    made = sample()
    write_workbooks(made, folder)
    write_planted(made, folder.parent / "planted.csv")
    size = sum(map(len, made.files.values()))
    print(
        f"{len(made.files)} workbooks, {size / 1e6:.1f} MB, {len(made.record.statements)} stated facts, {len(made.record.planted)} planted cells"
    )


if __name__ == "__main__":
    main()
