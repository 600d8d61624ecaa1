"""Small words of the forms: columns that state a measure, columns that divide two others, and the desks' wordings."""

import tomllib
from collections.abc import Callable, Sequence
from functools import lru_cache
from pathlib import Path

from generator.office.model import Column, Dimensions, Numbers

Path_ = Sequence[str]
Words = dict[str, str]


@lru_cache(maxsize=1)
def _wordings() -> dict[str, Words]:
    return tomllib.loads((Path(__file__).parent / "wordings.toml").read_text(encoding="utf-8"))


def words(desk: str) -> Words:
    """The wording of a desk: `plain`, `desk` or `long`."""
    return _wordings()[desk]


def year_words(said: Words, year: int) -> str:
    """A school year as this desk writes it."""
    return said["year"].format(year, year + 1)


def number_column(title: str = "STT") -> Column:
    return Column((title,), role="number", width=5)


def label_column(title: str, width: float = 42) -> Column:
    return Column((title,), role="label", width=width)


def states(
    path: Path_,
    measure: str,
    *,
    width: float = 8.0,
    total_mark: str = "",
    also: Dimensions | None = None,
    **dimensions: str,
) -> Column:
    """A column of counts that states one measure; `also` are dimensions that several columns share."""
    fact = {"measure": measure, **dimensions, **(also or {})}
    return Column(tuple(path), fact=fact, width=width, total_mark=total_mark)


def rate(
    path: Path_, measure: str, *, number_format: str = "0.0", total_mark: str = "", **dimensions: str
) -> Column:
    """A column of rates that stand alone; `0.0%` writes them as a percent cell."""
    return Column(
        tuple(path),
        fact={"measure": measure, **dimensions},
        number_format=number_format,
        summed=False,
        total_mark=total_mark,
        width=9,
    )


def divided(path: Path_, above: Path_, below: Path_, *, times: float = 100, digits: int = 1) -> Column:
    """A column that only divides two others of its row."""
    top, bottom = (" > ".join(" ".join(part.split()) for part in name) for name in (above, below))
    return _derived(path, lambda numbers: round(numbers[top] / numbers[bottom] * times, digits), digits)


def lacking(path: Path_, need: Path_, have: Path_) -> Column:
    """A column of what lacks of a need: never below 0, a surplus is not shown."""
    first, second = (" > ".join(" ".join(part.split()) for part in name) for name in (need, have))
    return _derived(path, lambda numbers: max(0, int(numbers[first] - numbers[second])), 0)


def subtracted(path: Path_, left: Path_, right: Path_) -> Column:
    """A column that only subtracts two others of its row."""
    first, second = (" > ".join(" ".join(part.split()) for part in name) for name in (left, right))
    return _derived(path, lambda numbers: int(numbers[first] - numbers[second]), 0)


def _derived(path: Path_, derive: Callable[[Numbers], float], digits: int) -> Column:
    return Column(
        tuple(path),
        role="derived",
        derive=derive,
        number_format="0." + "0" * digits if digits else "0",
        width=9,
    )


def answered(path: Path_, measure: str, **dimensions: str) -> Column:
    """A column of ticks: `x` for yes, a word for no."""
    return Column(
        tuple(path), fact={"measure": measure, **dimensions}, summed=False, answers=("không", "x"), width=10
    )


def money(title: str, measure: str) -> Column:
    """A column of amounts in million VND."""
    return Column((f"{title} (triệu đồng)",), fact={"measure": measure}, number_format="#,##0.0", width=11)


def remarks(title: str = "Ghi chú") -> Column:
    return Column((title,), role="blank", width=10)


def groups(path: Path_, said: Words, codes: Sequence[str]) -> list[Column]:
    """Columns of pupils by group under a parent."""
    return [states((*path, said[code]), "pupils", group=code) for code in codes]
