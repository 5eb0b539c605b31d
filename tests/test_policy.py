"""When a post may leave: no hour that its reader keeps quiet, and no more than they bear."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.policy import (
    A_DAY,
    A_WEEK,
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
from storage.consents import Category
from storage.delays import Delay
from storage.posts import Post, Priority
from storage.preferences import Preferences
from tests.instants import INSTANTS, ZONES, minutes

MONTREAL = ZoneInfo("America/Toronto")
NOON = datetime(2026, 11, 18, 17, 0, tzinfo=UTC)
NIGHT = datetime(2026, 11, 19, 3, 0, tzinfo=UTC)
MORNING = datetime(2026, 11, 19, 13, 0, tzinfo=UTC)
DIGEST = datetime(2026, 11, 23, 13, 0, tzinfo=UTC)


def post(**values: Any) -> Post:  # noqa: ANN401 (fields by name)
    return Post(**{"view": "event", "key": "event", "person_id": 1, **values})


def reader(
    *,
    agreed: bool = True,
    today: int = 0,
    week: int = 0,
    crowded: bool = False,
    kept_today: int = 0,
    kept_week: int = 0,
    digest_opens: datetime | None = DIGEST,
    **wishes: Any,  # noqa: ANN401 (fields by name)
) -> Reader:
    return Reader(
        MONTREAL,
        Preferences(**{"person_id": 1, **wishes}),
        agreed=agreed,
        today=today,
        week=week,
        crowded=crowded,
        kept_today=kept_today,
        kept_week=kept_week,
        digest_opens=digest_opens,
    )


def unasked(at: datetime = NOON, category: Category | None = None, **known: Any) -> Verdict:  # noqa: ANN401 (fields by name)
    return verdict(post(wanted=False, category=category), reader(**known), at)


# Quiet hours


# What was asked for


def test_wanted_post_leaves_by_day_whatever_was_stopped() -> None:
    wishes: dict[str, Any] = {"stopped_at": NOON, "paused_until": NOON + timedelta(days=9)}
    asked = reader(agreed=False, today=9, week=9, crowded=True, **wishes)
    assert verdict(post(category=Category.TRAINING), asked, NOON) == Send()


def test_wanted_post_waits_for_the_morning() -> None:
    assert verdict(post(), reader(), NIGHT) == Wait(MORNING, Delay.QUIET)


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({"expires_at": MORNING}, Send()),
        ({"expires_at": MORNING + minutes(1)}, Wait(MORNING, Delay.QUIET)),
        ({"priority": Priority.ANSWER}, Send()),
    ],
    ids=["too late then", "still of use", "an answer"],
)
def test_wanted_post_that_cannot_wait_leaves_at_night(
    values: dict[str, object], expected: Verdict
) -> None:
    assert verdict(post(**values), reader(), NIGHT) == expected


# What was not


def test_unasked_post_leaves_by_day() -> None:
    assert unasked() == Send()


def test_unasked_post_is_dropped_after_stop_and_without_consent() -> None:
    assert unasked(stopped_at=NOON) == Drop("stopped")
    assert unasked(NIGHT, agreed=False) == Drop("no consent")


def test_unasked_post_waits_for_a_pause_and_the_night_to_end() -> None:
    later = NOON + timedelta(days=2)
    assert unasked(NIGHT, paused_until=later) == Wait(later, Delay.PAUSED)
    assert unasked(NOON, paused_until=NOON) == Send()
    assert unasked(NIGHT, today=A_DAY) == Wait(MORNING, Delay.QUIET)


def test_unasked_post_waits_at_night_even_when_it_expires_or_hurries() -> None:
    hasty = post(wanted=False, expires_at=MORNING, priority=Priority.ANSWER)
    assert verdict(hasty, reader(), NIGHT) == Wait(MORNING, Delay.QUIET)


@given(st.integers(0, 9), st.integers(0, 9))
def test_unasked_posts_are_two_a_day_and_five_a_week(today: int, week: int) -> None:
    bearable = today < 2 and week < 5
    assert unasked(today=today, week=week) == (Send() if bearable else Drop("ration"))


def test_unasked_post_lets_another_one_leave_first() -> None:
    assert unasked(crowded=True) == Wait(NOON + timedelta(seconds=5), Delay.CROWDED)
    assert unasked(crowded=True, today=A_DAY) == Drop("ration")


@given(st.integers(0, 5), st.integers(0, 9), st.integers(0, 3), st.integers(0, 9))
def test_places_are_kept_for_the_digests_to_come(
    today: int, week: int, kept_today: int, kept_week: int
) -> None:
    bearable = today + kept_today < 2 and week + kept_week < 5
    known: dict[str, Any] = {"today": today, "week": week}
    judged = unasked(kept_today=kept_today, kept_week=kept_week, **known)
    assert judged == (Send() if bearable else Drop("ration"))


@pytest.mark.parametrize(
    ("known", "until"),
    [
        ({"today": 2, "week": 4}, "2026-11-19T00:00-05:00"),
        ({"today": 1, "kept_today": 1}, "2026-11-19T00:00-05:00"),
        ({"today": 2, "week": 5}, "2026-11-23T00:00-05:00"),
        ({"week": 4, "kept_week": 1}, "2026-11-23T00:00-05:00"),
    ],
)
def test_unasked_post_that_no_digest_will_tell_of_waits_for_room(
    known: dict[str, Any], until: str
) -> None:
    waits = Wait(datetime.fromisoformat(until), Delay.FULL)
    assert unasked(digest_opens=None, **known) == waits


@pytest.mark.parametrize(
    ("expires", "digest", "expected"),
    [
        (minutes(1), DIGEST, Drop("ration")),
        (minutes(0), DIGEST, Wait(NOON.replace(hour=5) + timedelta(days=1), Delay.FULL)),
        (minutes(1), DIGEST - minutes(300), Drop("ration")),
        (
            minutes(0),
            DIGEST - minutes(300),
            Wait(NOON.replace(hour=5) + timedelta(days=1), Delay.FULL),
        ),
    ],
    ids=["of use then", "too late then", "of use in the morning", "too late in the morning"],
)
def test_unasked_post_that_the_digest_would_tell_of_too_late_waits_for_room(
    expires: timedelta, digest: datetime, expected: Verdict
) -> None:
    brief = post(wanted=False, expires_at=DIGEST + expires)
    assert verdict(brief, reader(today=A_DAY, digest_opens=digest), NOON) == expected


DAYTIME = st.integers(0, 7 * 12 - 1).map(lambda hour: (hour // 12, 9 + hour % 12))
"""A day of a week, and an hour of it that is not quiet."""
DIGESTS = st.lists(DAYTIME, max_size=5).filter(
    lambda found: all(sum(day == one for one, _ in found) <= A_DAY for day, _ in found)
)


@given(DIGESTS, st.lists(DAYTIME, max_size=40))
def test_a_week_holds_its_digests_and_never_more_than_five_messages_two_a_day(
    digests: list[tuple[int, int]], others: list[tuple[int, int]]
) -> None:
    """Whatever comes, in whatever order."""
    sent: list[int] = []
    left = list(digests)
    for (day, hour), ours in sorted(
        [*((at, True) for at in digests), *((at, False) for at in others)]
    ):
        if ours:
            left.remove((day, hour))
        judged = unasked(
            datetime(2026, 11, 16 + day, hour, tzinfo=MONTREAL),
            category=Category.DIGEST if ours else None,
            today=sent.count(day),
            week=len(sent),
            kept_today=sum(one == day for one, _ in left),
            kept_week=len(left),
        )
        assert judged == Send() or not ours
        sent += [day] if judged == Send() else []

    assert max(map(sent.count, sent), default=0) <= A_DAY
    assert len(sent) <= A_WEEK


@pytest.mark.parametrize("known", [{"today": A_DAY}, {"week": A_WEEK}, {"crowded": True}])
def test_digest_leaves_however_much_was_sent(known: dict[str, Any]) -> None:
    assert unasked(category=Category.DIGEST, **known) == Send()


@given(ZONES, INSTANTS)
def test_days_and_weeks_begin_and_end_at_the_readers_midnight(
    zone: ZoneInfo, now: datetime
) -> None:
    day, week = day_began(zone, now).astimezone(zone), week_began(zone, now).astimezone(zone)
    tomorrow, monday = (end(zone, now).astimezone(zone) for end in (day_ends, week_ends))
    assert (tomorrow.date(), tomorrow.hour) == (day.date() + timedelta(days=1), 0)
    assert (monday.date(), monday.hour) == (week.date() + timedelta(days=7), 0)
    assert week <= day <= now
    assert (day.date(), day.hour, day.minute) == (now.astimezone(zone).date(), 0, 0)
    assert (week.weekday(), week.hour, week.minute) == (0, 0, 0)
    assert (day.date() - week.date()).days == day.weekday()
