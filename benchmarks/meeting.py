"""How long a meeting's files take, and a change on the page of packs, with a province's data: about 700 schools.

    python -m benchmarks.meeting [DATA] [--rounds 3]

The final review's pack, its answers asked before (the pages have asked most of them). `.pptx`: all its slides, and the
share of thirty of them. Changes: the page's script after any control was touched, and answers with preview after pins
were reordered, and after each was retitled in turn. Processor time holds on a busy machine too, and is what is judged.
Exit code 1: thirty slides take 3 s or more, or the median of a change 100 ms or more.
"""

import logging
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from streamlit.testing.v1 import AppTest

from benchmarks.filter_change import timed
from benchmarks.material import asked, enlarged

_SLIDES, _LIMIT_SECONDS, _LIMIT_MS = 30, 3.0, 100.0
_PACK, _YEAR = "tong-ket", "2025-2026"


def main(arguments: Sequence[str] | None = None) -> int:
    """Measures files and changes; 1 where one of them misses its limit."""
    parser = asked.parser(__doc__)
    parser.add_argument("--rounds", type=int, default=3)
    logging.disable(logging.WARNING)
    with asked.province(parser, arguments) as (folder, options):
        os.environ["DASHBOARD_DATA"] = str(folder)
        is_fast = [files(folder, options.rounds), changes(folder, options.rounds), reruns(options.rounds)]
        return int(not all(is_fast))


def files(folder: Path, rounds: int) -> bool:
    """Seconds for every kind of file."""
    import pptx

    from indicators.warehouse import open_warehouse
    from views.documents import DOCUMENTS
    from views.packs import shelf
    from views.packs.answers import answered

    done = answered(open_warehouse(folder), shelf.ready_made()[_PACK], _YEAR)
    seconds = {}
    for kind, make in DOCUMENTS.items():
        took = [spent(lambda make=make: make(done, None)) for _ in range(rounds)]
        seconds[kind] = statistics.median(used for used, _ in took)
        print(f"{kind:8}{seconds[kind]:8.2f} s ({statistics.median(elapsed for _, elapsed in took):.2f})")
    with tempfile.NamedTemporaryFile(suffix=".pptx") as file:
        file.write(DOCUMENTS["deck"](done, None).content)
        file.flush()
        slides = len(pptx.Presentation(file.name).slides)
    share = seconds["deck"] * _SLIDES / slides
    return judged(f"{_SLIDES} of {slides} slides: {share:.2f} s", share < _LIMIT_SECONDS)


def changes(folder: Path, rounds: int) -> bool:
    """Milliseconds from a changed pack to its preview."""
    took = [1000 * used for used, _ in (spent(change) for change in changed(folder, rounds))]
    middle = statistics.median(took)
    return judged(
        f"order or title changed, previewed anew: {middle:.0f} ms, worst {max(took):.0f} ms",
        middle < _LIMIT_MS,
    )


def changed(folder: Path, rounds: int) -> Iterator[Callable[[], object]]:
    """Every round: the sections in another order, then each pin with another title."""
    from indicators.warehouse import open_warehouse
    from views.packs import shelf
    from views.packs.answers import answered
    from views.slideshow.show import show

    warehouse, pack = open_warehouse(folder), shelf.ready_made()[_PACK]
    show(answered(warehouse, pack, _YEAR))
    for turn in range(1, rounds + 1):
        pack = replace(pack, sections=(*pack.sections[1:], pack.sections[0]))
        yield lambda pack=pack: show(answered(warehouse, pack, _YEAR))
        for place, section in enumerate(pack.sections):
            for pin in section.pins:
                titled = tuple(
                    replace(one, title=f"Tiêu đề {turn}") if one is pin else one for one in section.pins
                )
                sections = [
                    replace(section, pins=titled) if at == place else one
                    for at, one in enumerate(pack.sections)
                ]
                one_new = replace(pack, sections=tuple(sections))
                yield lambda pack=one_new: show(answered(warehouse, pack, _YEAR))


def reruns(rounds: int) -> bool:
    """Milliseconds of the page's script when any control on it was touched."""
    app = AppTest.from_file(str(enlarged.ROOT / "dashboard.py"), default_timeout=300)
    app.run()
    app.switch_page("pages/review_deck.py")
    timed(app)
    took = []
    for turn in range(3 * rounds):
        app.text_input(key="goi-ten").set_value(f"Hội nghị {turn}")
        took.append(timed(app).processor)
    middle = statistics.median(took)
    return judged(f"page run anew: {middle:.0f} ms, worst {max(took):.0f} ms", middle < _LIMIT_MS)


def spent(act: Callable[[], object]) -> tuple[float, float]:
    """Seconds of processor and of the clock."""
    started, used = time.perf_counter(), time.process_time()
    act()
    return time.process_time() - used, time.perf_counter() - started


def judged(words: str, is_fast: bool) -> bool:
    """Prints a line with its verdict."""
    print(f"{words}: {'within the limit' if is_fast else 'ABOVE THE LIMIT'}")
    return is_fast


if __name__ == "__main__":
    sys.exit(main())
