"""Events: prepare one, see it as everybody will, announce it."""

from __future__ import annotations

from typing import Annotated

from bot.cards import Card, Text
from bot.context import Context
from bot.errors import Refusal
from bot.exchange import Opening, Reply
from bot.feature import Feature
from bot.fields import ComingDay, EventKind, Hours, Place, Seats, Title
from bot.fields.hidden import Hidden
from bot.i18n import N_
from handlers._announcements import HOSTS
from handlers._event_forms import Said
from handlers._event_posts import announce
from handlers._event_previews import preview_card
from handlers._events import EVENTS, event_line
from handlers._hours import instants
from handlers._invited import require_readers
from handlers._seasons import require_season
from storage import events
from storage.announcements import Stage

feature = Feature("events")


def upcoming(ctx: Context) -> Card | Reply | Opening:
    """Show what is coming, to who types the command alone or may not announce."""
    return ctx.press("events")


@feature.command(
    "event",
    fr="evenement",
    help=N_("Announce an event"),
    roles=HOSTS,
    everyday=True,
    examples=(
        "training Bidding on a tender, Thursday 2pm-4:30pm, Parvis, 20 places",
        "formation Répondre à un appel d’offres, jeudi 14h-16h30, Parvis, 20 places",
    ),
    bare=upcoming,
)
def prepare(
    ctx: Context,
    kind: EventKind,
    title: Title,
    on: ComingDay,
    hours: Hours,
    *,
    place: Place = "",
    capacity: Seats = None,
    late: Annotated[str, Hidden()] = "",
) -> Card:
    start, end = instants(ctx, on, hours)
    require_season(ctx, on, {late})
    event = events.add(
        ctx.db,
        cohort=ctx.cohort.id,
        kind=events.EventKind(kind),
        title=title,
        starts_at=start,
        ends_at=end,
        place=place or None,
        capacity=capacity,
        stage=Stage.PREPARED,
        by=ctx.person.id,
    )
    return preview_card(ctx, event)


@feature.button("event.new", roles=HOSTS)
def begin(ctx: Context) -> Opening:
    return Opening("event", {}, go=True)


@feature.button("event.reword", roles=HOSTS)
def reword(ctx: Context, number: int, version: int) -> Opening:
    event = EVENTS.prepared(ctx, number, version)
    return Opening("event.change", Said.of(ctx, event).kept(event))


@feature.button("event.announce", roles=HOSTS)
def send(ctx: Context, number: int, version: int) -> Reply:
    event = EVENTS.prepared(ctx, number, version)
    if event.starts_at <= ctx.now:
        raise Refusal(N_("This event is past: change its day before announcing it."))
    require_readers(ctx, event)
    announced = EVENTS.settle(ctx, event, Stage.ANNOUNCED)
    announce(ctx, announced)
    return ctx.display("event", number, replaces=True)


@feature.button("event.drop", roles=HOSTS)
def give_up(ctx: Context, number: int, version: int) -> Reply:
    dropped = EVENTS.settle(ctx, EVENTS.prepared(ctx, number, version), Stage.DROPPED)
    text = ctx.t(N_("Nothing was sent: {event}."), event=event_line(ctx.t, dropped))
    return Reply(Card(blocks=(Text(text),)), replaces=True)
