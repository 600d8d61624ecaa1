"""The tables that the office keeps itself (`BẢNG DO PHÒNG, SỞ GIỮ`): recognitions, unit costs, funds, projects."""

import tomllib
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

from generator.facts import World, school_year
from generator.forms.registers import listing_page
from generator.office.page import Page
from generator.simulation.residents import survey_key
from generator.story import FIRST_NEW_UNITS, Story

_WIDTH = 26
_TITLE = "BẢNG DO PHÒNG, SỞ GIỮ: "
_RECOGNITIONS = (
    "Mã đơn vị",
    "Năm học",
    "Tiêu chuẩn",
    "Mức độ",
    "Số quyết định",
    "Ngày quyết định",
    "Cơ quan công nhận",
)
_UNIT_COSTS = ("Hạng mục", "Cấp học", "Đơn giá (đồng)", "Năm", "Nguồn đơn giá")
_FUNDS = ("Nguồn vốn", "Số tiền (đồng)", "Năm", "Chỉ dùng cho hạng mục", "Chỉ xã đặc biệt khó khăn")
_PROJECTS = ("Dự án", "Mã trường", "Hạng mục", "Số lượng", "Tình trạng", "Nguồn vốn", "Kinh phí (đồng)")
_AUTHORITIES = ("Ủy ban nhân dân cấp huyện", "Chủ tịch Ủy ban nhân dân cấp tỉnh")


@lru_cache(maxsize=1)
def _declared() -> dict[str, Any]:
    return tomllib.loads((Path(__file__).parents[1] / "office_tables.toml").read_text(encoding="utf-8"))


def office_table_pages(story: Story, world: World, stamp_line: str) -> Iterator[tuple[str, Page]]:
    """(name of the file, its sheet) of every table."""
    told = _declared()
    year = str(told["prices_of"])
    costs = [(item, level, cost, year, source) for item, level, cost, source in told["unit_costs"]]
    funds = [(fund, amount, year, items, difficult) for fund, amount, items, difficult in told["funds"]]
    for file, label, heads, rows in (
        ("bang-cong-nhan", "Quyết định công nhận đạt chuẩn phổ cập, xóa mù chữ", _RECOGNITIONS, list(_recognised(story, world))),
        ("bang-don-gia", "Đơn giá", _UNIT_COSTS, costs),
        ("bang-nguon-von", "Nguồn vốn", _FUNDS, funds),
        ("bang-du-an", "Dự án, công trình", _PROJECTS, told["projects"]),
    ):  # fmt: skip
        columns = dict.fromkeys(heads, _WIDTH)
        yield f"{file}.xlsx", listing_page("Bang", _TITLE + label.upper(), stamp_line, columns, rows)


def _recognised(story: Story, world: World) -> Iterator[tuple[str, ...]]:
    """The decisions that the surveys of the communes rest on."""
    standards = story.magnitudes["recognised"]["ward"]
    for year in story.years:
        is_new = year >= FIRST_NEW_UNITS
        for commune in story.new_communes if is_new else story.communes:
            for standard in standards:
                level = world.get(survey_key(commune.code, year, "recognised_level", category=standard))
                if level:
                    yield (
                        commune.code, school_year(year), standard, str(int(level)), f"{200 + year % 100}/QĐ-MP",
                        f"20/12/{year}", _AUTHORITIES[is_new],
                    )  # fmt: skip
