"""Calls for tenders: prepare one, see it as everybody will, announce it."""

from __future__ import annotations

from typing import Annotated

from bot.cards import Card, Text
from bot.context import Context
from bot.errors import Refusal
from bot.exchange import Opening, Reply
from bot.feature import Feature
from bot.fields.hidden import Hidden
from bot.i18n import N_
from handlers._announcements import HOSTS
from handlers._hours import instants
from handlers._seasons import require_season
from handlers._tender_forms import Call, held
from handlers._tender_posts import alert, require_readers
from handlers._tender_previews import preview_card
from handlers._tenders import TENDERS, tender_line
from storage import tenders
from storage.announcements import Stage

feature = Feature("tenders")


def opened(ctx: Context) -> Card | Reply | Opening:
    """Show what is open, to who types the command alone or may not announce."""
    return ctx.press("tenders")


@feature.command(
    "tender",
    fr="appel",
    help=N_("See or share a call for tenders"),
    heading=N_("Share a call"),
    roles=HOSTS,
    everyday=True,
    examples=(
        "Buffet for 80 people, CHUS, public call for tenders, December 4 at 2pm",
        "Service de traiteur, CHUS, appel d’offres public, le 4 décembre à 14 h",
    ),
    bare=opened,
)
def prepare(ctx: Context, call: Call, *, late: Annotated[str, Hidden()] = "") -> Card:
    closes_at, _ = instants(ctx, call.on, call.hours)
    require_season(ctx, call.on, {late})
    tender = tenders.prepare(
        ctx.db,
        cohort=ctx.cohort.id,
        title=call.title,
        institution=call.institution,
        mode=call.mode,
        sectors=call.sectors,
        regions=call.regions,
        closes_at=closes_at,
        link=call.link,
        by=ctx.person.id,
    )
    return preview_card(ctx, tender)


@feature.button("tender.new", roles=HOSTS)
def begin(ctx: Context) -> Opening:
    return Opening("tender", {}, go=True)


@feature.button("tender.reword", roles=HOSTS)
def reword(ctx: Context, number: int, version: int) -> Opening:
    return Opening("tender.change", held(ctx, TENDERS.prepared(ctx, number, version)))


@feature.button("tender.announce", roles=HOSTS)
def send(ctx: Context, number: int, version: int) -> Reply:
    tender = TENDERS.prepared(ctx, number, version)
    if tender.closes_at <= ctx.now:
        raise Refusal(N_("This call has closed: change its closing before announcing it."))
    require_readers(ctx, tender)
    announced = TENDERS.settle(ctx, tender, Stage.ANNOUNCED)
    alert(ctx, announced)
    return ctx.display("tender", number, replaces=True)


@feature.button("tender.drop", roles=HOSTS)
def give_up(ctx: Context, number: int, version: int) -> Reply:
    dropped = TENDERS.settle(ctx, TENDERS.prepared(ctx, number, version), Stage.DROPPED)
    text = ctx.t(N_("Nothing was sent: {tender}."), tender=tender_line(ctx, dropped))
    return Reply(Card(blocks=(Text(text),)), replaces=True)
