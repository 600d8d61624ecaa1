"""Norms in words: what each is about, its value with its document and mark, and what a visitor assumed instead."""

from collections.abc import Iterable, Mapping

import pandas as pd

from indicators.catalog import codes
from indicators.catalog.norms import Norm, norms
from indicators.catalog.texts import text, words
from indicators.resources.gaps import NormValues
from views import formats
from views.exhibits import wording


def label(norm: Norm) -> str:
    """`Số phòng học trên một lớp – Tiểu học`."""
    cases = words("needs", "norm.case")
    subject = words("needs", "norm.subject").get(norm.subject, norm.subject)
    parts = [subject, codes()["level"].get(norm.level, "")]
    if norm.level == "preschool" and norm.grades:
        parts.append(codes()["grade"].get(norm.grades[0], ""))
    parts += [_category(norm.category), cases.get(norm.case, "")]
    return " – ".join(filter(None, parts))


def value(norm: Norm, amount: str = "") -> str:
    """A value with its unit: `1,5 giáo viên/lớp`."""
    unit = words("needs", "norm.unit").get(norm.unit, "")
    return f"{formats.figure(float(amount or norm.text))} {unit}".strip()


def behind(frame: pd.DataFrame) -> list[Norm]:
    """The norms that rows of gaps rest on, each once."""
    named = (name for joined in frame["norm_id"].dropna().unique() for name in str(joined).split("; "))
    return [norms()[name] for name in dict.fromkeys(named) if name in norms()]


def adjustable(frame: pd.DataFrame, subjects: Iterable[str]) -> list[Norm]:
    """Those norms of some subjects whose values a visitor may change."""
    wanted = set(subjects)
    return [norm for norm in behind(frame) if norm.subject in wanted]


def definitions(frame: pd.DataFrame) -> tuple[tuple[str, str], ...]:
    """Label and value of each norm, with document, article and the mark of an unconfirmed one."""
    return tuple((label(norm), _stated(norm)) for norm in behind(frame) if _is_number(norm))


def office_notes(frame: pd.DataFrame) -> tuple[str, ...]:
    """What the office keeps instead of a decreed norm, in words."""
    pairs = frame[frame["decreed_value"] != ""][["norm_value", "decreed_value"]].drop_duplicates()
    return tuple(
        text("needs", "norm.office", value=row["norm_value"], decreed=row["decreed_value"])
        for row in pairs.to_dict("records")
    )


def assumed(values: NormValues | None) -> str:
    """“GIẢ ĐỊNH: …” for norms that the visitor changed, '' where nothing is assumed."""
    if not values:
        return ""
    known: Mapping[str, Norm] = norms()
    changes = [
        text("needs", "norm.change", norm=label(known[key]), value=value(known[key], amount),
             decreed=value(known[key]))
        for key, amount in values
    ]  # fmt: skip
    return text("needs", "norm.assumed", changes="; ".join(changes))


def _category(code: str) -> str:
    """A room or subject named by a norm."""
    return next((labels[code] for labels in codes().values() if code in labels), "") if code else ""


def _is_number(norm: Norm) -> bool:
    return norm.text.replace(".", "", 1).isdecimal()


def _stated(norm: Norm) -> str:
    basis = ", ".join(filter(None, (norm.document, norm.article))) or text("needs", "norm.undocumented")
    mark = wording.rule_mark(norm.status)
    stated = f"{basis}; {mark}" if mark else basis
    return text("needs", "norm.definition", value=value(norm), basis=stated)
