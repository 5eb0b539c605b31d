"""What goes by the clock of somebody who lives in another time zone from now on."""

from __future__ import annotations

from datetime import UTC
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from bot.context import DEFAULT_ZONE
from storage import cohorts, delays, people, preferences, replanning

if TYPE_CHECKING:
    from datetime import datetime

    from bot.context import Visit
    from storage.people import Person
    from storage.posts import Post


def move(visit: Visit, person: Person, zone: str | None) -> ZoneInfo:
    """Keep a person's zone, None as their cohort's; what goes by their clock does so there."""
    db, now = visit.db, visit.now
    for post in replanning.waiting(db, person=person.id, now=now):
        place = _zone_of(visit, post)
        until = _there(post.due_at, person.zone or place, zone or place)
        replanning.put_off(db, post=post.id, until=until)
    own = _own(visit, person)
    _move_pause(visit, person, person.zone or own, zone or own)
    people.set_zone(db, person=person.id, zone=zone, now=now)
    delays.reconsider(db, person=person.id, now=now)
    return ZoneInfo(zone or own)


def _move_pause(visit: Visit, person: Person, here: str, there: str) -> None:
    """Let a pause end on the same day, when it begins there."""
    until = preferences.of(visit.db, person=person.id).paused_until
    if until is not None and until > visit.now:
        moved = _there(until, here, there)
        preferences.pause(visit.db, person=person.id, until=moved, now=visit.now)


def _there(instant: datetime, here: str, there: str) -> datetime:
    """Return when the clocks of one zone show what those of another one do at that instant."""
    local = instant.astimezone(ZoneInfo(here))
    return local.replace(tzinfo=ZoneInfo(there)).astimezone(UTC)


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
