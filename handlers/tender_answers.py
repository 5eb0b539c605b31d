"""Answers to calls for tenders: follow one, or say why it is not for one's enterprise."""

from __future__ import annotations

from typing import Annotated

from bot.cards import Button, Card, Sign, Text
from bot.context import Context
from bot.errors import out_of_use
from bot.exchange import Opening, Reply
from bot.feature import Feature
from bot.fields.hidden import Hidden
from bot.i18n import N_
from bot.readers import Audience
from handlers._calendars import calendar_links
from handlers._roles import MANAGERS
from handlers._tender_cards import notice, tender_card, unawarded
from handlers._tender_deadlines import remind
from handlers._tender_posts import answered
from handlers._tender_reasons import FORM, WHY, ask_why, unsaid
from handlers._tenders import TENDERS, standing, tender_line
from storage import followings, tenders
from storage.followings import State, Why
from storage.tenders import Tender

feature = Feature("tender_answers")


@feature.view("tender", anew="tender.anew")
def tender_view(ctx: Context | Audience, number: int) -> Card | None:
    tender = tenders.get(ctx.db, cohort=ctx.cohort.id, tender=number)
    return None if tender is None else tender_card(ctx, tender)


@feature.button("tender.follow", roles=MANAGERS)
def follow(ctx: Context, number: int) -> Reply:
    """Follow a call; its deadlines are recalled from now on."""
    tender = standing(ctx, number)
    known = followings.of(ctx.db, tender=tender, person=ctx.person.id)
    if known is None or known.state not in followings.FOLLOWED:
        followings.keep(
            ctx.db, tender=tender, person=ctx.person.id, state=State.FOLLOW, now=ctx.now
        )
        remind(ctx, tender, [ctx.person.id])
        answered(ctx, tender)
    told = ctx.t(
        N_("Noted: {tender}. You will be told as it closes."), tender=tender_line(ctx, tender)
    )
    leave = Button(ctx.t(N_("Not for us")), "tender.decline", (number,))
    links = (*notice(ctx.t, tender), *calendar_links(ctx))
    return Reply(Card(blocks=(Text(told),), buttons=(leave,), links=links, sign=Sign.NOTED))


@feature.button("tender.decline", roles=MANAGERS)
def ask(ctx: Context, number: int) -> Opening:
    return ask_why(standing(ctx, number))


@feature.form(FORM, title=N_("Not for us"), roles=MANAGERS)
def answer(
    ctx: Context, *, why: Annotated[str, WHY] = "", ref: Annotated[int, Hidden()] = 0
) -> Card:
    tender = unawarded(ctx, TENDERS.announced(ctx, ref))
    if not why:
        raise unsaid(ctx, tender)
    return _declined(ctx, tender, Why(why))


@feature.button("tender.why", roles=MANAGERS)
def decline(ctx: Context, number: int, why: str) -> Reply:
    """Do as the buttons of questions that were sent before say."""
    if why not in {one.value for one in Why}:
        raise out_of_use()
    tender = unawarded(ctx, TENDERS.announced(ctx, number))
    return Reply(_declined(ctx, tender, Why(why)), replaces=True)


def _declined(ctx: Context, tender: Tender, why: Why) -> Card:
    """Keep why a call is not for somebody; nothing of it is recalled to them any more."""
    by, state = ctx.person.id, State.DECLINED
    followings.keep(ctx.db, tender=tender, person=by, state=state, why=why, now=ctx.now)
    answered(ctx, tender)
    text = ctx.t(N_("Noted, thank you. The coordinators see reasons as totals only."))
    back = (Button(ctx.t(N_("Follow after all")), "tender.follow", (tender.id,)),)
    ways = back if tender.closes_at > ctx.now else ()
    return Card(blocks=(Text(text),), buttons=ways, sign=Sign.NOTED)
