"""Where the scene begins: what is announced reaches everybody, in both windows."""

from __future__ import annotations

from functools import partial

from bot.playground.players import COHORT
from bot.playground.scene import Scene
from storage import consents
from storage.consents import Category
from storage.db import Session
from tests.playground.scene.people import OnSlack, OnTelegram

CURRENT = 3
LINE = "/evenement formation Répondre à un appel, jeudi 14h-16h30, Parvis, 20 places"
EVERYBODY = ("julie", "sam", "mireille", "dominique")


def agreed(db: Session, person: int, scene: Scene) -> set[Category]:
    now = scene.clock.now()
    given = consents.current(db, person=person, cohort=CURRENT, now=now)
    return {category for category, yes in given.items() if yes}


def told(scene: Scene) -> dict[str, str]:
    """The kind of event that each place was told of; empty as long as it was not."""
    telegram = scene.telegram
    [group] = [one for one in telegram.world.chats.values() if one.title == COHORT]
    people = {key: scene.players[key].telegram for key in EVERYBODY}
    said = {
        "slack": [one.text for one in OnSlack(scene, room="annonces").reads],
        "group": [one.text for one in telegram.visible_to(people["julie"], group)],
        **{key: [one.text for one in OnTelegram(scene, key).reads] for key in EVERYBODY},
    }
    return {
        place: next((text.split()[1] for text in texts[::-1] if text.startswith("📅")), "")
        for place, texts in said.items()
    }


async def test_everybody_who_joined_agreed_to_everything(scene: Scene) -> None:
    store = scene.app.store
    for person in range(1, len(EVERYBODY) + 1):
        assert await store.read(partial(agreed, person=person, scene=scene)) == {*Category}


async def test_event_announced_at_once_reaches_channel_group_and_everybody(scene: Scene) -> None:
    dominique = OnTelegram(scene, "dominique")
    await dominique.types(LINE)
    await scene.telegram.press(
        dominique.me, scene.telegram.visible_to(dominique.me)[-1], "Annoncer"
    )
    await scene.changed.until(lambda: all(told(scene).values()), 20)
    assert told(scene) == {
        "slack": "Formation",
        "group": "Formation",
        "julie": "Formation",
        "sam": "Training",
        "mireille": "Formation",
        "dominique": "Formation",
    }
