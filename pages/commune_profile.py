"""One commune, everything about it: schools, levels, targets, attendance, who left during the year."""

import streamlit as st

from indicators.catalog.texts import text
from views import controls, screen
from views.filters import current
from views.questions import ask
from views.questions.commune import choices, within

SECTIONS = {
    "standards": "standards.tests",
    "targets": "targets.of_unit",
    "attendance": "enrolment.attendance",
    "peers": "commune.peers",
    "flow": "enrolment.flow",
}

OPEN = ("standards",)

screen.title(text("pages", "title.commune_profile"))

context = current("commune_profile")
communes = choices(context)
if not communes:
    screen.empty(text("commune_profile", "none.communes"))
    st.stop()
code = controls.one_of(controls.row(), "ho-so-xa", text("commune_profile", "filter.commune"), communes)
commune = within(context, code)
screen.show(ask(commune, "commune.summary"), "commune-summary")
for section, question in SECTIONS.items():
    label = text("commune_profile", f"section.{section}")
    # What is folded away is not asked: the page stays as quick as one with a single figure.
    box = st.expander(label, expanded=section in OPEN, key=f"commune-{section}-box", on_change="rerun")
    if box.open:
        with box:
            options = {"unit": code} if section == "standards" else {}
            screen.show(ask(commune, question, **options), f"commune-{section}")
