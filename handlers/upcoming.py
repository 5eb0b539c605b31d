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
from handlers._listings import Listing
from storage import events, rsvps
from storage.events import Event
from storage.recipients import Selection
from storage.rsvps import Answer

feature = Feature("upcoming")


@feature.command("events", fr="evenements", help=N_("See upcoming events"), everyday=True)
def show(ctx: Context) -> Reply:
    return ctx.display(LISTED)


def _page(ctx: Context, page: int, part: int) -> Card:
    t = ctx.t
    mine = rsvps.mine(ctx.db, cohort=ctx.cohort.id, person=ctx.person.id)
    coming = events.upcoming(ctx.db, cohort=ctx.cohort.id, now=ctx.now)
    seen = [one for one in coming if one.id in mine or _seen(ctx, one)]
    ours = sorted(seen, key=lambda one: mine.get(one.id, Answer.NO) is Answer.NO)
    line = partial(_line, ctx, mine)
    card = LISTING.card(ctx, ours, line, lambda one: one.called(t.language), page=page, part=part)
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


LISTING: Final = Listing(
    EVENTS,
    view=LISTED,
    title=N_("Upcoming events"),
    label=N_("See or answer"),
    empty=N_("No event is announced for now."),
    page=_page,
)
LISTING.join(feature)
