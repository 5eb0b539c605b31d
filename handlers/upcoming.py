"""What is coming: the events of the cohort, one's own first."""

from __future__ import annotations

from typing import Final

from bot.cards import Button, Card, Choices, Text
from bot.context import Context
from bot.exchange import Reply
from bot.feature import Feature
from bot.i18n import N_
from handlers._audiences import includes
from handlers._calendars import calendar_links
from handlers._event_cards import event_card
from handlers._events import ANSWERS, HOSTS, event_line, found, tally
from storage import events, rsvps
from storage.events import Event
from storage.recipients import Selection
from storage.rsvps import Answer

feature = Feature("upcoming")

PAGE: Final = 8


@feature.command("events", fr="evenements", help=N_("See upcoming events"), everyday=True)
def show(ctx: Context) -> Card:
    return _page(ctx, 0)


@feature.button("events")
def list_again(ctx: Context) -> Card:
    return _page(ctx, 0)


@feature.button("events.page")
def turn(ctx: Context, page: int, part: int = 0) -> Reply:
    return Reply(_page(ctx, page, part), replaces=True)


@feature.button("event.show")
def open_one(ctx: Context, number: int) -> Card:
    return event_card(ctx, found(ctx, number))


def _page(ctx: Context, page: int, part: int = 0) -> Card:
    t = ctx.t
    mine = rsvps.mine(ctx.db, cohort=ctx.cohort.id, person=ctx.person.id)
    coming = events.upcoming(ctx.db, cohort=ctx.cohort.id, now=ctx.now)
    seen = [one for one in coming if _seen(ctx, one)]
    ours = sorted(seen, key=lambda one: mine.get(one.id, Answer.NO) is Answer.NO)
    shown = ours[page * PAGE : (page + 1) * PAGE]
    options = tuple(Button(one.title, "event.show", (one.id,)) for one in shown)
    more = Button(t(N_("More")), "events.page", (page,))
    listed = (Choices(t(N_("See or answer")), options, more, part),) if options else ()
    lines = "\n".join(_line(ctx, one, mine.get(one.id)) for one in shown)
    return Card(
        title=t(N_("Upcoming events")),
        blocks=(Text(lines or t(N_("No event is announced for now."))), *listed),
        buttons=_ways(ctx, page, len(ours)),
        links=calendar_links(ctx),
    )


def _ways(ctx: Context, page: int, total: int) -> tuple[Button, ...]:
    t = ctx.t
    new = (Button(t(N_("Announce an event")), "event.new"),) if ctx.coordinates else ()
    former = (Button(t(N_("See former")), "events.page", (page - 1,)),) if page else ()
    more = total > (page + 1) * PAGE
    later = (Button(t(N_("See later")), "events.page", (page + 1,)),) if more else ()
    served = bool(ctx.registry.address)
    renew = (Button(t(N_("New calendar address")), "calendar.renew"),) if served else ()
    return (*new, *former, *later, *renew)


def _line(ctx: Context, event: Event, mine: Answer | None) -> str:
    told = {
        "event": event_line(ctx.t, event),
        "count": tally(ctx.t, event, rsvps.counts(ctx.db, event=event)),
    }
    if mine is None:
        return ctx.t(N_("{event} · {count}"), **told)
    return ctx.t(N_("{event} · {count} · {answer}"), answer=ctx.t(ANSWERS[mine]), **told)


def _seen(ctx: Context, event: Event) -> bool:
    """Whether an event is for the person, or theirs to see as a coordinator."""
    return bool(ctx.roles & HOSTS) or includes(
        ctx, Selection.unpacked(event.audience), ctx.person.id
    )
