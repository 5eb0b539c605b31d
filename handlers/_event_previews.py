"""An event before it is announced: seen as everybody will, and changed until it is right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.cards import Button, Card, Note, Text, Weight
from bot.errors import Outdated, Refusal
from bot.i18n import LANGUAGES, N_
from handlers._audiences import audience_line
from handlers._events import coming, event_line
from handlers._invited import channels, invited
from storage import events
from storage.events import Stage
from storage.recipients import Selection
from storage.rsvps import Counts

if TYPE_CHECKING:
    from bot.context import Context
    from bot.i18n import Language
    from storage.events import Event


def settle(ctx: Context, event: Event, stage: Stage, reason: str = "") -> Event:
    return events.settle(
        ctx.db,
        cohort=ctx.cohort.id,
        event=event.id,
        stage=stage,
        by=ctx.person.id,
        now=ctx.now,
        reason=reason,
    )


def prepared(ctx: Context, number: int, version: int) -> Event:
    """Return an event as it was when a preview showed it. Raises Refusal, or Outdated."""
    event = events.get(ctx.db, cohort=ctx.cohort.id, event=number)
    if event is None:
        raise Refusal(N_("There is no such event. See the next ones: /events"))
    match event.stage:
        case Stage.ANNOUNCED | Stage.CANCELLED:
            raise Outdated(N_("This event was announced already."))
        case Stage.DROPPED:
            raise Outdated(N_("This event was given up on {when}."), when=event.settled_at)
        case Stage.PREPARED if event.sequence != version:
            raise Outdated(N_("This preview has changed since: a newer one stands below."))
        case Stage.PREPARED:
            return event


def preview_card(ctx: Context, event: Event) -> Card:
    """Show an event in both languages as it will be read, and who will read it."""
    t, seen = ctx.t, (event.id, event.sequence)
    people = len([*invited(ctx, event)])
    selection = Selection.unpacked(event.audience)
    rooms = len(channels(ctx, event))
    besides = t.n("{n} channel besides.", "{n} channels besides.", rooms)
    return Card(
        title=t.n(
            "Preview, nothing sent yet: {n} recipient",
            "Preview, nothing sent yet: {n} recipients",
            people,
        ),
        blocks=(
            *(Text(_told(ctx, event, tongue)) for tongue in LANGUAGES),
            Note(audience_line(ctx, selection)),
            *((Note(besides),) if rooms else ()),
        ),
        buttons=(
            Button(t(N_("Announce")), "event.announce", seen, Weight.PRIMARY),
            Button(t(N_("Change")), "event.reword", seen),
            Button(t(N_("Choose for whom")), "event.audience", seen),
            Button(t(N_("Give up")), "event.drop", seen, Weight.DANGER),
        ),
    )


def _told(ctx: Context, event: Event, tongue: Language) -> str:
    t = ctx.t.into(tongue)
    lines = (event_line(t, event), coming(t, event, Counts()), t(N_("Will you be there?")))
    return "\n".join(lines)
