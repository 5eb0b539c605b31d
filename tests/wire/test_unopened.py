"""A form that Slack does not open."""

from __future__ import annotations

from bot.playground.calls import Fault
from tests.wire.conftest import Scene
from tests.wire.watching import last_on_slack, typed


async def test_form_that_does_not_open_is_said_with_its_question(scene: Scene) -> None:
    julie = scene.on_slack["julie"]
    await scene.slack.command(julie, scene.general, "/contrat 2500 CHUS")
    scene.slack.faults.plan("views.open", Fault("ratelimited", status=429, retry_after=60))
    await scene.slack.press(julie, last_on_slack(scene), "Ouvrir le formulaire")

    told = "Le formulaire ne s’est pas ouvert : répondez ici, ou pressez de nouveau son bouton."
    assert typed(last_on_slack(scene).text).endswith(told)
    await scene.slack.press(julie, last_on_slack(scene), "Gré à gré")
    assert len(await scene.rows()) == 1
