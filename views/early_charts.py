"""Names the code that draws charts together with the page, so that the browser has it before the first chart arrives.

Streamlit's own page asks for these megabytes only when a chart has arrived; until then the browser waits idle for the
rest. Knows nothing of what is drawn.
"""

from pathlib import Path

import streamlit as st
from starlette.datastructures import MutableHeaders
from starlette.middleware import Middleware
from starlette.types import ASGIApp, Message, Receive, Scope, Send

_SCRIPTS = Path("static", "js")
_CODE = "PlotlyChart.*.js"


class EarlyCharts:
    """ASGI: every page sent names the code of charts as a module to be loaded ahead."""

    def __init__(self, app: ASGIApp, code: str) -> None:
        self._app, self._link = app, f"<./{code}>; rel=modulepreload; crossorigin"

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def naming(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                if headers.get("content-type", "").startswith("text/html"):
                    headers.append("link", self._link)
            await send(message)

        await self._app(scope, receive, naming)


def middleware() -> list[Middleware]:
    """Nothing where this version of Streamlit calls its code otherwise: charts then come as late as by themselves."""
    served = Path(st.__file__).parent / "static"
    return [
        Middleware(EarlyCharts, code=found.relative_to(served).as_posix())
        for found in (served / _SCRIPTS).glob(_CODE)
    ]
