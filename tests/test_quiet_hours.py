"""The hours that a reader keeps quiet, on the reader's clock."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.policy import quiet_until
from storage.preferences import Preferences
from tests.instants import CHANGES, INSTANTS, ZONES, minutes

MONTREAL = ZoneInfo("America/Toronto")
HOURS = st.integers(0, 23)
NIGHTS = st.builds(Preferences, person_id=st.just(1), quiet_from=HOURS, quiet_until=HOURS)


def hushed(wishes: Preferences, zone: ZoneInfo, at: datetime) -> bool:
    """Whether the hands of the reader's clock stand in the quiet hours: each hour spelled out."""
    hours, hour = [], wishes.quiet_from
    while hour != wishes.quiet_until:
        hours.append(hour)
        hour = (hour + 1) % 24
    return at.astimezone(zone).hour in hours


@given(NIGHTS, ZONES, INSTANTS)
def test_quiet_hours_are_those_of_the_readers_clock(
    wishes: Preferences, zone: ZoneInfo, now: datetime
) -> None:
    assert (quiet_until(wishes, zone, now) is not None) == hushed(wishes, zone, now)


@given(NIGHTS, ZONES, INSTANTS)
def test_quiet_hours_end_at_the_first_instant_that_is_not_quiet(
    wishes: Preferences, zone: ZoneInfo, now: datetime
) -> None:
    end = quiet_until(wishes, zone, now)
    if end is not None:
        steps = range(int((end - now) / minutes(1)))
        assert end > now
        assert not hushed(wishes, zone, end)
        assert all(hushed(wishes, zone, now + minutes(step)) for step in steps)


@pytest.mark.parametrize(
    ("now", "end"),
    [
        ("2026-11-18T20:59-05:00", None),
        ("2026-11-18T21:00-05:00", "2026-11-19T08:00-05:00"),
        ("2026-11-19T07:59-05:00", "2026-11-19T08:00-05:00"),
        ("2026-11-19T08:00-05:00", None),
        ("2026-10-31T22:00-04:00", "2026-11-01T08:00-05:00"),
        ("2027-03-13T22:00-05:00", "2027-03-14T08:00-04:00"),
        ("2027-11-06T22:00-04:00", "2027-11-07T08:00-05:00"),
        ("2027-11-07T01:30-05:00", "2027-11-07T08:00-05:00"),
    ],
)
def test_night_lasts_from_nine_to_eight(now: str, end: str | None) -> None:
    found = quiet_until(Preferences(person_id=1), MONTREAL, datetime.fromisoformat(now))
    assert found == (datetime.fromisoformat(end) if end else None)


def test_quiet_hours_that_end_at_an_hour_that_is_skipped_end_when_it_is() -> None:
    wishes = Preferences(person_id=1, quiet_from=22, quiet_until=2)
    now = datetime.fromisoformat("2027-03-14T01:30-05:00")
    assert quiet_until(wishes, MONTREAL, now) == CHANGES[1]
