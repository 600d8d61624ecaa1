"""What is this figure, and from which cell does it come?"""

import streamlit as st

from views import answers, controls, screen
from views.context import current
from views.exhibits import lookup
from views.texts import text, words

screen.require_frame()
screen.title(text("pages", "title.explore"))

context = current("explore")
view = controls.view(words("pages", "explore.view"))
left, right = st.columns(2)
if view == "facts":
    with left:
        measure = controls.one_of("so-lieu", text("pages", "filter.measure"), lookup.measure_choices())
    with right:
        kind = controls.one_of("loai-so-lieu", text("pages", "filter.kind"), lookup.kind_choices())
    exhibit = lookup.stored_facts(answers.stored(context, measure, kind))
else:
    table = answers.table(context)
    with left:
        indicator = controls.one_of("chi-so", text("pages", "explore.indicator"), lookup.indicator_choices())
    exhibit = lookup.computed_indicators(lookup.narrowed(context.in_tree(table), indicator))
screen.show(context.complete(exhibit), "explore")
