"""A champion answers on Slack about what an enterprise logged, which hears of it on Telegram."""

from __future__ import annotations

from bot.playground.slack import Message
from tests.handlers.confirming import ASKED, CHUS, FIRST, JULIE, LEFT, NOTHING, SECOND
from tests.wire.scene import Open, Scene
from tests.wire.watching import (
    answered,
    form_opened,
    last_on_slack,
    last_on_telegram,
    on_either_slack,
    turn_clock,
    typed,
)


async def press(scene: Scene, label: str, who: str = "mireille") -> Message:
    """Press a button of what one sees last on Slack, and return what one sees then."""
    pressed = scene.slack.press(scene.on_slack[who], last_on_slack(scene, who), label)
    return await answered(scene, pressed, who)


async def asked(scene: Scene) -> Message:
    said = scene.slack.command(scene.on_slack["mireille"], scene.general, "/confirmer")
    return await answered(scene, said, "mireille")


@on_either_slack
async def test_champion_confirms_on_slack_and_the_manager_is_told_on_telegram(
    scene_of: Open, public: bool
) -> None:
    async with scene_of(public=public) as scene:
        first = await asked(scene)
        second = await press(scene, "Confirmer")
        last = await press(scene, "Confirmer")
        turn_clock(scene, minutes=6)
        news = await last_on_telegram(scene, "🎉")

        mireille = scene.on_slack["mireille"]
        assert typed(first.text).startswith(f"{LEFT.format(2)}\n{ASKED.format(FIRST)}")
        assert ASKED.format(SECOND) in typed(second.text)
        assert NOTHING in typed(last.text)
        assert len(scene.slack.visible_to(mireille, scene.general)) == 1
        assert typed(news.text) == f"🎉 2 contrats confirmés\n\n{FIRST}\n{SECOND}"


async def test_correction_proposed_on_slack_is_accepted_on_telegram(scene: Scene) -> None:
    mireille, julie = scene.on_slack["mireille"], scene.on_telegram["julie"]
    reported = scene.slack.press(mireille, await asked(scene), "Signaler une erreur")
    form = await form_opened(scene, reported, "mireille")
    right = {"Montant": "2 600 $", "Mode": "Sur invitation"}
    answer = await answered(scene, scene.slack.submit(mireille, form, right), "mireille")
    proposal = await last_on_telegram(scene, f"⚠️ {CHUS} propose")
    await scene.telegram.press(julie, proposal, "Accepter")
    corrected = await last_on_telegram(scene, "✅ Contrat corrigé")
    news = await last_on_telegram(scene, f"{JULIE} a accepté", "mireille")

    assert "2 060 $ → 2 600 $" in typed(proposal.text)
    assert f"Correction proposée à {JULIE}" in typed(answer.text)
    assert "Confirmé le 18 novembre." in typed(corrected.text)
    assert "gré à gré → appel d’offres sur invitation" in typed(news.text)
