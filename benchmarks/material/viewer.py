"""A visitor without a browser: speaks the dashboard's own protocol over a websocket, as Streamlit's page does.

Opens a page, reads what is drawn until the script has ended, changes filters. Like the page in a browser it keeps large
messages and tells the server which it holds, so that nobody measures traffic that no browser would cause.
"""

from __future__ import annotations

import time
from collections.abc import Mapping
from types import TracebackType
from urllib.parse import quote, urlencode

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.Selectbox_pb2 import Selectbox
from streamlit.proto.WidgetStates_pb2 import WidgetState
from websockets.asyncio.client import ClientConnection, connect


class Viewer:
    """One visitor; `boxes` holds every drop-down as it was drawn last, by its name in the link.

    `said` holds the headings, sentences and numbers of the last run, `cookie` the process that a server of several gave.
    """

    def __init__(self, url: str) -> None:
        self._address = url
        self._chosen: dict[str, WidgetState] = {}
        self._kept: dict[str, ForwardMsg] = {}
        self._page = ""
        self._link = ""
        self._query = ""
        self.boxes: dict[str, Selectbox] = {}
        self.said: list[str] = []
        self.cookie = ""

    async def __aenter__(self) -> Viewer:
        stream = self._address.replace("http", "ws", 1) + "/_stcore/stream"
        self._socket: ClientConnection = await connect(stream, subprotocols=["streamlit"], max_size=None)  # type: ignore[list-item]
        assert self._socket.response is not None
        self.cookie = (self._socket.response.headers.get("Set-Cookie") or "").partition(";")[0]
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, where: TracebackType | None
    ) -> None:
        await self._socket.close()

    async def visit(self, address: str, choices: Mapping[str, str] | None = None) -> float:
        """Goes to a page by its address and what its link chooses; seconds until all of it has arrived."""
        self._query = urlencode(choices or {})
        self._page, self._link = address, f"{self._address}/{quote(address)}"
        return await self._run()

    async def change(self, key: str, label: str) -> float:
        """Chooses `label` in the drop-down `key`; seconds until the page has changed."""
        identity = self.boxes[key].id
        self._chosen[identity] = WidgetState(id=identity, string_value=label)
        return await self._run()

    async def _run(self) -> float:
        asked = BackMsg()
        state = asked.rerun_script
        state.page_name, state.query_string = self._page, self._query
        state.context_info.url = self._link
        state.cached_message_hashes.extend(self._kept)
        state.widget_states.widgets.extend(self._chosen.values())
        self.said = []
        started = time.perf_counter()
        await self._socket.send(asked.SerializeToString())
        while True:
            message = ForwardMsg.FromString(await self._socket.recv())  # type: ignore[arg-type]
            if message.WhichOneof("type") == "script_finished":
                if message.script_finished == ForwardMsg.FINISHED_SUCCESSFULLY:
                    return time.perf_counter() - started
                assert message.script_finished == ForwardMsg.FINISHED_EARLY_FOR_RERUN, "the page failed"
            else:
                self._read(message)

    def _read(self, message: ForwardMsg) -> None:
        if message.WhichOneof("type") == "ref_hash":
            message = self._kept[message.ref_hash]
        if message.metadata.cacheable:
            self._kept[message.hash] = message
        element = message.delta.new_element
        kind = element.WhichOneof("type")
        assert kind != "exception", element.exception.message
        if kind in ("heading", "markdown", "metric"):
            self.said.append(getattr(element, kind).body)
        if kind == "selectbox" and (key := element.selectbox.query_param_key):
            self.boxes[key] = element.selectbox
