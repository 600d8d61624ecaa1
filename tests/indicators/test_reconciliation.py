"""Two sources side by side: nothing overwritten, a difference open until exactly that difference is explained."""

from pathlib import Path

import pandas as pd
import pytest

from indicators.catalog import CatalogueError
from indicators.catalog.reconciliation import tolerances
from indicators.comparison.reconciliation import COLUMNS, differences
from tests.indicators.faulty import fault
from tests.indicators.offices import keep
from tests.indicators.world import World

YEAR = "2022-2023"
HEAD = "Mã đơn vị;Năm học;Số liệu;Cấp học;Tuổi;Kỳ;Giá trị;Nguồn;Ngày lấy số liệu"
EXPLAINED = (
    "Mã đơn vị;Năm học;Số liệu;Cấp học;Kỳ;Nguồn;Chênh lệch đã giải trình;Giải trình;Người giải trình;Ngày"
)


def schools(**pupils: int | None) -> World:
    made = World().province().commune("03316")
    for code, count in pupils.items():
        made.school(code, "03316")
        if count is not None:
            made.fact(code, "pupils", count, level="primary")
    return made


def pupils(code: str, value: object, source: str = "CSDL ngành", day: str = "15/10/2022") -> str:
    return f"{code};{YEAR};pupils;primary;;start;{value};{source};{day}"


def found(made: World, folder: Path, *lines: str) -> pd.DataFrame:
    keep(folder, "second_source", HEAD, *lines)
    return differences(made.open(folder), YEAR).set_index("unit_code")


def test_every_difference_is_shown_with_both_numbers_and_our_cell(tmp_path: Path) -> None:
    frame = found(schools(A=100, B=80), tmp_path, pupils("A", 100), pupils("B", 83))
    columns = ["ours", "theirs", "difference", "state"]
    assert frame.loc["A", columns].tolist() == [100, 100, 0, "equal"]
    assert frame.loc["B", columns].tolist() == [80, 83, -3, "open"]
    assert frame.loc["B", ["file", "sheet", "cell"]].tolist() == ["tệp.xlsx", "Biểu 1", "C2"]


def test_a_commune_is_compared_with_the_sum_of_its_schools(tmp_path: Path) -> None:
    row = found(schools(A=100, B=80), tmp_path, pupils("03316", 180)).loc["03316"]
    assert row[["ours", "contributing", "expected", "state"]].tolist() == [180, 2, 2, "equal"]


def test_an_incomplete_sum_is_no_difference_to_explain(tmp_path: Path) -> None:
    row = found(schools(A=100, B=None), tmp_path, pupils("03316", 180)).loc["03316"]
    assert row[["ours", "contributing", "expected", "state"]].tolist() == [100, 1, 2, "incomplete"]


def test_numbers_that_only_one_source_has_are_listed(tmp_path: Path) -> None:
    frame = found(schools(A=100, B=80, C=None), tmp_path, pupils("A", 100), pupils("C", 5), pupils("Z", 1))
    assert frame["state"].to_dict() == {
        "A": "equal",
        "B": "only_ours",
        "C": "only_theirs",
        "Z": "unknown_unit",
    }
    assert pd.isna(frame.loc["B", "theirs"])


def test_an_explained_difference_opens_again_when_it_changes(tmp_path: Path) -> None:
    explained = (
        f"B;{YEAR};Số học sinh (trẻ);Tiểu học;Đầu năm học;CSDL ngành;-3;Ba em chuyển đến;Trần B;20/10/2022"
    )
    keep(tmp_path, "explanations", EXPLAINED, explained)
    row = found(schools(B=80), tmp_path, pupils("B", 83)).loc["B"]
    assert row[["state", "explanation", "explained_by"]].tolist() == [
        "explained",
        "Ba em chuyển đến",
        "Trần B",
    ]
    assert row["ours"] == 80
    row = found(schools(B=80), tmp_path / "later", pupils("B", 84)).loc["B"]
    assert row["state"] == "open"
    keep(tmp_path / "again", "explanations", EXPLAINED, explained)
    assert found(schools(B=80), tmp_path / "again", pupils("B", 84)).loc["B", "state"] == "reopened"


def test_a_number_that_one_side_lacks_is_explained_until_the_next_export(tmp_path: Path) -> None:
    told = [
        f"{code};{YEAR};pupils;primary;start;CSDL ngành;;Trường chưa gửi;Trần B;20/10/2022" for code in "BC"
    ]
    keep(tmp_path, "explanations", EXPLAINED, *told)
    lines = pupils("A", 100), pupils("C", 5)
    assert found(schools(A=100, B=80, C=None), tmp_path, *lines)["state"].to_dict() == {
        "A": "equal", "B": "explained", "C": "explained",
    }  # fmt: skip
    keep(tmp_path / "later", "explanations", EXPLAINED, *told)
    later = found(schools(C=None), tmp_path / "later", pupils("C", 7, day="01/11/2022"))
    assert later.loc["C", "state"] == "only_theirs"
    keep(tmp_path / "both", "explanations", EXPLAINED, *told)
    assert found(schools(C=4), tmp_path / "both", pupils("C", 5)).loc["C", "state"] == "reopened"


def test_the_newest_export_counts_and_two_numbers_of_one_day_contradict(tmp_path: Path) -> None:
    lines = pupils("A", 90), pupils("A", 100, day="20/11/2022"), pupils("B", 80), pupils("B", 81)
    frame = found(schools(A=100, B=80), tmp_path, *lines)
    assert frame["state"].to_dict() == {"A": "equal", "B": "contradiction"}


def test_sources_do_not_mix(tmp_path: Path) -> None:
    frame = found(schools(A=100), tmp_path, pupils("A", 90), pupils("A", 100, source="Thống kê"))
    assert frame.set_index("source")["state"].to_dict() == {"CSDL ngành": "open", "Thống kê": "equal"}


def test_rates_are_compared_within_the_tolerance_and_never_added_up(tmp_path: Path) -> None:
    made = World().province().commune("A").commune("B")
    for code in "AB":
        made.fact(code, "attending_rate", 97.5, age="5", period="survey")
    lines = [f"{code};{YEAR};attending_rate;;5;survey;{value};PCGD;1/11/2022"
             for code, value in (("A", "97,45"), ("B", "97,2"), ("11", "97,5"))]  # fmt: skip
    frame = found(made, tmp_path, *lines)
    assert frame["state"].to_dict() == {"11": "only_theirs", "A": "within", "B": "open"}


def test_thousands_written_with_a_point_are_refused(tmp_path: Path) -> None:
    with pytest.raises(CatalogueError, match=r"dòng 2, cột “Giá trị”"):
        found(schools(A=1250), tmp_path, pupils("A", "1.250"))


def test_without_a_second_source_there_is_nothing_to_compare(tmp_path: Path) -> None:
    frame = differences(schools(A=1).open(tmp_path), YEAR)
    assert list(frame.columns) == list(COLUMNS)
    assert frame.empty


def test_a_unit_of_measure_without_tolerance_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "tolerance.person" in fault(
        tmp_path, monkeypatch, "reconciliation.toml", "person = 0", "persons = 0", tolerances
    )
