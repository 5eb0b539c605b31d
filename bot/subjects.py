"""Which part of a form words name, where one chooses what to change."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.fields.lexicon import SMALL, word_set
from bot.fields.line import words_of

if TYPE_CHECKING:
    from bot.forms import Form, Slot
    from bot.i18n import Translator
    from bot.questions import Asked

_EMPTY: Final = SMALL | word_set(
    "changer modifier corriger je veux voudrais change edit correct i want to my on "
    "svp stp merci please thanks"
)
"""Words that say nothing but that something is to be changed."""


def named(form: Form, asked: Asked, words: str, t: Translator) -> list[int]:
    """Return which answers words name: by a label, or by what else the field is called."""
    said = {*words_of(words)} - _EMPTY
    slots = {one.name: one for one in form.slots}
    chosen = (
        (index, slots.get(value["slot"]))
        for index, (_, value) in enumerate(asked.answers)
        if isinstance(value, dict) and "slot" in value
    )
    return [index for index, slot in chosen if slot and said and _fits(said, slot, t)]


def _fits(said: set[str], slot: Slot, t: Translator) -> bool:
    """Whether words are some of a label, or the whole of another name."""
    others = ({*words_of(name)} - _EMPTY for name in (*slot.field.keys, *slot.field.about))
    return said <= {*words_of(t(slot.label))} or said in others
