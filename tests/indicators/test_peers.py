"""Units beside those in the same situation: never all in one list, no verdict from a handful."""

from pathlib import Path

import pandas as pd
import pytest

from indicators.catalog.comparison import comparison_rules
from indicators.comparison.peers import COLUMNS, peers
from tests.indicators.faulty import fault
from tests.indicators.world import World

YEAR = "2022-2023"


def communes(difficult: dict[str, int], other: dict[str, int]) -> World:
    """Attending children of 100 by commune, in two area classes."""
    made = World().province()
    for group, is_difficult in ((difficult, True), (other, False)):
        for code, count in group.items():
            made.commune(code).area(code, YEAR, is_difficult)
            made.survey(code, "5", obliged_residents=100, attending_residents=count)
    return made


def found(made: World, folder: Path) -> pd.DataFrame:
    return peers(made.open(folder), YEAR, ("attending_rate_5",)).set_index("unit_code")


REMOTE = {"D1": 70, "D2": 80, "D3": 82, "D4": 84, "D5": 95}
TOWN = {"T1": 90, "T2": 96, "T3": 97, "T4": 98, "T5": 99}


def test_a_remote_commune_is_compared_with_remote_communes(tmp_path: Path) -> None:
    frame = found(communes(REMOTE, TOWN), tmp_path)
    assert frame["median"].to_dict() == dict.fromkeys(REMOTE, 82) | dict.fromkeys(TOWN, 97)
    assert frame.loc["D5", ["distance", "position"]].tolist() == [13, "better"]
    assert frame.loc["T1", ["distance", "position"]].tolist() == [-7, "worse"]
    assert frame.loc["D3", ["distance", "position", "low_quartile", "high_quartile"]].tolist() == [
        0,
        "within",
        80,
        84,
    ]
    assert set(frame["peer_label"]) == {"Xã đặc biệt khó khăn", "Xã, phường còn lại"}


def test_less_dropout_is_better(tmp_path: Path) -> None:
    made = World().province().commune("03316").area("03316", YEAR, True)
    for number in range(5):
        made.school(f"S{number}", "03316")
        made.fact(f"S{number}", "pupils_at_start", 100, level="primary", period="end")
        made.fact(f"S{number}", "dropouts", number, level="primary", period="end")
    frame = peers(made.open(tmp_path), YEAR, ("dropout_rate",), "school")
    frame = frame[frame["grade"] == ""].set_index("unit_code")
    assert frame["position"].to_dict() == {
        "S0": "better",
        "S1": "within",
        "S2": "within",
        "S3": "within",
        "S4": "worse",
    }
    assert frame["distance"].tolist() == [2, 1, 0, -1, -2]


def test_a_handful_of_peers_has_no_median(tmp_path: Path) -> None:
    frame = found(communes({"D1": 70, "D2": 80}, TOWN), tmp_path)
    assert frame.loc["D1", ["state", "members", "known"]].tolist() == ["few_peers", 2, 2]
    assert frame.loc[["D1", "D2"], ["median", "distance"]].isna().all(axis=None)


def test_a_commune_without_a_class_has_no_peers(tmp_path: Path) -> None:
    made = communes(REMOTE, TOWN).commune("X")
    made.survey("X", "5", obliged_residents=100, attending_residents=90)
    frame = found(made, tmp_path)
    assert (frame.loc["X", "state"], frame.loc["X", "peer_label"]) == ("unclassified", "")
    assert frame.loc["D1", "median"] == 82


def test_a_silent_commune_neither_counts_nor_is_placed(tmp_path: Path) -> None:
    made = communes(REMOTE, TOWN).commune("D6").area("D6", YEAR, True)
    frame = found(made, tmp_path)
    assert frame.loc["D6", ["state", "members", "known", "position"]].tolist() == ["no_value", 6, 5, ""]
    assert frame.loc["D1", "median"] == 82


def test_the_columns_are_those_promised(tmp_path: Path) -> None:
    frame = peers(World().province().open(tmp_path), YEAR, ("attending_rate_5",))
    assert list(frame.columns) == list(COLUMNS)


def test_a_peer_rule_of_no_units_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    said = fault(
        tmp_path, monkeypatch, "comparison.toml", "least_units = 5", "least_units = 0", comparison_rules
    )
    assert "peers.least_units" in said
