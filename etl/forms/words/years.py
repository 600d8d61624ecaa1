"""School year, period and level out of the words of a title, letterhead or sheet name.

"NĂM 2022 (NĂM HỌC 2022-2023)" → 2022-2023; a plan year "năm 2024" alone → 2024-2025 (ruling 23); a survey date
"30/9/2023" → 2023-2024. Knows text only. A year that does not exist ("2023-2025") is reported, never repaired.
"""

import re
from dataclasses import dataclass

from etl.text import fold

_SCHOOL_YEAR = re.compile(r"(?<!\d)(20\d\d)\s*[-/]\s*(20\d\d)(?!\d)")
_SHORT_YEAR = re.compile(r"\b(?:nam hoc|nh|nh\.)\s*:?\s*(?:20)?(\d\d)\s*[-/]\s*(\d\d)(?!\d)")
"""One or both of the years without its century: "năm học 22-23", "năm học 2022-23"."""
_BARE_SHORT_YEAR = re.compile(r"\bnam (1[5-9]|[2-5]\d)\s*-\s*(\d\d)(?!\d)")
_HALF_SHORT_YEAR = re.compile(r"(?<![\d/.-])(20\d\d)\s*[-/]\s*(\d\d)(?![\d/.-])")
_SHEET_YEAR = re.compile(r"(?<!\d)(2\d)\s*[-_ ]\s*(2\d)(?!\d)")
_DATE = re.compile(r"(?<!\d)(\d{1,2})\s*/\s*(\d{1,2})\s*/\s*(20\d\d)(?!\d)")
_DAY = re.compile(r"(?<![\d/-])(\d{1,2})\s*/\s*(\d{1,2})(?:\s*/\s*20\d\d)?(?![\d/])")
_LONG_DATE = re.compile(r"ngay\s*(\d{1,2})\s*thang\s*(\d{1,2})\s*nam\s*(\d{4})")
_AS_OF = re.compile(
    r"(?:thoi diem|tinh den|den)\s*(?:ngay)?\s*(\d{1,2})\s*thang\s*(\d{1,2})\s*nam\s*(20\d\d)"
)
_REFERENCE = re.compile(
    r"(?:thoi diem|den ngay|den|ngay)[^\d/]{0,12}(\d{1,2})\s*/\s*(\d{1,2})\s*/\s*(20\d\d)(?!\d)"
)
_AS_OF_DATE = re.compile(
    r"\(?\b(?:(?:tinh )?den(?: het)?|(?:tai )?thoi diem)(?: ngay)?\s*\d{1,2}\s*/\s*(\d{1,2})(?:\s*/\s*(20\d\d))?(?![\d/])\)?"
)
_HEAD_MONTH_OF_YEAR = re.compile(
    r"(?<!den )(?<!den het )\b(?:(?:trong |cua )?thang |th?\.? ?)(\d{1,2})\s*(?:[/.-]|nam)\s*(20\d\d)(?![/.-]?\d)"
)
_HEAD_MONTH = re.compile(
    r"(?<!den )(?<!den het )(?<!tuoi )\b(?:trong |cua )?thang (\d{1,2})(?!\s*[/.-]?\s*\d)(?! tuoi)"
)
_MONTH = re.compile(r"\bthang\s*(\d{1,2})(?:\s*[/.-]\s*|\s*nam\s*)?(20\d\d)?(?!\d)")
_PLAN_YEAR = re.compile(r"\bnam\s*(20\d\d)(?!\s*[-/]\s*20\d\d)(?!\d)")
_PERIODS = (
    (
        "end",
        ("tong ket", "cuoi nam", "ket thuc nam hoc", "hoc ky ii", "hoc ki ii", "hk ii", "hkii", "ca nam hoc"),
    ),
    ("mid", ("so ket", "hoc ky i", "hoc ki i", "hk i", "hki", "cuoi hoc ky 1", "hoc ky 1", "giua nam")),
    ("start", ("dau nam", "dau moi nam", "dau cac nam", "khai giang")),
)
_LEVELS = (
    ("preschool", re.compile(r"\bmam non\b|\bmn\b")),
    (
        "primary",
        re.compile(
            r"\btieu hoc\b|\bcap th\b|\bth (?:va|&) thcs\b|\bth(?:&|-)thcs\b|\bth\s*[,+/]\s*(?:th ?& ?)?thcs\b|\btruong th\b|\bbac th\b"
        ),
    ),
    ("lower_secondary", re.compile(r"\btrung hoc co so\b|\bthcs\b")),
    ("upper_secondary", re.compile(r"\btrung hoc pho thong\b|\bthpt\b")),
)
_GRADES = re.compile(
    r"\b(?:khoi(?: lop)?|lop) (\d{1,2}(?:\s*(?:[,;&]|va|-)\s*(?:lop |khoi )?\d{1,2})*)(?![\d/]| tuoi| buoi)"
)
_ENTRY = re.compile(r"\b(?:vao|tuyen sinh|tuyen moi|huy dong|tu|den)(?: hoc)?(?: sinh)? (?:khoi |lop )")
_HIGHEST_GRADE = 12
_MONTHS_OF_A_YEAR = 12
_FIRST_SHORT_YEAR = "15"
MONTHS = frozenset((9, 10, 11, 12, 1, 2, 3, 4, 5))
MONTH_CODES = frozenset(f"m{month:02d}" for month in MONTHS)


@dataclass(frozen=True, slots=True)
class YearFound:
    """A school year, or the text of a year that cannot exist."""

    school_year: str = ""
    impossible: str = ""


def school_year(text: str) -> YearFound:
    """The school year a title names; the words "năm học" outrank a plan year or a date beside them."""
    folded = _LONG_DATE.sub(" ", _AS_OF.sub(r" \1/\2/\3 ", fold(text)))
    years = [(int(a), int(b)) for a, b in _SCHOOL_YEAR.findall(folded)]
    years += [(2000 + int(a), 2000 + int(b)) for a, b in _SHORT_YEAR.findall(folded)]
    years += [
        (2000 + int(a), 2000 + int(b)) for a, b in _BARE_SHORT_YEAR.findall(folded) if int(b) == int(a) + 1
    ]
    years += [years_of for a, b in _HALF_SHORT_YEAR.findall(folded) if (years_of := _proper(int(a), int(b)))]
    proper = {f"{a}-{b}" for a, b in years if b == a + 1}
    if len(proper) == 1:
        return YearFound(proper.pop())
    if len(proper) > 1:
        return YearFound()
    wrong = [f"{a}-{b}" for a, b in years if b != a + 1]
    if wrong and re.search(rf"nam hoc\s*:?\s*(?:{wrong[0][:4]}|{wrong[0][2:4]})", folded):
        return YearFound("", wrong[0])
    dates = {of_date(int(month), int(year)) for _, month, year in _DATE.findall(folded)}
    months = {
        of_date(int(month), int(year)) for month, year in _MONTH.findall(_DATE.sub(" ", folded)) if year
    }
    for found in (dates, months, {f"{y}-{int(y) + 1}" for y in _PLAN_YEAR.findall(folded)}):
        if len(found) == 1:
            return YearFound(found.pop())
    return YearFound()


def _proper(first: int, last: int) -> tuple[int, int] | None:
    """ "2022-23" is a school year, "2023-12" may be a month."""
    return (first, first + 1) if last == (first + 1) % 100 and last > _MONTHS_OF_A_YEAR else None


def of_sheet_name(name: str) -> str:
    """School year in a sheet name: "TH 2023-2024", "Nam 2022", "TH_2023", "Doi ngu 23-24"; '' if none."""
    folded = fold(name).replace("_", " ")
    found = school_year(folded).school_year
    if found:
        return found
    short = {f"20{a}-20{b}" for a, b in _SHEET_YEAR.findall(folded) if int(b) == int(a) + 1}
    if len(short) == 1:
        return short.pop()
    plain = set(re.findall(r"(?<!\d)(20\d\d)(?!\d)", folded))
    return f"{min(plain)}-{int(min(plain)) + 1}" if len(plain) == 1 else ""


def of_band(band: str) -> str:
    """The school year that "22-23" says where no ages are meant, '' where it says none."""
    first, _, last = band.partition("-")
    is_year = len(first) == len(last) == 2 and first >= _FIRST_SHORT_YEAR and int(last) == int(first) + 1
    return f"20{first}-20{last}" if is_year else ""


def of_date(month: int, year: int) -> str:
    """School year of a month: August to December open it, January to July close it."""
    first = year if month >= 8 else year - 1
    return f"{first}-{first + 1}"


def month_code(text: str) -> str:
    """`m09` … `m05` where the text names exactly one month of the school year, else ''."""
    folded = _DATE.sub(" ", _LONG_DATE.sub(" ", _AS_OF.sub(" ", fold(text))))
    months = {int(month) for month, _ in _MONTH.findall(folded)} & MONTHS
    return f"m{months.pop():02d}" if len(months) == 1 else ""


def month_of_week(text: str) -> str:
    """`m09` … `m05` where the text names a week that lies in one month ("tuần từ 20/9 đến 25/9/2021"), else ''."""
    folded = fold(text)
    months = {int(month) for _, month in _DAY.findall(folded)} if re.search(r"\btuan\b", folded) else set()
    return f"m{months.pop():02d}" if len(months) == 1 and months <= MONTHS else ""


def period(text: str) -> str:
    """`start`, `mid` or `end` from the words of a title, '' if none or contradicting."""
    folded = f" {fold(text)} "
    found = [code for code, words in _PERIODS if any(re.search(rf"\b{word}\b", folded) for word in words)]
    return found[0] if len(found) == 1 else ""


def period_of_date(text: str) -> str:
    """Period that the date of a letter falls into: September-November, December-February, May-August."""
    match = _LONG_DATE.search(fold(text))
    return _period_of_month(int(match.group(2))) if match else ""


def period_of_as_of(text: str) -> str:
    """Period of the date of reference that a title names ("tính đến 15/9/2023"), '' where it names none or several."""
    folded = _AS_OF.sub(r" den \1/\2/\3 ", fold(text))
    found = {_period_of_month(int(month)) for _, month, _ in _REFERENCE.findall(folded)}
    return found.pop() if len(found) == 1 else ""


def take_as_of(folded: str) -> tuple[frozenset[str], str]:
    """What the date of reference in a head says ("Hiện trạng đến 31/12/2022": year and period), and the head without it."""
    match = _AS_OF_DATE.search(folded)
    if not match:
        return _take_month(folded)
    month, year = int(match.group(1)), match.group(2)
    if not 1 <= month <= _MONTHS_OF_A_YEAR:
        return frozenset(), folded
    period_of = _period_of_month(month)
    said = {f"year={of_date(month, int(year))}"} if year else set()
    said |= {f"period={period_of}"} if period_of else set()
    return frozenset(said), f"{folded[: match.start()]} {folded[match.end() :]}"


def _take_month(folded: str) -> tuple[frozenset[str], str]:
    """ "Sĩ số tháng 11" counts in that month of the school year, "Tháng 01/2026" in that month of 2025-2026."""
    match = _HEAD_MONTH_OF_YEAR.search(folded) or _HEAD_MONTH.search(folded)
    if not match or int(match.group(1)) not in MONTHS:
        return frozenset(), folded
    month = int(match.group(1))
    said = {f"period=m{month:02d}"}
    if match.re is _HEAD_MONTH_OF_YEAR:
        said.add(f"year={of_date(month, int(match.group(2)))}")
    return frozenset(said), f"{folded[: match.start()]} {folded[match.end() :]}"


def _period_of_month(month: int) -> str:
    for code, months in (("start", (9, 10, 11)), ("mid", (12, 1, 2)), ("end", (5, 6, 7, 8))):
        if month in months:
            return code
    return ""


def levels(text: str) -> tuple[str, ...]:
    """School levels a text names, in official order."""
    folded = fold(text)
    return tuple(code for code, pattern in _LEVELS if pattern.search(folded))


def grades(text: str) -> tuple[str, ...]:
    """Grades to which a text restricts what it speaks of ("khối 9", "lớp 6, 7, 8"); () where it only names their entry."""
    folded = fold(text)
    if _ENTRY.search(folded):
        return ()
    found: set[int] = set()
    for match in _GRADES.finditer(folded):
        numbers = [int(number) for number in re.findall(r"\d+", match.group(1))]
        found.update(range(numbers[0], numbers[-1] + 1) if "-" in match.group(1) else numbers)
    return tuple(str(grade) for grade in sorted(found) if 1 <= grade <= _HIGHEST_GRADE)


def first_of_span(text: str) -> str:
    """First school year of the years a text spans: "giai đoạn 2023-2026" → 2023-2024; '' where it names none or several."""
    spans = {int(first) for first, last in _SCHOOL_YEAR.findall(fold(text)) if int(last) > int(first) + 1}
    return f"{min(spans)}-{min(spans) + 1}" if len(spans) == 1 else ""


def following(school_year_text: str) -> str:
    """The school year after."""
    first = int(school_year_text[:4]) + 1
    return f"{first}-{first + 1}"


def previous(school_year_text: str) -> str:
    """The school year before."""
    first = int(school_year_text[:4]) - 1
    return f"{first}-{first + 1}"
