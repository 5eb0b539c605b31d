"""What leaves late says so, and when it was to arrive: a stop or a fault is not hidden."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Final
from zoneinfo import ZoneInfo

from bot.cards import Card, Note
from bot.i18n import N_
from bot.policy import awaited
from bot.wishes import reader_zone
from storage import preferences

if TYPE_CHECKING:
    from bot.i18n import Translator
    from storage.db import Session
    from storage.posts import Post

LATE: Final = timedelta(hours=1)
"""What passes unsaid: less than that is the pace of a platform, or a short stop."""


def owning_up(db: Session, t: Translator, *, post: Post, card: Card, now: datetime) -> Card:
    """Add to a message that leaves late, or left late, when it was to arrive."""
    since = late_since(db, post=post, at=post.sent_at or now)
    if since is None:
        return card
    late = Note(t(N_("Late: this was to arrive on {when}."), when=since))
    return replace(card, blocks=(*card.blocks, late))


def late_since(db: Session, *, post: Post, at: datetime) -> datetime | None:
    """Return when a post was to arrive that is late at that instant; None if it is in time.

    What waits for its reader's sake is not late.
    """
    if at - post.awaited <= LATE:
        return None
    since = _wished(db, post)
    return since if at - since > LATE else None


def _wished(db: Session, post: Post) -> datetime:
    """Return when a post was to arrive; groups and channels have no wishes."""
    person = post.person_id
    if person is None:
        return post.awaited
    zone = ZoneInfo(reader_zone(db, person=person, cohort=post.cohort_id))
    return awaited(post, preferences.of(db, person=person), zone)
