"""Privacy: what is kept, why, for how long, where, and who answers for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.cards import Button, Card, Fields, Text
from bot.context import Context, Visit
from bot.feature import Feature
from bot.i18n import N_
from handlers._lines import ROLES, officer, organization_name
from storage import people

if TYPE_CHECKING:
    from storage.people import Membership

feature = Feature("privacy")


@feature.command(
    "privacy",
    fr="confidentialite",
    help=N_("See how your information is used"),
    roles=frozenset(),
)
def show(visit: Visit) -> Card:
    if not isinstance(visit, Context):
        return _stranger_card(visit)
    t, cohort = visit.t, visit.cohort
    text = t(
        "Your information serves programme follow-up and reports without names. "
        "Kept: {retention}, {hosting}. Privacy officer: {officer}.",
        retention=t.n("{n} month", "{n} months", cohort.retention_months),
        hosting=cohort.hosting or t("hosting to be stated by the coordinators"),
        officer=officer(visit),
    )
    see = Button(t(N_("See my data")), "privacy.data")
    choose = Button(t(N_("Choose my messages")), "consent")
    return Card(blocks=(Text(text),), buttons=(see, choose))


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


def _stranger_card(visit: Visit) -> Card:
    text = N_(
        "Your platform’s user number and display name are kept only if you request access "
        "or enter a code. Nothing else of you is kept."
    )
    return Card(blocks=(Text(visit.t(text)),))
