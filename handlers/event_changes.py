"""Events that change: reworded, moved, cancelled; those concerned are told what changed."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Annotated, Any, Final

from bot.cards import Card, Sign, Text
from bot.context import Context
from bot.exchange import Opening, Question
from bot.feature import Feature
from bot.fields import ComingDay, EventKind, Hours, Place, Reason, Seats, Title
from bot.fields.hidden import Hidden
from bot.fields.hours import HoursField
from bot.i18n import N_, Phrase
from handlers._event_cards import cancelled
from handlers._event_forms import Said
from handlers._event_news import Former, changed_card
from handlers._event_posts import promote, tell, tell_move
from handlers._event_previews import prepared, preview_card, settle
from handlers._event_reminders import replan, withdraw
from handlers._events import HOSTS, event_line, standing
from storage import events, people, posts
from storage.events import Event, Stage

feature = Feature("event_changes")

NOTHING: Final[Mapping[str, Any]] = MappingProxyType({})


@feature.button("event.edit", roles=HOSTS)
def edit(ctx: Context, number: int) -> Opening:
    event = standing(ctx, number)
    return Opening("event.change", Said.of(ctx, event).kept(event))


@feature.form("event.change", title=N_("Change the event"), roles=HOSTS)
def change(
    ctx: Context,
    kind: EventKind,
    title: Title,
    on: ComingDay,
    hours: Hours,
    *,
    place: Place = "",
    capacity: Seats = None,
    base: Annotated[Mapping[str, Any], Hidden()] = NOTHING,
    ref: Annotated[int, Hidden()] = 0,
    version: Annotated[int, Hidden()] = 0,
) -> Card:
    said = Said(kind, title, on.isoformat(), HoursField().dump(hours), place, capacity)
    found = events.get(ctx.db, cohort=ctx.cohort.id, event=ref)
    if found is None or found.stage in {Stage.PREPARED, Stage.DROPPED}:
        return preview_card(ctx, _written(ctx, prepared(ctx, ref, version), said, base))
    event = standing(ctx, ref)
    if event.sequence != version:
        raise _meanwhile(ctx, event)
    before = Former.of(event)
    return _spread(ctx, before, _written(ctx, event, said, base))


@feature.button("event.cancel", roles=HOSTS)
def ask_why(ctx: Context, number: int) -> Opening:
    return Opening("event.cancelling", {"ref": standing(ctx, number).id}, go=True)


@feature.form("event.cancelling", title=N_("Cancel the event"), roles=HOSTS)
def cancel(ctx: Context, reason: Reason, *, ref: Annotated[int, Hidden()] = 0) -> Card:
    event = settle(ctx, standing(ctx, ref), Stage.CANCELLED, reason)
    withdraw(ctx, event, event.moves)
    posts.cancel(ctx.db, cohort=ctx.cohort.id, view="event", args=(ref,))
    told = tell(ctx, event, "event.cancelled", key=f"event:{ref}:cancelled")
    ctx.refresh("event", ref)
    count = ctx.t.n("{n} person is told.", "{n} people are told.", told)
    return Card(blocks=(Text(cancelled(ctx.t, event)), Text(count)), sign=Sign.NOTED)


def _written(ctx: Context, event: Event, said: Said, base: Mapping[str, Any]) -> Event:
    return events.change(
        ctx.db,
        cohort=ctx.cohort.id,
        event=event.id,
        changes=said.columns(ctx, event, base),
        by=ctx.person.id,
        now=ctx.now,
    )


def _spread(ctx: Context, before: Former, event: Event) -> Card:
    """Tell of a change whom it concerns, and show it to who made it."""
    told = 0
    if event.moves != before.moves:
        replan(ctx, event, before.moves)
        told = tell_move(ctx, before, event)
    promote(ctx, event)
    ctx.refresh("event", event.id)
    return changed_card(ctx, before, event, told)


def _meanwhile(ctx: Context, event: Event) -> Question:
    """Ask before a change is added to another one that was made since the form was opened."""
    other = people.get(ctx.db, person=event.changed_by) if event.changed_by else None
    why = N_("{person} changed this event meanwhile: {event}. Add your change?")
    told = {"person": other.name if other else "?", "event": event_line(ctx.t, event)}
    return Question("version", Phrase(why, told), ((N_("Add my change"), event.sequence),))
