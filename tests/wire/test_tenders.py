"""A call for tenders shared to both platforms: followed from each, moved, and told once."""

from __future__ import annotations

from bot.playground.slack import Message as SlackMessage
from bot.playground.telegram import Chat as Group
from tests.handlers.tendering import LINE, LINK
from tests.printing import plain
from tests.wire.scene import Open, Scene, attached
from tests.wire.watching import (
    WITHIN,
    answered,
    buttons,
    form_opened,
    holding,
    last_on_telegram,
    on_either_slack,
    replied,
    turn_clock,
)

TITLE = "📄 Service de traiteur"
OLD, NEW = "le mardi 8 décembre à 14 h", "le jeudi 10 décembre à 14 h"
DROPPED = "Question abandonnée : rien n’est noté ni changé."
WAYS = ("Suivre", "Chercher un partenaire", "Pas pour nous", "Voir l’avis")
MOVED = f"📄 Nouvelle clôture : {NEW} (au lieu du mardi 8 décembre à 14 h). Service de traiteur"
MOVED_EN = (
    "📄 New closing: Thursday, December 10 at 2:00 p.m. (was Tuesday, December 8 at 2:00 p.m.). "
    "Service de traiteur"
)


def posted(scene: Scene) -> SlackMessage:
    """Return the copy in the Slack channel."""
    seen = scene.slack.visible_to(scene.on_slack["julie"], scene.general)
    return next(one for one in seen if one.text.startswith(TITLE))


def told(scene: Scene, who: str, *starts: str) -> list[str]:
    """Return all that the bot told somebody in private that opens with one of these words."""
    seen = scene.telegram.visible_to(scene.on_telegram[who])
    return [plain(one.text) for one in seen if one.text.startswith(starts)]


def in_group(scene: Scene, group: Group) -> str:
    seen = scene.telegram.visible_to(scene.on_telegram["sam"], group)
    return plain(seen[-1].text) if seen else ""


@on_either_slack
async def test_call_is_followed_from_both_platforms_and_its_move_is_told_once(
    scene_of: Open, public: bool
) -> None:
    async with scene_of(public=public) as scene:
        dominique = scene.on_slack["dominique"]
        group = scene.telegram.group("Cohorte", [scene.on_telegram["sam"]])
        await attached(scene, group)
        preview = await replied(scene, f"/appel {LINE}", "dominique")
        await scene.slack.press(dominique, preview, "Annoncer")

        alert = await last_on_telegram(scene, TITLE)
        assert tuple(one.text for row in alert.keyboard for one in row) == WAYS
        link = await scene.telegram.follow(scene.on_telegram["julie"], alert, "Voir l’avis")
        assert link == LINK
        await scene.telegram.until(lambda: TITLE in in_group(scene, group))
        assert buttons(posted(scene)) == WAYS

        await scene.telegram.press(scene.on_telegram["julie"], alert, "Suivre")
        await last_on_telegram(scene, "✅ C’est noté")
        follows = scene.slack.press(scene.on_slack["sam"], posted(scene), "Suivre")
        noted = await answered(scene, follows, "sam")
        assert noted.text.startswith("✅ Noted: Service de traiteur")

        pressed = scene.slack.press(dominique, holding(scene, "Modifier"), "Modifier")
        form = await form_opened(scene, pressed, "dominique")
        sent = scene.slack.submit(dominique, form, {"Date": "2026-12-10"})
        changed = await answered(scene, sent, "dominique")
        assert "2 personnes sont averties." in changed.text
        await last_on_telegram(scene, "📄 Nouvelle clôture")
        await last_on_telegram(scene, "📄 New closing", "sam")
        turn_clock(scene, minutes=1)
        await scene.slack.pulse.until(lambda: NEW in plain(posted(scene).text), WITHIN)
        await scene.telegram.until(lambda: NEW in in_group(scene, group))
        await scene.telegram.until(lambda: NEW in told(scene, "julie", TITLE)[0])
        assert told(scene, "julie", "📄 Nouvelle") == [MOVED]
        assert told(scene, "sam", "📄 New") == [MOVED_EN]


async def test_call_is_shared_and_moved_on_telegram(scene: Scene) -> None:
    dominique, julie = scene.on_telegram["dominique"], scene.on_telegram["julie"]
    await scene.telegram.say(dominique, dominique, f"/appel {LINE}")
    preview = await last_on_telegram(scene, "Aperçu", "dominique")
    await scene.telegram.press(dominique, preview, "Annoncer")
    own = await last_on_telegram(scene, TITLE, "dominique")
    alert = await last_on_telegram(scene, TITLE)
    assert OLD in plain(alert.text)
    await scene.telegram.press(julie, alert, "Suivre")
    await last_on_telegram(scene, "✅ C’est noté")

    await scene.telegram.press(dominique, own, "Modifier")
    which = await last_on_telegram(scene, "Que voulez-vous", "dominique")
    await scene.telegram.press(dominique, which, "Date")
    await last_on_telegram(scene, "Pour quel jour est-ce?", "dominique")
    await scene.telegram.say(dominique, dominique, "10 décembre")
    changed = await last_on_telegram(scene, "✅ Appel d’offres modifié", "dominique")
    assert "1 personne est avertie." in changed.text
    await last_on_telegram(scene, "📄 Nouvelle clôture")
    assert told(scene, "julie", "📄 Nouvelle") == [MOVED]


async def test_card_stays_whole_on_telegram_when_its_question_is_dropped(scene: Scene) -> None:
    dominique, julie = scene.on_slack["dominique"], scene.on_telegram["julie"]
    await attached(scene, scene.telegram.group("Cohorte", [scene.on_telegram["sam"]]))
    preview = await replied(scene, f"/appel {LINE}", "dominique")
    await scene.slack.press(dominique, preview, "Annoncer")
    alert = await last_on_telegram(scene, TITLE)
    await scene.telegram.press(julie, alert, "Chercher un partenaire")
    question = await last_on_telegram(scene, "Que cherchez-vous?")
    await scene.telegram.press(julie, question, "Abandonner")
    dropped = await last_on_telegram(scene, "Question abandonnée")

    assert dropped.id == question.id != alert.id
    [card] = (one for one in scene.telegram.visible_to(julie) if one.id == alert.id)
    assert (card.text, card.keyboard) == (alert.text, alert.keyboard)


@on_either_slack
async def test_card_stays_whole_in_a_channel_when_its_question_is_dropped(
    scene_of: Open, public: bool
) -> None:
    async with scene_of(public=public) as scene:
        dominique, julie = scene.on_slack["dominique"], scene.on_slack["julie"]
        group = scene.telegram.group("Cohorte", [scene.on_telegram["sam"]])
        await attached(scene, group)
        preview = await replied(scene, f"/appel {LINE}", "dominique")
        await scene.slack.press(dominique, preview, "Annoncer")
        await last_on_telegram(scene, TITLE)
        await scene.slack.pulse.until(lambda: scene.slack.visible_to(julie, scene.general), WITHIN)
        card = posted(scene)
        question = await answered(scene, scene.slack.press(julie, card, "Chercher un partenaire"))
        dropped = await answered(scene, scene.slack.press(julie, question, "Abandonner"))

        assert question.ephemeral_to == julie.id
        assert (dropped.ts, plain(dropped.text)) == (question.ts, DROPPED)
        assert (posted(scene).text, buttons(posted(scene))) == (card.text, WAYS)
