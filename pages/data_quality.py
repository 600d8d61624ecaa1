"""Are the figures complete and right: what was loaded, who reported, what must be corrected?"""

from indicators.catalog.texts import text, words
from views import answers, controls, screen
from views.context import current
from views.exhibits import issues, receipts

screen.title(text("pages", "title.data_quality"))

context = current("data_quality")
line = controls.row()
view = controls.view(line, "chat-luong", words("pages", "quality.view"))
if view == "issues":
    found = answers.issues(context)
    screen.show(context.complete(issues.by_cause(found)), "issues")
    if len(found):
        cause = controls.one_of(
            controls.row(), "van-de", text("pages", "quality.choose_cause"), issues.cause_choices(found)
        )
        screen.show(context.complete(issues.listed(found, cause)), "issues-listed")
elif view == "files":
    screen.show(context.complete(receipts.files(answers.files(context))), "files")
else:
    reports = context.in_tree(answers.reports(context)) if view == "reports" else answers.submissions(context)
    drawn = controls.drawn_rows(line, f"{view}-tat-ca", reports["unit_code"].nunique())
    build = receipts.reports if view == "reports" else receipts.submissions
    screen.show(context.complete(build(reports, drawn)), view)
