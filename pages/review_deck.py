"""What is shown at the conference: a pack as slideshow, presentation, report and annex, with the figures of its day?"""

from indicators.catalog.texts import text
from views import screen, startup
from views.filters import current
from views.packs import desk

screen.title(text("pages", "title.review_deck"))

context = current("review_deck")
folder = startup.data_dir()
pack, kept = desk.choose(folder)
done = desk.compared(folder, desk.asked(context, desk.arranged(pack), kept), kept)
desk.summary(done)
desk.preview(done)
desk.files(done)
if kept is None:
    desk.keep(folder, done)
else:
    desk.changes(folder, done, kept)
