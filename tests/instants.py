"""Zones and instants to try, those at which clocks change among them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import strategies as st


def minutes(number: int) -> timedelta:
    return timedelta(minutes=number)


ZONES = st.sampled_from(
    [ZoneInfo(name) for name in ("America/Toronto", "America/St_Johns", "America/Vancouver", "UTC")]
)
CHANGES = [datetime(2026, 11, 1, 6, tzinfo=UTC), datetime(2027, 3, 14, 7, tzinfo=UTC)]
"""When the clocks of Montréal change."""

INSTANTS = st.one_of(
    st.integers(0, 400 * 24 * 60).map(lambda m: datetime(2026, 9, 1, tzinfo=UTC) + minutes(m)),
    st.builds(lambda at, m: at + minutes(m), st.sampled_from(CHANGES), st.integers(-1500, 1500)),
)
