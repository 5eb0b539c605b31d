"""Cards that answered somebody change by themselves, on both platforms."""

from __future__ import annotations

from dataclasses import replace

from bot.playground.slack import Message as SlackMessage
from storage.people import PERSON
from tests.handlers.hosting import LINE
from tests.printing import plain
from tests.wire.scene import Open, Scene
from tests.wire.watching import WITHIN, counts, last_on_telegram, on_either_slack, turn_clock

FRENCH, TOPIC = "La prochaine formation affiche complet.", "Appels d’offres"
ALL_SENT = {
    "Personnes visées": 11,
    "Envoyés": 2,
    "En attente": 0,
    "Injoignables": 8,
    "Désabonnées ou sans accord": 1,
}
TITLE = "Répondre à un appel d'offres"


def in_private(scene: Scene, who: str) -> SlackMessage:
    """Return what somebody reads last in their direct chat with the bot on Slack."""
    person = scene.on_slack[who]
    return scene.slack.visible_to(person, scene.slack.direct(person))[-1]


async def last_in_private(scene: Scene, start: str) -> SlackMessage:
    """Wait for what Dominique reads last there to open with these words."""
    await scene.slack.pulse.until(lambda: started(scene, start), WITHIN)
    return in_private(scene, "dominique")


def started(scene: Scene, start: str) -> bool:
    person = scene.on_slack["dominique"]
    seen = scene.slack.visible_to(person, scene.slack.direct(person))
    return bool(seen) and seen[-1].text.startswith(start)


async def announced_in_private(scene: Scene) -> SlackMessage:
    """Let Dominique announce an event from her direct chat; return its card there."""
    dominique = scene.on_slack["dominique"]
    await scene.slack.command(dominique, scene.slack.direct(dominique), f"/evenement {LINE}")
    await scene.slack.press(dominique, await last_in_private(scene, "Aperçu"), "Annoncer")
    return await last_in_private(scene, "📅 Formation")


async def opened_on_telegram(scene: Scene) -> None:
    """Let Dominique open the event from the list, on Telegram."""
    dominique = scene.on_telegram["dominique"]
    await scene.telegram.say(dominique, dominique, "/evenements")
    listed = await last_on_telegram(scene, "Événements à venir", "dominique")
    await scene.telegram.press(dominique, listed, TITLE)
    await last_on_telegram(scene, "📅 Formation", "dominique")


@on_either_slack
async def test_cards_of_a_coordinator_show_who_answers_on_both_platforms(
    scene_of: Open, public: bool
) -> None:
    async with scene_of(public=public) as scene:
        card = await announced_in_private(scene)
        await opened_on_telegram(scene)

        def shown() -> list[str]:
            on_slack = in_private(scene, "dominique")
            on_telegram = scene.telegram.visible_to(scene.on_telegram["dominique"])[-1]
            texts = [plain(one.text) for one in (on_slack, on_telegram)]
            return [count for count in ("0/20", "1/20", "2/20") if all(count in t for t in texts)]

        assert ((card.ephemeral_to, card.edited), shown()) == ((None, None), ["0/20"])
        own = await last_on_telegram(scene, "📅 Formation")
        await scene.telegram.press(scene.on_telegram["julie"], own, "Oui")
        await scene.slack.pulse.until(lambda: "1/20" in in_private(scene, "dominique").text, WITHIN)
        await scene.telegram.until(lambda: shown() == ["1/20"])
        turn_clock(scene, minutes=1)
        own_card = await last_on_telegram(scene, "📅 Formation", "dominique")
        await scene.telegram.press(scene.on_telegram["dominique"], own_card, "Oui")
        await last_on_telegram(scene, "✅ C’est noté", "dominique")
        # The edit before may have been noted after the clock was turned: the next waits from then.
        turn_clock(scene, minutes=1)
        await scene.slack.pulse.until(lambda: "2/20" in in_private(scene, "dominique").text, WITHIN)

        assert in_private(scene, "dominique").ts == card.ts


async def test_card_on_slack_stays_in_the_language_in_which_it_was_asked_for(
    scene: Scene,
) -> None:
    await announced_in_private(scene)
    unsaid = PERSON.update().values(language=None)
    await scene.app.store.run(lambda db: db.execute(unsaid))
    sam = scene.on_slack["sam"]
    scene.slack.people[sam.id] = replace(sam, locale="en-US")

    def shown() -> str:
        return plain(in_private(scene, "sam").text)

    await scene.slack.command(sam, scene.slack.direct(sam), "/events")
    await scene.slack.pulse.until(lambda: in_private(scene, "sam").text.startswith("Up"), WITHIN)
    await scene.slack.press(sam, in_private(scene, "sam"), TITLE)
    await scene.slack.pulse.until(lambda: "0/20, 20 places left." in shown(), WITHIN)
    own = await last_on_telegram(scene, "📅 Formation")
    await scene.telegram.press(scene.on_telegram["julie"], own, "Oui")
    turn_clock(scene, minutes=1)
    await scene.slack.pulse.until(lambda: "1/20" in shown(), WITHIN)

    assert "1/20, 19 places left." in shown()


async def test_report_on_slack_comes_to_its_final_figures_by_itself(scene: Scene) -> None:
    dominique = scene.on_slack["dominique"]
    await scene.slack.command(dominique, scene.slack.direct(dominique), f"/diffuser {FRENCH}")
    asked = await last_in_private(scene, "Quel en est")
    await scene.slack.choose(dominique, asked, "Faites votre choix", TOPIC)
    await scene.slack.press(dominique, await last_in_private(scene, "Aperçu"), "Envoyer")
    await last_on_telegram(scene, FRENCH)
    await last_on_telegram(scene, FRENCH, "sam")
    turn_clock(scene, minutes=1)
    report = await last_in_private(scene, "Envoyé le")

    assert counts(report.text) == ALL_SENT


async def test_report_on_telegram_comes_to_its_final_figures_by_itself(scene: Scene) -> None:
    dominique = scene.on_telegram["dominique"]
    await scene.telegram.say(dominique, dominique, f"/diffuser {FRENCH}")
    for asked, answer in (("Quel en est", TOPIC), ("Aperçu", "Envoyer")):
        question = await last_on_telegram(scene, asked, "dominique")
        await scene.telegram.press(dominique, question, answer)
    await last_on_telegram(scene, FRENCH)
    await last_on_telegram(scene, FRENCH, "sam")
    turn_clock(scene, minutes=1)
    report = await last_on_telegram(scene, "Envoyé le", "dominique")

    assert counts(report.text) == ALL_SENT
