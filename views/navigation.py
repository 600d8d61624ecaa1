"""The pages in their groups. An address (`url_path`) is Vietnamese without marks and never the stem of a file."""

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from views.texts import text, words

PAGES = {
    "overview": ("tong-quan", "🎯"),
    "universal_education": ("pho-cap-giao-duc", "🏫"),
    "curriculum_2018": ("chuong-trinh-gdpt-2018", "📚"),
    "facilities": ("co-so-vat-chat", "🧱"),
    "explore": ("kham-pha-so-lieu", "🔎"),
    "data_quality": ("chat-luong-so-lieu", "✅"),
}
"""File stem → (address, icon)."""

GROUPS = {
    "results": ("overview", "universal_education", "curriculum_2018", "facilities"),
    "data": ("explore", "data_quality"),
}


def pages() -> dict[str, list[StreamlitPage]]:
    """The menu: group label → pages; the overview is the default page."""
    titles = words("pages", "menu")
    return {
        text("pages", f"group.{group}"): [
            st.Page(
                f"pages/{stem}.py",
                title=titles[stem],
                icon=PAGES[stem][1],
                url_path=PAGES[stem][0],
                default=stem == "overview",
            )
            for stem in stems
        ]
        for group, stems in GROUPS.items()
    }
