"""What a digest says that leaves late: when it was to arrive, which it does not hide."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Final

from bot.cards import Card, Note
from bot.context import Context
from bot.i18n import N_
from bot.policy import quiet_until
from storage import digests, preferences

if TYPE_CHECKING:
    from bot.readers import Audience
    from storage.digests import Digest

LATE: Final = timedelta(hours=1)


def owning_up(ctx: Context | Audience, digest: Digest, card: Card | None) -> Card | None:
    """Add to a digest that is notably late when it was to arrive."""
    due = _due(ctx, digest)
    if card is None or ctx.now - due <= LATE:
        return card
    late = ctx.t(N_("Late: this was to arrive on {when}."), when=due)
    return replace(card, blocks=(*card.blocks, Note(late)))


def _due(ctx: Context | Audience, digest: Digest) -> datetime:
    """Return when its reader awaits it: somebody's pause and quiet hours come first."""
    due = digests.awaited(ctx.db, place=ctx.cohort, digest=digest)
    if not isinstance(ctx, Context):
        return due
    wishes = preferences.of(ctx.db, person=ctx.person.id)
    back = max(due, wishes.paused_until or due)
    return quiet_until(wishes, ctx.t.zone, back) or back
