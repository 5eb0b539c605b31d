"""What a post's reader wishes, looked up, and what becomes of the post then."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from bot.context import DEFAULT_ZONE
from bot.policy import (
    Reader,
    Send,
    Verdict,
    day_began,
    day_ends,
    verdict,
    week_began,
    week_ends,
)
from storage import cohorts, consents, people, posts, preferences, subscriptions

if TYPE_CHECKING:
    from storage.db import Session
    from storage.posts import Post


def judged(db: Session, *, post: Post, now: datetime) -> Verdict:
    """Say whether a post may leave now. Groups and channels have no wishes."""
    if post.person_id is None:
        return Send()
    return verdict(post, _reader(db, post, post.person_id, now), now)


def reader_zone(db: Session, *, person: int, cohort: int | None) -> str:
    """Return the zone of a person; else the cohort's."""
    reader = people.get(db, person=person)
    place = cohorts.get(db, cohort=cohort) if cohort else None
    return (reader and reader.zone) or (place and place.zone) or DEFAULT_ZONE


def _reader(db: Session, post: Post, person: int, now: datetime) -> Reader:
    zone = ZoneInfo(reader_zone(db, person=person, cohort=post.cohort_id))
    wishes = preferences.of(db, person=person)
    if post.wanted:
        return Reader(zone, wishes, agreed=True, today=0, week=0, crowded=False)
    sent = posts.unasked(db, person=person, since=week_began(zone, now))
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
        crowded=posts.crowded(db, post=post, now=now),
        kept_today=sum(at < day_ends(zone, now) for at in kept),
        kept_week=sum(at < week_ends(zone, now) for at in kept),
        digested=min((one.opens for one in coming if one.cohort == post.cohort_id), default=None),
    )


def _agreed(db: Session, post: Post, person: int, now: datetime) -> bool:
    if post.category is None:
        return True
    if post.cohort_id is None:
        return False
    answers = consents.current(db, person=person, cohort=post.cohort_id, now=now)
    return answers[post.category]
