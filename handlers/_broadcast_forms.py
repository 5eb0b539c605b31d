"""What the form of a broadcast holds at first, and what becomes of what it says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.exchange import Question
from bot.i18n import N_, Phrase
from handlers._broadcasts import found
from storage import broadcasts, people

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.context import Context
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


def current(ctx: Context, number: int, version: int) -> int:
    """Return the version that a change applies to. Raises Question when there is a newer one."""
    broadcast = found(ctx, number)
    if broadcast.sequence == version:
        return version
    by = broadcast.changed_by
    other = people.get(ctx.db, person=by) if by else None
    why = N_("{person} changed this text meanwhile. Put yours in its place?")
    told = Phrase(why, {"person": other.name if other else "?"})
    raise Question("version", told, ((N_("Put my text"), broadcast.sequence),))


def written(ctx: Context, number: int, changes: Mapping[str, object]) -> Broadcast:
    where = {"cohort": ctx.cohort.id, "broadcast": number}
    return broadcasts.change(ctx.db, **where, changes=changes, by=ctx.person.id, now=ctx.now)
