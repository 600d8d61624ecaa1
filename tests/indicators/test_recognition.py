"""Computed and recognised level side by side: never merged, disagreement said in words."""

from datetime import date
from pathlib import Path

import pandas as pd
import pytest

from indicators.catalog.authorities import authority_on
from indicators.universal_education import recognition
from tests.indicators.offices import keep
from tests.indicators.world import World, surveyed

YEAR = "2022-2023"
HEAD = "Mã đơn vị,Năm học,Tiêu chuẩn,Mức độ,Số quyết định,Ngày quyết định,Cơ quan công nhận"


def commune(recognised: int | None = None, **changes: dict[str, float | None]) -> World:
    world = surveyed(World().province().commune("03316").area("03316", YEAR, False), "03316", **changes)
    if recognised is not None:
        world.fact("03316", "recognised_level", recognised, category="primary", period="survey")
    return world


def found(world: World, folder: Path) -> pd.Series:
    frame = recognition.recognition(world.open(folder), YEAR)
    return frame[(frame["unit_code"] == "03316") & (frame["standard"] == "primary")].squeeze()


FAILING = {"a14": {"primary_completed_residents": 70.0}}
SILENT: dict[str, dict[str, float | None]] = {"a14": {"primary_completed_residents": None}}


@pytest.mark.parametrize(
    ("recognised", "changes", "agreement", "words"),
    [
        (3, {}, "agree", "khớp"),
        (2, {}, "computed_higher", "cao hơn mức đã công nhận 2"),
        (
            3,
            FAILING,
            "computed_lower",
            "chưa đủ ngưỡng mức 1: kiểm tra lại số liệu; còn thiếu 10 ở tiêu chí TH1-B",
        ),
        (3, SILENT, "recognised_only", "chưa đủ dữ liệu để tính lại"),
        (None, {}, "computed_only", "chưa có số liệu về kết quả công nhận"),
        (None, SILENT, "unknown", "Chưa đủ dữ liệu"),
    ],
)
def test_disagreement_is_said_in_words(
    tmp_path: Path,
    recognised: int | None,
    changes: dict[str, dict[str, float | None]],
    agreement: str,
    words: str,
) -> None:
    row = found(commune(recognised, **changes), tmp_path)
    assert row["agreement"] == agreement
    assert words in row["sentence"]


def test_number_and_date_of_the_decision_come_from_the_table_of_the_office(tmp_path: Path) -> None:
    keep(
        tmp_path,
        "recognitions",
        HEAD,
        "03316,2022-2023,PCGD tiểu học,3,123/QĐ-UBND,15/12/2022,UBND thành phố",
    )
    row = found(commune(), tmp_path)
    assert (row["recognised_level"], row["decision_number"], row["agreement"]) == (3, "123/QĐ-UBND", "agree")
    assert row["decision_date"] == date(2022, 12, 15)


def test_a_form_that_contradicts_the_decision_is_named(tmp_path: Path) -> None:
    keep(tmp_path, "recognitions", HEAD, "03316,2022-2023,primary,2,123/QĐ-UBND,15/12/2022,")
    row = found(commune(3), tmp_path)
    assert row["agreement"] == "contradiction"
    assert "ghi mức công nhận 3" in row["sentence"]


@pytest.mark.parametrize(
    ("day", "level", "unit_kind", "authority"),
    [
        (date(2022, 9, 30), 3, "commune", "Ủy ban nhân dân cấp huyện"),
        (date(2025, 9, 30), 3, "commune", "Chủ tịch Ủy ban nhân dân cấp tỉnh"),
        (date(2025, 9, 30), 2, "province", "Chủ tịch Ủy ban nhân dân cấp tỉnh"),
        (date(2025, 9, 30), 3, "province", "Bộ trưởng Bộ Giáo dục và Đào tạo"),
    ],
)
def test_who_recognises_follows_date_level_and_tier(
    day: date, level: int, unit_kind: str, authority: str
) -> None:
    found = authority_on(day, "primary", level, unit_kind)
    assert found is not None
    assert found.name == authority


def test_the_authority_stands_beside_the_level(tmp_path: Path) -> None:
    row = found(commune(2), tmp_path)
    assert (row["authority"], row["authority_status"]) == ("Ủy ban nhân dân cấp huyện", "recalled")
