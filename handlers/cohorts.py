"""The cohort one speaks of: see it, and switch to another."""

from __future__ import annotations

from typing import Annotated

from bot.answers import newcomer_card
from bot.cards import Button, Card, Fields
from bot.context import Context, Visit
from bot.exchange import Reply
from bot.feature import Feature
from bot.fields.own_cohort import OwnCohortField
from bot.i18n import N_
from handlers import _switching
from handlers._cohorts import digest_time
from handlers._progress import progress
from handlers._waiting import waiting
from storage import participations, people
from storage.organizations import Kind
from storage.people import Role

feature = Feature("cohorts")


@feature.command(
    "cohort",
    fr="cohorte",
    help=N_("See or switch cohort"),
    heading=N_("Switch cohort"),
    roles=frozenset(),
)
def show(visit: Visit, *, cohort: Annotated[int | None, OwnCohortField()] = None) -> Card:
    """Show the cohort spoken of, or switch to the one named; where nothing tells, list them."""
    mine = _switching.own(visit)
    if not mine:
        return newcomer_card(visit.t)
    if cohort is not None:
        return _switching.switched(visit, cohort)
    if isinstance(visit, Context):
        return _cohort_card(visit)
    return _switching.choice_card(visit, mine)


@feature.button("cohort.switch", roles=frozenset())
def switch(visit: Visit, number: int) -> Reply:
    return Reply(_switching.switched(visit, number), replaces=True)


def _cohort_card(ctx: Context) -> Card:
    t, cohort = ctx.t, ctx.cohort
    sellers = participations.participants(ctx.db, cohort=cohort.id, kind=Kind.ENTERPRISE)
    buyers = participations.participants(ctx.db, cohort=cohort.id, kind=Kind.INSTITUTION)
    coordinates = Role.COORDINATOR in ctx.roles
    members = Button(t(N_("See members")), "cohort.members")
    change = Button(t(N_("Change the settings")), "cohort.settings")
    wait = Button(t(N_("See what waits")), "cohort.waiting")
    waits = len(waiting(ctx)) if coordinates else 0
    return Card(
        title=cohort.name,
        blocks=(
            Fields(
                (
                    (t(N_("Territory")), cohort.territory),
                    (t(N_("From")), t.day(cohort.starts)),
                    (t(N_("To")), t.day(cohort.ends)),
                    (t(N_("Enterprises")), t.number(len(sellers))),
                    (t(N_("Institutions")), t.number(len(buyers))),
                    *progress(ctx),
                    (t(N_("Weekly digest")), digest_time(t, cohort)),
                    (t(N_("Coordinators")), _coordinators(ctx)),
                    *(((t(N_("Waiting")), t.number(waits)),) if coordinates else ()),
                )
            ),
        ),
        buttons=(
            *((members, change) if coordinates else ()),
            *((wait,) if waits else ()),
            *_switching.ways(ctx, _switching.own(ctx)),
        ),
    )


def _coordinators(ctx: Context) -> str:
    names = (one.name for one in people.coordinators(ctx.db, cohort=ctx.cohort.id))
    return ctx.t.listing(names) or "—"
