"""Which server a connection goes to, by the head of its first request."""

from pathlib import Path

import pytest

from views.office_server.relay import chosen
from views.office_server.workers import Worker

COOKIE = "dashboard-8501"


def workers(*connections: int, ready: bool = True) -> list[Worker]:
    made = [Worker(number, COOKIE, Path()) for number in range(len(connections))]
    for worker, count in zip(made, connections, strict=True):
        worker.connections, worker.is_ready = count, ready
    return made


def head(cookie: str) -> bytes:
    return f"GET /?x=dashboard-8501=0 HTTP/1.1\r\nHost: a\r\n{cookie}Accept: b\r\n\r\n".encode()


@pytest.mark.parametrize(
    "line",
    ["Cookie: dashboard-8501=1\r\n", "cookie: a=b; dashboard-8501=1; c=d\r\n", "COOKIE:dashboard-8501=1\r\n"],
)
def test_the_cookie_names_the_server(line: str) -> None:
    chosen_one = chosen(workers(0, 9), COOKIE, head(line))
    assert chosen_one is not None
    assert chosen_one.number == 1


@pytest.mark.parametrize(
    "line", ["", "Cookie: a=b\r\n", "Cookie: xdashboard-8501=0\r\n", "Cookie: dashboard-85010=0\r\n",
             "X-Cookie: dashboard-8501=0\r\n", "Cookie: dashboard-8501=7\r\n"]
)  # fmt: skip
def test_who_has_no_cookie_of_a_server_goes_to_the_one_with_the_fewest_connections(line: str) -> None:
    chosen_one = chosen(workers(3, 2), COOKIE, head(line))
    assert chosen_one is not None
    assert chosen_one.number == 1


def test_nobody_is_sent_to_a_server_that_does_not_answer() -> None:
    assert chosen(workers(0, 0, ready=False), COOKIE, head("Cookie: dashboard-8501=1\r\n")) is None
