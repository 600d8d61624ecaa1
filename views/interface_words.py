"""Streamlit's own words (labels of buttons, tooltips of tables, "No results") in the visitor's language.

Streamlit speaks English alone and has no option for it. A component of ours, without height, replaces these words in the
page as they appear (`interface_words.js`); they are declared in `texts/interface.toml`.
"""

import streamlit as st

from indicators.catalog.language import VIETNAMESE, language, speaking
from indicators.catalog.texts import text, words
from views.startup import ROOT

_KEY = "interface-words"
_SCRIPT = (ROOT / "views" / "interface_words.js").read_text(encoding="utf-8")


def speak() -> None:
    """Lets the page say Streamlit's words in the language of this run."""
    said = {}
    for code in ("en", VIETNAMESE):
        with speaking(code):
            said[code] = words("interface", "word")
    pairs = [[english, said[VIETNAMESE][key]] for key, english in said["en"].items()]
    translate = st.components.v2.component("interface_words", js=_SCRIPT)
    with st.container(key="interface-words-probe"):
        data = {
            "words": pairs,
            "is_english": language() != VIETNAMESE,
            "table": text("pages", "table.title"),
            "at_work": text("pages", "frame.at_work"),
        }
        translate(key=_KEY, data=data)
