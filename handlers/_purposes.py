"""What the chats of a cohort are for: how that is named, carried by a button, read in words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from bot import directories
from bot.errors import Refusal, out_of_use
from bot.fields import Reading
from bot.fields.field import Found, Rest, Unclear
from bot.fields.line import Line
from bot.fields.organization import InstitutionField
from bot.i18n import N_
from handlers._lines import name_of
from storage import chats, organizations

if TYPE_CHECKING:
    from bot.context import Visit
    from storage.cohorts import Cohort

NAMES: Final = {
    chats.ANNOUNCEMENTS: N_("Announcements"),
    chats.COORDINATION: N_("Coordination"),
}
RECEIVE: Final = {
    chats.ANNOUNCEMENTS: N_("Receive announcements"),
    chats.COORDINATION: N_("Receive the follow-up"),
}
_FIELD: Final = InstitutionField()


def name(visit: Visit, cohort: Cohort, purpose: str | None) -> str:
    """Name what a chat is for."""
    if (number := chats.institution_of(purpose or "")) is None:
        return visit.t(NAMES[purpose]) if purpose in NAMES else "—"
    found = organizations.get(visit.db, cohort=cohort.id, organization=number)
    return name_of(visit.t, found)


def packed(purpose: str) -> str:
    """Return a purpose as a button carries it."""
    return purpose.replace(":", "-")


def unpacked(visit: Visit, cohort: Cohort, carried: str) -> str:
    """Return the purpose that a button carries. Raises Outdated for one that is none here."""
    purpose = carried.replace("-", ":")
    number = chats.institution_of(purpose) or 0
    if purpose in NAMES or organizations.get(visit.db, cohort=cohort.id, organization=number):
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
