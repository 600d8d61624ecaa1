"""Where do we stand: headlines, pace, levels of universal education?"""

import streamlit as st

from indicators.catalog.texts import text, words
from views import controls, screen
from views.filters import current, of_its_time
from views.questions import ask

LEADS = ("targets", "universal_education", "enrolment", "quality", "facilities", "data_quality")
QUESTIONS = {
    "change": "overview.change",
    "standing": "overview.standing",
    "pace": "targets.pace",
    "levels": "standards.matrix",
}

screen.title(text("pages", "title.overview"))

context = current("overview")
view = controls.view(controls.row(), "tong-quan", words("overview_page", "view"))
if view == "levels":
    context = of_its_time(context)
screen.show(ask(context, QUESTIONS[view]), f"overview-{view}")
st.caption(text("overview_page", "standing.leads"))
with controls.row():
    for stem in LEADS:
        st.page_link(f"pages/{stem}.py", label=words("pages", "menu")[stem])
