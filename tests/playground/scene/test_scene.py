"""Both platforms around the very bot: what is typed, and what survives a restart."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.playground.scene import Scene
from bot.playground.slack import NotPossibleError
from tests.playground.scene.people import OnSlack, OnTelegram

LOGGED = (
    "✅ Contrat noté : n° 27, 2 500 $, CIUSSS de l’Estrie – CHUS, gré à gré, le 18 novembre. Merci!"
)
ALIKE = (
    "Un contrat semblable est déjà noté : n° 27, 2 500 $, CIUSSS de l’Estrie – CHUS, gré à gré, "
    "le 18 novembre. Est-ce le même?"
)
MET = "✅ Contact noté : Claude Roy, CIUSSS de l’Estrie – CHUS, appel, le 18 novembre."


async def restarted(scene: Scene) -> None:
    """Restart the bot, and see that it is another one."""
    before = scene.app
    await scene.restart()
    assert scene.app.store is not before.store


async def test_contract_is_known_on_both_platforms(scene: Scene, telegram: OnTelegram) -> None:
    general = OnSlack(scene, room="general")
    assert await general.types("/contrat 2500 CHUS gré-à-gré") == LOGGED
    assert await telegram.types("/contrat 2500 CHUS gré à gré") == ALIKE
    assert OnSlack(scene, "sam", room="general").reads == []


async def test_slack_knows_only_the_commands_of_the_manifest(slack: OnSlack) -> None:
    with pytest.raises(NotPossibleError, match=r"^/sauvegarde is not a valid command\.$"):
        await slack.types("/sauvegarde")
    assert slack.reads == []


async def test_who_has_not_joined_has_to_press_start(scene: Scene) -> None:
    alex = OnTelegram(scene, "alex")
    assert not scene.telegram.world.is_in(alex.me.id, scene.telegram.bot.id)
    await scene.telegram.start(alex.me)
    await scene.changed.until(lambda: alex.reads, 10)
    assert alex.reads[0].text == (
        "Je ne vous connais pas encore. Demandez un code à la coordination, "
        "puis écrivez-moi en privé : /code CODE"
    )


async def test_question_outlives_the_bot(scene: Scene, telegram: OnTelegram) -> None:
    assert await telegram.types("/contact CHUS appel") == "Avec qui étiez-vous en contact?"
    await restarted(scene)
    assert (await telegram.types("Claude Roy")).startswith(MET)


async def test_button_outlives_the_bot(scene: Scene, slack: OnSlack) -> None:
    asked = await slack.types("/contrat 2500 CHUS")
    assert asked.startswith("J’ai compris 2 500 $ et CIUSSS de l’Estrie – CHUS. Comment")
    await restarted(scene)
    await slack.presses("Gré à gré")
    assert slack.reads[-1].text == LOGGED


async def test_restart_in_good_order_is_no_conflict(scene: Scene) -> None:
    await restarted(scene)
    await restarted(scene)
    calls = (*scene.slack.journal.calls, *scene.telegram.journal.calls)
    assert [(one.method, one.error) for one in calls if one.error] == []


async def test_whatever_people_see_beats(scene: Scene, slack: OnSlack) -> None:
    beats = [scene.changed.beats]
    await slack.types("/contrat 2500 CHUS")
    beats.append(scene.changed.beats)
    await scene.slack.press(slack.me, slack.last, "Ouvrir le formulaire")
    beats.append(scene.changed.beats)
    await scene.slack.close(slack.me, scene.slack.modal(slack.me))
    beats.append(scene.changed.beats)
    await scene.move_to(scene.clock.now() + timedelta(minutes=1))
    beats.append(scene.changed.beats)
    scene.limit("slack", 5)
    beats.append(scene.changed.beats)
    scene.mend()
    beats.append(scene.changed.beats)
    assert beats == sorted({*beats})
