"""What the form of a broadcast holds at first, and what becomes of what it says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.exchange import Question
from bot.i18n import N_, Phrase

if TYPE_CHECKING:
    from storage.broadcasts import Broadcast


def kept(broadcast: Broadcast) -> dict[str, object]:
    """Return what a draft holds while a text is being changed."""
    texts = {"french": broadcast.text_fr, "english": broadcast.text_en}
    said = {name: text for name, text in texts.items() if text}
    return {**said, "ref": broadcast.id, "version": broadcast.sequence}


def both(french: str, english: str) -> dict[str, object]:
    """Return the texts as columns. Raises Question when there is none at all."""
    if not (french or english):
        raise Question("french", Phrase(N_("What do you want to write?")), ())
    return {"text_fr": french, "text_en": english}
