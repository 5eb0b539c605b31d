"""A broadcast on the other platforms: on which of them its author can receive it, to see it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.cards import Button
from bot.exchange import Platform
from bot.i18n import N_
from storage import people

if TYPE_CHECKING:
    from bot.context import Context
    from bot.i18n import Language
    from storage.broadcasts import Broadcast

SHOWN_ON: Final = (Platform.SLACK, Platform.TELEGRAM)
"""Where members read."""


def others(ctx: Context) -> tuple[Platform, ...]:
    return tuple(one for one in SHOWN_ON if one != ctx.origin.platform)


def linked(ctx: Context) -> frozenset[str]:
    """Return the platforms on which the person has an account."""
    return frozenset(one.platform for one in people.accounts(ctx.db, person=ctx.person.id))


def trials(ctx: Context, broadcast: Broadcast, shown: Language) -> tuple[Button, ...]:
    """Let a text be received on each other platform, in the language that is shown."""
    mine = linked(ctx)
    return tuple(
        Button(
            ctx.t(N_("Receive it on {platform}"), platform=one.capitalize()),
            "broadcast.try",
            (broadcast.id, broadcast.sequence, one.value, shown),
        )
        for one in others(ctx)
        if one in mine
    )
