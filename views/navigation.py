"""The pages in their groups, each with a Vietnamese address without marks (`url_path`).

Streamlit serves the default page at the root alone; a second entry keeps its address valid as a link. So does one for an
address that nobody knows: its visitor reads a notice above the first page instead of an English box.
"""

import re
from urllib.parse import unquote, urlsplit

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from indicators.catalog.texts import text, words
from views import screen

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
_ADDRESS = r"[\w.~-]{1,60}"
"""What an unknown address may look like to become a page of its own; any other is left to Streamlit."""

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
        text("pages", f"group.{group}"): [_page(stem, titles[stem]) for stem in stems if stem != HOME]
        for group, stems in GROUPS.items()
    }
    next(iter(menu.values()))[:0] = _overviews(titles[HOME])
    return menu


def _overviews(title: str) -> list[StreamlitPage]:
    """The overview under each of its addresses: the one that the visitor came by stands in the menu, the others are hidden."""
    addresses = [HOME_ADDRESS, PAGES[HOME], *filter(None, [_unknown_address()])]
    shown = PAGES[HOME] if _asked_address() == PAGES[HOME] else HOME_ADDRESS
    return [
        st.Page(
            _file(HOME),
            title=title,
            url_path=address,
            default=address == HOME_ADDRESS,
            visibility="visible" if address == shown else "hidden",
        )
        for address in addresses
    ]


def say_where() -> None:
    """A notice to the visitor whose link names no page."""
    if address := _unknown_address():
        shown = words("pages", "menu")[HOME]
        screen.notice(text("frame", "address.unknown", address=address, shown=shown))


def _asked_address() -> str:
    return unquote(urlsplit(st.context.url or "").path.rstrip("/").rpartition("/")[2])


def _unknown_address() -> str:
    """The page that the visitor's link names, where there is none of that name."""
    asked = _asked_address()
    is_ours = asked in PAGES.values() or asked == HOME_ADDRESS
    return "" if is_ours or not re.fullmatch(_ADDRESS, asked) else asked


def _page(stem: str, title: str) -> StreamlitPage:
    return st.Page(_file(stem), title=title, url_path=PAGES[stem])


def _file(stem: str) -> str:
    return f"pages/{stem}.py"
