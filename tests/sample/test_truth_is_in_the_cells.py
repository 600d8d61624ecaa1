"""The truth that the generator records is what stands in the cells, read back by an independent reader."""

import io
import re
from collections import defaultdict
from typing import Any

from python_calamine import CalamineWorkbook

ANSWERS = {"x": 1.0, "không": 0.0}


def position(cell: str) -> tuple[int, int]:
    """`AB12` → (11, 27)."""
    letters, digits = re.fullmatch(r"([A-Z]+)(\d+)", cell).groups()  # type: ignore[union-attr]
    column = 0
    for letter in letters:
        column = column * 26 + ord(letter) - 64
    return int(digits) - 1, column - 1


def number_of(content: Any) -> float | None:
    """The number a cell shows, in the few spellings of the sample; None where it shows none."""
    if isinstance(content, bool):
        return None
    if isinstance(content, int | float):
        return float(content)
    if content in ANSWERS:
        return ANSWERS[content]
    found = re.fullmatch(r"M?(\d+(?:[.,]\d+)?) ?(?:lớp|bộ|%)?", str(content))
    if not found:
        return None
    text = found.group(1)
    return float(text.replace(".", "")) if re.fullmatch(r"\d\.\d{3}", text) else float(text.replace(",", "."))


def test_every_statement_stands_in_its_cell(made: Any) -> None:
    by_sheet: dict[tuple[str, str], list[Any]] = defaultdict(list)
    for statement in made.record.statements:
        by_sheet[statement.file, statement.sheet].append(statement)
    paths = {path.rsplit("/", 1)[-1]: path for path in made.files}
    assert len(paths) == len(made.files)
    for (file, sheet), statements in by_sheet.items():
        book = CalamineWorkbook.from_filelike(io.BytesIO(made.files[paths[file]]))
        rows = book.get_sheet_by_name(sheet).to_python(skip_empty_area=False)
        for statement in statements:
            row, column = position(statement.cell)
            content = rows[row][column]
            if statement.state == "zero_mark":
                assert content == "-"
            elif statement.state == "number":
                shown = number_of(content)
                assert shown is not None, statement
                assert any(abs(shown * scale - statement.value) < 1e-6 for scale in (1, 100, 10000)), (
                    statement
                )
            else:
                assert statement.value is None


def test_a_fact_stated_twice_is_stated_alike(made: Any) -> None:
    values: dict[Any, set[float]] = defaultdict(set)
    for statement in made.record.statements:
        if statement.value is not None:
            values[statement.key].add(statement.value)
    assert [key for key, found in values.items() if len(found) > 1] == []


def test_codes_are_those_of_the_catalogue(made: Any) -> None:
    from indicators.catalog.measures import codes, measures

    for statement in made.record.statements:
        key, measure = statement.key, measures()[statement.key.measure]
        assert not key.grade or (measure.has_grade and key.grade in codes()["grade"]), key
        assert not key.group or (measure.has_group and key.group in codes()["group"]), key
        assert not key.age or measure.has_age, key
        assert not key.category or key.category in codes()[measure.category], key
        assert key.period in codes()["period"], key
        assert key.kind in codes()["kind"], key
        assert (key.level == "") == (measure.grain == "commune") or measure.of_whole_school
