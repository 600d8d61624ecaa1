"""Every assigned target: what was reached, whether it is on time, how it was given, which ones need a second look."""

from indicators.catalog.texts import text, words
from views import controls, formats, screen
from views.exhibits import target_rows
from views.filters import current
from views.questions import ask
from views.questions.targets import DAYS, assigned, day_asked, line_choices

COMMUNES, ROWS = "communes", "chi-tieu-tat-ca"

screen.title(text("pages", "title.targets"))

context = current("targets")
line = controls.row()
view = controls.view(line, "chi-tieu-xem", words("targets_page", "view"))
options: dict[str, str] = {}
question = f"targets.{view}"
if view == "assigned":
    choices = {
        text("pages", "overview.all_targets"): "",
        text("pages", "overview.all_communes"): COMMUNES,
        **target_rows.choices(assigned(context)),
    }
    chosen = controls.one_of(line, "chi-tieu", text("pages", "filter.indicator"), choices)
    question = (
        "targets.of_communes" if chosen == COMMUNES else "targets.over_units" if chosen else "targets.of_unit"
    )
    if question == "targets.over_units":
        order = controls.order(line, "chi-tieu-thu-tu")
        options = {"indicator": chosen, "order": order}
    options["rows"] = controls.rows(ROWS)
elif view == "pace":
    days = {
        text("targets_page", f"day.{code}", day=formats.day(day_asked(context, code))): code for code in DAYS
    }
    options = {"day": controls.one_of(line, "den-ngay", text("targets_page", "filter.day"), days)}
elif view == "series" and (lines := line_choices(context)):
    options = {"line": controls.one_of(line, "dien-bien", text("targets_page", "filter.line"), lines)}
exhibit = ask(context, question, **options)
controls.offer_all_rows(line, ROWS, exhibit.row_count)
screen.show(exhibit, "targets")
