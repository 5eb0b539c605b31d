"""Invitations: a one-time code for somebody, made by a coordinator."""

from __future__ import annotations

from typing import Final

from bot.cards import Card, Fields, Link, Note, Text
from bot.context import Context
from bot.errors import Refusal
from bot.exchange import Question, Reply
from bot.feature import Feature
from bot.fields import AnyOrganization, RoleChoice
from bot.i18n import N_, Phrase
from bot.invitations import SPEAKS_FOR, VALID, link, may_represent
from handlers._lines import ROLES, by_name, organization_name
from handlers._roles import COORDINATORS
from storage import bots, codes, participations
from storage.people import Role

feature = Feature("invitations")

OTHERS: Final = {
    Role.MANAGER: N_(
        "A manager speaks for an enterprise of the cohort: {organization} is not one."
    ),
    Role.CHAMPION: N_("A champion speaks for an institution: {organization} is not one."),
}


@feature.command(
    "invite",
    fr="inviter",
    help=N_("Create an invitation code"),
    heading=N_("Create a code"),
    roles=COORDINATORS,
    examples=("champion CHUS", "championne CHUS"),
)
def invite(ctx: Context, role: RoleChoice, *, organization: AnyOrganization = None) -> Reply:
    """Make a code that lets one person in, once, in that role."""
    quality = Role(role)
    organization = _represented(ctx, quality, organization)
    code = codes.issue(
        ctx.db,
        cohort=ctx.cohort.id,
        role=quality,
        organization=organization,
        by=ctx.person.id,
        now=ctx.now,
        expires_at=ctx.now + VALID,
    )
    return Reply(_card(ctx, code, quality, organization), secret=True)


def _represented(ctx: Context, role: Role, organization: int | None) -> int | None:
    """Return whom the role speaks for. Raises Question, or Refusal for another kind."""
    if role not in SPEAKS_FOR:
        return None
    if organization is None:
        raise _whose(ctx, role)
    listed = participations.directory(ctx.db, cohort=ctx.cohort.id)
    if not any(one.organization.id == organization and may_represent(role, one) for one in listed):
        raise Refusal(OTHERS[role], organization=organization_name(ctx, organization))
    return organization


def _whose(ctx: Context, role: Role) -> Question:
    takers = participations.participants(ctx.db, cohort=ctx.cohort.id, kind=SPEAKS_FOR[role])
    options = by_name(ctx.t, takers)
    return Question("organization", Phrase(N_("For which organization?")), options)


def _card(ctx: Context, code: str, role: Role, organization: int | None) -> Card:
    t = ctx.t
    who = t(ROLES[role])
    if organization is not None:
        name = organization_name(ctx, organization)
        who = t(N_("{role} ({organization})"), role=who, organization=name)
    handle = bots.handle(ctx.db, platform="telegram")
    links = (Link(t(N_("Open in Telegram")), link(handle, code)),) if handle else ()
    return Card(
        title=t(N_("Invitation code")),
        blocks=(
            Fields(((t(N_("Code")), code), (t(N_("For")), who))),
            Text(t(N_("To be written to me privately: /code {code}"), code=code)),
            Note(t(N_("Valid once, until {when}."), when=ctx.now + VALID)),
        ),
        links=links,
    )
