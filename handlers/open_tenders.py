"""The calls for tenders that are open: those that one follows first."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from functools import partial
from typing import Final

from bot.cards import Button, Card
from bot.context import Context
from bot.exchange import Reply
from bot.feature import Feature
from bot.i18n import N_
from handlers._listings import Listing, page_card
from handlers._tender_posts import LISTED
from handlers._tenders import TENDERS, tender_line
from storage import followings, tenders
from storage.followings import FOLLOWED
from storage.tenders import Tender

feature = Feature("open_tenders")

LISTING: Final = Listing(
    title=N_("Open calls for tenders"),
    label=N_("See or follow"),
    empty=N_("No call for tenders is open for now."),
    show="tender.show",
    turn="tenders.page",
)


@feature.command("tenders", fr="appels", help=N_("See open calls for tenders"), everyday=True)
def show(ctx: Context) -> Reply:
    return ctx.display(LISTED)


@feature.button("tenders")
def list_again(ctx: Context) -> Reply:
    return ctx.display(LISTED)


@feature.view(LISTED, anew="tenders.page")
def first_page(ctx: Context) -> Card:
    """List what comes first: of all pages, the one that changes with what its reader does."""
    return _page(ctx, 0)


@feature.button("tenders.page")
def turn(ctx: Context, page: int = 0, part: int = 0) -> Reply:
    if page or part:
        return Reply(_page(ctx, page, part), replaces=True)
    return ctx.display(LISTED, replaces=True)


@feature.button("tender.show")
def open_one(ctx: Context, number: int) -> Reply:
    return ctx.display("tender", TENDERS.announced(ctx, number).id)


@feature.button("tender.anew")
def open_anew(ctx: Context, number: int) -> Reply:
    return ctx.display("tender", TENDERS.announced(ctx, number).id, replaces=True)


def _page(ctx: Context, page: int, part: int = 0) -> Card:
    states = followings.mine(ctx.db, cohort=ctx.cohort.id, person=ctx.person.id)
    every = tenders.opened(ctx.db, cohort=ctx.cohort.id, now=ctx.now)
    mine = {one.id for one in every if states.get(one.id) in FOLLOWED}
    ours = sorted(every, key=lambda one: one.id not in mine)
    line = partial(_line, ctx, mine)
    card = page_card(ctx, LISTING, ours, line, lambda one: one.title, page=page, part=part)
    new = (Button(ctx.t(N_("Share a call")), "tender.new"),) if ctx.coordinates else ()
    return replace(card, buttons=(*new, *card.buttons))


def _line(ctx: Context, mine: Collection[int], tender: Tender) -> str:
    line = tender_line(ctx, tender)
    return ctx.t(N_("{tender} · followed"), tender=line) if tender.id in mine else line
