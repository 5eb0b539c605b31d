"""An event before it is announced: seen as everybody will, and changed until it is right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.cards import Block, Button, Card, Note, Text
from bot.fields.occasion import LABELS
from bot.i18n import LANGUAGES, N_
from handlers._announcement_cards import besides, missed, unsent_card
from handlers._audiences import audience_line
from handlers._events import EVENTS, coming, event_line
from handlers._foresight import foresight
from handlers._invited import channels, chosen, invited
from storage.recipients import Selection
from storage.rsvps import Counts

if TYPE_CHECKING:
    from bot.context import Context
    from bot.i18n import Language
    from handlers._foresight import Foresight
    from storage.events import Event


def preview_card(ctx: Context, event: Event) -> Card:
    """Show an event in both languages as it will be read, and who will read it."""
    whom = foresight(ctx, "event", dict(invited(ctx, event)), useful=event.starts_at - ctx.now)
    told: tuple[Block, ...] = (
        *(Text(_told(ctx, event, tongue)) for tongue in LANGUAGES),
        *_shared(ctx, event),
        Note(audience_line(ctx, Selection.unpacked(event.audience))),
        *besides(ctx, len(channels(ctx, event))),
        *missed(ctx, whom),
        *_unheard(ctx, event, whom),
    )
    seen = (event.id, event.sequence)
    choose = Button(ctx.t(N_("Choose for whom")), "event.audience", seen)
    return unsent_card(
        ctx, EVENTS, event, told, choose, people=whom.readers, digested=whom.digested
    )


def _unheard(ctx: Context, event: Event, whom: Foresight) -> tuple[Note, ...]:
    """Say why nobody is told, where some are meant."""
    line = N_("Nobody whom it is for agreed to hear of such events.")
    return () if whom.agreed or not chosen(ctx, event) else (Note(ctx.t(line)),)


def _shared(ctx: Context, event: Event) -> tuple[Note, ...]:
    """Say that all read the same title, where no language has its own."""
    line = N_("The same title in French and in English: everybody reads this one.")
    return () if len({event.called(one) for one in LANGUAGES}) > 1 else (Note(ctx.t(line)),)


def _told(ctx: Context, event: Event, tongue: Language) -> str:
    t = ctx.t.into(tongue)
    lines = (t(LABELS[event.kind]), event_line(t, event), coming(t, event, Counts()))
    return "\n".join((*lines, t(N_("Will you be there?"))))
