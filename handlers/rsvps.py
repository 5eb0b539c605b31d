"""Answers to events: yes, maybe, no; a place when one is free."""

from __future__ import annotations

from bot.cards import Button, Card, Sign, Text
from bot.context import Context
from bot.errors import out_of_use
from bot.exchange import Reply
from bot.feature import Feature
from bot.i18n import N_
from bot.readers import Audience
from handlers._after_stop import answered
from handlers._calendars import calendar_links, file_buttons
from handlers._event_cards import answers, event_card, own_answer
from handlers._event_posts import LISTED, promote, refresh
from handlers._event_reminders import remind_of
from handlers._events import ANSWERS, OFFERED, event_line, standing
from storage import events, rsvps
from storage.announcements import Stage
from storage.events import Event
from storage.rsvps import Answer, Rsvp

feature = Feature("rsvps")


@feature.view("event", anew="event.anew")
def event_view(ctx: Context | Audience, number: int) -> Card | None:
    event = events.get(ctx.db, cohort=ctx.cohort.id, event=number)
    return None if event is None else event_card(ctx, event)


@feature.button("rsvp")
def answer(ctx: Context, number: int, said: str) -> Reply:
    """Keep an answer; a place that it frees goes to who waits longest."""
    if said not in {one.value for one in OFFERED}:
        raise out_of_use()
    event = standing(ctx, number)
    before = own_answer(ctx, event)
    given = rsvps.answer(ctx.db, event=event, person=ctx.person.id, said=Answer(said), now=ctx.now)
    promote(ctx, event)
    remind_of(ctx, event, ctx.person.id, given.answer)
    refresh(ctx, event)
    refresh(ctx, event, ctx.person.id)
    ctx.refresh(LISTED, reader=ctx.person.id)
    return Reply(_noted_card(ctx, event, before, given))


@feature.view("event.place")
def place_card(ctx: Context, number: int) -> Card | None:
    """Tell who waited that there is a place; nothing if it was given up since."""
    event = events.get(ctx.db, cohort=ctx.cohort.id, event=number)
    if event is None or event.stage is not Stage.ANNOUNCED:
        return None
    mine = rsvps.of(ctx.db, event=event, person=ctx.person.id)
    if mine is None or mine.answer is not Answer.YES:
        return None
    t = ctx.t
    line = event_line(t, event)
    return Card(
        blocks=(
            Text(t(N_("A place opened up, it’s yours! {event}."), event=line)),
            *answered(ctx, event),
        ),
        buttons=(
            Button(t(N_("Keep my place")), "rsvp", (event.id, Answer.YES.value)),
            Button(t(N_("Give up my place")), "rsvp", (event.id, Answer.NO.value)),
        ),
        sign=Sign.EVENT,
    )


def _noted_card(ctx: Context, event: Event, before: Answer | None, given: Rsvp) -> Card:
    t, said = ctx.t, ctx.t(ANSWERS[given.answer])
    others = tuple(one for one in answers(ctx, event) if one.args[-1] != given.answer)
    if given.answer is Answer.WAITING:
        rank = rsvps.rank(ctx.db, event=event, person=ctx.person.id)
        full = t(N_("It’s full. Waiting list: position {rank}."), rank=rank)
        return Card(blocks=(Text(full),), buttons=others)
    if before is None or before is given.answer:
        text = t(N_("Noted: {answer}, {event}."), answer=said, event=event_line(t, event))
    else:
        text = t(N_("New answer: {answer}, {event}."), answer=said, event=event_line(t, event))
    links = calendar_links(ctx) if given.answer is Answer.YES else ()
    buttons = (*file_buttons(ctx, event), *others)
    return Card(blocks=(Text(text),), buttons=buttons, links=links, sign=Sign.NOTED)
