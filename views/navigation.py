"""The pages in their groups, each with a Vietnamese address without marks (`url_path`).

Streamlit serves the default page at the root alone; a second, hidden entry keeps its address valid as a link.
"""

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from indicators.catalog.texts import text, words

PAGES = {
    "overview": "tong-quan",
    "targets": "chi-tieu-duoc-giao",
    "universal_education": "pho-cap-giao-duc",
    "enrolment": "huy-dong-duy-tri-si-so",
    "curriculum_2018": "chuong-trinh-gdpt-2018",
    "quality": "chat-luong-chuan-quoc-gia",
    "facilities": "co-so-vat-chat",
    "staffing": "doi-ngu",
    "school_profile": "ho-so-truong",
    "commune_profile": "ho-so-xa-phuong",
    "explore": "kham-pha-so-lieu",
    "review_deck": "bo-trinh-bay-hoi-nghi",
    "dictionary": "tu-dien-chi-so",
    "data_quality": "chat-luong-so-lieu",
}
"""File stem → address."""
HOME = "overview"
HOME_ADDRESS = "trang-chu"

GROUPS = {
    "results": (
        "overview",
        "targets",
        "universal_education",
        "enrolment",
        "curriculum_2018",
        "quality",
        "facilities",
        "staffing",
        "review_deck",
    ),
    "data": ("school_profile", "commune_profile", "explore", "dictionary", "data_quality"),
}


def pages() -> dict[str, list[StreamlitPage]]:
    """The menu: group label → pages, the overview first and served at the root."""
    titles = words("pages", "menu")
    menu = {
        text("pages", f"group.{group}"): [_page(stem, titles[stem]) for stem in stems]
        for group, stems in GROUPS.items()
    }
    alias = st.Page(_file(HOME), title=titles[HOME], url_path=PAGES[HOME], visibility="hidden")
    next(iter(menu.values())).append(alias)
    return menu


def _page(stem: str, title: str) -> StreamlitPage:
    is_home = stem == HOME
    return st.Page(
        _file(stem), title=title, url_path=HOME_ADDRESS if is_home else PAGES[stem], default=is_home
    )


def _file(stem: str) -> str:
    return f"pages/{stem}.py"
