"""What is coming: the events of the cohort, one's own first."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from typing import Final

from bot.cards import Button, Card
from bot.context import Context
from bot.exchange import Reply
from bot.feature import Feature
from bot.i18n import N_
from handlers._announcements import HOSTS
from handlers._audiences import includes
from handlers._calendars import calendar_links
from handlers._event_posts import LISTED
from handlers._events import ANSWERS, EVENTS, event_line, tally
from handlers._listings import Listing, page_card
from storage import events, rsvps
from storage.events import Event
from storage.recipients import Selection
from storage.rsvps import Answer

feature = Feature("upcoming")

LISTING: Final = Listing(
    title=N_("Upcoming events"),
    label=N_("See or answer"),
    empty=N_("No event is announced for now."),
    show="event.show",
    turn="events.page",
)


@feature.command("events", fr="evenements", help=N_("See upcoming events"), everyday=True)
def show(ctx: Context) -> Reply:
    return ctx.display(LISTED)


@feature.button("events")
def list_again(ctx: Context) -> Reply:
    return ctx.display(LISTED)


@feature.view(LISTED, anew="events.page")
def first_page(ctx: Context) -> Card:
    """List what comes first: of all pages, the one that changes with its reader's answers."""
    return _page(ctx, 0)


@feature.button("events.page")
def turn(ctx: Context, page: int = 0, part: int = 0) -> Reply:
    if page or part:
        return Reply(_page(ctx, page, part), replaces=True)
    return ctx.display(LISTED, replaces=True)


@feature.button("event.show")
def open_one(ctx: Context, number: int) -> Reply:
    return ctx.display("event", EVENTS.announced(ctx, number).id)


@feature.button("event.anew")
def open_anew(ctx: Context, number: int) -> Reply:
    return ctx.display("event", EVENTS.announced(ctx, number).id, replaces=True)


def _page(ctx: Context, page: int, part: int = 0) -> Card:
    t = ctx.t
    mine = rsvps.mine(ctx.db, cohort=ctx.cohort.id, person=ctx.person.id)
    coming = events.upcoming(ctx.db, cohort=ctx.cohort.id, now=ctx.now)
    seen = [one for one in coming if one.id in mine or _seen(ctx, one)]
    ours = sorted(seen, key=lambda one: mine.get(one.id, Answer.NO) is Answer.NO)
    line = partial(_line, ctx, mine)
    card = page_card(
        ctx, LISTING, ours, line, lambda one: one.called(t.language), page=page, part=part
    )
    new = (Button(t(N_("Announce an event")), "event.new"),) if ctx.coordinates else ()
    served = bool(ctx.registry.address)
    renew = (Button(t(N_("Renew the address")), "calendar.renew"),) if served else ()
    return replace(card, buttons=(*new, *card.buttons, *renew), links=calendar_links(ctx))


def _line(ctx: Context, mine: Mapping[int, Answer], event: Event) -> str:
    told = {
        "event": event_line(ctx.t, event),
        "count": tally(ctx.t, event, rsvps.counts(ctx.db, event=event)),
    }
    if event.id not in mine:
        return ctx.t(N_("{event} · {count}"), **told)
    answer = ctx.t(ANSWERS[mine[event.id]])
    return ctx.t(N_("{event} · {count} · {answer}"), answer=answer, **told)


def _seen(ctx: Context, event: Event) -> bool:
    """Whether an event is for the person, or theirs to see as a coordinator."""
    return bool(ctx.roles & HOSTS) or includes(
        ctx, Selection.unpacked(event.audience), ctx.person.id
    )
