"""A broadcast over the wire: previewed, changed, sent through faults, reported, stopped."""

from __future__ import annotations

import asyncio

from bot.playground.slack import Message as SlackMessage
from bot.playground.telegram.faults import blocked, flood
from tests.printing import plain
from tests.wire.scene import Open, Scene
from tests.wire.watching import (
    answered,
    counts,
    form_opened,
    holding,
    last_on_telegram,
    on_either_slack,
    replied,
    turn_clock,
)

FRENCH, ENGLISH = "La prochaine formation affiche complet.", "The next training is full."
TOPIC = "Appels d’offres"
CHANGED = "Cet aperçu a changé depuis : servez-vous du plus récent."
ONE_LEFT = "Aperçu, rien n’est parti\N{NO-BREAK SPACE}: 1 destinataire"
NOBODY_LEFT_OUT = {
    "Personnes visées": 11,
    "En attente": 0,
    "Injoignables": 8,
    "Désabonnées ou sans accord": 1,
}
WITHIN = 10.0
"""Seconds for what has arrived to be noted, on a slow machine."""


async def written_on_slack(scene: Scene) -> SlackMessage:
    """Let Dominique write to whoever agreed to hear of calls: Julie and Sam."""
    dominique = scene.on_slack["dominique"]
    asked = await replied(scene, f"/diffuser {FRENCH}", "dominique")
    chosen = scene.slack.choose(dominique, asked, "Faites votre choix", TOPIC)
    return await answered(scene, chosen, "dominique")


async def reported(scene: Scene) -> dict[str, int]:
    """Look at the report until nothing waits any more."""
    dominique, looks = scene.on_slack["dominique"], "Voir le rapport"
    async with asyncio.timeout(WITHIN):
        while counts(holding(scene, looks).text)["En attente"]:
            await scene.slack.press(dominique, holding(scene, looks), looks)
    report = plain(holding(scene, looks).text)
    assert report.startswith("Envoyé le mercredi 18 novembre à 10 h")
    return counts(report)


@on_either_slack
async def test_broadcast_is_changed_sent_reported_and_put_right(
    scene_of: Open, public: bool
) -> None:
    async with scene_of(public=public) as scene:
        dominique, julie = scene.on_slack["dominique"], scene.on_telegram["julie"]
        preview = await written_on_slack(scene)
        assert plain(preview.text).startswith("Aperçu, rien n’est parti : 2 destinataires")
        pressed = scene.slack.press(dominique, preview, "Modifier")
        form = await form_opened(scene, pressed, "dominique")
        sent = scene.slack.submit(dominique, form, {"Texte en anglais": ENGLISH})
        changed = await answered(scene, sent, "dominique")
        outdated = scene.slack.press(dominique, preview, "Envoyer")
        assert plain((await answered(scene, outdated, "dominique")).text) == CHANGED
        assert scene.telegram.visible_to(julie) == ()

        await scene.slack.press(dominique, changed, "Envoyer")
        received = await last_on_telegram(scene, FRENCH)
        await last_on_telegram(scene, ENGLISH, "sam")
        assert await reported(scene) == {**NOBODY_LEFT_OUT, "Envoyés": 2}

        edit = "Modifier le texte"
        pressed = scene.slack.press(dominique, holding(scene, edit), edit)
        form = await form_opened(scene, pressed, "dominique")
        await scene.slack.submit(dominique, form, {"Texte en français": "Il reste une place."})
        turn_clock(scene, minutes=1)
        await last_on_telegram(scene, "Il reste une place.")
        await scene.telegram.press(julie, received, "Me désabonner")
        await last_on_telegram(scene, "✅ Désabonnement fait")
        assert (await written_on_slack(scene)).text.startswith(ONE_LEFT)


async def test_broadcast_waits_out_a_flood_and_goes_round_a_block(scene: Scene) -> None:
    dominique, julie = scene.on_slack["dominique"], scene.on_slack["julie"]
    private = scene.slack.direct(julie)
    await scene.slack.command(julie, private, "/aide")
    scene.telegram.fail("sendMessage", blocked(), chat=scene.on_telegram["julie"])
    scene.telegram.fail("sendMessage", flood(1), chat=scene.on_telegram["sam"])
    await scene.slack.press(dominique, await written_on_slack(scene), "Envoyer")

    await last_on_telegram(scene, FRENCH, "sam")
    await scene.slack.pulse.until(
        lambda: scene.slack.visible_to(julie, private)[-1].text.startswith(FRENCH), WITHIN
    )
    assert scene.telegram.visible_to(scene.on_telegram["julie"]) == ()
    assert await reported(scene) == {**NOBODY_LEFT_OUT, "Envoyés": 2}


async def test_broadcast_from_telegram_is_stopped_for_whoever_has_not_got_it(scene: Scene) -> None:
    dominique, julie = scene.on_telegram["dominique"], scene.on_telegram["julie"]
    await scene.telegram.say(julie, julie, "/pause 1 semaine")
    await last_on_telegram(scene, "✅ Rappels suspendus")
    await scene.telegram.say(dominique, dominique, f"/diffuser {FRENCH}")
    for asked, answer in (("Quel en est", TOPIC), ("Aperçu", "Envoyer")):
        question = await last_on_telegram(scene, asked, "dominique")
        await scene.telegram.press(dominique, question, answer)
    await last_on_telegram(scene, FRENCH, "sam")
    sending = await last_on_telegram(scene, "Envoi en cours", "dominique")
    async with asyncio.timeout(WITHIN):
        while not counts(sending.text)["Envoyés"]:
            await scene.telegram.press(dominique, sending, "Voir le rapport")
            await scene.telegram.until(lambda: not scene.telegram.unanswered)
            sending = await last_on_telegram(scene, "Envoi en cours", "dominique")
    await scene.telegram.press(dominique, sending, "Arrêter l’envoi")
    stopped = await last_on_telegram(scene, "Envoi arrêté le", "dominique")
    turn_clock(scene, days=8)
    await scene.telegram.say(julie, julie, "/pause")
    await last_on_telegram(scene, "Quand")

    assert counts(stopped.text) == {
        **NOBODY_LEFT_OUT,
        "Envoyés": 1,
        "Arrêtés avant leur départ": 1,
    }
    assert [one for one in scene.telegram.visible_to(julie) if FRENCH in one.text] == []
