"""After an event: who came, who else was there, and thanks."""

from __future__ import annotations

from typing import Annotated

from bot.cards import Button, Card, Sign, Text
from bot.context import Context
from bot.errors import Outdated, out_of_use
from bot.exchange import Opening, Reply
from bot.feature import Feature
from bot.fields import Heads
from bot.fields.hidden import Hidden
from bot.i18n import N_
from handlers._announcements import HOSTS
from handlers._attendance import came, expected, recount, roll_card, thank
from handlers._events import EVENTS, event_line
from storage import attendances, events, people
from storage.announcements import Stage
from storage.events import Event

feature = Feature("attendance")


@feature.view("event.attendance")
def asked_card(ctx: Context, number: int, moves: int) -> Card | None:
    """Ask the host who came; nothing if the event moved or was cancelled."""
    event = events.get(ctx.db, cohort=ctx.cohort.id, event=number)
    if event is None or event.stage is not Stage.ANNOUNCED or event.moves != moves:
        return None
    text = ctx.t(N_("Who came? {event}."), event=event_line(ctx.t, event))
    tick = Button(ctx.t(N_("Tick who came")), "attendance", (event.id,))
    return Card(blocks=(Text(text),), buttons=(tick,), sign=Sign.EVENT)


@feature.button("attendance", roles=HOSTS)
def call(ctx: Context, number: int) -> Card:
    event = _begun(ctx, number)
    return roll_card(ctx, event, expected(ctx, event))


@feature.button("attendance.page", roles=HOSTS)
def turn(ctx: Context, number: int, others: int, page: int = 0) -> Reply:
    event = _begun(ctx, number)
    return Reply(roll_card(ctx, event, _listed(ctx, event, others), others, page), replaces=True)


@feature.button("attendance.tick", roles=HOSTS)
def tick(  # noqa: PLR0917 - what a button carries is given in its order
    ctx: Context, number: int, person: int, others: int, there: int, page: int = 0
) -> Reply:
    """Note that someone came, or did not after all."""
    event = _begun(ctx, number)
    if person not in {*_listed(ctx, event, 0), *_listed(ctx, event, 1)}:
        raise out_of_use()
    _note(ctx, event, person, came=bool(there))
    counted = recount(ctx, event, event.outside)
    return Reply(roll_card(ctx, counted, _listed(ctx, event, others), others, page), replaces=True)


@feature.button("attendance.all", roles=HOSTS)
def everybody(ctx: Context, number: int) -> Reply:
    event = _begun(ctx, number)
    for person in expected(ctx, event):
        _note(ctx, event, person, came=True)
    counted = recount(ctx, event, event.outside)
    return Reply(roll_card(ctx, counted, expected(ctx, event)), replaces=True)


@feature.button("attendance.outside", roles=HOSTS)
def ask_outside(ctx: Context, number: int) -> Opening:
    return Opening("event.outside", {"ref": _begun(ctx, number).id}, go=True)


@feature.form("event.outside", title=N_("People from outside"), roles=HOSTS)
def count_outside(ctx: Context, heads: Heads, *, ref: Annotated[int, Hidden()] = 0) -> Card:
    event = recount(ctx, _begun(ctx, ref), heads)
    return roll_card(ctx, event, expected(ctx, event))


@feature.button("attendance.thank", roles=HOSTS)
def finish(ctx: Context, number: int) -> Reply:
    """Thank those who came, once, and ask them later what it led to."""
    event = _begun(ctx, number)
    there = came(ctx, event)
    thanked = thank(ctx, event, there)
    text = ctx.t.n("{n} person is thanked.", "{n} people are thanked.", thanked)
    if there and not thanked:
        text = ctx.t(N_("Those who came have been thanked already."))
    return Reply(Card(blocks=(Text(text),), sign=Sign.NOTED))


def _begun(ctx: Context, number: int) -> Event:
    """Return an event that has begun. Raises Refusal, or Outdated."""
    event = EVENTS.standing(ctx, number)
    if event.starts_at > ctx.now:
        raise Outdated(N_("This event has not begun: {event}."), event=event_line(ctx.t, event))
    return event


def _listed(ctx: Context, event: Event, others: int) -> list[int]:
    known = expected(ctx, event)
    if not others:
        return known
    members = people.members(ctx.db, cohort=ctx.cohort.id)
    return list(dict.fromkeys(one.person.id for one in members if one.person.id not in known))


def _note(ctx: Context, event: Event, person: int, *, came: bool) -> None:
    attendances.note(ctx.db, event=event, person=person, came=came, by=ctx.person.id, now=ctx.now)
