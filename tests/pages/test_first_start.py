"""The first start of a fresh installation, and what happens once per process."""

import gc
from pathlib import Path

import pytest
from streamlit import config

from tests.conftest import ROOT
from tests.pages import warehouse
from tests.pages.test_pages import opened, shown
from views import startup


def test_a_fresh_installation_loads_the_samples_and_then_shows_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = opened(tmp_path / "new", "overview", monkeypatch)
    assert not app.exception
    assert (tmp_path / "new" / "warehouse" / "CURRENT").is_file()
    assert "SỐ LIỆU MÔ PHỎNG" in shown(app)


def test_samples_are_never_mixed_into_a_folder_that_received_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "received").mkdir()
    (tmp_path / "received" / "abc.xlsx").write_bytes(b"x")
    app = opened(tmp_path, "overview", monkeypatch)
    assert not app.exception
    assert not (tmp_path / "warehouse").exists()
    assert "python -m etl load" in shown(app)


def test_a_loader_that_fails_is_reported_with_its_words(tmp_path: Path) -> None:
    (tmp_path / "blocked").write_text("a file stands where the data folder should be", encoding="utf-8")
    lines: list[str] = []
    is_loaded, last = startup.load_sample(tmp_path / "blocked", lines.append)
    assert not is_loaded
    assert last
    assert lines[-1] == last[-1]


def test_the_heap_is_frozen_once_and_no_rerun_collects_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened(warehouse.build(tmp_path, warehouse.FACTS), "overview", monkeypatch)
    assert gc.get_freeze_count() > 10_000
    assert startup.freeze_heap() == startup.freeze_heap()


def test_the_configuration_keeps_everything_on_the_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    config.get_config_options(force_reparse=True)
    assert config.get_option("runner.postScriptGC") is False
    assert config.get_option("browser.gatherUsageStats") is False
    assert config.is_manually_set("browser.serverAddress"), (
        "the start asks an outside service for its address"
    )
    assert config.get_option("client.disableDataExport") is True
    assert config.get_option("client.showErrorLinks") is False
    assert config.get_option("client.toolbarMode") == "minimal"
