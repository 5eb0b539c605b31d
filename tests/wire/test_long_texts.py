"""Texts longer than Telegram carries at once: its clients send them in pieces, in a row."""

from __future__ import annotations

from bot.playground.telegram import Message
from tests.printing import plain
from tests.wire.scene import Open, Scene
from tests.wire.watching import last_on_telegram, on_either_telegram, turn_clock

LONG = "Bonjour à toutes et à tous, la prochaine formation affiche complet. " * 92
COUNT = f"{len(LONG) - 1:,}".replace(",", "\N{NO-BREAK SPACE}")


async def said_too_long(scene: Scene) -> Message:
    """Let Dominique send what arrives in two pieces, and wait for the answer to both."""
    dominique = scene.on_telegram["dominique"]
    await scene.telegram.say(dominique, dominique, f"/diffuser {LONG}")
    return await last_on_telegram(scene, f"Ce texte a {COUNT} caractères", "dominique")


@on_either_telegram
async def test_text_that_arrives_in_pieces_is_refused_whole(scene_of: Open, public: bool) -> None:
    async with scene_of(public=public) as scene:
        asked = await said_too_long(scene)

        assert plain(asked.text).endswith("Il est gardé : comment le dire plus brièvement?")


async def test_shorter_text_sent_once_the_question_was_read_takes_its_place(scene: Scene) -> None:
    await said_too_long(scene)
    turn_clock(scene, minutes=1)
    dominique = scene.on_telegram["dominique"]
    await scene.telegram.say(dominique, dominique, "La formation affiche complet.")
    topic = await last_on_telegram(scene, "Quel en est le sujet?", "dominique")
    await scene.telegram.press(dominique, topic, "Formations")
    preview = await last_on_telegram(scene, "Aperçu, rien n’est parti", "dominique")

    assert plain(preview.text).splitlines()[2] == "La formation affiche complet."
