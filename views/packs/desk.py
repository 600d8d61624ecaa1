"""The controls of the page of packs: which pack and figures, its order and titles, its files, saving and freezing."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import partial
from itertools import groupby
from pathlib import Path

import pandas as pd
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from indicators.catalog.texts import text, words
from indicators.warehouse import open_warehouse
from views import formats, markup, pdf, screen
from views.context import Context
from views.documents import DOCUMENTS, SUFFIXES
from views.packs import freeze, pinned, reopened, shelf, since
from views.packs.answers import AnsweredPack, answered, context_of, question_name
from views.packs.pack import Pack, Pin, Section
from views.slideshow.show import show

_PREVIEW_HEIGHT = 560
_MIME = "application/octet-stream"


def choose(folder: Path) -> tuple[Pack, freeze.Frozen | None]:
    """The pack, and the freeze whose figures are shown (None: those of today)."""
    line = st.container(horizontal=True, vertical_alignment="bottom", gap="medium")
    if (kept := _figures(line, folder)) is not None:
        return kept.pack, kept
    _who(line, folder)
    packs = _offered(folder)
    if st.session_state.get("goi-trinh-bay") not in packs:  # titled in the other language, or gone
        st.session_state.pop("goi-trinh-bay", None)
    chosen = line.selectbox(text("packs", "page.pack"), list(packs), key="goi-trinh-bay")
    return packs.get(chosen, next(iter(packs.values()))), None


def _figures(line: DeltaGenerator, folder: Path) -> freeze.Frozen | None:
    """Those of today or of a freeze: what is chosen here, every page of this visit shows."""
    kept = reopened.kept(folder)
    st.session_state["goi-so-lieu"] = kept.name if kept else ""
    line.selectbox(
        text("packs", "page.figures"),
        ["", *freeze.frozen(folder)],
        format_func=lambda name: name or text("packs", "page.now"),
        key="goi-so-lieu",
        on_change=lambda: reopened.reopen(str(st.session_state["goi-so-lieu"])),
        help=text("packs", "page.figures_help"),
    )
    return kept


def _who(line: DeltaGenerator, folder: Path) -> None:
    """Who works here: whoever has a name keeps pins and packs beyond this visit."""
    known = {name.casefold(): name for name in shelf.owners(folder)}
    hint = ", ".join(known.values()) or text("packs", "page.owner_hint")
    given = " ".join(
        line.text_input(text("packs", "page.owner"), placeholder=hint, key="goi-nguoi-soan").split()
    )
    if given:
        pinned.work_as(folder, known.get(given.casefold(), given))


def _offered(folder: Path) -> dict[str, Pack]:
    """Pins of this visitor, the visitor's own packs, the ready-made ones, those of others."""
    draft = pinned.pinned_pack()
    saved = {label: pack for label, pack in shelf.saved(folder).items() if label != draft.label}
    own = {label: pack for label, pack in saved.items() if pack.owner and pack.owner == pinned.owner()}
    pins = {text("packs", "page.pinned", count=len(draft.pins)): draft} if draft.pins else {}
    return pins | own | {pack.title: pack for pack in shelf.ready_made().values()} | saved


def arranged(pack: Pack) -> Pack:
    """The pack as the officer orders, titles and annotates it, in a table that opens on demand."""
    box = st.expander(text("packs", "page.arrange"), key="goi-sap-xep", on_change="rerun")
    if not box.open:
        return pack
    labels = words("packs", "page.column")
    pins = [(section.title, pin) for section in pack.sections for pin in section.pins]
    rows = pd.DataFrame(
        {
            labels["keep"]: [True] * len(pins),
            labels["order"]: list(range(1, len(pins) + 1)),
            labels["content"]: [question_name(pin.question) for _, pin in pins],
            labels["section"]: [title for title, _ in pins],
            labels["title"]: [pin.title for _, pin in pins],
            labels["note"]: [pin.note for _, pin in pins],
            labels["annex"]: [pin.has_annex for _, pin in pins],
        }
    )
    edited = box.data_editor(rows, hide_index=True, disabled=[labels["content"]], key=f"goi-bang-{pack.name}")
    return _from_table(pack, [pin for _, pin in pins], edited, labels)


def _from_table(pack: Pack, pins: list[Pin], edited: pd.DataFrame, labels: dict[str, str]) -> Pack:
    edited = edited.assign(place=range(len(pins)))
    kept = edited[edited[labels["keep"]]].sort_values(labels["order"], kind="stable")
    lines = [
        (str(row[labels["section"]] or ""), _pin(pins[int(row["place"])], row, labels))
        for _, row in kept.iterrows()
    ]
    backup = {section.title for section in pack.sections if section.is_backup}
    sections = tuple(
        Section(title, tuple(pin for _, pin in group), title in backup)
        for title, group in groupby(lines, key=lambda line: line[0])
    )
    return replace(pack, sections=sections)


def _pin(pin: Pin, row: pd.Series, labels: dict[str, str]) -> Pin:
    return Pin(
        pin.question, pin.options, str(row[labels["title"]] or ""), str(row[labels["note"]] or ""),
        pin.unit, pin.period, pin.school_year, bool(row[labels["annex"]]),
    )  # fmt: skip


def asked(context: Context, pack: Pack, kept: freeze.Frozen | None) -> AnsweredPack:
    """The pack with the filters of the sidebar, or as it was closed."""
    if kept is not None:
        if not kept.is_whole:
            screen.notice(text("packs", "page.touched", name=kept.name))
        return answered(open_warehouse(kept.folder), pack, frozen_on=kept.words)
    selection = context.selection
    return answered(context.warehouse, pack, selection.school_year, selection.period, selection.unit)


def summary(done: AnsweredPack) -> None:
    """What is in it, and what could not be shown."""
    head = text("packs", "page.summary", title=done.pack.title, shown=formats.number(len(done.exhibits)))
    st.markdown(f"**{markup.markdown(head)}**  \n{markup.markdown(done.dates)}")
    for answer, reason in done.problems:
        screen.notice(f"{answer.title}: {reason}")


def preview(done: AnsweredPack) -> None:
    """The slideshow within the page; the one that is taken away fills the screen and names the cells behind its figures."""
    with st.container(key="slideshow"):
        st.iframe(show(done, names_cells=False), height=_PREVIEW_HEIGHT)
    st.caption(text("packs", "page.keys"))


def files(done: AnsweredPack) -> None:
    """A button per kind of file; each is made when it is asked for."""
    line = st.container(horizontal=True, gap="small")
    labels = words("packs", "page.file")
    for kind in DOCUMENTS:
        line.download_button(
            labels[kind], data=partial(_content, kind, done), mime=_MIME,
            file_name=f"{_stem(done)}{SUFFIXES[kind]}", on_click="ignore", key=f"goi-{kind}",
        )  # fmt: skip
    if not pdf.is_possible():
        st.caption(text("packs", "page.no_pdf"))
        return
    for kind in ("deck", "report"):
        line.download_button(
            labels[f"{kind}_pdf"],
            data=partial(_printed, kind, done),
            mime="application/pdf", file_name=f"{_stem(done)}-{kind}.pdf", on_click="ignore", key=f"goi-{kind}-pdf",
        )  # fmt: skip


def keep(folder: Path, done: AnsweredPack) -> None:
    """Saving the pack by name, and freezing it with its figures."""
    line = st.container(horizontal=True, vertical_alignment="bottom", gap="small")
    name = line.text_input(text("packs", "page.name"), key="goi-ten").strip()
    saves = line.button(text("packs", "page.save"), disabled=not name, key="goi-luu")
    freezes = line.button(text("packs", "page.freeze"), disabled=not name, key="goi-chot")
    try:
        if saves:
            kept = replace(
                done.pack.for_term(name, "", ""), title=_title(done.pack, name), owner=pinned.owner()
            )
            shelf.save(folder, kept)
            st.success(markup.markdown(text("packs", "page.saved", name=name)))
        if freezes:
            selection = done.context.selection
            pack = done.pack.for_term(name, selection.school_year, selection.period)
            freeze.freeze(folder, name, pack, date.today())
            st.success(markup.markdown(text("packs", "page.frozen", name=name)))
    except freeze.AlreadyFrozen:
        screen.notice(text("packs", "command.already_frozen", name=name))
    except OSError:
        screen.notice(text("packs", "page.not_written", folder=folder))


def _title(pack: Pack, name: str) -> str:
    """What stands on the first slide: a ready-made pack keeps its title, pins are called as they are saved."""
    return name if pack.name == pinned.pinned_pack().name else pack.title


def compared(folder: Path, done: AnsweredPack, kept: freeze.Frozen | None) -> AnsweredPack:
    """The pack with what has changed since a meeting whose figures were closed, where the officer asks for it."""
    known = {name: one for name, one in freeze.frozen(folder).items() if kept is None or name != kept.name}
    if not known:
        return done
    chosen = st.selectbox(
        text("packs", "page.since"),
        ["", *known],
        format_func=lambda name: name or text("packs", "page.since_none"),
        key="goi-so-voi",
    )
    return since.with_changes(done, known[chosen]) if chosen in known else done


def changes(folder: Path, done: AnsweredPack, kept: freeze.Frozen) -> None:
    """What has changed between the freeze and today."""
    selection = done.context.selection
    try:
        now = context_of(
            open_warehouse(folder), done.pack, selection.school_year, selection.period, selection.unit
        )
    except LookupError:
        screen.notice(text("packs", "page.unit_gone"))
        return
    screen.show(since.changes(done.context, now, kept), "since")


def _content(kind: str, done: AnsweredPack) -> bytes:
    return DOCUMENTS[kind](done, None).content


def _printed(kind: str, done: AnsweredPack) -> bytes:
    return pdf.converted(_content(kind, done), SUFFIXES[kind])


def _stem(done: AnsweredPack) -> str:
    return f"{done.context.school_year}-{date.today():%Y%m%d}"
