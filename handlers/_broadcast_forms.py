"""What the form of a broadcast holds at first, and what becomes of what it says."""

from __future__ import annotations

from dataclasses import replace
from textwrap import shorten
from typing import TYPE_CHECKING, Final

from bot.exchange import Question
from bot.i18n import LANGUAGES, N_, Phrase
from handlers._broadcasts import BROADCASTS, text_in
from handlers._edited import Edited
from handlers._meanwhile import merged
from storage.consents import Category

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.i18n import Language
    from storage.broadcasts import Broadcast

_NAME: Final = 60
"""How much of a text names it."""


def kept(broadcast: Broadcast) -> dict[str, object]:
    """Return what a draft holds while a text is being changed."""
    base = said(broadcast)
    held = {name: text for name, text in base.items() if text}
    return {**held, "base": base, "ref": broadcast.id, "version": broadcast.sequence}


def columns(broadcast: Broadcast, base: Mapping[str, str], **form: str) -> dict[str, object]:
    """Return the columns, changed in what the form says otherwise than at first.

    Raises Question when no text is left.
    """
    after = merged(said(broadcast), form, base)
    if not (after["french"] or after["english"]):
        raise Question("french", Phrase(N_("What do you want to write?")), ())
    return {
        "category": Category(after["topic"]),
        "text_fr": after["french"],
        "text_en": after["english"],
    }


def untouched(broadcast: Broadcast, after: Mapping[str, object]) -> Language | None:
    """Return the language whose text stays as it was, where only the other's is put right."""
    before = {f"text_{one}": getattr(broadcast, f"text_{one}") for one in LANGUAGES}
    same = [one for one in LANGUAGES if after[f"text_{one}"] == before[f"text_{one}"]]
    both = all(before.values()) and all(after[name] for name in before)
    return same[0] if both and len(same) == 1 else None


def said(broadcast: Broadcast) -> dict[str, str]:
    """Return what the form says of a text as it is, as drafts keep it."""
    return {
        "topic": broadcast.category.value,
        "french": broadcast.text_fr,
        "english": broadcast.text_en,
    }


TEXT: Final = Edited(
    BROADCASTS,
    "broadcast.change",
    said=lambda _, broadcast: said(broadcast),
    called=lambda ctx, broadcast: shorten(text_in(ctx.t, broadcast), _NAME, placeholder="…"),
)
SENT: Final = replace(TEXT, form="broadcast.correct")
"""The same once it has left: what it is about is settled."""
