"""Controls of “what if”: norms, weights and a budget that a visitor sets; each in the words of a link.

A value equal to the declared one is no assumption. What is assumed is named by the exhibit, not here.
"""

from collections.abc import Mapping, Sequence
from decimal import Decimal, InvalidOperation

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from indicators.catalog.norms import Norm
from indicators.catalog.priorities import criteria
from indicators.catalog.texts import text
from views import assumptions, markup
from views.exhibits import norm_words

_MILLION = 10**6
_FINEST = Decimal("0.01")
_MOST_NORM, _MOST_WEIGHT = 1000, 50


def norms(place: DeltaGenerator, key: str, adjustable: Sequence[Norm]) -> str:
    """A button that opens the norms behind the figures; returns those changed, as the option `norms`."""
    if not adjustable:
        return ""
    keys = {norm.id: f"{key}-{norm.id}" for norm in adjustable}
    changed = {norm.id: given for norm in adjustable if (given := _given(keys[norm.id], norm))}
    label = text("needs", "norm.popover_changed" if changed else "norm.popover")
    with place.popover(label, width="content"):
        st.markdown(text("needs", "norm.explained"))
        for norm in adjustable:
            st.number_input(
                markup.markdown(norm_words.label(norm)),
                min_value=0.0,
                max_value=float(_MOST_NORM),
                value=float(norm.value),
                step=0.1 if norm.value < 10 else 1.0,
                format="%.2f",
                key=keys[norm.id],
                bind="query-params",
                persist_state="session",
                help=markup.markdown(_basis(norm)),
            )
        st.button(
            text("needs", "norm.reset"),
            key=f"{key}-reset",
            on_click=_set,
            args=({keys[norm.id]: float(norm.value) for norm in adjustable},),
        )
    return assumptions.written(changed)


def weights(place: DeltaGenerator, key: str) -> str:
    """A button that opens the weights of the criteria; returns those changed, as the option `weights`."""
    keys = {criterion.id: f"{key}-{criterion.id}" for criterion in criteria().values()}
    changed = {
        criterion.id: str(int(given))
        for criterion in criteria().values()
        if (given := _held(keys[criterion.id])) is not None
        and given in range(_MOST_WEIGHT + 1)
        and given != criterion.weight
    }
    with place.popover(text("priorities", "weights_changed" if changed else "weights"), width="content"):
        st.markdown(text("priorities", "weights_explained"))
        for criterion in criteria().values():
            st.slider(
                criterion.label,
                min_value=0,
                max_value=_MOST_WEIGHT,
                value=criterion.weight,
                key=keys[criterion.id],
                bind="query-params",
                persist_state="session",
            )
        st.button(
            text("priorities", "weights_reset"),
            key=f"{key}-reset",
            on_click=_set,
            args=({keys[criterion.id]: criterion.weight for criterion in criteria().values()},),
        )
    return assumptions.written(changed)


def budget(place: DeltaGenerator, key: str) -> str:
    """A field for a sum in millions of VND; returns it in VND, '' where none is given."""
    given = place.number_input(
        text("priorities", "budget"),
        min_value=0,
        max_value=assumptions.MOST_VND // _MILLION,
        value=None,
        step=100,
        key=key,
        bind="query-params",
        persist_state="session",
        placeholder=text("priorities", "budget_none"),
        width=260,
    )
    return str(given * _MILLION) if given else ""


def _given(key: str, norm: Norm) -> str:
    """What stands in a field, where it differs from the norm."""
    given = _held(key)
    if given is None or not 0 <= given <= _MOST_NORM:
        return ""
    amount = given.quantize(_FINEST).normalize()
    return "" if amount == norm.value else f"{amount:f}"


def _held(key: str) -> Decimal | None:
    """The number in a field, or in the link that the visitor came by, before the field is there; None where it is none."""
    given = st.session_state.get(key, st.query_params.get(key))
    try:
        amount = Decimal(str(given))
    except InvalidOperation:
        return None
    return amount if amount.is_finite() else None


def _basis(norm: Norm) -> str:
    named: Mapping[str, str] = {"document": norm.document, "article": norm.article, "note": norm.note}
    return ", ".join(filter(None, named.values())) or text("needs", "norm.undocumented")


def _set(declared: Mapping[str, float]) -> None:
    """Every field holds what is declared; a link then names none of them."""
    for key, value in declared.items():
        st.session_state[key] = value
