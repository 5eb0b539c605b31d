"""Whose hours are shown, to who reads them in another zone than the cohort's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.cards import Note
from bot.i18n import N_

if TYPE_CHECKING:
    from bot.context import Context
    from bot.readers import Audience


def away(ctx: Context | Audience) -> tuple[Note, ...]:
    """Say whose hours they are, to who reads them elsewhere."""
    zone = ctx.t.zone.key
    if zone == ctx.cohort.zone:
        return ()
    return (Note(ctx.t(N_("Hours of your zone: {zone}."), zone=ctx.t.city(zone))),)
