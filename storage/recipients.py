"""Recipients: who in a cohort a message is meant for."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, fields
from typing import Any

from sqlalchemy import ColumnElement
from sqlalchemy import select as rows
from sqlalchemy.orm import Session

from storage import events, rsvps
from storage.folding import fold
from storage.organizations import ORGANIZATION, Kind, Organization
from storage.people import MEMBERSHIP, PERSON, Person, Role
from storage.rsvps import Answer


@dataclass(frozen=True, slots=True)
class Selection:
    """Everybody in the cohort, narrowed by each criterion that is given.

    Within one criterion any value will do. An organization that states no region may be anywhere:
    regions leave it in. `answers` are those given to `event`; any of them, where none is named.
    """

    roles: tuple[Role, ...] = ()
    kinds: tuple[Kind, ...] = ()
    sectors: tuple[str, ...] = ()
    regions: tuple[str, ...] = ()
    organizations: tuple[int, ...] = ()
    event: int | None = None
    answers: tuple[Answer, ...] = ()

    def packed(self) -> dict[str, Any]:
        """What is said, as JSON values."""
        said = {one.name: getattr(self, one.name) for one in fields(self)}
        return {
            name: list(value) if isinstance(value, tuple) else value
            for name, value in said.items()
            if value not in ((), None)
        }

    @staticmethod
    def unpacked(kept: Mapping[str, Any]) -> "Selection":
        """The selection that was packed. Raises ValueError for a word that is none of them."""
        return Selection(
            roles=tuple(map(Role, kept.get("roles", ()))),
            kinds=tuple(map(Kind, kept.get("kinds", ()))),
            sectors=tuple(kept.get("sectors", ())),
            regions=tuple(kept.get("regions", ())),
            organizations=tuple(kept.get("organizations", ())),
            event=kept.get("event"),
            answers=tuple(map(Answer, kept.get("answers", ()))),
        )


EVERYBODY = Selection()


def select(db: Session, *, cohort: int, selection: Selection) -> list[int]:
    """The numbers of the people meant, by name, each once."""
    found = _standing(db, cohort, selection)
    meant = (person for person, organization in found if _fits(selection, organization))
    answered = _answered(db, cohort, selection)
    return [one for one in dict.fromkeys(meant) if answered is None or one in answered]


def includes(db: Session, *, cohort: int, selection: Selection, person: int) -> bool:
    """Whether a person of the cohort is meant."""
    found = _standing(db, cohort, selection, MEMBERSHIP.c.person_id == person)
    answered = _answered(db, cohort, selection)
    meant = any(_fits(selection, organization) for _, organization in found)
    return meant and (answered is None or person in answered)


def _answered(db: Session, cohort: int, wanted: Selection) -> Collection[int] | None:
    """Who answered the event so; None where no event is named."""
    if wanted.event is None:
        return None
    event = events.get(db, cohort=cohort, event=wanted.event)
    return rsvps.who(db, event=event, answers=wanted.answers or tuple(Answer)) if event else ()


def _standing(
    db: Session, cohort: int, wanted: Selection, *who: ColumnElement[bool]
) -> Iterator[tuple[int, Organization | None]]:
    """Each membership that stands: whose, and for which organization."""
    where = [MEMBERSHIP.c.cohort_id == cohort, MEMBERSHIP.c.ended_at.is_(None), *who]
    if wanted.roles:
        where.append(MEMBERSHIP.c.role.in_(wanted.roles))
    if wanted.organizations:
        where.append(MEMBERSHIP.c.organization_id.in_(wanted.organizations))
    found = db.execute(
        rows(Person, Organization)
        .join(MEMBERSHIP, MEMBERSHIP.c.person_id == PERSON.c.id)
        .outerjoin(ORGANIZATION, ORGANIZATION.c.id == MEMBERSHIP.c.organization_id)
        .where(*where)
        .order_by(PERSON.c.name, PERSON.c.id, MEMBERSHIP.c.id)
    )
    return ((person.id, organization) for person, organization in found)


def _fits(wanted: Selection, organization: Organization | None) -> bool:
    if not (wanted.kinds or wanted.sectors or wanted.regions):
        return True
    if organization is None:
        return False
    return (
        (not wanted.kinds or organization.kind in wanted.kinds)
        and (not wanted.sectors or not set(wanted.sectors).isdisjoint(organization.sectors))
        and _within(wanted.regions, organization.regions)
    )


def _within(wanted: Collection[str], regions: Collection[str]) -> bool:
    if not wanted or not regions:
        return True
    return not {*map(fold, wanted)}.isdisjoint(map(fold, regions))
