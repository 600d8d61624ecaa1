"""A guide of three steps for who comes for the first time: one line above the page, never in the way of the keyboard.

Put away by its button, remembered by the session and by the link, so that nobody to whom a link is sent sees it again.
"""

import streamlit as st

from indicators.catalog.texts import text, words

_KEY, _DONE = "huong-dan", "an"
"""Name and value in the link of a guide that is put away."""
_STEP = "guide-step"


def offer() -> None:
    """The step at which this visitor stands; nothing where the guide is put away."""
    steps = list(words("frame", "guide.step").values())
    if st.query_params.get(_KEY) == _DONE:
        st.session_state.setdefault(_STEP, len(steps))
    step = int(st.session_state.get(_STEP, 0))
    if step >= len(steps):
        st.query_params[_KEY] = _DONE
        return
    with st.container(horizontal=True, vertical_alignment="center", gap="small", border=True, key="guide"):
        facts = {"step": step + 1, "steps": len(steps)}
        st.markdown(f"{text('frame', 'guide.count', **facts)} {steps[step]}", width="stretch")
        last = step + 1 == len(steps)
        if not last:
            st.button(text("frame", "guide.next"), key="guide-next", on_click=_go_to, args=(step + 1,))
        label = text("frame", "guide.done" if last else "guide.skip")
        st.button(label, key="guide-done", on_click=_go_to, args=(len(steps),))


def offer_again() -> None:
    """The way back to the guide, at the foot of the sidebar."""
    if st.session_state.get(_STEP):
        st.sidebar.button(text("frame", "guide.again"), key="guide-again", type="tertiary", on_click=_again)


def _go_to(step: int) -> None:
    st.session_state[_STEP] = step


def _again() -> None:
    st.session_state[_STEP] = 0
    st.query_params.pop(_KEY, None)
