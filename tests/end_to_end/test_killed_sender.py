"""`kill -9` of whoever sends: nobody is forgotten, and few are told twice."""

from __future__ import annotations

import random
from collections import Counter

from bot.delivery import PLACES
from bot.playground.telegram.pace import PER_SECOND, pace
from storage.db import Store
from storage.posts import State
from tests.mailing import Mailing, emptied_by_one, emptied_by_two, mailing

PEOPLE = 120
KILLS = 3
PACE = PER_SECOND + PLACES
"""What may arrive in a second: besides what leaves in one, what a killed sender had on its way."""


def points() -> list[int]:
    """Choose after how many people the sender is killed."""
    return sorted(random.sample(range(1, PEOPLE - 20), KILLS))


def assert_all_told(post: Mailing) -> None:
    """Each person was told, few twice, and nobody at another pace than that of the platform."""
    assert post.lost == 0
    assert post.states() == Counter({State.SENT: PEOPLE})
    assert post.twice <= KILLS * PLACES
    assert pace(post.calls).second <= PACE
    assert post.telegram.journal.faults() == []


async def test_killed_sender_forgets_nobody_on_a_file(sqlite_store: Store, sqlite_url: str) -> None:
    async with mailing(sqlite_store, sqlite_url, PEOPLE) as post:
        await emptied_by_one(post, points())
        assert_all_told(post)


async def test_another_worker_sends_when_one_is_killed(
    postgres_store: Store, postgres_url: str
) -> None:
    async with mailing(postgres_store, postgres_url, PEOPLE) as post:
        await emptied_by_two(post, points())
        assert_all_told(post)
