"""What has one school reached, and what does it lack?"""

import streamlit as st

from indicators.catalog.texts import text, words
from views import controls, downloads, screen
from views.export.school_document import document
from views.filters import current
from views.questions import ask
from views.unit_tree import labels_of

PARTS = ("summary", "targets", "gates", "indicators", "reports", "issues")

screen.title(text("pages", "title.school_profile"))

context = current("school_profile")
schools = context.schools()
if schools.empty:
    screen.empty(text("school_profile", "no_school"))
    st.stop()
line = controls.row()
choices = dict(zip(labels_of(schools), schools["unit_code"].tolist(), strict=True))
chosen = controls.one_of(line, "truong", text("school_profile", "school"), choices)
line.download_button(
    text("school_profile", "print_button"),
    data=lambda: document({part: ask(context, f"school_profile.{part}", school=chosen) for part in PARTS}),
    file_name=f"ho-so-{downloads.file_name(chosen)}-{context.school_year}.html",
    mime="text/html",
    on_click="ignore",
    help=text("school_profile", "print_help"),
)
view = controls.view(controls.row(), "ho-so", words("school_profile", "view"))
screen.show(ask(context, f"school_profile.{view}", school=chosen), f"school-{view}")
