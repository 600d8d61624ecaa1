"""The register of schools (`DANH MỤC TRƯỜNG`) and the list of administrative units, with the columns of the contract."""

from collections.abc import Sequence

from generator.office.page import Page, Style
from generator.story import Commune, Story

SCHOOL_COLUMNS = {
    "Mã trường": 12, "Tên trường": 40, "Tên gọi khác": 40, "Cấp học": 10, "Loại hình": 12, "Mã xã": 9,
    "Xã, phường": 22, "Chuyên viên phụ trách": 16, "Ngày bắt đầu": 13, "Ngày kết thúc": 13,
}  # fmt: skip
UNIT_COLUMNS = {
    "Mã đơn vị": 11, "Tên đơn vị": 28, "Loại": 12, "Mã đơn vị cấp trên": 12, "Đặc biệt khó khăn": 28,
    "Từ ngày": 12, "Đến ngày": 12, "Mã đơn vị mới": 12,
}  # fmt: skip
LAST_OLD_DAY, FIRST_NEW_DAY, FIRST_DAY = "30/06/2025", "01/07/2025", "01/01/2020"


def listing_page(
    name: str, title: str, stamp_line: str, columns: dict[str, int], rows: Sequence[Sequence[str]]
) -> Page:
    """A title, the stamp of invented numbers, a head, and rows of texts."""
    page = Page(name)
    for row, (text, look) in enumerate(((title, "title"), (stamp_line, "stamp"))):
        page.write(row, 0, text, Style(look))
        page.merge(row, 0, row, len(columns) - 1)
    for column, (heading, width) in enumerate(columns.items()):
        page.write(3, column, heading, Style("head"))
        page.widths[column] = width
    for row, values in enumerate(rows, 4):
        for column, value in enumerate(values):
            page.write(row, column, value, Style("text"))
    page.repeat_rows = (3, 3)
    return page


def school_register(story: Story, stamp_line: str) -> Page:
    """Every school that ever existed in the sample, open and closed."""
    rows = [
        (
            school.code, school.name, school.aliases, school.kind, school.ownership, school.commune,
            story.commune_of(school).name, school.officer, school.start, school.end,
        )
        for school in story.schools
    ]  # fmt: skip
    return listing_page("Danh muc truong", "DANH MỤC TRƯỜNG", stamp_line, SCHOOL_COLUMNS, rows)


def _kind(commune: Commune) -> str:
    return commune.name.split()[0]


def _taken_over(story: Story, code: str) -> str:
    return next(commune.code for commune in story.new_communes if code in commune.parts)


def unit_list(story: Story, stamp_line: str) -> Page:
    """Province, districts, old and new communes. A commune without a class is left out: it stays unclassified."""
    province = [("11", "Tỉnh Điện Biên", "Tỉnh", "", "", FIRST_DAY, "", "")]
    districts = [
        ("094", "Thành phố Điện Biên Phủ", "Thành phố", "11", "", FIRST_DAY, LAST_OLD_DAY, ""),
        ("100", "Huyện Điện Biên", "Huyện", "11", "", FIRST_DAY, LAST_OLD_DAY, ""),
        ("102", "Huyện Mường Ảng", "Huyện", "11", "", FIRST_DAY, LAST_OLD_DAY, ""),
    ]
    old = [
        (
            area.code,
            area.name,
            _kind(area),
            area.district,
            area.difficult,
            FIRST_DAY,
            LAST_OLD_DAY,
            _taken_over(story, area.code),
        )
        for area in (*story.communes, *story.joined_areas)
        if area.difficult is not None
    ]
    new = [
        (commune.code, commune.name, _kind(commune), "11", commune.difficult or "", FIRST_NEW_DAY, "", "")
        for commune in story.new_communes
    ]
    return listing_page(
        "Don vi hanh chinh",
        "DANH MỤC ĐƠN VỊ HÀNH CHÍNH",
        stamp_line,
        UNIT_COLUMNS,
        [*province, *districts, *old, *new],
    )
