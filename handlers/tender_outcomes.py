"""What a call for tenders led to: did one bid, and win? A win opens the form of a contract."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from bot.cards import Button, Card, Sign, Text
from bot.context import Context
from bot.errors import Outdated
from bot.exchange import Opening, Reply
from bot.feature import Feature
from bot.i18n import N_
from handlers._roles import SELLERS
from handlers._tender_cards import unawarded
from handlers._tender_reasons import ask_why
from handlers._tenders import TENDERS, tender_line
from storage import followings, tenders
from storage.announcements import Stage
from storage.followings import FOLLOWED, State

if TYPE_CHECKING:
    from collections.abc import Collection

    from storage.tenders import Tender

feature = Feature("tender_outcomes")

LATER: Final = timedelta(days=30)
"""How long an institution is given to award before the winner is asked for."""


@feature.view("tender.outcome")
def outcome_card(ctx: Context, number: int, moves: int) -> Card | None:
    """Ask who followed a call whether they bid; nothing if it moved, or they said."""
    tender = _followed(ctx, number, FOLLOWED)
    if tender is None or tender.moves != moves:
        return None
    t, text = ctx.t, N_("Did you bid? Did you win? {tender}.")
    return Card(
        blocks=(Text(t(text, tender=tender_line(ctx, tender))),),
        buttons=(
            Button(t(N_("We won")), "tender.won", (number,)),
            Button(t(N_("We bid")), "tender.bid", (number,)),
            Button(t(N_("We did not bid")), "tender.passed", (number,)),
        ),
        sign=Sign.NOTICE,
    )


@feature.view("tender.result")
def result_card(ctx: Context, number: int) -> Card | None:
    """Ask who bid whether they won."""
    tender = _followed(ctx, number, {State.BID})
    if tender is None:
        return None
    text = ctx.t(N_("Did you win? {tender}."), tender=tender_line(ctx, tender))
    won = Button(ctx.t(N_("We won")), "tender.won", (number,))
    lost = Button(ctx.t(N_("We did not win")), "tender.lost", (number,))
    return Card(blocks=(Text(text),), buttons=(won, lost), sign=Sign.NOTICE)


@feature.button("tender.won", roles=SELLERS)
def won(ctx: Context, number: int) -> Opening:
    """Keep that somebody won, and open the form of the contract with what is known of it."""
    tender = _closed(ctx, number)
    _keep(ctx, tender, State.WON)
    buyer, mode = tender.institution_id, tender.mode.value
    kept = {"institution": buyer, "mode": mode, "purpose": tender.title}
    lead = ctx.t(N_("Noted: you won. {tender}."), tender=tender_line(ctx, tender))
    dropped = ctx.t(N_("Question dropped: no contract was logged. It stays noted that you won."))
    return Opening("contract", kept, go=True, lead=lead, dropped=dropped)


@feature.button("tender.bid", roles=SELLERS)
def bid(ctx: Context, number: int) -> Reply:
    _keep(ctx, unawarded(ctx, _closed(ctx, number)), State.BID)
    key, due = f"tender:{number}:result", ctx.now + LATER
    ctx.post("tender.result", number, to=ctx.person.id, key=key, due=due, useful=LATER)
    text = ctx.t(N_("Noted, thank you. You will be asked in a month whether you won."))
    already = Button(ctx.t(N_("We won")), "tender.won", (number,))
    return Reply(Card(blocks=(Text(text),), buttons=(already,), sign=Sign.NOTED))


@feature.button("tender.lost", roles=SELLERS)
def lost(ctx: Context, number: int) -> Card:
    _keep(ctx, unawarded(ctx, _closed(ctx, number)), State.LOST)
    return Card(blocks=(Text(ctx.t(N_("Noted, thank you. Next time, perhaps!"))),))


@feature.button("tender.passed", roles=SELLERS)
def passed(ctx: Context, number: int) -> Opening:
    return ask_why(unawarded(ctx, _closed(ctx, number)))


def _closed(ctx: Context, number: int) -> Tender:
    """Return a call whose closing is past. Raises Refusal, or Outdated."""
    tender = TENDERS.announced(ctx, number)
    if tender.stage is Stage.CANCELLED:
        raise Outdated(TENDERS.settled[tender.stage], when=tender.settled_at)
    if tender.closes_at > ctx.now:
        text = N_("This call for tenders is still open: it closes on {when}.")
        raise Outdated(text, when=tender.closes_at)
    return tender


def _keep(ctx: Context, tender: Tender, state: State) -> None:
    followings.keep(ctx.db, tender=tender, person=ctx.person.id, state=state, now=ctx.now)


def _followed(ctx: Context, number: int, states: Collection[State]) -> Tender | None:
    """Return a closed call about which the reader is in one of these states."""
    tender = tenders.get(ctx.db, cohort=ctx.cohort.id, tender=number)
    if tender is None or tender.stage is not Stage.ANNOUNCED or not ctx.roles & SELLERS:
        return None
    mine = followings.of(ctx.db, tender=tender, person=ctx.person.id)
    return tender if mine and mine.state in states else None
