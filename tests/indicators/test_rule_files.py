"""A fault in a file of rules stops the start, naming file and key: standards, norms, roll-out, gates, facilities, scales."""

import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from indicators.catalog import CATALOGUE_DIR, CatalogueError
from indicators.catalog.authorities import authorities
from indicators.catalog.complete import check_catalogue
from indicators.catalog.crosswalk import crosswalk
from indicators.catalog.facilities import facilities, staffing_items
from indicators.catalog.gates import gates
from indicators.catalog.norms import norms
from indicators.catalog.office_tables import office_tables
from indicators.catalog.period_days import day_of
from indicators.catalog.priorities import criteria
from indicators.catalog.rating_scales import rating_scales
from indicators.catalog.rollout import rollout
from indicators.catalog.school_types import school_types
from indicators.catalog.standards import rules

FILES: dict[str, Callable[[], Any]] = {
    "standards.csv": rules, "norms.csv": norms, "rollout.csv": rollout, "gates.toml": gates,
    "facilities.toml": facilities, "staffing.toml": staffing_items, "rating_scales.csv": rating_scales,
    "priorities.toml": criteria, "office_tables.toml": office_tables, "school_types.toml": school_types,
    "period_days.csv": lambda: day_of("start", 2022),
    "authorities.csv": authorities, "crosswalk.csv": crosswalk,
}  # fmt: skip
MODULES = ("standards", "norms", "rollout", "gates", "facilities", "rating_scales", "priorities", "office_tables",
           "school_types", "period_days", "authorities", "crosswalk")  # fmt: skip


def empty_caches() -> None:
    for name in MODULES:
        for function in vars(sys.modules[f"indicators.catalog.{name}"]).values():
            if hasattr(function, "cache_clear"):
                function.cache_clear()


@pytest.fixture
def catalogue(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A copy of the rule files to spoil; the caches are emptied before and after."""
    for name in FILES:
        shutil.copy(CATALOGUE_DIR / name, tmp_path / name)
    for name in MODULES:
        monkeypatch.setattr(sys.modules[f"indicators.catalog.{name}"], "CATALOGUE_DIR", tmp_path)
    empty_caches()
    yield tmp_path
    monkeypatch.undo()
    empty_caches()


FAULTS = [
    ("standards.csv", "TH1-A", "grade_1_residents,obliged", "grade_one_residents,obliged", "grade_one_residents"),
    ("standards.csv", "TH1-A", ",,commune,,2014-05-15,,NĐ 20/2014/NĐ-CP,Điều 9", ",TH3-A,commune,,2014-05-15,,NĐ 20/2014/NĐ-CP,Điều 9", "vòng tròn"),
    ("standards.csv", "TH1-A", "NĐ 20/2014/NĐ-CP,Điều 9,confirmed", "NĐ 20/2014/NĐ-CP,,confirmed", "điều"),
    ("standards.csv", "TH1-A", "TH1-B,primary,1,rate", "TH1-A,primary,1,rate", "khai báo hai lần"),
    ("standards.csv", "TH1-A", "TH1-A,", "TH1-A2,primary,1,rate,Trẻ 6 tuổi,grade_1_residents,obliged_residents,6,,,91,91,,,commune,,2025-10-01,,NĐ 9,Điều 9,confirmed\nTH1-A,", "trùng"),
    ("standards.csv", "TH2-A", "TH1-A;TH1-B,commune", "TH1-Z;TH1-B,commune", "TH1-Z"),
    ("standards.csv", "TH1-A", ",6,,,90,90,", ",6,,,190,90,", "từ 0 đến 100"),
    ("standards.csv", "TH1-A", ",6,,,90,90,", ",sáu,,,90,90,", "độ tuổi"),
    ("standards.csv", "MN35-A", "2025-10-20,,NĐ 277/2025/NĐ-CP,Điều 12", "20/10/2025,,NĐ 277/2025/NĐ-CP,Điều 12", "năm-tháng-ngày"),
    ("norms.csv", "RPC-TH", "RPC-TH,", "RPC-TH-2,rooms_per_class_min,primary,,,,1,room/class,2024-01-01,,TT 9,,reported,\nRPC-TH,", "trùng"),
    ("norms.csv", "RPC-TH", "room/class,2020-07-11,,TT 13/2020/TT-BGDĐT,Điều 10,confirmed", "room/class,2020-07-11,,,,confirmed", "văn bản"),
    ("norms.csv", "RPC-TH", "RPC-TH,rooms_per_class_min,primary", "RPC-TH,rooms_per_class_min,tiểu học", "cấp học"),
    ("norms.csv", "RPC-MN", "room/class,2020-07-11,,TT 13/2020/TT-BGDĐT,Điều 6", "room/class,2020-07-11,2019-07-11,TT 13/2020/TT-BGDĐT,Điều 6", "trước"),
    ("rollout.csv", "3", "3,2022-2023", "3,2022-2024", "2022-2024"),
    ("rollout.csv", "3", "4,2023-2024", "3,2023-2024", "khai báo hai lần"),
    ("gates.toml", "trained", 'label_vi = "Giáo viên đã tập huấn"', 'labl_vi = "x"', "labl_vi"),
    ("gates.toml", "trained.have", 'have = "teachers_trained"', 'have = "teachers_taught"', "teachers_taught"),
    ("facilities.toml", "classrooms", "rooms_per_class_min", "rooms_per_class", "rooms_per_class"),
    ("facilities.toml", "kitchens", "[kitchens]", "[kitchens]\nneeds = 1", "khóa lạ"),
    ("facilities.toml", "from_staffing", '["teachers"]', '["teacher"]', "teacher"),
    ("staffing.toml", "subject.informatics", 'divided_by = "teaching_periods_per_week"', 'divided_by = "load"', "load"),
    ("staffing.toml", "teachers", 'school_type = "boarding"', 'school_type = "night"', "night"),
    ("rating_scales.csv", "tt58 2012-2013", "tt58,6;7;8;9", "tt58,5;6;7;8;9", "cùng năm học"),
    ("priorities.toml", "classrooms", "weight = 10", "weight = -1", "weight"),
    ("priorities.toml", "classrooms", 'item = "classrooms"', 'item = "rooms"', "rooms"),
    ("office_tables.toml", "funds.fund", '["Nguồn vốn", "text*"]', '["Nguồn vốn", "words"]', "words"),
    ("authorities.csv", "literacy 2 province", "literacy,1,province", "literacy,1;2,province", "trùng"),
    ("school_types.toml", "boarding", "words = [", "names = [", "words"),
    ("period_days.csv", "mid", "mid,1,18", "mid,1,38", "month, day"),
    ("crosswalk.csv", "03127", "2025-07-01,1,", "2025-07-01,0.5,", "tổng share"),
    ("crosswalk.csv", "03127", "2025-07-01,1,", "2025-07-01,1.2,", "không quá 1"),
    ("crosswalk.csv", "03127", "2025-07-01,1,", "01/07/2025,1,", "from_date"),
]  # fmt: skip


@pytest.mark.parametrize(("file", "key", "old", "new", "problem"), FAULTS, ids=lambda each: str(each)[:24])
def test_a_fault_names_file_and_key(
    catalogue: Path, file: str, key: str, old: str, new: str, problem: str
) -> None:
    path = catalogue / file
    content = path.read_text(encoding="utf-8")
    assert old in content
    path.write_text(content.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(CatalogueError, match=problem) as caught:
        FILES[file]()
    assert caught.value.file == str(path)
    assert caught.value.key == key


def test_a_table_in_another_encoding_is_named(catalogue: Path) -> None:
    (catalogue / "norms.csv").write_bytes("norm_id,subject\nMức,một".encode("utf-16"))
    with pytest.raises(CatalogueError, match="CSV") as caught:
        norms()
    assert caught.value.file.endswith("norms.csv")


def test_everything_declared_is_checked_at_once() -> None:
    check_catalogue()


def test_the_copy_itself_is_sound(catalogue: Path) -> None:
    for read in FILES.values():
        read()
