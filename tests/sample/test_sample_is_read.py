"""The whole way: the sample loaded by the command line states exactly the facts that its cells state, and the planted cells are flagged."""

import csv
from collections import defaultdict
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import run_module

KEY = ("unit_code", "level", "measure", "grade", "age", "group", "category", "school_year", "period", "kind")
NUMBERS = ("number", "zero_mark")


def rows_of(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as source:
        return list(csv.DictReader(source))


def exported(command: str, data: Path, folder: Path) -> list[dict[str, str]]:
    """What `etl facts` or `etl issues` says of the loaded sample."""
    target = folder / f"{command}.csv"
    answered = run_module("etl", command, "--out", target, data=data)
    assert answered.returncode == 0, answered.stderr
    return rows_of(target)


@pytest.fixture(scope="module")
def facts(
    sample_data: Path, tmp_path_factory: pytest.TempPathFactory
) -> dict[tuple[str, ...], dict[str, str]]:
    rows = exported("facts", sample_data, tmp_path_factory.mktemp("facts"))
    return {tuple(row[name] for name in KEY): row for row in rows}


@pytest.fixture(scope="module")
def issues(sample_data: Path, tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, str]]:
    return exported("issues", sample_data, tmp_path_factory.mktemp("issues"))


@pytest.fixture(scope="module")
def truth(made: Any) -> dict[tuple[str, ...], dict[str, Any]]:
    """Value and possible states by key; a missing cell gives way to a number stated elsewhere."""
    found: dict[tuple[str, ...], dict[str, Any]] = {}
    for statement in made.record.statements:
        key = tuple(statement.key)
        entry = found.setdefault(key, {"value": None, "states": set(), "cells": []})
        if statement.value is not None:
            entry["value"] = statement.value
        entry["states"].add(statement.state)
        entry["cells"].append(f"{statement.file} {statement.sheet}!{statement.cell}")
    return found


def shown(keys: list[tuple[str, ...]], told: dict[tuple[str, ...], dict[str, Any]]) -> list[str]:
    """The first keys of a difference with their cells, for the message of a failing test."""
    return [f"{'/'.join(key)} ← {told.get(key, {}).get('cells', '')}" for key in keys[:10]]


def test_no_stated_fact_is_missing(facts: Any, truth: Any) -> None:
    missing = [key for key in truth if key not in facts]
    assert not missing, (len(missing), shown(missing, truth))


def test_no_fact_is_invented(facts: Any, truth: Any) -> None:
    invented = [key for key, row in facts.items() if key not in truth and row["state"] in NUMBERS]
    assert not invented, (
        len(invented),
        [(*key, facts[key]["file"], facts[key]["sheet"], facts[key]["cell"]) for key in invented[:10]],
    )


def test_every_value_is_right(facts: Any, truth: Any) -> None:
    wrong = []
    for key, told in truth.items():
        row = facts.get(key)
        if row is None:
            continue
        value = float(row["value"]) if row["value"] else None
        if told["value"] is None:
            wrong += [key] if value is not None else []
        elif value is None or abs(value - told["value"]) > 1e-6:
            wrong.append(key)
    assert not wrong, (len(wrong), shown(wrong, truth))


def test_states_are_kept_apart(facts: Any, truth: Any) -> None:
    wrong = [key for key, told in truth.items() if key in facts and facts[key]["state"] not in told["states"]]
    assert not wrong, (len(wrong), [(*key, facts[key]["state"], truth[key]["states"]) for key in wrong[:10]])


def test_planted_cells_are_flagged(issues: Any, made: Any) -> None:
    flagged = {(issue["file"], issue["sheet"], issue["cell"]) for issue in issues}
    silent = [
        f"{planted.slip.case}: {planted.slip.file} {planted.slip.sheet}!{planted.cell}"
        for planted in made.record.planted
        if planted.slip.flagged and (planted.slip.file, planted.slip.sheet, planted.cell) not in flagged
    ]
    assert silent == []


def test_nothing_but_planted_cells_is_an_error(issues: Any, made: Any) -> None:
    planted = {(planted.slip.file, planted.slip.sheet, planted.cell) for planted in made.record.planted}
    other: dict[str, list[str]] = defaultdict(list)
    for issue in issues:
        if (
            issue["severity"] in ("error", "refuse")
            and (issue["file"], issue["sheet"], issue["cell"]) not in planted
        ):
            other[issue["check"]].append(
                f"{issue['file']} {issue['sheet']}!{issue['cell']}: {issue['message']}"
            )
    assert other == {}


def test_stray_and_hidden_cells_are_no_facts(facts: Any) -> None:
    hidden = [row for row in facts.values() if row["sheet"] == "Nhap"]
    assert hidden == []
    assert not [
        row for row in facts.values() if row["value"] == "1250" and row["file"].startswith("To Mam non")
    ]
