"""Chats of a cohort: who may attach them, and in which language they are written to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.context import Context
from bot.errors import Refusal, out_of_use
from bot.i18n import N_
from bot.rights import Roles
from handlers._roles import COORDINATORS
from storage import chats, cohorts, people
from storage.people import Role

if TYPE_CHECKING:
    from bot.context import Visit
    from storage.chats import Chat
    from storage.cohorts import Cohort

WRITE: Final = {"fr": N_("Write there in French"), "en": N_("Write there in English")}
TONGUES: Final = {"fr": N_("French"), "en": N_("English")}


def coordinated(visit: Visit) -> list[Cohort]:
    """Return the running cohorts that the person coordinates."""
    return [one for one in cohorts.open_cohorts(visit.db) if Role.COORDINATOR in _roles(visit, one)]


def spoken_of(visit: Visit) -> list[Cohort]:
    """Return the cohort spoken of, where the person coordinates it, else those of the season."""
    mine = coordinated(visit)
    here = visit.cohort.id if isinstance(visit, Context) else None
    return [one for one in mine if one.id == here] or [*cohorts.in_season(mine, now=visit.now)]


def is_member(visit: Visit, cohort: int | None) -> bool:
    return any(one.id == cohort and _roles(visit, one) for one in cohorts.open_cohorts(visit.db))


def require(visit: Visit, cohort: int | None) -> Cohort:
    """Return that cohort, which the person coordinates. Raises Refusal."""
    for one in coordinated(visit):
        if one.id == cohort:
            return one
    raise others_do()


def others_do() -> Refusal:
    return Refusal(
        N_("This command is for: {roles}. The coordinators can help."),
        roles=Roles(COORDINATORS),
    )


def room(visit: Visit, number: int) -> Chat:
    """Return a chat where several people read. Raises Outdated."""
    found = chats.get(visit.db, chat=number)
    if found is None or found.person_id is not None:
        raise out_of_use()
    return found


def _roles(visit: Visit, cohort: Cohort) -> set[Role]:
    if visit.person is None:
        return set()
    mine = people.memberships(visit.db, person=visit.person.id)
    return {one.role for one in mine if one.cohort_id == cohort.id}
