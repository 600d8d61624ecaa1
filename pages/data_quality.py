"""Are the figures complete and right: what was loaded, who reported, what must be corrected?"""

from indicators.catalog.texts import text, words
from views import answers, controls, screen
from views.exhibits import issues
from views.filters import current
from views.questions import ask

screen.title(text("pages", "title.data_quality"))

context = current("data_quality")
line = controls.row()
view = controls.view(line, "chat-luong", {**words("pages", "quality.view"), **words("history", "view")})
if view == "issues":
    screen.show(ask(context, "quality.causes"), "issues")
    found = answers.issues(context)
    if len(found):
        label = text("pages", "quality.choose_cause")
        cause = controls.one_of(controls.row(), "van-de", label, issues.cause_choices(found))
        screen.show(ask(context, "quality.issues", cause=cause), "issues-listed")
else:
    rows = f"{view}-tat-ca"
    exhibit = ask(context, f"quality.{view}", rows=controls.rows(rows))
    controls.offer_all_rows(line, rows, exhibit.row_count)
    screen.show(exhibit, view)
