"""What a budget builds: by rank, whole or not at all, never a đồng more; projects close gaps on the day of handing over."""

from datetime import date
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.catalog import CatalogueError
from indicators.resources import budgets, projects
from indicators.resources.funding import Fund, Line, Package, allocate
from tests.indicators.offices import keep
from tests.indicators.world import World

YEAR = "2022-2023"
COSTS = (
    "Hạng mục,Cấp học,Đơn giá (đồng),Năm,Nguồn đơn giá",
    "Phòng học,,500,2022,Bảng giá",
    "Phòng học,,600,2023,Bảng giá mới",
)
PROJECT = "Dự án,Mã trường,Hạng mục,Số lượng,Tình trạng,Ngày bàn giao"
UNDER_WAY = ("Dự án 1,A,Phòng học,1,đang thực hiện,", "Dự án 2,A,Phòng học,2,kế hoạch,")

lines = st.builds(
    Line, st.sampled_from(["classrooms", "kitchens"]), st.just(""), st.integers(1, 9), st.integers(1, 10**10)
)
packages = st.lists(st.tuples(st.booleans(), st.lists(lines, min_size=1, max_size=3)), max_size=6).map(
    lambda drawn: [Package(key, difficult, tuple(own)) for key, (difficult, own) in enumerate(drawn)]
)  # fmt: skip
funds = st.lists(st.tuples(st.integers(0, 10**11), st.sampled_from([(), ("classrooms",)]), st.booleans()), max_size=3).map(
    lambda drawn: [Fund(f"F{place}", *each) for place, each in enumerate(drawn)]
)  # fmt: skip


@given(packages, funds)
def test_no_fund_pays_more_than_it_holds_and_nothing_is_half_paid(
    given_packages: list[Package], given_funds: list[Fund]
) -> None:
    payments, skipped = allocate(given_packages, given_funds)
    for fund in given_funds:
        assert sum(payment.amount for payment in payments if payment.fund == fund.name) <= fund.amount
    for package in given_packages:
        paid = sum(payment.amount for payment in payments if payment.key == package.key)
        assert paid == (0 if package.key in skipped else package.cost)
    for payment in payments:
        fund = next(fund for fund in given_funds if fund.name == payment.fund)
        assert fund.pays(payment.line, given_packages[payment.key])
    assert allocate(given_packages, given_funds) == (payments, skipped)


def test_money_of_narrow_use_is_spent_first() -> None:
    package = Package(1, False, (Line("classrooms", "", 1, 100), Line("kitchens", "", 1, 100)))
    payments, skipped = allocate([package], [Fund("free", 100), Fund("rooms", 100, ("classrooms",))])
    assert not skipped
    assert {payment.line.item: payment.fund for payment in payments} == {
        "classrooms": "rooms",
        "kitchens": "free",
    }


def world() -> World:
    """A lacks 4 rooms, B lacks 2, C lacks none, D has not reported its rooms."""
    found = World().province().commune("03316").area("03316", YEAR, False)
    for code, classes, solid in (("A", 10, 6), ("B", 6, 4), ("C", 5, 5)):
        found.school(code, "03316").fact(code, "classes", classes, level="primary")
        found.fact(code, "classrooms", solid, level="primary", category="solid")
        found.fact(code, "classrooms", 0, level="primary", category="semi_solid")
    return found.school("D", "03316")


def planned(folder: Path, budget: int | None) -> pd.DataFrame:
    return budgets.plan(world().open(folder), YEAR, budget).schools.set_index("unit_code")


@pytest.mark.parametrize(
    ("budget", "a", "b"),
    [
        (3600, "served", "served"),
        (3599, "served", "skipped"),
        (2399, "skipped", "served"),
        (1199, "skipped", "skipped"),
    ],
)
def test_schools_are_served_by_rank_and_a_skipped_one_leaves_its_place(
    tmp_path: Path, budget: int, a: str, b: str
) -> None:
    keep(tmp_path, "unit_costs", *COSTS)
    found = planned(tmp_path, budget)
    assert found["state"].to_dict() == {"A": a, "B": b, "C": "no_need", "D": "unknown"}
    assert found["spent_vnd"].sum() <= budget
    assert found.loc["A", "cost_vnd"] == 2400  # the newest price


def test_a_skipped_school_says_what_it_costs_and_what_is_left(tmp_path: Path) -> None:
    keep(tmp_path, "unit_costs", *COSTS)
    assert "cần 2.400 đồng, vốn được dùng còn 2.000 đồng" in planned(tmp_path, 2000).loc["A", "reason"]


def test_without_a_price_nothing_is_promised(tmp_path: Path) -> None:
    found = planned(tmp_path, 10**12)
    assert found.loc["A", "state"] == "no_price"
    assert "Chưa có đơn giá của Phòng học" in found.loc["A", "reason"]


def test_the_funds_of_the_office_pay_within_their_purpose(tmp_path: Path) -> None:
    keep(tmp_path, "unit_costs", *COSTS)
    keep(tmp_path, "funds", "Nguồn vốn,Số tiền (đồng),Năm,Chỉ dùng cho hạng mục,Chỉ xã đặc biệt khó khăn",
         "Vốn xã khó khăn,99999,2023,,x", "Vốn phòng học,1500,2023,Phòng học,", "Vốn tự do,1000,2023,,")  # fmt: skip
    found = budgets.plan(world().open(tmp_path), YEAR, None)
    assert found.schools.set_index("unit_code")["state"].to_dict()["A"] == "served"
    assert found.funds.set_index("fund")["spent_vnd"].to_dict() == {
        "Vốn xã khó khăn": 0,
        "Vốn phòng học": 1500,
        "Vốn tự do": 900,
    }
    assert found.lines.query("unit_code == 'A'")["paid_vnd"].tolist() == [1500, 900]


def test_only_the_funds_of_one_year_are_spent(tmp_path: Path) -> None:
    keep(tmp_path, "funds", "Nguồn vốn,Số tiền (đồng),Năm", "Vốn tỉnh,500,2022", "Vốn tỉnh,900,2023")
    found = budgets.plan(world().open(tmp_path), YEAR)
    assert found.funds[["fund", "year", "amount_vnd"]].values.tolist() == [["Vốn tỉnh", 2023, 900]]


def test_two_prices_for_one_thing_in_one_year_are_refused(tmp_path: Path) -> None:
    keep(tmp_path, "unit_costs", *COSTS, "Phòng học,,700,2023,Nơi khác")
    with pytest.raises(CatalogueError, match="hai đơn giá"):
        planned(tmp_path, 1)


def piped(folder: Path, on: date, unit: str = "A") -> pd.Series:
    frame = projects.pipeline(world().open(folder), YEAR, on)
    return frame[(frame["unit_code"] == unit) & (frame["item"] == "classrooms")].squeeze()


def test_a_gap_closes_on_the_day_of_handing_over(tmp_path: Path) -> None:
    for folder in (tmp_path / "before", tmp_path / "after"):
        keep(folder, "projects", PROJECT, "Dự án 1,A,Phòng học,3,đã bàn giao,15/03/2023")
    before = piped(tmp_path / "before", date(2023, 3, 14))
    assert before[["shortage", "doing", "shortage_now", "uncovered"]].tolist() == [4, 3, 4, 1]
    after = piped(tmp_path / "after", date(2023, 3, 15))
    assert after[["shortage", "handed_over", "shortage_now", "uncovered"]].tolist() == [4, 3, 1, 1]


def test_rooms_handed_over_before_the_count_are_in_it_already(tmp_path: Path) -> None:
    keep(tmp_path, "projects", PROJECT, "Dự án 1,A,Phòng học,3,done,30/09/2022")
    found = piped(tmp_path, date(2023, 5, 1))
    assert found[["handed_over", "shortage_now"]].tolist() == [0, 4]


def test_what_is_being_built_leaves_the_gap_and_stands_beside_it(tmp_path: Path) -> None:
    keep(tmp_path, "projects", PROJECT, *UNDER_WAY)
    found = piped(tmp_path, date(2023, 5, 1))
    assert found[["doing", "planned", "shortage_now", "uncovered"]].tolist() == [1, 2, 4, 1]
    assert found["projects"] == "Dự án 1; Dự án 2"


def test_what_a_project_covers_is_not_paid_twice(tmp_path: Path) -> None:
    keep(tmp_path, "unit_costs", *COSTS)
    keep(tmp_path, "projects", PROJECT, *UNDER_WAY)
    assert planned(tmp_path, 10**9).loc["A", "cost_vnd"] == 600


def test_a_project_of_an_unknown_school_keeps_its_row(tmp_path: Path) -> None:
    keep(tmp_path, "projects", PROJECT, "Dự án 9,KHÔNG-CÓ,Phòng học,1,kế hoạch,")
    found = piped(tmp_path, date(2023, 5, 1), "KHÔNG-CÓ")
    assert (found["projects"], "Không có trường" in found["note"]) == ("Dự án 9", True)


def test_a_project_handed_over_without_a_date_is_refused_by_line(tmp_path: Path) -> None:
    keep(tmp_path, "projects", PROJECT, "Dự án 1,A,Phòng học,3,đã bàn giao,")
    with pytest.raises(CatalogueError, match="dòng 2"):
        piped(tmp_path, date(2023, 5, 1))
