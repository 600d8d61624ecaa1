"""How long viewers wait when many of them change filters at the same time: 50 against one, a province's data.

    python -m benchmarks.viewers [DATA] [--viewers 50] [--seconds 30] [--processes 2] [--among 12]

Serves the dashboard as an office does for many viewers (`views.office_server`; with one process: `streamlit run`) and
speaks to it from this process over websockets, as browsers do. First one viewer alone goes through every page and
changes filters; then all viewers, spread over the pages, change a filter every two seconds. Everybody chooses at random (seeded) among the units and school years of the province, so most of what is
asked was asked by nobody before; `--among` lets all choose among the first units alone, as people do who sit in one
meeting. Exit code 1: 95 of 100 changes do not end within five times the single viewer's median.
"""

import asyncio
import os
import random
import statistics
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from benchmarks.material import asked, prepared
from benchmarks.material.viewer import Viewer
from tests.serving import running, running_for_many
from views.navigation import PAGES

LIMIT = 5.0
PAUSE = 2.0
"""Seconds from one change to the next of the same viewer; who waits longer changes at once."""
_ALONE = 6
"""Changes that the single viewer makes on each page."""
_YEARLY = 0.2
"""Share of changes that choose another school year; the others choose a unit."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Measures one viewer, then all; 1 where the limit is missed."""
    parser = asked.parser(__doc__)
    parser.add_argument("--viewers", type=int, default=50)
    parser.add_argument("--seconds", type=float, default=30.0)
    parser.add_argument("--processes", type=int, default=2)
    parser.add_argument("--among", type=int, default=None, metavar="UNITS")
    with asked.province(parser, arguments) as (folder, options):
        several = options.processes > 1
        with running_for_many(folder, options.processes) if several else running(folder) as (url, process):
            load = os.getloadavg()[0]
            print(f"prepared after {prepared.wait(process):.0f} s; load of the machine before {load:.1f}")
            return asyncio.run(report(url, process, options.viewers, options.seconds, options.among))


async def report(url: str, process: int, viewers: int, seconds: float, among: int | None) -> int:
    """Prints what one and what all waited, and judges."""
    single = statistics.median(await alone(url, among))
    print(f"one viewer: median {1000 * single:.0f} ms")
    used, started = processor_of(process), time.perf_counter()
    waited = await together(url, viewers, seconds, among)
    elapsed, used = time.perf_counter() - started, processor_of(process) - used
    middle, late = statistics.median(waited), statistics.quantiles(waited, n=20)[-1]
    print(
        f"{viewers} viewers, {len(waited)} changes in {elapsed:.0f} s: median {1000 * middle:.0f} ms, "
        f"p95 {1000 * late:.0f} ms, worst {1000 * max(waited):.0f} ms; server {used / elapsed:.2f} processors, "
        f"{1000 * used / len(waited):.0f} ms each"
    )
    print(f"megabytes of each process: {', '.join(map(str, memory_of(process)))}")
    verdict = "within" if late <= LIMIT * single else "ABOVE"
    print(f"p95 is {late / single:.1f} times the single median: {verdict} the limit of {LIMIT:.0f}")
    return int(late > LIMIT * single)


async def alone(url: str, among: int | None) -> list[float]:
    """Seconds of each change of one viewer who goes through all pages."""
    chance, waited = random.Random(0), []
    async with Viewer(url) as viewer:
        for address in PAGES.values():
            await viewer.visit(address)
            waited += [await change(viewer, chance, among) for _ in range(_ALONE)]
    return waited


async def together(url: str, viewers: int, seconds: float, among: int | None) -> list[float]:
    """Seconds of each change of all viewers after everybody has arrived."""
    everybody = asyncio.Barrier(viewers)
    stays = [stay(url, number, everybody, viewers, seconds, among) for number in range(viewers)]
    return [waited for each in await asyncio.gather(*stays) for waited in each]


async def stay(
    url: str, number: int, everybody: asyncio.Barrier, viewers: int, seconds: float, among: int | None
) -> list[float]:
    """One viewer on one page: arrives, begins at a moment of their own, changes a filter at every pause."""
    chance, waited = random.Random(number + 1), []
    async with Viewer(url) as viewer:
        await viewer.visit(page_of(number))
        await everybody.wait()
        begin = time.perf_counter() + PAUSE * number / viewers
        for turn in range(int(seconds / PAUSE)):
            await asyncio.sleep(max(0.0, begin + PAUSE * turn - time.perf_counter()))
            waited.append(await change(viewer, chance, among))
    return waited


def page_of(number: int) -> str:
    """The pages in turn, each round one further: or viewers of one page would all meet the same of two processes."""
    pages = list(PAGES.values())
    return pages[(number + number // len(pages)) % len(pages)]


async def change(viewer: Viewer, chance: random.Random, among: int | None) -> float:
    """Another unit, now and then another school year."""
    key = "nam-hoc" if chance.random() < _YEARLY else "don-vi"
    return await viewer.change(key, chance.choice(viewer.boxes[key].options[:among]))


def processor_of(server: int) -> float:
    """Seconds of processor time that all processes of a server have used."""
    used = 0
    for process in prepared.family(server):
        fields = Path(f"/proc/{process}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
        used += int(fields[11]) + int(fields[12])
    return used / os.sysconf("SC_CLK_TCK")


def memory_of(server: int) -> list[int]:
    """Megabytes that each process of a server holds by itself (Linux: shared pages in equal parts)."""
    rollups = (Path(f"/proc/{each}/smaps_rollup").read_text("utf-8") for each in prepared.family(server))
    return [int(rollup.partition("Pss:")[2].split()[0]) // 1024 for rollup in rollups]


if __name__ == "__main__":
    sys.exit(main())
