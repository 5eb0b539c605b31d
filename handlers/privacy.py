"""Privacy: what is kept, why, for how long, where, and who answers for it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.cards import Button, Card, Fields
from bot.context import Context, Visit
from bot.feature import Feature
from bot.i18n import N_
from handlers._lines import ROLES, organization_name
from handlers._privacy_rules import rule_card, several_card, stranger_card, undecided_card
from storage import people

if TYPE_CHECKING:
    from storage.people import Membership

feature = Feature("privacy")


@feature.command(
    "privacy",
    fr="confidentialite",
    help=N_("See how your information is used"),
    roles=frozenset(),
    newcomers=True,
)
def show(visit: Visit) -> Card:
    if visit.person is None:
        return stranger_card(visit)
    t, mine = visit.t, people.running_cohorts(visit.db, person=visit.person.id)
    if not isinstance(visit, Context):
        return undecided_card(visit, visit.person, mine)
    see = Button(t(N_("See my data")), "privacy.data")
    choose = Button(t(N_("Choose my messages")), "consent")
    several = len(mine) > 1
    card = several_card(visit, visit.person, mine) if several else rule_card(t, visit.cohort)
    return replace(card, buttons=(see, choose))


@feature.button("privacy.data")
def data(ctx: Context) -> Card:
    """Show what is kept of the person in this cohort."""
    t = ctx.t
    accounts = people.accounts(ctx.db, person=ctx.person.id)
    mine = [
        one
        for one in people.memberships(ctx.db, person=ctx.person.id)
        if one.cohort_id == ctx.cohort.id
    ]
    return Card(
        title=t(N_("Your data")),
        blocks=(
            Fields(
                (
                    (t(N_("Name")), ctx.person.name),
                    (t(N_("Accounts")), t.listing(one.platform.capitalize() for one in accounts)),
                    (t(N_("Cohort")), ctx.cohort.name),
                    (t(N_("You are")), t.listing(_quality(ctx, one) for one in mine)),
                )
            ),
        ),
    )


def _quality(ctx: Context, membership: Membership) -> str:
    role = ctx.t(ROLES[membership.role])
    if membership.organization_id is None:
        return role
    where = organization_name(ctx, membership.organization_id)
    return ctx.t(N_("{role} ({organization})"), role=role, organization=where)
