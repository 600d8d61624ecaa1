"""Text from outside stays text: escaping for the two places that read markup, Streamlit's Markdown and Plotly's labels."""

import html
import re

_ACTIVE = re.compile(r"([!-/:-@\[-`{-~])")
_WORD_JOINER = "\u2060"


def markdown(text: str) -> str:
    """The text as Markdown that shows exactly these characters.

    A backslash disarms every ASCII sign; the invisible joiner after a colon keeps `:name:` from turning into a
    symbol, which Streamlit does after the escapes are gone. Line breaks become blanks.
    """
    escaped = _ACTIVE.sub(r"\\\1", " ".join(text.split()))
    return escaped.replace(":", f":{_WORD_JOINER}")


def label(text: str) -> str:
    """The text for a Plotly label, title or hover, which read a subset of HTML."""
    return html.escape(text, quote=False)
