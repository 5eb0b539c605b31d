"""How a call for tenders looks: as it is now, for whoever reads it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.cards import Button, Card, Link, Note, Sign, Text, Weight
from bot.context import Context
from bot.errors import Outdated
from bot.i18n import N_
from handlers._announcement_cards import untold
from handlers._announcements import HOSTS
from handlers._tender_reasons import totals
from handlers._tenders import buyer_line, tender_line
from storage import followings
from storage.announcements import Stage
from storage.followings import AWARDED, FOLLOWED, State

if TYPE_CHECKING:
    from bot.i18n import Translator
    from bot.readers import Audience
    from storage.tenders import Tender

STATES: Final = {
    State.FOLLOW: N_("You follow this call."),
    State.PARTNER: N_("You follow this call and look for a partner."),
    State.DECLINED: N_("You said that it is not for you."),
    State.BID: N_("You said that you bid."),
    State.WON: N_("You said that you won."),
    State.LOST: N_("You said that you did not win."),
}


def tender_card(ctx: Context | Audience, tender: Tender) -> Card:
    """Show a call as it is now, with what the reader does about it where one person reads."""
    t = ctx.t
    if tender.stage is Stage.CANCELLED:
        return Card(blocks=(Text(cancelled(ctx, tender)),), sign=Sign.NOTICE)
    over = tender.closes_at <= ctx.now
    closing = N_("Closed: {when}") if over else N_("Closing: {when}")
    return Card(
        title=tender.title,
        blocks=(
            Text(buyer_line(ctx, tender)),
            Text(t(closing, when=tender.closes_at)),
            *_mine(ctx, tender),
            *totals(ctx, tender),
            *untold(ctx, "tender", tender.id),
        ),
        buttons=() if over else (*ways(ctx, tender), *_hosting(ctx, tender)),
        links=notice(t, tender),
        sign=Sign.NOTICE,
    )


def cancelled(ctx: Context | Audience, tender: Tender) -> str:
    line = tender_line(ctx, tender)
    if tender.reason:
        told = N_("Call for tenders cancelled: {tender}. {reason}")
        return ctx.t(told, tender=line, reason=tender.reason)
    return ctx.t(N_("Call for tenders cancelled: {tender}."), tender=line)


def notice(t: Translator, tender: Tender) -> tuple[Link, ...]:
    return (Link(t(N_("View the notice")), tender.link),) if tender.link else ()


def ways(ctx: Context | Audience, tender: Tender) -> tuple[Button, ...]:
    """Return what an enterprise can do about a call, but what its reader does already."""
    t, said = ctx.t, _said(ctx, tender)
    offered = (
        (FOLLOWED, Button(t(N_("Follow")), "tender.follow", (tender.id,))),
        ((), Button(t(N_("Look for a partner")), "tender.partner", (tender.id,))),
        ((State.DECLINED,), Button(t(N_("Not for us")), "tender.decline", (tender.id,))),
    )
    return offers(ctx, *(button for done, button in offered if said not in done))


def offers(ctx: Context | Audience, *buttons: Button) -> tuple[Button, ...]:
    """Return what is for who reads to press; in a channel, whoever presses is judged then."""
    rights = {one: ctx.registry.buttons[one.key].roles for one in buttons}
    return tuple(one for one in buttons if not ctx.roles or ctx.roles & rights[one])


def unawarded(ctx: Context, tender: Tender) -> Tender:
    """Return a call of which the reader has not said what came. Raises Outdated."""
    said = followings.of(ctx.db, tender=tender, person=ctx.person.id)
    if said is not None and said.state in AWARDED:
        raise Outdated(STATES[said.state])
    return tender


def _hosting(ctx: Context | Audience, tender: Tender) -> tuple[Button, ...]:
    """Return what a coordinator can do besides."""
    if not ctx.roles & HOSTS:
        return ()
    return (
        Button(ctx.t(N_("Change")), "tender.edit", (tender.id,)),
        Button(ctx.t(N_("Cancel the call")), "tender.cancel", (tender.id,), Weight.DANGER),
    )


def _mine(ctx: Context | Audience, tender: Tender) -> tuple[Note, ...]:
    said = _said(ctx, tender)
    return (Note(ctx.t(STATES[said])),) if said else ()


def _said(ctx: Context | Audience, tender: Tender) -> State | None:
    """Return what the one person who reads does about it."""
    if not isinstance(ctx, Context):
        return None
    mine = followings.of(ctx.db, tender=tender, person=ctx.person.id)
    return mine.state if mine else None
