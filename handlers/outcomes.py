"""What an event led to: thanks, then a question a month and three months later."""

from __future__ import annotations

from typing import Final
from zoneinfo import ZoneInfo

from bot.cards import Button, Card, Sign, Text
from bot.context import Context
from bot.exchange import Opening
from bot.feature import Feature
from bot.i18n import N_
from handlers._events import EVENTS, event_line
from handlers._roles import SELLERS
from handlers._thanks import thanks_line
from storage import events
from storage.announcements import Stage
from storage.contacts import Channel
from storage.events import EventKind

feature = Feature("outcomes")

CHANNELS: Final = {EventKind.VISIT: Channel.VISIT, EventKind.TRAINING: Channel.MEETING}
"""How one met somebody there; elsewhere it is networking."""


@feature.view("event.thanks")
def thanks_card(ctx: Context, number: int) -> Card | None:
    event = events.get(ctx.db, cohort=ctx.cohort.id, event=number)
    if event is None or event.stage is not Stage.ANNOUNCED:
        return None
    text = ctx.t(N_("Thank you for coming: {event}."), event=event_line(ctx.t, event))
    return Card(blocks=(Text(text),))


@feature.view("event.outcome")
def outcome_card(ctx: Context, number: int, days: int) -> Card | None:
    """Ask what an event led to."""
    event = events.get(ctx.db, cohort=ctx.cohort.id, event=number)
    if event is None or not ctx.roles & SELLERS:
        return None
    t, line = ctx.t, event_line(ctx.t, event)
    text = t(N_("Did this event lead to something? {event}."), event=line)
    return Card(
        blocks=(Text(text),),
        buttons=(
            Button(t(N_("Log a contact")), "outcome.contact", (event.id,)),
            Button(t(N_("Log a contract")), "outcome.contract", (event.id,)),
            Button(t(N_("Nothing yet")), "outcome.nothing", (event.id,)),
        ),
        sign=Sign.EVENT,
    )


@feature.button("outcome.contact", roles=SELLERS)
def log_contact(ctx: Context, number: int) -> Opening:
    """Open the form of a contact, with the day and the manner of the event."""
    event = EVENTS.announced(ctx, number)
    met = event.starts_at.astimezone(ZoneInfo(ctx.cohort.zone)).date()
    channel = CHANNELS.get(event.kind, Channel.NETWORKING)
    kept = {"channel": channel.value, "on": met.isoformat(), "note": event.called(ctx.t.language)}
    lead = thanks_line(ctx.t, event)
    return Opening("contact", {**kept, "event": event.id}, go=True, lead=lead)


@feature.button("outcome.contract", roles=SELLERS)
def log_contract(ctx: Context, number: int) -> Opening:
    """Open the form of a contract, with the event that led to it."""
    event = EVENTS.announced(ctx, number)
    return Opening("contract", {"event": event.id}, go=True, lead=thanks_line(ctx.t, event))


@feature.button("outcome.nothing", roles=SELLERS)
def nothing_yet(ctx: Context, number: int) -> Card:
    return Card(blocks=(Text(ctx.t(N_("Noted. All is well."))),))
