"""How is each indicator computed, by which document, from which form?"""

from indicators.catalog.texts import text, words
from views import controls, screen
from views.exhibits import dictionary
from views.filters import current
from views.questions import ask
from views.questions.dictionary import entries

screen.title(text("pages", "title.dictionary"))

context = current("dictionary")
line = controls.row()
view = controls.view(line, "tu-dien", words("dictionary_page", "view"))
options: dict[str, str] = {}
if view == "entries":
    rows = entries()
    topic = text("dictionary_page", "filter.topic")
    options["topic"] = controls.one_of(line, "linh-vuc", topic, dictionary.topic_choices(rows))
    if options["topic"]:
        rows = rows[rows["topic"] == options["topic"]]
    chosen = text("dictionary_page", "filter.chosen")
    options["indicator"] = controls.one_of(line, "chi-so-tu-dien", chosen, dictionary.indicator_choices(rows))
screen.show(ask(context, f"dictionary.{view}", **options), "dictionary")
