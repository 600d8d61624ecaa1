"""Shared by all tests: the sample workbooks, loaded once through the real command line, and one real browser."""

import io
import logging
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path

import pytest
from hypothesis import settings
from playwright.sync_api import Browser, sync_playwright

settings.register_profile("same", derandomize=True)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "same"))
"""The same examples on every run; `HYPOTHESIS_PROFILE=default` looks for new ones."""

ROOT = Path(__file__).resolve().parents[1]
SAMPLE_WORKBOOKS = ROOT / "data" / "sample" / "workbooks"
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "chrome")
QUIET = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
)  # fmt: skip


def run_module(module: str, *arguments: object, data: Path | None = None) -> subprocess.CompletedProcess[str]:
    """`python -m MODULE …` as an officer types it, from the project's folder."""
    environment = os.environ | {"PYTHONUTF8": "1"} | ({"DASHBOARD_DATA": str(data)} if data else {})
    command = [sys.executable, "-m", module, *map(str, arguments)]
    return subprocess.run(
        command, cwd=ROOT, env=environment, capture_output=True, text=True, encoding="utf-8", check=False
    )


def run_here(
    main: Callable[[Sequence[str]], int], *arguments: object, data: Path | None = None
) -> subprocess.CompletedProcess[str]:
    """The same within the process of the tests, where what a command answers is tested and not how it starts."""
    given = [*map(str, arguments), *(("--data", str(data)) if data else ())]
    out, err, silenced = io.StringIO(), io.StringIO(), logging.root.manager.disable
    with redirect_stdout(out), redirect_stderr(err):
        try:
            code = main(given)
        except SystemExit as left:
            code = int(left.code or 0)
        finally:
            logging.disable(silenced)
    return subprocess.CompletedProcess(given, code, out.getvalue(), err.getvalue())


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Tests that drive a browser take longest and come first, so that no processor waits for another at the end."""
    items.sort(key=lambda item: item.get_closest_marker("browser") is None)


@pytest.fixture(scope="session")
def sample_data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with the sample warehouse, built by `etl load`. Read only: tests must not load into it."""
    folder = tmp_path_factory.mktemp("sample-data")
    loaded = run_module("etl", "load", SAMPLE_WORKBOOKS, data=folder)
    assert (folder / "warehouse" / "CURRENT").is_file(), loaded.stdout + loaded.stderr
    return folder


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's Chromium, headless. A machine without one fails the test: install the package `chromium`."""
    executable = next((path for name in BROWSERS if (path := shutil.which(name))), None)
    assert executable, "no Chromium found: install it (Debian: apt-get install chromium)"
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=executable, args=list(QUIET))
        yield opened
        opened.close()
