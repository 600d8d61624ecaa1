"""An office whose figures were closed for a meeting, before corrected and late files came: real workbooks, really loaded."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from etl.__main__ import main
from tests.conftest import run_here
from tests.forms.workbook import write
from views.packs import freeze
from views.packs.pack import Pack, Pin, Section

YEAR, NAME, DAY = "2023-2024", "Sơ kết 12/2023", date(2023, 12, 20)
HOA_BAN, NA_NGHE, BE_VAN_DAN = (
    "Trường Tiểu học Hoa Ban", "Trường Tiểu học Nà Nghè", "Trường Tiểu học Bế Văn Đàn"
)  # fmt: skip
PACK = Pack(
    "Sơ kết",
    "Sơ kết học kỳ I",
    (
        Section("Chỉ tiêu", (Pin("targets.of_unit", has_annex=True),)),
        Section("Học sinh", (Pin("targets.over_units", (("indicator", "pupil_target_attainment"),)),)),
        Section("Cơ sở vật chất", (Pin("facilities.projects"),)),
        Section("Báo cáo", (Pin("quality.reports"),)),
    ),
    school_year=YEAR,
)
_REGISTER = f"""DANH MỤC TRƯỜNG
Mã trường|Tên trường|Tên gọi khác|Cấp học|Loại hình|Mã xã|Xã, phường|Chuyên viên phụ trách|Ngày bắt đầu|Ngày kết thúc
TH1|{HOA_BAN}||TH||03127|Phường Him Lam
TH2|{NA_NGHE}||TH||03127|Phường Him Lam
TH3|{BE_VAN_DAN}||TH||03127|Phường Him Lam"""
_TARGETS = f"""UBND THÀNH PHỐ ĐIỆN BIÊN PHỦ

CHỈ TIÊU KẾ HOẠCH PHÁT TRIỂN GIÁO DỤC TIỂU HỌC NĂM HỌC {YEAR}

TT|Trường|Số lớp|Số HS
1|{HOA_BAN}|10|300
2|{NA_NGHE}|5|120
3|{BE_VAN_DAN}|8|200"""


def _report(year: str, *schools: tuple[str, int, int]) -> str:
    """Classes and pupils at the start of a year."""
    lines = [f"{place}|{name}|{classes}|{pupils}" for place, (name, classes, pupils) in enumerate(schools, 1)]
    head = f"TỔNG HỢP SỐ LIỆU ĐẦU NĂM HỌC {year} CẤP TIỂU HỌC\n\nTT|Trường|Số lớp|Số HS"
    return "\n".join(["UBND THÀNH PHỐ ĐIỆN BIÊN PHỦ\n", head, *lines])


FIRST = {
    "danh-muc": _REGISTER,
    "giao-chi-tieu": _TARGETS,
    "dau-nam": _report(YEAR, (HOA_BAN, 10, 290), (NA_NGHE, 5, 121)),
    "nam-truoc": _report("2022-2023", (HOA_BAN, 10, 280), (NA_NGHE, 5, 110)),
}
LATER = {
    "dau-nam-sua": _report(YEAR, (HOA_BAN, 10, 300), (NA_NGHE, 5, 119)),
    "nop-muon": _report(YEAR, (BE_VAN_DAN, 8, 200)),
    "nam-truoc-sua": _report("2022-2023", (HOA_BAN, 10, 281), (NA_NGHE, 5, 110)),
}


@dataclass(frozen=True)
class Meeting:
    """The office's data folder, and the freeze of its figures once they are closed."""

    data: Path
    desk: Path

    def receive(self, texts: dict[str, str]) -> None:
        """Loads workbooks, one sheet each."""
        self.desk.mkdir(exist_ok=True)
        paths = [write(self.desk / f"{name}.xlsx", text) for name, text in texts.items()]
        done = run_here(main, "load", *paths, data=self.data)
        assert done.returncode in (0, 1), done.stderr

    def plan(self, rooms: int) -> None:
        """The office's own table of projects: so many classrooms for one school."""
        table = self.data / "office" / "projects.csv"
        table.parent.mkdir(exist_ok=True)
        table.write_text(
            f"unit_code,project,item,level,quantity,state,handed_over_on\nTH1,Dự án A,classrooms,primary,{rooms},planned,\n",
            encoding="utf-8",
        )

    def close(self) -> freeze.Frozen:
        """Closes the figures of today."""
        return freeze.freeze(self.data, NAME, PACK, DAY)


def opened(folder: Path) -> Meeting:
    """An office with the files of before the meeting and one project."""
    meeting = Meeting(folder / "data", folder / "desk")
    meeting.receive(FIRST)
    meeting.plan(rooms=2)
    return meeting
