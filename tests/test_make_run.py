"""`make run` as the README promises it: from a clone to a served dashboard with the sample loaded."""

import os
import signal
import subprocess
import time
import urllib.request
from pathlib import Path

from tests.conftest import ROOT
from tests.serving import free_port

SECONDS = 300
"""Generous: on a new machine the first run also installs the dependencies."""


def answers(url: str) -> bool:
    try:
        with urllib.request.urlopen(url, timeout=2) as response:
            return bool(response.status == 200)
    except OSError:
        return False


def test_make_run_loads_the_sample_and_serves_the_dashboard(tmp_path: Path) -> None:
    port = free_port()
    log = tmp_path / "log"
    with log.open("wb") as output:
        started = subprocess.Popen(
            ["make", "run", f"PORT={port}", f"DATA={tmp_path / 'data'}"],
            cwd=ROOT, stdout=output, stderr=subprocess.STDOUT, start_new_session=True,
            env={name: value for name, value in os.environ.items() if name != "MAKEFLAGS"},
        )  # fmt: skip
        try:
            deadline = time.monotonic() + SECONDS
            while not answers(f"http://localhost:{port}/_stcore/health") and time.monotonic() < deadline:
                assert started.poll() is None, log.read_text(encoding="utf-8")
                time.sleep(0.3)
            assert answers(f"http://localhost:{port}/"), log.read_text(encoding="utf-8")
        finally:
            os.killpg(started.pid, signal.SIGTERM)
            started.wait(timeout=20)
    assert (tmp_path / "data" / "warehouse" / "CURRENT").is_file()
    assert f"http://localhost:{port}" in log.read_text(encoding="utf-8"), "the address is not printed"
