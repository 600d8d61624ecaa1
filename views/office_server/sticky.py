"""Names the process that holds a visitor's session in a cookie, so that their downloads are asked of the same process."""

import os

from starlette.middleware import Middleware
from starlette.types import ASGIApp, Message, Receive, Scope, Send

COOKIE = "DASHBOARD_COOKIE"
"""Environment of a server among several: `name=number`, the cookie by which its visitors come back to it."""


class Sticky:
    """ASGI: every answer to a browser that does not carry the cookie of this process gives it that cookie."""

    def __init__(self, app: ASGIApp, cookie: str) -> None:
        self._app, self._cookie = app, cookie
        self._given = (b"set-cookie", f"{cookie}; Path=/; HttpOnly; SameSite=Lax".encode("latin-1"))

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def naming(message: Message) -> None:
            if message["type"] in ("http.response.start", "websocket.accept"):
                message = {**message, "headers": [*message.get("headers", ()), self._given]}
            await send(message)

        await self._app(scope, receive, send if self._is_known(scope) else naming)

    def _is_known(self, scope: Scope) -> bool:
        sent = (value.decode("latin-1") for name, value in scope.get("headers", ()) if name == b"cookie")
        return any(self._cookie == pair.strip() for line in sent for pair in line.split(";"))


def middleware() -> list[Middleware]:
    """What a server among several adds to its application; nothing where it serves alone."""
    cookie = os.environ.get(COOKIE, "")
    return [Middleware(Sticky, cookie=cookie)] if cookie else []
