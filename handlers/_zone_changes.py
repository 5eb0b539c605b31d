"""What waits for somebody who lives in another time zone from now on."""

from __future__ import annotations

from datetime import UTC
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from bot.context import DEFAULT_ZONE
from handlers._event_reminders import HOUR_BEFORE, ROLL
from storage import cohorts, people, replanning

if TYPE_CHECKING:
    from datetime import datetime

    from bot.context import Visit
    from storage.people import Person
    from storage.posts import Post


def move(visit: Visit, person: Person, zone: str | None) -> ZoneInfo:
    """Keep a person's zone, None as their cohort's, and tell what waits at the same hour there."""
    for post in replanning.waiting(visit.db, person=person.id, now=visit.now):
        place = _zone_of(visit, post)
        local = post.due_at.astimezone(ZoneInfo(person.zone or place))
        if _by_the_clock(post, local):
            there = local.replace(tzinfo=ZoneInfo(zone or place))
            replanning.put_off(visit.db, post=post.id, until=there.astimezone(UTC))
    people.set_zone(visit.db, person=person.id, zone=zone, now=visit.now)
    return ZoneInfo(zone or _own(visit, person))


def _by_the_clock(post: Post, local: datetime) -> bool:
    """Whether what is told waits for an hour of the reader's, and not for an event's own."""
    own = post.view == ROLL or HOUR_BEFORE in post.args
    return not own and local == local.replace(minute=0, second=0, microsecond=0)


def _zone_of(visit: Visit, post: Post) -> str:
    place = cohorts.get(visit.db, cohort=post.cohort_id) if post.cohort_id else None
    return place.zone if place else DEFAULT_ZONE


def zones_of(visit: Visit, person: Person) -> list[str]:
    """Return the zones of the cohorts that a person is in, each once."""
    found = people.memberships(visit.db, person=person.id)
    places = [cohorts.get(visit.db, cohort=one.cohort_id) for one in found]
    return list(dict.fromkeys(one.zone for one in places if one))


def _own(visit: Visit, person: Person) -> str:
    return (*zones_of(visit, person), DEFAULT_ZONE)[0]
