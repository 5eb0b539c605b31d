"""An event announced to both platforms: each answer changes every copy."""

from __future__ import annotations

from bot.playground.slack import Message as SlackMessage
from bot.playground.telegram import Chat as Group
from tests.handlers.hosting import LINE, TOLD
from tests.printing import plain
from tests.wire.scene import Open, Scene, attached
from tests.wire.watching import (
    WITHIN,
    answered,
    form_opened,
    last_on_slack,
    last_on_telegram,
    on_either_slack,
    replied,
    turn_clock,
)

OPENING = "Serez-vous là?"


def posted(scene: Scene) -> SlackMessage:
    """Return the copy in the Slack channel."""
    seen = scene.slack.visible_to(scene.on_slack["julie"], scene.general)
    return next(one for one in seen if OPENING in one.text and one.ephemeral_to is None)


def in_channel(scene: Scene) -> str:
    seen = scene.slack.visible_to(scene.on_slack["julie"], scene.general)
    return next((one.text for one in seen if OPENING in one.text), "")


def in_group(scene: Scene, group: Group) -> str:
    seen = scene.telegram.visible_to(scene.on_telegram["sam"], group)
    return seen[-1].text if seen else ""


@on_either_slack
async def test_answers_from_both_platforms_change_every_copy(scene_of: Open, public: bool) -> None:
    async with scene_of(public=public) as scene:
        group = scene.telegram.group("Cohorte", [scene.on_telegram["sam"]])
        await attached(scene, group)
        preview = await replied(scene, f"/evenement {LINE}", "dominique")
        await scene.slack.press(scene.on_slack["dominique"], preview, "Annoncer")

        own = await last_on_telegram(scene, "📅 Formation")
        await scene.telegram.until(lambda: OPENING in in_group(scene, group))
        await scene.slack.pulse.until(lambda: OPENING in in_channel(scene), WITHIN)
        assert plain(posted(scene).text).startswith("📅 Formation")
        assert TOLD in plain(posted(scene).text)

        await scene.telegram.press(scene.on_telegram["julie"], own, "Oui")
        await last_on_telegram(scene, "✅ C’est noté")
        await scene.slack.pulse.until(lambda: "1/20" in posted(scene).text, WITHIN)
        await scene.telegram.until(lambda: "1/20" in in_group(scene, group))
        turn_clock(scene, minutes=1)
        await scene.slack.press(scene.on_slack["sam"], posted(scene), "Oui")
        await scene.slack.pulse.until(lambda: "2/20" in posted(scene).text, WITHIN)
        await scene.telegram.until(lambda: "2/20" in in_group(scene, group))

        await scene.slack.pulse.until(lambda: last_on_slack(scene, "sam").ephemeral_to, WITHIN)
        answer = last_on_slack(scene, "sam")
        assert (answer.ephemeral_to, answer.text[:12]) == (
            scene.on_slack["sam"].id,
            "✅ Noted: Yes",
        )


async def test_event_is_asked_for_on_telegram_and_announced(scene: Scene) -> None:
    dominique = scene.on_telegram["dominique"]
    await scene.telegram.say(dominique, dominique, f"/evenement {LINE.replace('14h-16h30, ', '')}")
    await last_on_telegram(scene, "À quelle heure", "dominique")
    await scene.telegram.say(dominique, dominique, "14h à 16h30")
    preview = await last_on_telegram(scene, "Aperçu", "dominique")
    await scene.telegram.press(dominique, preview, "Annoncer")

    announced = await last_on_telegram(scene, "📅 Formation")
    assert TOLD in plain(announced.text)


async def test_event_form_on_slack_keeps_what_was_typed(scene: Scene) -> None:
    dominique = scene.on_slack["dominique"]
    group = scene.telegram.group("Cohorte", [scene.on_telegram["sam"]])
    await attached(scene, group)
    asked = await replied(scene, "/evenement formation Marché, hier 14h", "dominique")
    pressed = scene.slack.press(dominique, asked, "Ouvrir le formulaire")
    form = await form_opened(scene, pressed, "dominique")
    wrong = await scene.slack.submit(
        dominique, form, {"Date": "2026-11-26", "Heures": "16h-14h", "Lieu": "Parvis"}
    )
    right = {"Date": "2026-11-26", "Heures": "14 h – 16 h"}
    sent = scene.slack.submit(dominique, scene.slack.modal(dominique), right)
    preview = await answered(scene, sent, "dominique")

    assert [*wrong.errors] == ["hours"]
    told = "Marché, le jeudi 26 novembre de 14 h à 16 h, Parvis"
    assert told in plain(preview.text)
