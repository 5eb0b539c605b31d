"""Entries that look the same: what is asked of one before it stands beside another."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from bot.cards import Button, Card, Text
from bot.exchange import Question
from bot.i18n import N_, Phrase

if TYPE_CHECKING:
    from bot.context import Context
    from handlers._entry_kinds import E, Kind

_ONE, _BOTH = N_("Keep one"), N_("Log both")


class Twin(StrEnum):
    """What was said of an entry that looks the same."""

    UNASKED = "unasked"
    SAME = "same"
    OTHER = "other"


def the_same(ctx: Context, kind: Kind[E], known: E | None, said: str) -> E | None:
    """Return the entry that is already logged, where it is the same.

    Raises Question where nobody said so.
    """
    if known is None or said == Twin.OTHER:
        return None
    if said == Twin.SAME:
        return known
    why = Phrase(kind.says.alike, {"entry": kind.one_line(ctx, known)})
    raise Question("twin", why, ((_ONE, Twin.SAME), (_BOTH, Twin.OTHER)))


def doubt_card(
    ctx: Context, kind: Kind[E], known: E, *, one: tuple[str, int], both: tuple[str, int]
) -> Card:
    """Ask whether an entry that would stand is `known`; each answer is a button and its number."""
    text = ctx.t(kind.says.alike, entry=kind.one_line(ctx, known))
    buttons = (
        Button(ctx.t(label), key, (number,))
        for label, (key, number) in ((_ONE, one), (_BOTH, both))
    )
    return Card(blocks=(Text(text),), buttons=tuple(buttons))
