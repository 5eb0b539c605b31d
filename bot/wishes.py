"""What a post's reader wishes, looked up, and what becomes of the post then."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Final
from zoneinfo import ZoneInfo

from bot.context import DEFAULT_ZONE
from bot.policy import (
    TOO_LATE,
    Drop,
    Reader,
    Send,
    Verdict,
    Wait,
    day_began,
    day_ends,
    verdict,
    week_began,
    week_ends,
)
from storage import cohorts, consents, people, preferences, rations, subscriptions
from storage.delays import Delay

if TYPE_CHECKING:
    from storage.db import Session
    from storage.posts import Post

_ABOUT: Final = timedelta(seconds=1)
"""Posts that wait for the same hour are due a few milliseconds apart."""


def judged(db: Session, *, post: Post, now: datetime) -> Verdict:
    """Say whether a post may leave now. Groups and channels have no wishes.

    One that is not taken to be sent yet waits behind no other.
    """
    if post.person_id is None:
        return Send()
    taken = post.lease_until is not None
    crowded = taken and not post.wanted and rations.crowded(db, post=post, now=now)
    return verdict(post, _reader(db, post, post.person_id, now, crowded=crowded), now)


def foreseen(db: Session, *, post: Post, person: int, now: datetime) -> Verdict:
    """Say what would become of a post if it were planned now; what it waits for is waited for.

    What its reader is about to be sent comes before it.
    """
    at, found = now, _foreseen_at(db, post, person, now)
    while isinstance(found, Wait) and (post.expires_at is None or found.until < post.expires_at):
        if found.why not in {Delay.PAUSED, Delay.QUIET}:
            return found
        at = found.until
        found = _foreseen_at(db, post, person, at)
    return Drop(TOO_LATE) if isinstance(found, Wait) else found


def reader_zone(db: Session, *, person: int, cohort: int | None) -> str:
    """Return the zone of a person; else the cohort's."""
    reader = people.get(db, person=person)
    place = cohorts.get(db, cohort=cohort) if cohort else None
    return (reader and reader.zone) or (place and place.zone) or DEFAULT_ZONE


def _foreseen_at(db: Session, post: Post, person: int, at: datetime) -> Verdict:
    first = 0 if post.wanted else len(rations.before(db, person=person, by=at + _ABOUT))
    return verdict(post, _reader(db, post, person, at, first=first), at)


def _reader(
    db: Session, post: Post, person: int, now: datetime, *, crowded: bool = False, first: int = 0
) -> Reader:
    zone = ZoneInfo(reader_zone(db, person=person, cohort=post.cohort_id))
    wishes = preferences.of(db, person=person)
    if post.wanted:
        return Reader(zone, wishes, agreed=True, today=0, week=0, crowded=False)
    sent = [*rations.unrequested(db, person=person, since=week_began(zone, now)), *[now] * first]
    midnight = day_began(zone, now)
    coming = subscriptions.coming(db, person=person, now=now)
    awaited = subscriptions.unsent(db, person=person, now=now)
    kept = [*awaited, *(one.opens for one in coming)]
    return Reader(
        zone,
        wishes,
        agreed=_agreed(db, post, person, now),
        today=sum(at >= midnight for at in sent),
        week=len(sent),
        crowded=crowded,
        kept_today=sum(at < day_ends(zone, now) for at in kept),
        kept_week=sum(at < week_ends(zone, now) for at in kept),
        digest_opens=min(
            (one.opens for one in coming if one.cohort == post.cohort_id), default=None
        ),
    )


def _agreed(db: Session, post: Post, person: int, now: datetime) -> bool:
    if post.category is None:
        return True
    if post.cohort_id is None:
        return False
    answers = consents.current(db, person=person, cohort=post.cohort_id, now=now)
    return answers[post.category]
