"""After an event: who came, who else was there, and thanks."""

from __future__ import annotations

from typing import Annotated

from bot.cards import Button, Card, Sign, Text
from bot.context import Context
from bot.errors import out_of_use
from bot.exchange import Opening, Reply
from bot.feature import Feature
from bot.fields import Heads, PersonName
from bot.fields.hidden import Hidden
from bot.i18n import N_
from handlers._announcements import HOSTS
from handlers._attendance import begun, came, expected, note, recount, roll_card, thank
from handlers._events import event_line
from handlers._walk_ins import FORM, walk_in
from storage import events, people
from storage.announcements import Stage

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
    event = begun(ctx, number)
    return roll_card(ctx, event, expected(ctx, event))


@feature.button("attendance.page", roles=HOSTS)
def turn(ctx: Context, number: int, others: int, page: int = 0) -> Reply | Opening:
    """Show another page of the roll; who else was there is asked, as lists sent before did."""
    event = begun(ctx, number)
    if others:
        return Opening(FORM, {"ref": event.id}, go=True)
    return Reply(roll_card(ctx, event, expected(ctx, event), page), replaces=True)


@feature.button("attendance.add", roles=HOSTS)
def ask_who(ctx: Context, number: int) -> Opening:
    return Opening(FORM, {"ref": begun(ctx, number).id}, go=True)


@feature.form(FORM, title=N_("Add someone"), roles=HOSTS)
def add(
    ctx: Context,
    *,
    who: PersonName = "",
    member: Annotated[int, Hidden()] = 0,
    ref: Annotated[int, Hidden()] = 0,
) -> Card:
    event = begun(ctx, ref)
    note(ctx, event, walk_in(ctx, event, who, member), came=True)
    counted = recount(ctx, event, event.outside)
    return roll_card(ctx, counted, expected(ctx, counted))


@feature.button("attendance.tick", roles=HOSTS)
def tick(ctx: Context, number: int, person: int, _others: int, there: int, page: int = 0) -> Reply:
    """Note that someone came, or did not after all."""
    event = begun(ctx, number)
    members = people.members(ctx.db, cohort=ctx.cohort.id)
    if person not in {*expected(ctx, event), *(one.person.id for one in members)}:
        raise out_of_use()
    note(ctx, event, person, came=bool(there))
    counted = recount(ctx, event, event.outside)
    return Reply(roll_card(ctx, counted, expected(ctx, event), page), replaces=True)


@feature.button("attendance.all", roles=HOSTS)
def everybody(ctx: Context, number: int) -> Reply:
    event = begun(ctx, number)
    for person in expected(ctx, event):
        note(ctx, event, person, came=True)
    counted = recount(ctx, event, event.outside)
    return Reply(roll_card(ctx, counted, expected(ctx, event)), replaces=True)


@feature.button("attendance.outside", roles=HOSTS)
def ask_outside(ctx: Context, number: int) -> Opening:
    return Opening("event.outside", {"ref": begun(ctx, number).id}, go=True)


@feature.form("event.outside", title=N_("People from outside"), roles=HOSTS)
def count_outside(ctx: Context, heads: Heads, *, ref: Annotated[int, Hidden()] = 0) -> Card:
    event = recount(ctx, begun(ctx, ref), heads)
    return roll_card(ctx, event, expected(ctx, event))


@feature.button("attendance.thank", roles=HOSTS)
def finish(ctx: Context, number: int) -> Reply:
    """Thank those who came, once, and ask them later what it led to."""
    event = begun(ctx, number)
    there = came(ctx, event)
    thanked = thank(ctx, event, there)
    text = ctx.t.n("{n} person is thanked.", "{n} people are thanked.", thanked)
    if there and not thanked:
        text = ctx.t(N_("Those who came have been thanked already."))
    return Reply(Card(blocks=(Text(text),), sign=Sign.NOTED))
