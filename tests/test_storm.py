"""Everybody is told once, whatever befalls the platforms on the way."""

from __future__ import annotations

from bot.playground.telegram.pace import PER_SECOND
from storage.db import Store
from tests.storm import Storm

PEOPLE = 100


async def test_everybody_is_told_once_in_a_storm(sqlite_store: Store, sqlite_url: str) -> None:
    storm = Storm(sqlite_store, sqlite_url)

    await storm.rage(PEOPLE)

    assert storm.arrived == dict.fromkeys(storm.expected, 1)
    assert storm.refused.keys() >= {0, 400, 403, 429, 502, 503}
    assert (storm.pace.second <= PER_SECOND, storm.pace.chat_second) == (True, 1)
    assert [*storm.telegram.journal.faults(), *storm.slack.journal.faults()] == []
