"""The weekly digest: planned in each cohort's slot, with the figures of that moment."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.cards import Button, Card, Text
from bot.context import Context
from bot.exchange import Opening, Reply
from bot.feature import Feature
from bot.i18n import N_
from bot.readers import Audience
from bot.rounds import Round
from handlers._digest_channels import announced_card, coordination_card
from handlers._digest_institutions import share_card
from handlers._digest_issues import Issue
from handlers._digest_parts import week_card
from handlers._digest_rooms import to_rooms
from handlers._roles import MANAGERS, SELLERS
from storage import cohorts, digests
from storage.discretion import Told
from storage.weekly import Collective

if TYPE_CHECKING:
    from storage.digests import Digest

feature = Feature("digests")


@feature.sweep("digests")
def plan(round_: Round) -> None:
    """Issue the digests of each open cohort whose slot it is, once."""
    for cohort in cohorts.open_cohorts(round_.db):
        if slot := digests.slot(round_.db, place=cohort, now=round_.now):
            due = digests.due(round_.db, place=cohort, slot=slot)
            issue = Issue(round_, cohort, slot, due)
            to_rooms(issue)
            issue.to_members()


@feature.view("digest.manager")
def manager_card(ctx: Context, number: int) -> Card | None:
    return week_card(ctx, [number])


@feature.view("digest.champion")
def champion_card(ctx: Context, number: int) -> Card | None:
    return week_card(ctx, [number])


@feature.view("digest.several")
def several_card(ctx: Context, *numbers: int) -> Card | None:
    return week_card(ctx, numbers)


@feature.view("digest.announcements")
def announcements_card(ctx: Audience, number: int) -> Card | None:
    digest = digests.get(ctx.db, cohort=ctx.cohort.id, digest=number)
    return announced_card(ctx, digest, *_together(digest)) if digest else None


@feature.view("digest.coordination")
def coordinators_card(ctx: Audience, number: int) -> Card | None:
    digest = digests.get(ctx.db, cohort=ctx.cohort.id, digest=number)
    return coordination_card(ctx, digest, *_together(digest)) if digest else None


@feature.view("digest.institution")
def institution_card(ctx: Audience, number: int) -> Card | None:
    digest = digests.get(ctx.db, cohort=ctx.cohort.id, digest=number)
    return share_card(ctx, digest) if digest else None


@feature.button("digest.log", roles=SELLERS)
def choose_entry(ctx: Context) -> Card:
    contract = Button(ctx.t(N_("Log a contract")), "digest.contract")
    contact = Button(ctx.t(N_("Log a contact")), "digest.contact")
    return Card(blocks=(Text(ctx.t(N_("What do you want to log?"))),), buttons=(contract, contact))


@feature.button("digest.contract", roles=SELLERS)
def log_contract(ctx: Context) -> Opening:
    return Opening("contract", {}, go=True)


@feature.button("digest.contact", roles=SELLERS)
def log_contact(ctx: Context) -> Opening:
    return Opening("contact", {}, go=True)


@feature.button("digest.none", roles=SELLERS)
def nothing_to_log(ctx: Context) -> Card:
    return Card(blocks=(Text(ctx.t(N_("Noted. All is well."))),))


@feature.button("digest.entries", roles=MANAGERS)
def see_entries(ctx: Context) -> Card | Reply | Opening:
    """Show the entries below the digest, which stays."""
    shown = ctx.press("history.page", 0)
    return replace(shown, replaces=False) if isinstance(shown, Reply) else shown


def _together(digest: Digest) -> tuple[Collective, Told]:
    return Collective(**digest.figures["week"]), Told.of(digest.figures["told"])
