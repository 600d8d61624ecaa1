"""Which cells of a row or unit belong together: parts that may not exceed a whole, parts that must add up to it.

Follows from the keys of the cells alone, so it is compiled once per kind of row. Knows no numbers.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from etl.forms.meaning.applicability import level_of_grade
from etl.forms.meaning.line import Line
from etl.forms.meaning.targets import FACT, KEY
from etl.forms.numbers.consistency import SumRule, parts_of, sum_rules
from indicators.catalog import codes, measures

Key = tuple[str, ...]
Place = tuple[int, int]
"""(row, column); row -1 = the row at hand."""
Placed = Mapping[Key, Place]
AT = {name: position for position, name in enumerate(KEY)}


@dataclass(frozen=True, slots=True)
class PartOf:
    """A part may not exceed its whole."""

    part: Place
    whole: Place
    part_name: str
    whole_name: str


@dataclass(frozen=True, slots=True)
class SumOf:
    """The whole equals one of the sets of parts that are stated completely."""

    whole: Place
    sets: tuple[tuple[Place, ...], ...]


@dataclass(frozen=True, slots=True)
class PartRules:
    """All rules of numbers that stand at known places."""

    parts: tuple[PartOf, ...]
    sums: tuple[SumOf, ...]


@lru_cache(maxsize=1024)
def rules_of_line(line: Line) -> PartRules:
    """The rules within a row of this kind."""
    placed: dict[Key, Place] = {}
    for column, target in line.targets.items():
        if target.status == FACT:
            placed.setdefault(target.key, (-1, column))
    return rules_of_places(placed)


def _with(key: Key, **changed: str) -> Key:
    values = list(key)
    for name, value in changed.items():
        values[AT[name]] = value
    return tuple(values)


def rules_of_places(placed: Placed) -> PartRules:
    """The rules of numbers that stand at these places; sheets of one form place them alike."""
    return _compile_items(tuple(placed.items()))


@lru_cache(maxsize=512)
def _compile_items(items: tuple[tuple[Key, Place], ...]) -> PartRules:
    placed = dict(items)
    sums: list[SumOf] = []
    for rule in sum_rules():
        sums.extend(_sums(placed, rule))
    sums.extend(_bands(placed))
    return PartRules(tuple(_parts(placed)), tuple(sums))


def _parts(placed: Placed) -> Iterable[PartOf]:
    for key, here in placed.items():
        measure, group, category = key[AT["measure"]], key[AT["group"]], key[AT["category"]]
        wholes = []
        if group:
            wholes.append(_with(key, group=""))
        if category and not category.startswith("subject."):
            wholes.append(_with(key, category=""))
        if not group:
            wholes.extend(_with(key, measure=whole) for whole in parts_of().get(measure, ()))
        for whole in wholes:
            if whole in placed:
                yield PartOf(here, placed[whole], _name(key), _name(whole))


def _name(key: Key) -> str:
    """Vietnamese name of what a key counts."""
    name = measures()[key[AT["measure"]]].label_vi
    group = key[AT["group"]]
    return f"{name} ({codes()['group'][group]})" if group else name


def _sums(placed: Placed, rule: SumRule) -> Iterable[SumOf]:
    """Wholes of one declared sum whose parts are stated; a grade's level may be left open by the whole."""
    for key, here in placed.items():
        if key[AT["measure"]] not in rule.measures or key[AT[rule.dimension]] != rule.whole:
            continue
        sets = []
        for parts in rule.sets:
            found = [_part(placed, key, rule.dimension, part) for part in parts]
            if all(found):
                sets.append(tuple(place for place in found if place))
        if sets:
            yield SumOf(here, tuple(sets))


def _part(placed: Placed, key: Key, dimension: str, part: str) -> Place | None:
    """Cell of a part; a grade states its own level where the whole leaves it open."""
    changed = _with(key, **{dimension: part})
    if dimension == "grade" and not key[AT["level"]]:
        return placed.get(changed) or placed.get(_with(changed, level=level_of_grade(part)))
    return placed.get(changed)


def _bands(placed: Placed) -> Iterable[SumOf]:
    """Age bands (6-10) whose single ages are all stated."""
    for key, here in placed.items():
        low, _, high = key[AT["age"]].partition("-")
        if not high:
            continue
        found = [placed.get(_with(key, age=str(age))) for age in range(int(low), int(high) + 1)]
        if all(found):
            yield SumOf(here, (tuple(place for place in found if place),))
