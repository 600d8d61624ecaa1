"""One address, several processes behind it: visitors stay apart, come back to their process, and outlive its end."""

import asyncio
import contextlib
import http.client
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from benchmarks.material.prepared import family
from benchmarks.material.viewer import Viewer
from indicators.catalog.texts import text
from tests.conftest import ROOT
from tests.pages import warehouse
from tests.serving import free_port, in_own_loop, running_for_many

PROCESSES = 2
PATIENCE = 60.0
SCHOOL, COMMUNE = warehouse.HOSTILE, "Phường Him Lam"

Served = tuple[str, int]
"""Address and process of the parent."""


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    folder = warehouse.build(tmp_path_factory.mktemp("office"), warehouse.FACTS)
    with running_for_many(folder, PROCESSES, ahead=False) as found:
        until(lambda: len(processes_seen(found[0])) == PROCESSES, "not every process answered")
        yield found


def until(is_so: Callable[[], bool], otherwise: str) -> None:
    deadline = time.monotonic() + PATIENCE
    while not is_so():
        assert time.monotonic() < deadline, otherwise
        time.sleep(0.3)


def asked(url: str, cookie: str = "") -> http.client.HTTPResponse:
    address = urlsplit(url)
    connection = http.client.HTTPConnection(address.hostname or "", address.port, timeout=10)
    connection.request("GET", "/", headers={"Cookie": cookie} if cookie else {})
    return connection.getresponse()


def cookie_of(url: str, cookie: str = "") -> str:
    """The cookie that names the process which answered, where it gives one."""
    return (asked(url, cookie).getheader("Set-Cookie") or "").partition(";")[0]


def is_served(url: str, cookie: str) -> bool:
    try:
        return asked(url, cookie).status == http.HTTPStatus.OK
    except (OSError, http.client.HTTPException):
        return False


async def one_of_each(url: str, held: contextlib.AsyncExitStack) -> dict[str, Viewer]:
    """Cookie → a visitor at that process; some more come, because connections that just ended may still count."""
    viewers = [await held.enter_async_context(Viewer(url)) for _ in range(4 * PROCESSES)]
    return {viewer.cookie: viewer for viewer in viewers}


def processes_seen(url: str) -> set[str]:
    """The cookies of the processes that answer now."""

    async def look() -> set[str]:
        async with contextlib.AsyncExitStack() as held:
            with contextlib.suppress(Exception):
                return set(await one_of_each(url, held))
        return set()

    return in_own_loop(look())


def servers(parent: int) -> dict[int, str]:
    """Process → what it was started with, of the servers behind the address."""
    lines = {each: Path(f"/proc/{each}/cmdline").read_bytes().decode() for each in family(parent)}
    return {each: line.replace("\0", " ") for each, line in lines.items() if "streamlit" in line}


def test_visitors_are_spread_over_the_processes_and_never_see_each_others_choice(served: Served) -> None:
    async def look() -> None:
        async with contextlib.AsyncExitStack() as held:
            one, other = (await one_of_each(served[0], held)).values()
            for viewer in (one, other):
                await viewer.visit("chi-tieu-duoc-giao")
            for _ in range(3):
                await asyncio.gather(one.change("don-vi", SCHOOL), other.change("don-vi", COMMUNE))
                own, others = " ".join(one.said), " ".join(other.said)
                await asyncio.gather(one.change("don-vi", COMMUNE), other.change("don-vi", SCHOOL))
                assert (" ".join(one.said), " ".join(other.said)) == (others, own)
                assert own != others

    in_own_loop(look())


def test_a_visitor_comes_back_to_the_process_named_by_the_cookie(served: Served) -> None:
    for cookie in processes_seen(served[0]):
        assert [cookie_of(served[0], f"other=1; {cookie}") for _ in range(3)] == [""] * 3, (
            "another process gave its cookie"
        )


def test_a_cookie_of_no_process_is_replaced(served: Served) -> None:
    name = cookie_of(served[0]).partition("=")[0]
    assert cookie_of(served[0], f"{name}=99").startswith(f"{name}=")


def test_the_processes_are_reached_through_the_address_alone(served: Served) -> None:
    ports = [int(line.partition("--server.port ")[2].split()[0]) for line in servers(served[1]).values()]
    assert len(ports) == PROCESSES
    for port in ports:
        socket.create_connection(("127.0.0.1", port), timeout=5).close()
        with pytest.raises(OSError, match="refused"):
            socket.create_connection(("127.0.0.2", port), timeout=5)


def test_a_process_that_dies_is_replaced_and_its_visitors_are_served_meanwhile(served: Served) -> None:
    url, parent = served
    before = servers(parent)
    cookies = processes_seen(url)
    os.kill(next(iter(before)), signal.SIGKILL)
    until(lambda: len(servers(parent).keys() & before.keys()) < PROCESSES, "it did not die")
    until(lambda: all(is_served(url, cookie) for cookie in cookies), "its visitors are turned away")
    until(lambda: processes_seen(url) == cookies, "the process was not replaced")
    assert len(servers(parent).keys() - before.keys()) == 1


def test_a_browser_that_comes_before_the_first_process_is_asked_to_wait(tmp_path: Path) -> None:
    port = free_port()
    command = [sys.executable, "-m", "views.office_server", "--port", str(port), "--data", str(tmp_path)]
    started = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True, encoding="utf-8")
    try:
        assert started.stdout is not None
        assert f"http://localhost:{port}" in started.stdout.readline()
        answer = asked(f"http://localhost:{port}")
        assert answer.status == 503
        assert text("office_server", "starting") in answer.read().decode("utf-8")
    finally:
        started.kill()
        started.wait(timeout=20)


def test_no_process_outlives_the_server(tmp_path: Path) -> None:
    folder = warehouse.build(tmp_path, warehouse.FACTS)
    with running_for_many(folder, PROCESSES, ahead=False) as (_, parent):
        until(lambda: len(servers(parent)) == PROCESSES, "the servers did not start")
        left = list(servers(parent))
        os.kill(parent, signal.SIGKILL)
        until(lambda: not any(Path(f"/proc/{each}").exists() for each in left), "a server stayed behind")


def test_a_port_in_use_is_said_in_vietnamese(tmp_path: Path) -> None:
    with socket.socket() as holder:
        holder.bind(("127.0.0.1", 0))
        holder.listen()
        port = holder.getsockname()[1]
        command = [sys.executable, "-m", "views.office_server", "--port", str(port), "--data", str(tmp_path)]
        ended = subprocess.run(
            command, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", timeout=60, check=False
        )
    assert ended.returncode == 2
    assert f"Không mở được cổng {port}" in ended.stderr


def test_a_server_that_cannot_start_ends_all_and_says_so(tmp_path: Path) -> None:
    broken = tmp_path / "streamlit"
    broken.mkdir()
    (broken / "__main__.py").write_text("raise SystemExit('a fault of the catalogue')", encoding="utf-8")
    (broken / "__init__.py").write_text("", encoding="utf-8")
    # The stand-in lies in front of the real package for the servers alone: the parent does not import it.
    environment = os.environ | {"PYTHONPATH": str(tmp_path)}
    command = [
        sys.executable,
        "-m",
        "views.office_server",
        "--port",
        str(free_port()),
        "--data",
        str(tmp_path),
    ]
    ended = subprocess.run(
        command, cwd=ROOT, env=environment, capture_output=True, text=True, encoding="utf-8", timeout=60, check=False
    )  # fmt: skip
    assert ended.returncode == 2
    assert text("office_server", "never_started") in ended.stderr
