"""A form that Slack does not open."""

from __future__ import annotations

from bot.playground.calls import Fault
from tests.wire.scene import Scene
from tests.wire.watching import answered, typed


async def test_form_that_does_not_open_is_said_with_its_question(scene: Scene) -> None:
    julie, slack = scene.on_slack["julie"], scene.slack
    question = await answered(scene, slack.command(julie, scene.general, "/contrat 2500 CHUS"))
    slack.faults.plan("views.open", Fault("ratelimited", status=429, retry_after=60))
    unopened = await answered(scene, slack.press(julie, question, "Ouvrir le formulaire"))
    await answered(scene, slack.press(julie, unopened, "Gré à gré"))

    told = "Le formulaire ne s’est pas ouvert : répondez ici, ou appuyez de nouveau sur son bouton."
    assert typed(unopened.text).endswith(told)
    assert len(await scene.rows()) == 1
