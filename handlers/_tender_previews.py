"""A call for tenders before it is announced: seen as everybody will, and changed until right."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.cards import Button, Card, Fields, Note, Text, Weight
from bot.errors import Outdated, Refusal
from bot.i18n import LANGUAGES, N_
from handlers._audiences import audience_line
from handlers._invited import CHANNELS
from handlers._lines import MODES
from handlers._tender_cards import notice
from handlers._tender_posts import agreeing
from handlers._tenders import buyer_line
from storage import chats, tenders
from storage.events import Stage
from storage.organizations import Kind
from storage.recipients import Selection

if TYPE_CHECKING:
    from bot.context import Context
    from bot.i18n import Language
    from storage.tenders import Tender


def settle(ctx: Context, tender: Tender, stage: Stage, reason: str = "") -> Tender:
    return tenders.settle(
        ctx.db,
        cohort=ctx.cohort.id,
        tender=tender.id,
        stage=stage,
        by=ctx.person.id,
        now=ctx.now,
        reason=reason,
    )


def prepared(ctx: Context, number: int, version: int) -> Tender:
    """Return a call as it was when a preview showed it. Raises Refusal, or Outdated."""
    tender = tenders.get(ctx.db, cohort=ctx.cohort.id, tender=number)
    if tender is None:
        raise Refusal(N_("There is no such call for tenders. See the open ones: /tenders"))
    match tender.stage:
        case Stage.ANNOUNCED | Stage.CANCELLED:
            raise Outdated(N_("This call for tenders was announced already."))
        case Stage.DROPPED:
            raise Outdated(
                N_("This call for tenders was given up on {when}."), when=tender.settled_at
            )
        case Stage.PREPARED if tender.sequence != version:
            raise Outdated(N_("This preview has changed since: a newer one stands below."))
        case Stage.PREPARED:
            return tender


def preview_card(ctx: Context, tender: Tender) -> Card:
    """Show a call in both languages as it will be read, and who will read it."""
    t, seen = ctx.t, (tender.id, tender.sequence)
    people = len(agreeing(ctx, tender))
    rooms = len(chats.of_cohort(ctx.db, cohort=ctx.cohort.id, purpose=CHANNELS))
    besides = t.n("{n} channel besides.", "{n} channels besides.", rooms)
    return Card(
        title=t.n(
            "Preview, nothing sent yet: {n} recipient",
            "Preview, nothing sent yet: {n} recipients",
            people,
        ),
        blocks=(
            *(Text(_told(ctx, tender, tongue)) for tongue in LANGUAGES),
            Fields(((t(N_("Award method")), t(MODES[tender.mode])),)),
            Note(audience_line(ctx, _audience(tender))),
            *((Note(besides),) if rooms else ()),
        ),
        buttons=(
            Button(t(N_("Announce")), "tender.announce", seen, Weight.PRIMARY),
            Button(t(N_("Change")), "tender.reword", seen),
            Button(t(N_("Give up")), "tender.drop", seen, Weight.DANGER),
        ),
        links=notice(t, tender),
    )


def _audience(tender: Tender) -> Selection:
    return Selection(
        kinds=(Kind.ENTERPRISE,), sectors=tuple(tender.sectors), regions=tuple(tender.regions)
    )


def _told(ctx: Context, tender: Tender, tongue: Language) -> str:
    t = ctx.t.into(tongue)
    closing = t(N_("Closing: {when}"), when=tender.closes_at)
    return "\n".join((tender.title, buyer_line(replace(ctx, t=t), tender), closing))
