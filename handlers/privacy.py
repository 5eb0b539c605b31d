"""Privacy: what is kept, why, for how long, where, and who answers for it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from bot.cards import Button, Card, Fields, Note, Text
from bot.context import Context, Visit
from bot.feature import Feature
from bot.i18n import COHORT, N_, Typed
from handlers._lines import ROLES, officer, organization_name
from storage import people

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.i18n import Translator
    from storage.cohorts import Cohort
    from storage.people import Membership, Person

feature = Feature("privacy")

PRIVACY: Final = Typed(N_("/privacy"))


@feature.command(
    "privacy",
    fr="confidentialite",
    help=N_("See how your information is used"),
    roles=frozenset(),
    newcomers=True,
)
def show(visit: Visit) -> Card:
    if visit.person is None:
        return _stranger_card(visit)
    t, mine = visit.t, people.running_cohorts(visit.db, person=visit.person.id)
    if not isinstance(visit, Context):
        return _undecided_card(visit, visit.person, mine)
    see = Button(t(N_("See my data")), "privacy.data")
    choose = Button(t(N_("Choose my messages")), "consent")
    several = len(mine) > 1
    card = _several_card(visit, visit.person, mine) if several else _rule_card(t, visit.cohort)
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


def _policy(t: Translator, cohort: Cohort) -> str:
    return t(
        "Your information serves programme follow-up and reports without names. "
        "Kept: {retention}, {hosting}. Privacy officer: {officer}.",
        retention=t.n("{n} month", "{n} months", cohort.retention_months),
        hosting=cohort.hosting or t("hosting to be stated by the coordinators"),
        officer=officer(t, cohort),
    )


def _undecided_card(visit: Visit, person: Person, mine: Sequence[Cohort]) -> Card:
    """Tell the rules where no cohort of the person is spoken of, and how to see more."""
    which = N_("To see more and to choose your messages, say which cohort: {cohort}")
    aside = N_("To see more and to choose your messages, write to me privately: {privacy}")
    how = which if visit.origin.chat.cohort_id is None else aside
    note = Note(visit.t(how, cohort=COHORT, privacy=PRIVACY))
    if len(mine) == 1:
        return _rule_card(visit.t, mine[0], note)
    return _several_card(visit, person, mine, *((note,) if mine else ()))


def _rule_card(t: Translator, cohort: Cohort, *notes: Note) -> Card:
    return Card(blocks=(Text(_policy(t, cohort)), *notes))


def _several_card(visit: Visit, person: Person, mine: Sequence[Cohort], *notes: Note) -> Card:
    """Tell a person in several cohorts what is kept of them, and the rule of each one."""
    t = visit.t
    rules = [(one.name, _policy(t, one)) for one in mine]
    accounts = people.accounts(visit.db, person=person.id)
    kept = (
        (t(N_("Name")), person.name),
        (t(N_("Accounts")), t.listing(one.platform.capitalize() for one in accounts)),
    )
    return Card(title=t(N_("Your data")), blocks=(Fields((*kept, *rules)), *notes))


def _stranger_card(visit: Visit) -> Card:
    """Say what is kept of somebody unknown; `storage.retention` holds to it."""
    text = N_(
        "To answer you, your platform’s user number is kept for a day or two. If you request "
        "access, it is kept with your display name until you have joined, for 90 days at most. "
        "Nothing else of you is kept."
    )
    return Card(blocks=(Text(visit.t(text)),))
