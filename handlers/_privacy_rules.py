"""The rules by which information is kept, told to whoever asks: a member, or a stranger."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.cards import Card, Fields, Note, Text
from bot.i18n import COHORT, N_, Typed
from handlers._lines import officer
from storage import people

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.context import Visit
    from bot.i18n import Translator
    from storage.cohorts import Cohort
    from storage.people import Person

PRIVACY: Final = Typed(N_("/privacy"))


def _policy(t: Translator, cohort: Cohort) -> str:
    return t(
        "Your information serves programme follow-up and reports without names. "
        "Kept: {retention}, {hosting}. Privacy officer: {officer}.",
        retention=t.n("{n} month", "{n} months", cohort.retention_months),
        hosting=cohort.hosting or t("hosting to be stated by the coordinators"),
        officer=officer(t, cohort),
    )


def undecided_card(visit: Visit, person: Person, mine: Sequence[Cohort]) -> Card:
    """Tell the rules where no cohort of the person is spoken of, and how to see more."""
    which = N_("To see more and to choose your messages, say which cohort: {cohort}")
    aside = N_("To see more and to choose your messages, write to me privately: {privacy}")
    how = which if visit.origin.chat.cohort_id is None else aside
    note = Note(visit.t(how, cohort=COHORT, privacy=PRIVACY))
    if len(mine) == 1:
        return rule_card(visit.t, mine[0], note)
    return several_card(visit, person, mine, *((note,) if mine else ()))


def rule_card(t: Translator, cohort: Cohort, *notes: Note) -> Card:
    return Card(blocks=(Text(_policy(t, cohort)), *notes))


def several_card(visit: Visit, person: Person, mine: Sequence[Cohort], *notes: Note) -> Card:
    """Tell a person in several cohorts what is kept of them, and the rule of each one."""
    t = visit.t
    rules = [(one.name, _policy(t, one)) for one in mine]
    accounts = people.accounts(visit.db, person=person.id)
    kept = (
        (t(N_("Name")), person.name),
        (t(N_("Accounts")), t.listing(one.platform.capitalize() for one in accounts)),
    )
    return Card(title=t(N_("Your data")), blocks=(Fields((*kept, *rules)), *notes))


def stranger_card(visit: Visit) -> Card:
    """Say what is kept of somebody unknown; `storage.retention` holds to it."""
    text = N_(
        "To answer you, your platform’s user number is kept for a day or two. If you request "
        "access, it is kept with your display name until you have joined, for 90 days at most. "
        "Nothing else of you is kept."
    )
    return Card(blocks=(Text(visit.t(text)),))
