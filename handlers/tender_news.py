"""News of calls for tenders: what closes soon, what moved, what is cancelled."""

from __future__ import annotations

from datetime import datetime

from bot.cards import Button, Card, Sign, Text
from bot.context import Context
from bot.feature import Feature
from bot.i18n import N_
from handlers._after_stop import followed
from handlers._roles import MANAGERS
from handlers._tender_cards import cancelled, notice, offers
from handlers._tender_deadlines import LAST
from storage import followings, tenders
from storage.announcements import Stage
from storage.followings import FOLLOWED
from storage.tenders import Tender

feature = Feature("tender_news")


@feature.view("tender.deadline")
def deadline_card(ctx: Context, number: int, which: str, moves: int) -> Card | None:
    """Tell that a call closes soon; nothing if that moved, or is no longer followed."""
    tender = _ahead(ctx, number, moves)
    if tender is None:
        return None
    mine = followings.of(ctx.db, tender=tender, person=ctx.person.id)
    if mine is None or mine.state not in FOLLOWED or not ctx.roles & MANAGERS:
        return None
    sign = Sign.CHECK if which == LAST else Sign.NOTICE
    return _followed(ctx, tender, _near(ctx, tender), sign)


@feature.view("tender.moved")
def moved_card(ctx: Context, number: int, old: str, moves: int) -> Card | None:
    """Tell a new closing, the former one beside; nothing if a newer one is told."""
    tender = _ahead(ctx, number, moves)
    if tender is None:
        return None
    former = ctx.t.unnamed.moment(datetime.fromisoformat(old))
    told = {"when": tender.closes_at, "old": former, "title": tender.title}
    line = ctx.t(N_("New closing: {when} (was {old}). {title}"), **told)
    return _followed(ctx, tender, line, Sign.NOTICE)


@feature.view("tender.cancelled")
def cancelled_card(ctx: Context, number: int) -> Card | None:
    tender = tenders.get(ctx.db, cohort=ctx.cohort.id, tender=number)
    if tender is None or tender.stage is not Stage.CANCELLED:
        return None
    return Card(blocks=(Text(cancelled(ctx, tender)), *followed(ctx)), sign=Sign.NOTICE)


def _ahead(ctx: Context, number: int, moves: int) -> Tender | None:
    tender = tenders.get(ctx.db, cohort=ctx.cohort.id, tender=number)
    if tender is None or tender.stage is not Stage.ANNOUNCED or tender.moves != moves:
        return None
    return tender if tender.closes_at > ctx.now else None


def _followed(ctx: Context, tender: Tender, text: str, sign: Sign) -> Card:
    leave = Button(ctx.t(N_("Not for us")), "tender.decline", (tender.id,))
    links = notice(ctx.t, tender)
    buttons = offers(ctx, leave)
    return Card(blocks=(Text(text), *followed(ctx)), buttons=buttons, links=links, sign=sign)


def _near(ctx: Context, tender: Tender) -> str:
    """Tell how near a closing is, as things are when the message leaves."""
    t, at = ctx.t, ctx.t.hour(tender.closes_at)
    left = (t.date_of(tender.closes_at) - t.today).days
    if left == 0:
        return t(N_("Today at {time}: {what}."), time=at, what=tender.title)
    if left == 1:
        return t(N_("Tomorrow at {time}: {what}."), time=at, what=tender.title)
    told = {"n": left, "title": tender.title, "when": tender.closes_at}
    return t(N_("In {n} days: {title}, {when}."), **told)
