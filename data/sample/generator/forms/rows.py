"""The rows of tables over schools and communes: how an office groups them, names them and adds them up."""

from collections.abc import Sequence

from generator.facts import school_year
from generator.office.model import Row
from generator.story import GRADES, School, Story

ROMAN = (
    "I",
    "II",
    "III",
    "IV",
    "V",
    "VI",
    "VII",
    "VIII",
    "IX",
    "X",
    "XI",
    "XII",
    "XIII",
    "XIV",
    "XV",
    "XVI",
    "XVII",
    "XVIII",
    "XIX",
    "XX",
)
SHORT = (
    ("Trường Mầm non tư thục ", "MN TT "),
    ("Trường Mầm non ", "MN "),
    ("Trường PTDTBT Tiểu học ", "PTDTBT TH "),
    ("Trường Tiểu học ", "TH "),
    ("Trường PTDTBT ", "PTDTBT "),
    ("Trường ", ""),
)
BARE = ("Trường Mầm non ", "Trường Tiểu học ", "Trường THCS ")
KIND_GROUPS = {
    "primary": (("TH", "Trường Tiểu học"), ("TH&THCS", "Trường TH&THCS")),
    "lower_secondary": (("THCS", "Trường THCS"), ("TH&THCS", "Trường TH&THCS")),
    "preschool": (("MN", "Trường Mầm non"),),
}
LEVEL_WORDS = {"primary": "TH", "lower_secondary": "THCS"}


def written_name(school: School, style: str) -> str:
    """A school's name as written: `full`, `short` (MN …, TH …), `dash` (TH-THCS …) or `bare` (without its kind)."""
    if style == "bare" and "tư thục" not in school.name:
        for prefix in BARE:
            if school.name.startswith(prefix):
                return school.name.removeprefix(prefix)
    if style in ("short", "dash", "bare"):
        for prefix, short in SHORT:
            if school.name.startswith(prefix):
                name = short + school.name.removeprefix(prefix)
                return name.replace("TH&THCS", "TH-THCS") if style == "dash" else name
    return school.name


def school_row(school: School, level: str, style: str, number: int) -> Row:
    """A row of one level of one school; a mixed school says which level."""
    label = written_name(school, style)
    if len(school.levels) > 1 and level:
        label += f" (cấp {LEVEL_WORDS[level]})"
    return Row(school.code, label, number=number, fact={"unit_code": school.code, "level": level})


def sum_row(
    identity: str, label: str, members: Sequence[str], *, number: str = "", heading: bool = False
) -> Row:
    """A row of sums over `members`."""
    return Row(identity, label, role="sum", number=number, members=tuple(members), heading=heading)


def group_row(label: str, number: str) -> Row:
    return Row(f"group {label}", label, role="group", number=number)


def school_rows(
    story: Story,
    year: int,
    level: str,
    *,
    style: str = "full",
    grouped: str = "",
    total: str = "Tổng cộng",
    on_top: bool = False,
) -> list[Row]:
    """Rows of the schools open in `year`. `grouped`: '', `kind`, `ownership` or `commune` (groups that add up)."""
    schools = story.open_schools(year, level)
    numbered = {school.code: position for position, school in enumerate(schools, 1)}
    rows: list[Row] = []
    for position, (label, members) in enumerate(_groups(story, schools, level, grouped)):
        if label:
            codes = [school.code for school in members]
            number = ROMAN[position] if grouped == "commune" else "ABC"[position]
            rows.append(
                sum_row(f"sum {label}", label, codes, number=number, heading=True)
                if grouped == "commune"
                else group_row(label, number)
            )
        for place, school in enumerate(members, 1):
            rows.append(
                school_row(school, level, style, place if grouped == "commune" else numbered[school.code])
            )
    grand = sum_row("total", total, [school.code for school in schools])
    return [grand, *rows] if on_top else [*rows, grand]


def _groups(story: Story, schools: list[School], level: str, grouped: str) -> list[tuple[str, list[School]]]:
    if grouped == "kind":
        return [
            (label, [school for school in schools if school.kind == kind])
            for kind, label in KIND_GROUPS[level]
        ]
    if grouped == "ownership":
        public = [school for school in schools if school.ownership == "Công lập"]
        return [
            ("Công lập", public),
            ("Ngoài công lập", [school for school in schools if school not in public]),
        ]
    if grouped == "commune":
        found = [
            (commune.name, [school for school in schools if school.commune == commune.code])
            for commune in story.communes
        ]
        return [(name, members) for name, members in found if members]
    return [("", schools)]


def mixed_rows(schools: Sequence[School], style: str, first: int) -> list[Row]:
    """Mixed schools as a parent row over `+ Cấp TH` and `+ Cấp THCS`."""
    rows: list[Row] = []
    for number, school in enumerate(schools, first):
        parts = [f"{school.code}/{level}" for level in school.levels]
        rows.append(sum_row(school.code, written_name(school, style), parts, number=str(number)))
        for part, level in zip(parts, school.levels, strict=True):
            rows.append(
                Row(part, f"+ Cấp {LEVEL_WORDS[level]}", fact={"unit_code": school.code, "level": level})
            )
    return rows


def grade_rows(
    school: School, grade_word: str, *, total: str = "Cộng", levels: Sequence[str] = ()
) -> list[Row]:
    """A block of one school: a row per grade, then its sum."""
    rows = []
    for level in levels or school.levels:
        for grade in GRADES[level]:
            fact = {"unit_code": school.code, "level": level, "grade": grade}
            rows.append(Row(f"{school.code}/{grade}", grade_word.format(grade), number=int(grade), fact=fact))
    return [*rows, sum_row(f"{school.code}/total", total, [row.id for row in rows])]


def year_dimension(year: int) -> dict[str, str]:
    return {"school_year": school_year(year)}
