"""Every copy of an event says the same, wherever it is read, but one that says when it was so."""

from __future__ import annotations

import re

from bot.playground.slack import Channel
from bot.playground.slack import Message as SlackMessage
from bot.playground.telegram import Chat as Group
from tests.handlers.hosting import LINE, TITLE
from tests.printing import plain
from tests.wire.scene import Scene, attached
from tests.wire.watching import WITHIN, buttons, last_on_telegram, replied, turn_clock

OPENING = "Serez-vous là?"
DATED = re.compile(r"État au .+ à \d+ h( \d+)?\. Ce message ne change pas de lui-même\.")


def on_slack(scene: Scene, channel: Channel, *, alone: bool = False) -> SlackMessage | None:
    """Return the copy that Dominique reads there; of a channel, everybody's or her own alone."""
    seen = scene.slack.visible_to(scene.on_slack["dominique"], channel)
    copies = [one for one in seen if OPENING in one.text and bool(one.ephemeral_to) is alone]
    return copies[-1] if copies else None


def hers(scene: Scene) -> SlackMessage:
    """Return what she alone reads in the channel."""
    found = on_slack(scene, scene.general, alone=True)
    assert found is not None
    return found


def counts(scene: Scene, group: Group) -> list[str]:
    """Return what each copy says: channel, her direct chat, group, Julie's chat, hers alone."""
    private = scene.slack.direct(scene.on_slack["dominique"])
    seen = [
        *scene.telegram.visible_to(scene.on_telegram["sam"], group)[-1:],
        *scene.telegram.visible_to(scene.on_telegram["julie"]),
    ]
    told = [one.text for one in seen if OPENING in one.text]
    posted = on_slack(scene, scene.general), on_slack(scene, private)
    texts = [*(one.text for one in posted if one), *told, hers(scene).text]
    return [found[0] for text in texts if (found := re.search(r"\d/20", text))]


async def every_copy(scene: Scene, group: Group, count: str, *, hers_too: bool = True) -> None:
    """Wait for all five to say so; or all but what nothing edits."""
    least = 5 if hers_too else 4

    def all_say() -> bool:
        return counts(scene, group)[:least] == [count] * least

    turn_clock(scene, minutes=1)
    await scene.telegram.until(lambda: counts(scene, group)[2:4] == [count] * 2)
    await scene.slack.pulse.until(all_say, WITHIN)


async def opened_in_private(scene: Scene) -> None:
    """Let Dominique open the event from the list, in her direct chat."""
    dominique = scene.on_slack["dominique"]
    private = scene.slack.direct(dominique)

    def listed() -> SlackMessage | None:
        seen = scene.slack.visible_to(dominique, private)
        return next((one for one in seen if TITLE in buttons(one)), None)

    await scene.slack.command(dominique, private, "/evenements")
    card = await scene.slack.pulse.until(listed, WITHIN)
    assert card is not None
    await scene.slack.press(dominique, card, TITLE)
    await scene.slack.pulse.until(lambda: on_slack(scene, private), WITHIN)


async def test_answers_from_both_platforms_change_every_copy_or_what_is_pressed(
    scene: Scene,
) -> None:
    dominique = scene.on_slack["dominique"]
    group = scene.telegram.group("Cohorte", [scene.on_telegram["sam"]])
    await attached(scene, group)
    preview = await replied(scene, f"/evenement {LINE}", "dominique")
    await scene.slack.press(dominique, preview, "Annoncer")
    await scene.slack.pulse.until(lambda: on_slack(scene, scene.general), WITHIN)
    await opened_in_private(scene)
    own = await last_on_telegram(scene, "📅 Formation")

    await every_copy(scene, group, "0/20")
    await scene.telegram.press(scene.on_telegram["julie"], own, "Oui")
    await every_copy(scene, group, "1/20", hers_too=False)
    posted = on_slack(scene, scene.general)
    assert posted is not None
    await scene.slack.press(scene.on_slack["sam"], posted, "Oui")
    await every_copy(scene, group, "2/20", hers_too=False)

    assert "0/20" in hers(scene).text
    assert DATED.search(plain(hers(scene).text))
    await scene.slack.press(dominique, hers(scene), "Oui")
    await every_copy(scene, group, "3/20")

    assert DATED.search(plain(hers(scene).text))
    assert [DATED.search(plain(one.text)) for one in (posted, own)] == [None, None]
