"""Whom a column counts when its own head does not say: "Số GV | Nữ" means women teachers, "HS bán trú | Nữ" is unclear.

The subject is taken from the nearest head on the left under the same parent. Only a plain one (pupils, teachers) is
taken over; a head with a qualifier leaves it open whether the group is part of it or of everybody, so the column is
asked about. Knows heads and concepts; knows no measures.
"""

from functools import lru_cache

from etl.forms.words.description import Description, PathItem, describe, dimension_tables
from etl.forms.words.labels import is_bulleted, is_outline, label_kind, side_kind

UNCLEAR = "?"
_PEOPLE = {
    "pupil": "pupil",
    "child": "pupil",
    "teacher": "teacher",
    "person": "person",
    "support_staff": "support_staff",
}
_AXES = frozenset(("grade", "age"))
_RUN = 3
"""Grades next to each other without a group between them: none of them is split."""
_THINGS = frozenset(("class", "site", "room", "classroom", "computer"))
_BUILT = frozenset(("classroom", "boarding_room", "teacher_housing", "kitchen"))
"""Rooms that are counted by how they are built."""
_SUBJECT_OF_SPLIT = {**_PEOPLE, "class": "class"}
_PARTS = frozenset(("offline", "online", "dropout", "boarder"))
"""Counts of some of the people: split by grade only where they alone stand on the left."""
_REASONS = frozenset(("reason_heading",))


@lru_cache(maxsize=8192)
def subject_from_left(path: tuple[PathItem, ...], left_of: tuple[tuple[str, ...], ...]) -> str:
    """Subject taken from the left, '' where the column says its own or none is near, `UNCLEAR` where it is open."""
    described = describe(path)
    if described.words or described.unknown:
        return ""
    if "group" in described.dims or _is_total_of_groups(path, described):
        return _people_on_the_left(path, left_of)
    if set(described.dims) <= {"grade", "age"} and described.dims and is_bulleted(path[-1][0]):
        return _whole_on_the_left(left_of)
    if len(path) > 1 and set(described.dims) == {"grade"} and describe(path[:1]).empty:
        return _split_on_the_left(left_of)
    if len(path) > 1 and set(described.dims) == {"construction"} and describe(path[:1]).empty:
        return _rooms_on_the_left(left_of)
    return ""


def is_part_of_narrower(path: tuple[PathItem, ...], left_of: tuple[tuple[str, ...], ...]) -> bool:
    """ "HS lớp 1 | Tr.đó tuyển mới", "HS DTTS | Trong đó nữ": part of a head that says a grade or group which it leaves out.

    A list of parts ("Tr.đó nữ | Tr.đó DTTS") and a part that says both groups ("Trong đó nữ DTTS") are plain.
    """
    nearest = next((texts[0] for texts in left_of[:1] if texts), "")
    if not nearest or is_bulleted(nearest) or not is_bulleted(path[-1][0]):
        return False
    said, own = describe(((nearest, frozenset()),)).dims, describe(path).dims
    if "group" not in said and _closes_run(left_of[0]):
        return False
    if "group" in said and own.get("group", "") not in dimension_tables()["combines"]:
        return True
    return not said.keys().isdisjoint(_AXES) and own.keys().isdisjoint(_AXES)


def _closes_run(left: tuple[str, ...]) -> bool:
    """ "Tổng | Lớp 1 | … | Lớp 5 | Trong đó nữ": behind grades side by side the part is one of their whole."""
    run = [set(describe(((text, frozenset()),)).dims) for text in left[:_RUN]]
    return len(run) == _RUN and all(dims == {"grade"} for dims in run)


def is_total_of_people(path: tuple[PathItem, ...]) -> bool:
    """A bare "Tổng số" whose neighbours are all groups of people ("Lớp 1: TS | Nữ | DTTS")."""
    return _is_total_of_groups(path, describe(path))


def _is_total_of_groups(path: tuple[PathItem, ...], described: Description) -> bool:
    if not described.is_total or not path[-1][1]:
        return False
    return all(_only_group(describe(((text, frozenset()),))) for text in path[-1][1])


def _only_group(described: Description) -> bool:
    return set(described.dims) - {"schooling"} == {"group"} and not described.words and not described.unknown


def _people_on_the_left(path: tuple[PathItem, ...], left_of: tuple[tuple[str, ...], ...]) -> str:
    for depth, texts in enumerate(left_of):
        if depth and not describe((path[-1 - depth],)).empty:
            return ""  # a head like "Lớp 3" or "Kế hoạch" begins a block of its own
        for text in texts:
            if is_outline(text) or label_kind(text) or side_kind(text):
                continue
            said = describe(((text, frozenset()),))
            if said.empty or _only_group(said) or (said.words and said.words <= _THINGS and not said.unknown):
                continue
            if not said.words and not said.unknown:
                return ""
            people = {_PEOPLE.get(word, UNCLEAR) for word in said.words}
            return people.pop() if len(people) == 1 and not said.unknown else UNCLEAR
    return ""


def _whole_on_the_left(left_of: tuple[tuple[str, ...], ...]) -> str:
    """Subject of the head next to "Trong đó 5 tuổi", of which it is a part ("Số trẻ mẫu giáo")."""
    nearest = next((texts[0] for texts in left_of[:1] if texts), "")
    said = describe(((nearest, frozenset()),))
    if said.unknown or not set(said.dims) <= {"grade"} or len(said.words) != 1:
        return ""
    return _SUBJECT_OF_SPLIT.get(next(iter(said.words)), "")


def _split_on_the_left(left_of: tuple[tuple[str, ...], ...]) -> str:
    """Subject of the head before "Chia ra", which its parts repeat by grade."""
    for texts in reversed(left_of):
        counts = [text for text in texts if not (is_outline(text) or label_kind(text) or side_kind(text))]
        said = [item for text in counts if not (item := describe(((text, frozenset()),))).empty]
        said = [item for item in said if item.words != _REASONS]
        if not said or said[0].unknown or said[0].dims or len(said[0].words) != 1:
            continue
        word = next(iter(said[0].words))
        if word in _PARTS:
            return word if all(item.words == said[0].words for item in said) else ""
        return _SUBJECT_OF_SPLIT.get(word, "")
    return ""


def _rooms_on_the_left(left_of: tuple[tuple[str, ...], ...]) -> str:
    """Rooms that are there, of which "Phân theo kết cấu" names the parts: "Số phòng học hiện có"."""
    outer = [text for texts in left_of[-1:] for text in texts]
    counts = [text for text in outer if not (is_outline(text) or label_kind(text) or side_kind(text))]
    said = next((item for text in counts if not (item := describe(((text, frozenset()),))).empty), None)
    if said is None:
        return ""
    plain = not said.unknown and len(said.words) == 1 and dict(said.dims) in ({}, {"kind": "actual"})
    word = next(iter(said.words), "")
    return word if plain and word in _BUILT else UNCLEAR


@lru_cache(maxsize=8192)
def group_subject_from_left(
    path: tuple[PathItem, ...], left_of: tuple[tuple[str, ...], ...], subjects: frozenset[str]
) -> str:
    """What a bare group of residents ("Trong đó DTTS") is part of, by the counts left of it under the same parent.

    '' where nothing stands there, `UNCLEAR` where several counts do and the group does not say "trong đó".
    """
    if not _only_group(describe(path[-1:])) or describe(path).unknown or not left_of:
        return ""
    counts: list[frozenset[str]] = []
    for text in left_of[0]:
        if is_outline(text) or label_kind(text) or side_kind(text):
            break
        said = describe(((text, frozenset()),))
        if said.is_total or said.unknown:
            counts.append(frozenset() if said.is_total else frozenset((UNCLEAR,)))
        elif said.words and "ratio" not in said.words:
            counts.append(said.words & subjects)
    if not counts or not counts[0]:
        return ""
    if len(counts[0]) != 1 or (len(set(counts)) > 1 and not is_bulleted(path[-1][0])):
        return UNCLEAR
    return next(iter(counts[0]))
