"""Whether the visitor's screen is as narrow as a phone's: the browser says so, once, and again when it is turned.

Knows nothing of what is shown; on a laptop it costs no further run.
"""

import streamlit as st

_KEY = "screen-width"
_ASKS = """
export default function ({ setStateValue }) {
  const narrow = window.matchMedia("(max-width: 640px)")
  const tell = () => setStateValue("is_narrow", narrow.matches)
  if (narrow.matches) tell()
  narrow.addEventListener("change", tell)
  return () => narrow.removeEventListener("change", tell)
}
"""


def watch() -> None:
    """Lets the browser say how wide it is; an element of no height in the frame."""
    probe = st.components.v2.component("screen_width", js=_ASKS)
    with st.container(key="screen-width-probe"):
        probe(key=_KEY, default={"is_narrow": False}, on_is_narrow_change=lambda: None)


def is_narrow() -> bool:
    """What the browser said last; false before it has spoken."""
    return bool((st.session_state.get(_KEY) or {}).get("is_narrow"))
