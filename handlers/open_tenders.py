"""The calls for tenders that are open: those that one follows first."""

from __future__ import annotations

from typing import Final

from bot.cards import Button, Card, Choices, Text
from bot.context import Context
from bot.exchange import Reply
from bot.feature import Feature
from bot.i18n import N_
from handlers._tender_cards import tender_card
from handlers._tenders import found, tender_line
from storage import followings, tenders
from storage.followings import FOLLOWED

feature = Feature("open_tenders")

PAGE: Final = 8


@feature.command("tenders", fr="appels", help=N_("See open calls for tenders"), everyday=True)
def show(ctx: Context) -> Card:
    return _page(ctx, 0)


@feature.button("tenders")
def list_again(ctx: Context) -> Card:
    return _page(ctx, 0)


@feature.button("tenders.page")
def turn(ctx: Context, page: int, part: int = 0) -> Reply:
    return Reply(_page(ctx, page, part), replaces=True)


@feature.button("tender.show")
def open_one(ctx: Context, number: int) -> Card:
    return tender_card(ctx, found(ctx, number))


def _page(ctx: Context, page: int, part: int = 0) -> Card:
    t = ctx.t
    states = followings.mine(ctx.db, cohort=ctx.cohort.id, person=ctx.person.id)
    every = tenders.opened(ctx.db, cohort=ctx.cohort.id, now=ctx.now)
    mine = {one.id for one in every if states.get(one.id) in FOLLOWED}
    ours = sorted(every, key=lambda one: one.id not in mine)
    shown = ours[page * PAGE : (page + 1) * PAGE]
    options = tuple(Button(one.title, "tender.show", (one.id,)) for one in shown)
    more = Button(t(N_("More")), "tenders.page", (page,))
    listed = (Choices(t(N_("See or follow")), options, more, part),) if options else ()
    followed = N_("{tender} · followed")
    lines = [
        t(followed, tender=tender_line(ctx, one)) if one.id in mine else tender_line(ctx, one)
        for one in shown
    ]
    empty = t(N_("No call for tenders is open for now."))
    return Card(
        title=t(N_("Open calls for tenders")),
        blocks=(Text("\n".join(lines) or empty), *listed),
        buttons=_ways(ctx, page, len(ours)),
    )


def _ways(ctx: Context, page: int, total: int) -> tuple[Button, ...]:
    t = ctx.t
    new = (Button(t(N_("Share a call")), "tender.new"),) if ctx.coordinates else ()
    former = (Button(t(N_("See former")), "tenders.page", (page - 1,)),) if page else ()
    more = total > (page + 1) * PAGE
    later = (Button(t(N_("See later")), "tenders.page", (page + 1,)),) if more else ()
    return (*new, *former, *later)
