"""`status`: who has reported and who has not, in full for machines, in few lines for people."""

import json
from typing import Any

import pytest

from etl.commands.exits import Exit
from etl.commands.status import NAMES_SHOWN, run_status
from etl.readings import Mention
from indicators.reporting import completeness
from indicators.warehouse import Warehouse, current_snapshot
from tests.store.office import Office, register, sheet

Printed = pytest.CaptureFixture[str]


def as_json(office: Office, capsys: Printed) -> dict[str, Any]:
    assert run_status(office.folder, as_json=True) == Exit.WELL
    status: dict[str, Any] = json.loads(capsys.readouterr().out)
    return status


def in_words(office: Office, capsys: Printed) -> str:
    assert run_status(office.folder, as_json=False) == Exit.WELL
    return capsys.readouterr().out


def codes(units: list[dict[str, str]]) -> list[str]:
    return [unit["unit_code"] for unit in units]


def test_status_lists_who_reported_among_the_schools_open_that_year(office: Office, capsys: Printed) -> None:
    office.send(
        "dm2.xlsx",
        register(
            "TH9 | Trường Tiểu học Đã Đóng | TH | 03127 | Phường Him Lam | 01/09/2015 | 31/07/2022",
            "MN9 | Trường Mầm non Hoa Nắng | MN | 03127 | Phường Him Lam",
        ),
    )
    office.send("a.xlsx", sheet(("TH Hoa Ban 1", [{}]), says_sample=True))
    status = as_json(office, capsys)
    assert status["files"] == {"accepted": 3}
    assert [row["file"] for row in status["received"]] == ["danh-muc.xlsx", "dm2.xlsx", "a.xlsx"]
    assert status["is_sample"] is True
    assert status["age_seconds"] >= 0
    (report,) = status["reports"]
    assert (report["form"], report["school_year"], report["period"]) == ("f", "2023-2024", "start")
    assert codes(report["reported"]) == ["TH1"]
    assert codes(report["not_reported"]) == ["MN9", "TC1", "CS1"]


def test_targets_of_a_level_are_due_from_its_schools_alone(office: Office, capsys: Printed) -> None:
    office.send("dm2.xlsx", register("MN9 | Trường Mầm non Hoa Nắng | MN | 03127 | Phường Him Lam"))
    plan = {"kind": "target", "period": "year"}
    office.send("mn.xlsx", sheet(("MN Hoa Nắng", [plan]), form="a", variant="a.by_unit", period="year"))
    office.send("th.xlsx", sheet(("TH Hoa Ban 1", [plan]), form="b", variant="b.by_unit", period="year"))
    preschool, primary = as_json(office, capsys)["reports"]
    assert (codes(preschool["reported"]), preschool["not_reported"]) == (["MN9"], [])
    assert (codes(primary["reported"]), codes(primary["not_reported"])) == (["TH1"], ["TC1"])


def test_status_and_the_page_of_reports_count_alike(office: Office, capsys: Printed) -> None:
    office.send("dm2.xlsx", register("MN9 | Trường Mầm non Hoa Nắng | MN | 03127 | Phường Him Lam"))
    for form, period, kind in (("b", "year", "target"), ("e", "year", "actual"), ("f", "end", "actual"),
                               ("i", "start", "actual"), ("k", "m02", "actual")):  # fmt: skip
        numbers = [{"period": period, "kind": kind}]
        layout: dict[str, Any] = {"form": form, "variant": f"{form}.by_unit", "period": period}
        office.send(f"{form}.xlsx", sheet(("TH Hoa Ban 1", numbers), **layout))
    survey = [{"measure": "residents", "age": "6", "period": "survey"}]
    commune = Mention("P. Him Lam", "B1", "commune")
    office.send("j.xlsx", sheet((commune, survey), form="j", variant="j.summary", period="survey"))
    reports = as_json(office, capsys)["reports"]
    warehouse = Warehouse(current_snapshot(office.folder.root))
    frame = completeness.reports(warehouse, "2023-2024")
    city = frame.loc[frame["unit_code"] == "03127", "parent_id"].iloc[0]
    assert [report["form"] for report in reports] == ["b", "e", "f", "i", "j", "k"]
    for report in reports:
        rows = frame[(frame["report"] == report["form"]) & (frame["period"] == report["period"])]
        rows = rows[(rows["unit_kind"] == "school") | (rows["parent_id"] == city)]
        for state in ("reported", "not_reported"):
            assert codes(report[state]) == list(rows.loc[rows["state"] == state, "unit_code"]), report["form"]


def test_communes_of_other_districts_are_not_called_missing(office: Office, capsys: Printed) -> None:
    numbers = [{"measure": "residents", "age": "6", "period": "survey"}]
    commune = Mention("P. Him Lam", "B1", "commune")
    office.send("j.xlsx", sheet((commune, numbers), form="j", variant="j.summary", period="survey"))
    (report,) = as_json(office, capsys)["reports"]
    assert report["expected"] == 12
    names = [unit["unit_name"] for unit in report["not_reported"]]
    assert "Xã Nà Tấu" in names
    assert "Xã Ngối Cáy" not in names
    printed = in_words(office, capsys)
    assert "2 accepted" in printed
    assert "1/12 đơn vị đã báo cáo" in printed
    assert ", ".join(names[:NAMES_SHOWN]) + " và 6 đơn vị khác" in printed
    assert names[NAMES_SHOWN] not in printed


def test_only_the_newest_year_is_told_report_by_report(office: Office, capsys: Printed) -> None:
    for year in ("2021-2022", "2023-2024", "2022-2023"):
        numbers = [{"school_year": year}]
        office.send(f"{year}.xlsx", sheet(("TH Hoa Ban 1", numbers), school_year=year))
    lines = in_words(office, capsys).splitlines()
    years = [line for line in lines if line.startswith("Năm học")]
    assert [line.split(":")[0] for line in years] == [
        "Năm học 2023-2024", "Năm học 2022-2023", "Năm học 2021-2022",
    ]  # fmt: skip
    assert sum("đơn vị đã báo cáo" in line for line in lines) == 1
    assert lines.index(years[1]) - lines.index(years[0]) == 2


def test_targets_of_communes_that_ended_are_reported_by_them_and_not_by_their_successors(
    empty_office: Office, capsys: Printed
) -> None:
    plan = {
        "measure": "residents",
        "age": "6",
        "kind": "target",
        "period": "year",
        "school_year": "2025-2026",
    }
    rows = [
        (Mention(name, f"B{line}", "commune"), [plan])
        for line, name in enumerate(("P. Him Lam", "P. Mường Thanh"), 1)
    ]
    plans: dict[str, Any] = {"form": "d", "variant": "d.by_unit", "school_year": "2025-2026"}
    empty_office.send("d.xlsx", sheet(*rows, period="year", **plans))
    (report,) = as_json(empty_office, capsys)["reports"]
    assert [unit["unit_name"] for unit in report["reported"]] == ["Phường Him Lam", "Phường Mường Thanh"]
    assert report["not_reported"] == []
