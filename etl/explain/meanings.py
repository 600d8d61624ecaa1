"""What a target says, in words: measure and dimensions of a fact, or why a cell gives none."""

from collections.abc import Sequence

from etl.explain.texts import say, word
from etl.forms.meaning.targets import ASK, DERIVED, FACT, IGNORED, NOT_DUE, RATE, UNKNOWN, Target
from indicators.catalog import codes, measures

_DIMENSIONS = ("level", "grade", "age", "group", "category", "kind", "school_year", "period")
_SENTENCES = {
    FACT: "fact", RATE: "rate", DERIVED: "derived", IGNORED: "ignored", UNKNOWN: "unknown", NOT_DUE: "not_due", ASK: "ask",
}  # fmt: skip


def told(target: Target, varied: Sequence[str] = ()) -> str:
    """The sentence about a target; `varied` are dimensions that each row states for itself."""
    sentence = _SENTENCES[target.status]
    if target.status in (FACT, RATE):
        return say(sentence, what=_what(target, varied))
    return say(sentence, reason=word("reasons", target.reason))


def _what(target: Target, varied: Sequence[str]) -> str:
    values = {
        name: say("by_row") if name in varied else _label(target, name, getattr(target, name))
        for name in _DIMENSIONS
    }
    dims = [
        say("dimension", name=word("dimensions", name), value=value)
        for name, value in values.items()
        if value
    ]
    return "; ".join([f"{measures()[target.measure].label_vi} ({target.measure})", *dims])


def _label(target: Target, name: str, value: str) -> str:
    dimension = measures()[target.measure].category if name == "category" else name
    return codes().get(dimension, {}).get(value, value)
