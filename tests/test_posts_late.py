"""What leaves late says so, and since when; not what waits for its reader's sake."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from functools import partial

import pytest

from bot.cards import Card, Note
from bot.outlet import Passing
from storage import edits, preferences
from storage.chats import ChatKind
from storage.db import Store
from tests.outbox import NOON, Scene, room, set_up

HOUR = timedelta(hours=1)
LATE = "En retard : attendu le mercredi 18 novembre à 12 h."


@pytest.fixture
def scene(sqlite_store: Store) -> Iterator[Scene]:
    yield from set_up(sqlite_store)


def owned(card: Card) -> list[str]:
    """Return what a card says in small print."""
    notes = (one.text for one in card.blocks if isinstance(one, Note))
    return [text.replace("\xa0", " ") for text in notes]


async def sent(scene: Scene, hours: float) -> list[list[str]]:
    """Let the outbox be emptied so many hours after noon; give the small print of what leaves."""
    scene.clock.move_to(NOON + hours * HOUR)
    scene.telegram.sent.clear()
    scene.slack.sent.clear()
    await scene.delivery().sweep()
    return [owned(card) for _, card in scene.telegram.sent + scene.slack.sent]


@pytest.mark.parametrize(("hours", "said"), [(0.9, []), (1.1, [LATE])])
async def test_post_that_is_more_than_an_hour_late_says_since_when(
    scene: Scene, hours: float, said: list[str]
) -> None:
    scene.plan("hello", "Ada")

    assert await sent(scene, hours) == [said]


async def test_late_post_says_so_in_its_readers_language_and_zone(scene: Scene) -> None:
    scene.plan("hello", "Ada", person=scene.sam)

    when = "Wednesday, November 18 at 9:00 a.m. (Vancouver time)"
    assert await sent(scene, 2) == [[f"Late: this was to arrive on {when}."]]


async def test_late_post_to_a_channel_says_so(scene: Scene) -> None:
    attach = partial(room, cohort=scene.cohort, platform="telegram", workspace="7")
    group = scene.do(partial(attach, chat_id="-5", kind=ChatKind.GROUP))
    scene.plan("hello", "Ada", chat=group.id)

    assert await sent(scene, 2) == [[LATE]]


async def test_post_that_a_fault_put_off_is_late_since_it_was_due(scene: Scene) -> None:
    scene.telegram.troubles["D11"] = [Passing("NetworkError")] * 2
    scene.plan("hello", "Ada")

    assert [await sent(scene, hours) for hours in (0, 1, 2)] == [[], [], [[LATE]]]


@pytest.mark.parametrize("wanted", [True, False])
async def test_post_that_waited_for_the_morning_is_not_late(scene: Scene, wanted: bool) -> None:
    scene.plan("hello", "Ada", due_at=NOON + 9 * HOUR, wanted=wanted)

    assert [await sent(scene, hours) for hours in (9, 20)] == [[], [[]]]


async def test_post_due_in_the_night_of_a_stop_is_awaited_in_the_morning(scene: Scene) -> None:
    scene.plan("hello", "Ada", due_at=NOON + 9 * HOUR)

    assert await sent(scene, 23) == [["En retard : attendu le jeudi 19 novembre à 8 h."]]


async def test_quiet_hours_do_not_hide_that_a_post_was_late(scene: Scene) -> None:
    scene.plan("hello", "Ada")

    assert [await sent(scene, hours) for hours in (10, 20)] == [[], [[LATE]]]


async def test_post_is_not_late_whose_reader_ended_a_pause_before_its_time(scene: Scene) -> None:
    pause = partial(preferences.pause, person=scene.julie, until=NOON + 48 * HOUR, now=NOON)
    scene.do(pause)
    scene.plan("hello", "Ada", wanted=False)
    held = await sent(scene, 0)
    scene.do(partial(preferences.resume, person=scene.julie, now=NOON + 25 * HOUR))

    assert (held, await sent(scene, 48)) == ([], [[]])


async def test_post_is_not_late_that_waited_for_a_day_with_room(scene: Scene) -> None:
    for name in ("one", "two", "three"):
        scene.plan("hello", name, key=name, wanted=False)
    early = [await sent(scene, minutes / 60) for minutes in (0, 1, 2)]

    assert (early, await sent(scene, 20)) == ([[[]], [[]], []], [[]])


@pytest.mark.parametrize(("hours", "said"), [(0, []), (2, [LATE])])
async def test_message_brought_up_to_date_tells_of_its_lateness_as_when_it_left(
    scene: Scene, hours: float, said: list[str]
) -> None:
    scene.plan("count")
    first = await sent(scene, hours)
    scene.plan("hello", "Ada", due_at=NOON + 5 * HOUR)
    await sent(scene, 5)
    ask = partial(edits.ask, cohort=scene.cohort, view="count", args=[])
    scene.do(partial(ask, now=scene.clock.now()))
    await sent(scene, 6)

    assert (first, [(card.title, owned(card)) for _, card in scene.telegram.edited]) == (
        [said],
        [("1", said)],
    )
