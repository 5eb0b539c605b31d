"""Answers that Slack takes in no way while it is down: each comes once, to who asked alone."""

from __future__ import annotations

from datetime import timedelta

from bot.playground.calls import Fault
from bot.playground.scene import Scene
from tests.playground.scene.people import OnSlack

LINE = "contrat 2500 CHUS gré à gré"
LOGGED = (
    "✅ Contrat noté : n° 27, 2 500 $, CIUSSS de l’Estrie – CHUS, gré à gré, le 18 novembre. Merci!"
)


def down(scene: Scene) -> None:
    """Let Slack take no message."""
    for method in ("chat.postMessage", "chat.postEphemeral"):
        scene.slack.faults.last(method, lambda: Fault(status=503))


async def recovered(scene: Scene) -> None:
    """Stop the bot once its answers are given up, start it again, and let Slack work again."""
    await scene.restart()
    scene.mend()
    await scene.move_to(scene.clock.now() + timedelta(hours=1))


def heard(slack: OnSlack) -> list[str]:
    return [one.text for one in slack.reads]


async def test_answer_to_words_comes_once_slack_is_back(scene: Scene) -> None:
    julie = OnSlack(scene)
    down(scene)
    await scene.slack.dm(julie.me, LINE)
    await recovered(scene)
    assert heard(julie) == [LINE, LOGGED]


async def test_answer_for_one_reader_of_a_channel_comes_to_them_alone(scene: Scene) -> None:
    julie, there = OnSlack(scene), OnSlack(scene, room="general")
    before = heard(there)
    general = next(one for one in scene.slack.channels.values() if one.name == "general")
    down(scene)
    await scene.slack.mention(julie.me, general, LINE)
    await recovered(scene)
    asked = f"<@{scene.slack.app.bot_user_id}> {LINE}"
    assert (heard(julie), heard(there)[len(before) :]) == ([LOGGED], [asked])
