"""Who is in a demo cohort: its organizations, and the people who speak for them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, time
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.orm import Session

from storage import cohorts, organizations, participations, people
from storage.demo.catalogue import Shop
from storage.demo.personas import PERSONAS
from storage.demo.season import ZONE, Buyer, Season
from storage.organizations import ORGANIZATION, Kind
from storage.people import Role

ENGLISH_EVERY = 6  # one manager in so many speaks English


@dataclass(frozen=True, slots=True)
class Roster:
    """The numbers of a cohort's rows: organizations and managers by organization's name."""

    cohort: int
    organizations: Mapping[str, int]
    managers: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Cast:
    """Those whom one plays, by key, and names for all others."""

    personas: Mapping[str, int]
    names: Iterator[str]


def opening(season: Season) -> datetime:
    return datetime.combine(season.starts, time(9), ZoneInfo(ZONE))


def enter(
    db: Session, season: Season, shops: Sequence[Shop], *, cast: Cast, now: datetime
) -> Roster:
    cohort = cohorts.new(
        db,
        name=season.name,
        territory=season.territory,
        zone=ZONE,
        language="fr",
        starts=season.starts,
        ends=season.ends,
        now=now,
        details=season.details,
    ).id
    numbers = {
        **{each.name: _buyer(db, cohort, season, each, now) for each in season.buyers},
        **{shop.name: _shop(db, cohort, season, shop, now) for shop in shops},
    }
    since = opening(season)
    managers = _welcome(db, season, cohort=cohort, numbers=numbers, cast=cast)
    for place, shop in enumerate(shops):
        if shop.name not in managers:
            managers[shop.name] = _manager(db, next(cast.names), place, since)
            people.join(
                db,
                person=managers[shop.name],
                cohort=cohort,
                role=Role.MANAGER,
                organization=numbers[shop.name],
                now=since,
            )
    return Roster(cohort, numbers, managers)


def _buyer(db: Session, cohort: int, season: Season, buyer: Buyer, now: datetime) -> int:
    number = _own(db, cohort, season, buyer, now) if buyer.own else _shared(db, buyer.name)
    participations.take_part(
        db,
        cohort=cohort,
        organization=number,
        joined_on=season.starts,
        now=now,
        commitment_on=season.starts,
    )
    return number


def _own(db: Session, cohort: int, season: Season, buyer: Buyer, now: datetime) -> int:
    return organizations.add(
        db,
        cohort=cohort,
        kind=Kind.INSTITUTION,
        family="finance",
        name_fr=buyer.name,
        aliases=[buyer.alias],
        regions=[season.territory],
        now=now,
    ).id


def _shared(db: Session, name: str) -> int:
    number: int = db.scalars(
        select(ORGANIZATION.c.id).where(
            ORGANIZATION.c.cohort_id.is_(None), ORGANIZATION.c.name_fr == name
        )
    ).one()
    return number


def _shop(db: Session, cohort: int, season: Season, shop: Shop, now: datetime) -> int:
    number = organizations.add(
        db,
        cohort=cohort,
        kind=Kind.ENTERPRISE,
        name_fr=shop.name,
        aliases=[shop.alias],
        sectors=[shop.sector],
        regions=[season.territory],
        now=now,
    ).id
    participations.take_part(
        db,
        cohort=cohort,
        organization=number,
        joined_on=season.starts,
        now=now,
        contract_target=season.contract_target,
        amount_target_cents=season.amount_target_cents,
    )
    return number


def _welcome(
    db: Session, season: Season, *, cohort: int, numbers: Mapping[str, int], cast: Cast
) -> dict[str, int]:
    """Let in those whom one plays; the managers among them, by enterprise."""
    managers = {}
    for persona in PERSONAS:
        if persona.role is None or season.slug not in persona.cohorts:
            continue
        person, name = cast.personas[persona.key], persona.organization
        organization = None if name is None else numbers[name]
        people.join(
            db,
            person=person,
            cohort=cohort,
            role=persona.role,
            organization=organization,
            now=opening(season),
        )
        if name is not None and persona.role is Role.MANAGER:
            managers[name] = person
    return managers


def _manager(db: Session, name: str, place: int, since: datetime) -> int:
    """A person without an account."""
    language = "en" if place % ENGLISH_EVERY == ENGLISH_EVERY - 1 else "fr"
    return people.new(db, name=name, language=language, now=since).id
