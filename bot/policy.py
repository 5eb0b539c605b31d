"""Whether a post may leave now: what its reader wishes, agreed to, and has been sent already."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING, Final

from storage.consents import Category
from storage.delays import Delay
from storage.held import RATION
from storage.posts import Priority

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

    from storage.posts import Post
    from storage.preferences import Preferences

A_DAY: Final = 2
A_WEEK: Final = 5
"""Messages that nobody asked for, digests included, in a day and in a week of their reader."""
TOO_LATE: Final = "too late"
"""Why a post would never leave: what it waits for ends after its use-by."""
_TURN: Final = timedelta(seconds=5)
"""What a post waits for another one to the same reader to have left."""


@dataclass(frozen=True, slots=True)
class Send:
    """It may leave."""


@dataclass(frozen=True, slots=True)
class Wait:
    """Not before that instant; then one asks again."""

    until: datetime
    why: Delay


@dataclass(frozen=True, slots=True)
class Drop:
    """It will not leave."""

    why: str


Verdict = Send | Wait | Drop


@dataclass(frozen=True, slots=True)
class Reader:
    """What counts of a post's reader.

    `agreed`: to the post's category. `today` and `week`: how many unrequested messages they were
    sent. `crowded`: another one is about to leave, and counts as soon as it has. `kept_today` and
    `kept_week`: the places kept for digests that have yet to arrive. `digest_opens`: when the one
    opens that will tell of what is held back, if one is to come.
    """

    zone: ZoneInfo
    preferences: Preferences
    agreed: bool
    today: int
    week: int
    crowded: bool
    kept_today: int = 0
    kept_week: int = 0
    digest_opens: datetime | None = None

    @property
    def full_today(self) -> bool:
        return self.today + self.kept_today >= A_DAY

    @property
    def full_week(self) -> bool:
        return self.week + self.kept_week >= A_WEEK


def verdict(post: Post, reader: Reader, now: datetime) -> Verdict:
    """Say what becomes of a post that is due."""
    if post.wanted:
        return _wanted(post, reader.preferences, reader.zone, now)
    wishes = reader.preferences
    if wishes.stopped_at is not None:
        return Drop("stopped")
    if not reader.agreed:
        return Drop("no consent")
    if wishes.paused_until is not None and now < wishes.paused_until:
        return Wait(wishes.paused_until, Delay.PAUSED)
    if (end := quiet_until(wishes, reader.zone, now)) is not None:
        return Wait(end, Delay.QUIET)
    return _rationed(post, reader, now)


def awaited(post: Post, wishes: Preferences, zone: ZoneInfo) -> datetime:
    """Return when a post was to arrive by its reader's own wishes, were nothing amiss."""
    if post.wanted:
        found = _wanted(post, wishes, zone, post.awaited)
        return found.until if isinstance(found, Wait) else post.awaited
    back = max(post.awaited, wishes.paused_until or post.awaited)
    return quiet_until(wishes, zone, back) or back


def quiet_until(wishes: Preferences, zone: ZoneInfo, now: datetime) -> datetime | None:
    """Return when the reader's quiet hours end; None outside of them."""
    local, opens, ends = now.astimezone(zone), wishes.quiet_from, wishes.quiet_until
    evening = local.hour >= opens
    morning = local.hour < ends
    if not (evening and morning if opens < ends else opens != ends and (evening or morning)):
        return None
    day = local.date() if morning else local.date() + timedelta(days=1)
    return datetime.combine(day, time(ends), zone).astimezone(now.tzinfo)


def day_began(zone: ZoneInfo, now: datetime) -> datetime:
    """Return when the reader's day began."""
    return _midnight(zone, now, 0)


def week_began(zone: ZoneInfo, now: datetime) -> datetime:
    """Return when the reader's week began, on Monday."""
    return _midnight(zone, now, -now.astimezone(zone).weekday())


def day_ends(zone: ZoneInfo, now: datetime) -> datetime:
    """Return when the reader's next day begins."""
    return _midnight(zone, now, 1)


def week_ends(zone: ZoneInfo, now: datetime) -> datetime:
    """Return when the reader's next week begins."""
    return _midnight(zone, now, 7 - now.astimezone(zone).weekday())


def _wanted(post: Post, wishes: Preferences, zone: ZoneInfo, now: datetime) -> Send | Wait:
    """Keep what was asked for until the morning, unless it would come too late, or answers."""
    end = quiet_until(wishes, zone, now)
    if end is None or post.priority == Priority.ANSWER:
        return Send()
    if post.expires_at is not None and post.expires_at <= end:
        return Send()
    return Wait(end, Delay.QUIET)


def _rationed(post: Post, reader: Reader, now: datetime) -> Verdict:
    """Send no more than is borne, the digest included: a place is kept for it, so it always leaves.

    What is too much is for the digest to tell; what none will tell of, or none in time, waits for
    a day with room.
    """
    if post.category is Category.DIGEST:
        return Send()
    if reader.full_today or reader.full_week:
        told = _told_in_time(post, reader)
        return Drop(RATION) if told else Wait(_roomy(reader, now), Delay.FULL)
    return Wait(now + _TURN, Delay.CROWDED) if reader.crowded else Send()


def _told_in_time(post: Post, reader: Reader) -> bool:
    """Whether the digest will find its reader awake while the post is still of use."""
    opens = reader.digest_opens
    if opens is None:
        return False
    awake = quiet_until(reader.preferences, reader.zone, opens) or opens
    return post.expires_at is None or post.expires_at > awake


def _roomy(reader: Reader, now: datetime) -> datetime:
    """Return when the reader's next day with room begins, or their next week."""
    return week_ends(reader.zone, now) if reader.full_week else day_ends(reader.zone, now)


def _midnight(zone: ZoneInfo, now: datetime, days: int) -> datetime:
    day = now.astimezone(zone).date() + timedelta(days=days)
    return datetime.combine(day, time.min, zone).astimezone(now.tzinfo)
