"""What Slack shows one person alone in a channel is renewed after what they read, or not at all."""

from __future__ import annotations

from bot.platforms.slack.calls import ATTEMPTS
from bot.playground.calls import Fault
from tests.handlers.hosting import LINE, TITLE
from tests.printing import plain
from tests.wire.scene import Scene
from tests.wire.watching import WITHIN, answered, replied


def in_private(scene: Scene) -> list[str]:
    """Return how each message opens that the bot wrote to Julie in her direct chat."""
    julie = scene.on_slack["julie"]
    seen = scene.slack.visible_to(julie, scene.slack.direct(julie))
    return [plain(one.text).splitlines()[0] for one in seen if one.user != julie.id]


async def comes(scene: Scene, start: str) -> None:
    """Wait for something that opens so to be the last in Julie's direct chat."""
    await scene.slack.pulse.until(
        lambda: in_private(scene) and in_private(scene)[-1].startswith(start), WITHIN
    )


async def test_answer_put_off_comes_alone_and_what_was_pressed_stays(scene: Scene) -> None:
    dominique, julie = scene.on_slack["dominique"], scene.on_slack["julie"]
    preview = await replied(scene, f"/evenement {LINE}", "dominique")
    await answered(scene, scene.slack.press(dominique, preview, "Annoncer"), "dominique")
    listed = await replied(scene, "/evenements")
    card = await answered(scene, scene.slack.press(julie, listed, TITLE))

    scene.slack.faults.plan("response_url", Fault(status=503), times=ATTEMPTS)
    await scene.slack.press(julie, card, "Oui")
    await comes(scene, "✅ C’est noté : Oui")
    await scene.slack.say(julie, scene.slack.direct(julie), "/aide")
    await comes(scene, "Ce que vous pouvez faire")

    assert len(in_private(scene)) == 2
    [after] = [one for one in scene.slack.visible_to(julie, scene.general) if one.ts == card.ts]
    assert after.text == card.text
