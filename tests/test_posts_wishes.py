"""Posts that nobody asked for leave when, and as often as, their readers wish."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from functools import partial

import pytest

from storage import consents, posts, preferences
from storage.chats import ChatKind
from storage.consents import Category
from storage.db import Session, Store
from storage.posts import State
from tests.outbox import NOON, Scene, room, set_up

NINE_AT_NIGHT = NOON + timedelta(hours=9)
EIGHT = NOON + timedelta(hours=20)


@pytest.fixture
def scene(store: Store) -> Iterator[Scene]:
    yield from set_up(store)


def agree(scene: Scene, category: Category, *, granted: bool = True) -> None:
    def answer(db: Session) -> None:
        consents.record(
            db,
            person=scene.julie,
            cohort=scene.cohort,
            category=category,
            granted=granted,
            wording="Trainings?",
            language="en",
            platform="telegram",
            workspace="7",
            now=scene.clock.now(),
        )

    scene.do(answer)


def broadcast(scene: Scene, *names: str, **values: object) -> list[int]:
    return [scene.plan("hello", name, key=name, wanted=False, **values) for name in names]


def standing(scene: Scene, *numbers: int) -> list[tuple[State, str | None]]:
    found = [scene.post(number) for number in numbers]
    return [(post.state, post.last_error) for post in found]


async def swept(scene: Scene, at: datetime | None = None) -> list[str]:
    """Let the outbox be emptied, by then; give the names that were told."""
    delivery = scene.delivery()
    if at is not None:
        scene.clock.move_to(at)
    scene.telegram.sent.clear()
    scene.slack.sent.clear()
    await delivery.sweep()
    for _ in range(6):
        scene.later(seconds=6)
        await delivery.sweep()
    return [str(card.buttons[0].args[0]) for _, card in scene.telegram.sent + scene.slack.sent]


async def test_unasked_post_is_sent_to_who_agreed_to_its_category(scene: Scene) -> None:
    agree(scene, Category.TRAINING)
    numbers = [
        *broadcast(scene, "training", category=Category.TRAINING),
        *broadcast(scene, "visit", category=Category.VISIT),
    ]

    assert await swept(scene) == ["training"]
    assert standing(scene, *numbers) == [(State.SENT, None), (State.CANCELLED, "no consent")]


async def test_consent_withdrawn_after_planning_holds(scene: Scene) -> None:
    agree(scene, Category.TRAINING)
    numbers = broadcast(scene, "training", category=Category.TRAINING)
    agree(scene, Category.TRAINING, granted=False)

    assert await swept(scene) == []
    assert standing(scene, *numbers) == [(State.CANCELLED, "no consent")]


async def test_stop_holds_back_all_but_what_was_asked_for(scene: Scene) -> None:
    scene.do(partial(preferences.stop, person=scene.julie, now=NOON))
    numbers = broadcast(scene, "news")
    scene.plan("hello", "answer")

    assert await swept(scene) == ["answer"]
    assert standing(scene, *numbers) == [(State.CANCELLED, "stopped")]


async def test_pause_holds_back_until_it_ends(scene: Scene) -> None:
    back = NOON + timedelta(days=3)
    scene.do(partial(preferences.pause, person=scene.julie, until=back, now=NOON))
    numbers = broadcast(scene, "news", expires_at=NOON + timedelta(days=9))
    numbers += broadcast(scene, "old news", expires_at=back - timedelta(hours=1))

    assert await swept(scene) == []
    assert standing(scene, *numbers) == [(State.WAITING, "paused")] * 2

    assert await swept(scene, back) == ["news"]
    assert standing(scene, *numbers) == [(State.SENT, "paused"), (State.EXPIRED, "paused")]
    assert scene.post(numbers[0]).attempts == 0


async def test_night_is_quiet_in_each_readers_zone(scene: Scene) -> None:
    scene.clock.move_to(NINE_AT_NIGHT)
    numbers = [*broadcast(scene, "news"), scene.plan("hello", "reminder")]
    scene.plan("hello", "Sam's news", person=scene.sam, wanted=False)

    assert await swept(scene) == ["Sam's news"]
    assert standing(scene, *numbers) == [(State.WAITING, "quiet hours")] * 2

    assert await swept(scene, EIGHT - timedelta(minutes=1)) == []
    assert sorted(await swept(scene, EIGHT)) == ["news", "reminder"]


async def test_channel_has_no_quiet_hours(scene: Scene) -> None:
    scene.clock.move_to(NINE_AT_NIGHT)
    remember = partial(
        room, cohort=scene.cohort, platform="telegram", workspace="7", kind=ChatKind.GROUP
    )
    group = scene.do(partial(remember, chat_id="-5"))
    scene.plan("hello", "news", chat=group.id, wanted=False)

    assert await swept(scene) == ["news"]


async def test_two_a_day_and_five_a_week_reach_a_reader(scene: Scene) -> None:
    """From a Wednesday to the next Monday: what is planned at once leaves one by one."""
    told = []
    for day in range(6):
        names = [f"{day}{letter}" for letter in "abc"]
        broadcast(scene, *names)
        scene.plan("hello", f"{day} asked for", key=f"{day}")
        told.append(await swept(scene, NOON + timedelta(days=day)))

    unasked = [[name for name in names if len(name) == 2] for names in told]
    assert [len(names) for names in unasked] == [2, 2, 1, 0, 0, 2]
    assert all(f"{day} asked for" in names for day, names in enumerate(told))
    waiting = scene.do(lambda db: posts.claim(db, now=NOON, limit=9, lease=timedelta(1)))
    assert waiting == ()


async def test_ration_is_of_the_person_whichever_the_cohort(scene: Scene) -> None:
    numbers = broadcast(scene, "one", "two")
    elsewhere = scene.plan("stranger", cohort=None, wanted=False)

    assert await swept(scene) == ["one", "two"]
    assert standing(scene, *numbers) == [(State.SENT, None), (State.SENT, "another one first")]
    assert standing(scene, elsewhere) == [(State.WAITING, "no room yet")]


async def test_place_is_kept_for_a_digest_that_is_late(scene: Scene) -> None:
    agree(scene, Category.DIGEST)
    [digest] = broadcast(scene, "digest", category=Category.DIGEST)
    later = NOON + timedelta(hours=2)
    scene.do(partial(posts.claim, now=NOON, limit=1, lease=timedelta(minutes=3)))
    scene.do(partial(posts.retry_at, post=digest, at=later, error="passing"))
    broadcast(scene, "one", "two")

    assert await swept(scene) == ["one"]
    assert await swept(scene, later) == ["digest"]


async def test_day_of_the_ration_is_the_readers(scene: Scene) -> None:
    scene.do(partial(preferences.set_quiet, person=scene.sam, start=3, until=3, now=NOON))
    midnight = datetime.fromisoformat("2026-11-20T00:00-08:00")
    broadcast(scene, "one", "two", "three", person=scene.sam)
    assert len(await swept(scene, midnight - timedelta(hours=1))) == 2

    broadcast(scene, "four", person=scene.sam)
    assert await swept(scene, midnight - timedelta(minutes=9)) == []
    assert await swept(scene, midnight) == ["three", "four"]
