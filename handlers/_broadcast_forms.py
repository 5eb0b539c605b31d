"""What the form of a broadcast holds at first, and what becomes of what it says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.exchange import Question
from bot.i18n import N_, Phrase

if TYPE_CHECKING:
    from collections.abc import Mapping

    from storage.broadcasts import Broadcast


def kept(broadcast: Broadcast) -> dict[str, object]:
    """Return what a draft holds while a text is being changed."""
    base = _texts(broadcast)
    said = {name: text for name, text in base.items() if text}
    return {**said, "base": base, "ref": broadcast.id, "version": broadcast.sequence}


def columns(broadcast: Broadcast, base: Mapping[str, str], **said: str) -> dict[str, object]:
    """Return the texts as columns, changed in what the form says otherwise than at first.

    Raises Question when no text is left.
    """
    fresh = {name: text for name, text in said.items() if text != base.get(name)}
    after = {**_texts(broadcast), **fresh}
    if not any(after.values()):
        raise Question("french", Phrase(N_("What do you want to write?")), ())
    return {"text_fr": after["french"], "text_en": after["english"]}


def _texts(broadcast: Broadcast) -> dict[str, str]:
    return {"french": broadcast.text_fr, "english": broadcast.text_en}
