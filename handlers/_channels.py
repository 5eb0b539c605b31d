"""Chats of a cohort: who may attach them, what they are for, and how that is said."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from bot import directories
from bot.context import Context
from bot.errors import Refusal, out_of_use
from bot.fields import Reading
from bot.fields.field import Found, Rest, Unclear
from bot.fields.line import Line
from bot.fields.organization import InstitutionField
from bot.i18n import N_
from bot.rights import Roles
from handlers._lines import name_of
from handlers._roles import COORDINATORS
from storage import chats, cohorts, organizations, people
from storage.people import Role

if TYPE_CHECKING:
    from bot.context import Visit
    from storage.chats import Chat
    from storage.cohorts import Cohort

PURPOSES: Final = {
    chats.ANNOUNCEMENTS: N_("Announcements"),
    chats.COORDINATION: N_("Coordination"),
}
RECEIVE: Final = {
    chats.ANNOUNCEMENTS: N_("Receive announcements"),
    chats.COORDINATION: N_("Receive the follow-up"),
}
WRITE: Final = {"fr": N_("Write there in French"), "en": N_("Write there in English")}
TONGUES: Final = {"fr": N_("French"), "en": N_("English")}
_FIELD: Final = InstitutionField()


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


def purpose_name(visit: Visit, cohort: Cohort, purpose: str | None) -> str:
    """Name what a chat is for."""
    if (number := chats.institution_of(purpose or "")) is None:
        return visit.t(PURPOSES[purpose]) if purpose in PURPOSES else "—"
    found = organizations.get(visit.db, cohort=cohort.id, organization=number)
    return name_of(visit.t, found)


def packed(purpose: str) -> str:
    """Return a purpose as a button carries it."""
    return purpose.replace(":", "-")


def unpacked(visit: Visit, cohort: Cohort, carried: str) -> str:
    """Return the purpose that a button carries. Raises Outdated for one that is none here."""
    purpose = carried.replace("-", ":")
    number = chats.institution_of(purpose) or 0
    if purpose in PURPOSES or organizations.get(visit.db, cohort=cohort.id, organization=number):
        return purpose
    raise out_of_use()


@dataclass(frozen=True, slots=True)
class Meant:
    """The purposes that words can mean; `sure` of the only one."""

    purposes: tuple[str, ...]
    sure: bool = False


def meant(visit: Visit, cohort: Cohort, words: str) -> Meant:
    """Read the name of an institution. Raises Refusal when the words name none."""
    line = Line.of(words)
    directory = directories.read(visit.db, cohort.id)
    reading = Reading(visit.t.language, visit.t.today, cohort.zone, visit.now, directory)
    rest = Rest(line, line, asked=True)
    match _FIELD.settle(_FIELD.find(line, reading), rest, reading):
        case Found(value=number, confirm=confirm):
            return Meant((chats.institution_purpose(number),), sure=not confirm)
        case Unclear(options=options) if near := [one for one in options if type(one.value) is int]:
            return Meant(tuple(chats.institution_purpose(one.value) for one in near))
        case _:
            raise Refusal(
                N_("“{typed}” is neither announcements, coordination nor a known institution."),
                typed=words,
            )


def _roles(visit: Visit, cohort: Cohort) -> set[Role]:
    if visit.person is None:
        return set()
    mine = people.memberships(visit.db, person=visit.person.id)
    return {one.role for one in mine if one.cohort_id == cohort.id}
