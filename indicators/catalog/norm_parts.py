"""How a need is built from norms: norm × number of the school, added over parts (`facilities.toml`, `staffing.toml`)."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from indicators.catalog.files import CatalogueError
from indicators.catalog.formulas import Formula, parse_formula
from indicators.catalog.norms import norms
from indicators.catalog.school_types import school_types

_KEYS = {"subject", "per", "level", "grade", "grades", "cases", "category", "school_type", "divided_by", "if_known",
         "if_unknown", "assumes"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class NormPart:
    """A norm multiplied with a number of the school (`per` empty: once). `level` empty = whatever level is asked."""

    subject: str
    per: Formula
    level: str = ""
    grade: str = ""
    cases: tuple[str, ...] = ("",)
    """Cases of the norm, the first that is declared for the day counts."""
    category: str = ""
    school_type: str | None = None
    """Only for schools of this type, '' = of none, None = for all."""
    divided_by: str = ""
    """Subject of a second norm by which the first is divided (periods a week / teaching load)."""
    if_known: Formula = ()
    if_unknown: Formula = ()
    """The part holds only where this number of the school is known, or is not."""
    assumes: str = ""
    """What is taken for granted where this part counts, for the reader."""


def read_norm_parts(path: Path, key: str, said: Mapping[str, Any]) -> Iterator[NormPart]:
    """The parts of one entry; `grades` stands for one part for each grade, `per` then needs no grade."""
    if strange := set(said) - _KEYS:
        raise CatalogueError(path, key, f"khóa lạ: {', '.join(sorted(strange))}")
    for subject in filter(None, (said["subject"], said.get("divided_by", ""))):
        if subject not in {norm.subject for norm in norms().values()}:
            raise CatalogueError(path, key, f"norms.csv không có chủ đề “{subject}”")
    school_type = said.get("school_type")
    if school_type and school_type not in school_types():
        raise CatalogueError(path, key, f"school_types.toml không có loại “{school_type}”")

    def formula(text: str) -> Formula:
        return parse_formula(path, f"{key}.norms", text) if text else ()

    by_grade = {grade: f"{said['per']}[grade={grade}]" for grade in said.get("grades", ())}
    for grade, per in (by_grade or {said.get("grade", ""): said.get("per", "")}).items():
        yield NormPart(
            said["subject"], formula(per), said.get("level", ""), grade, tuple(said.get("cases", ("",))),
            said.get("category", ""), school_type, said.get("divided_by", ""), formula(said.get("if_known", "")),
            formula(said.get("if_unknown", "")), said.get("assumes", ""),
        )  # fmt: skip
