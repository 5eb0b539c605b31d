"""How members are welcomed: in the cohort that they joined, or back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.cards import Button, Card, Note, Sign, Text
from bot.context import Context
from bot.i18n import HELP, N_
from handlers._lines import name_of
from handlers._switching import own
from storage import organizations
from storage.organizations import Kind

if TYPE_CHECKING:
    from bot.context import Visit
    from storage.cohorts import Cohort

_GREETINGS: Final = {
    Kind.ENTERPRISE: N_(
        "Welcome to the {cohort} cohort! You represent {organization}. "
        "Try: /contract 2500 CHUS mutual agreement"
    ),
    Kind.INSTITUTION: N_(
        "Welcome to the {cohort} cohort! You represent {organization}. Start with {help}"
    ),
    Kind.SUPPORT: N_(
        "Welcome to the {cohort} cohort! You represent {organization}. Start with {help}"
    ),
}


def known(visit: Visit) -> Card | None:
    """Welcome a member, of one running cohort or of several; None for anybody else."""
    if isinstance(visit, Context):
        return welcome(visit, visit.cohort, visit.membership.organization_id)
    mine = own(visit)
    if not mine:
        return None
    names = visit.t.listing(one.name for one in mine)
    text = N_("Welcome! You are in several cohorts: {cohorts}. Start with {help}")
    return Card(blocks=(Text(visit.t(text, cohorts=names, help=HELP)),), sign=Sign.NOTED)


def welcome(visit: Visit, cohort: Cohort, organization: int | None) -> Card:
    """Welcome a member into a cohort."""
    t = visit.t
    speaks_for = organization and organizations.get(
        visit.db, cohort=cohort.id, organization=organization
    )
    if not speaks_for:
        text = t(
            N_("Welcome to the {cohort} cohort! Start with {help}"), cohort=cohort.name, help=HELP
        )
    else:
        text = t(
            _GREETINGS[speaks_for.kind],
            cohort=cohort.name,
            organization=name_of(t, speaks_for),
            help=HELP,
        )
    choose = Button(t(N_("Choose my messages")), "consent")
    note = Note(t(N_("No announcement is sent to you until you choose to receive it.")))
    return Card(blocks=(Text(text), note), buttons=(choose,), sign=Sign.NOTED)
