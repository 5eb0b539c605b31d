"""What Slack shows one person in a channel: nothing edits it, so it says when, and a press does."""

from __future__ import annotations

from collections.abc import Awaitable
from dataclasses import replace

import pytest

from bot.cards import Button
from bot.exchange import Press, Reply, Request, Shown, Still, Submission
from bot.platforms.slack.calls import ATTEMPTS
from bot.playground.calls import Fault
from bot.playground.slack import Channel, Person, Slack
from tests.platforms.slack.scene import SHEET, Script, last, said, seen

pytestmark = pytest.mark.usefixtures("bot")

YES = Button("Oui", "rsvp", (12, "yes"))
ANEW = Button("Mettre à jour", "event.anew@1", (12,))
EVENT = Shown("event", (12,), 1)
WITHIN = 20.0
"""Seconds for what one waits for, on a slow machine."""
NOTED = Reply(said("C’est noté"))
OPENS = Reply(said("Quel lieu?"), sheet=replace(SHEET, inputs=SHEET.inputs[:1]))


def at(hour: int, *, replaces: bool = False) -> Reply:
    """Answer with an event, which shows in a message that stays at what hour it was so."""
    dated = Still(said(f"{hour} h", YES, ANEW), ANEW.data)
    return Reply(said("Formation", YES), replaces=replaces, shows=EVENT, still=dated)


def acting(script: Script, answer: Reply, anew: Reply | None) -> None:
    """Answer everything so, but what shows the event anew."""

    async def answered(request: Request) -> Reply | None:
        return anew if request.act == Press(ANEW.data) else answer

    script.answer = answered


async def shown(slack: Slack, julie: Person, channel: Channel, script: Script) -> None:
    script.replies(at(9))
    await slack.command(julie, channel, "/evenement")
    await script.until(1)


async def when(slack: Slack, act: Awaitable[object], julie: Person, channel: Channel) -> None:
    """Do something, and wait for the event to be read there as it is an hour later."""
    await act
    await slack.pulse.until(lambda: ("10 h", True) in seen(slack, julie, channel), WITHIN)


async def test_message_that_nothing_edits_says_when_it_was_so(
    slack: Slack, julie: Person, general: Channel, script: Script
) -> None:
    await shown(slack, julie, general, script)
    script.replies(at(10, replaces=True))
    await slack.press(julie, last(slack, general), "Mettre à jour")
    await script.until(2)

    assert seen(slack, julie, general) == [("10 h", True)]
    assert script.living == []


async def test_message_that_can_be_edited_does_not_say_it(
    slack: Slack, julie: Person, script: Script
) -> None:
    private = slack.direct(julie)
    await shown(slack, julie, private, script)
    script.replies(at(10, replaces=True))
    await slack.press(julie, last(slack, private), "Oui")
    await script.until(2)

    assert seen(slack, julie, private) == [("Formation", False)]
    assert len(script.living) == 2


async def test_answer_in_the_direct_chat_that_cannot_be_posted_says_when_it_was_so(
    slack: Slack, julie: Person, script: Script
) -> None:
    slack.faults.plan("chat.postMessage", Fault("restricted_action"))
    await shown(slack, julie, slack.direct(julie), script)

    assert seen(slack, julie, slack.direct(julie)) == [("9 h", True)]


async def test_mention_in_a_channel_is_answered_with_what_says_when_it_was_so(
    slack: Slack, julie: Person, general: Channel, script: Script
) -> None:
    script.replies(at(9))
    await slack.mention(julie, general, "événements")
    await script.until(1)

    assert seen(slack, julie, general) == [("9 h", True)]


async def test_press_on_what_nothing_edits_shows_it_as_it_is_by_then(
    slack: Slack, julie: Person, general: Channel, script: Script
) -> None:
    await shown(slack, julie, general, script)
    acting(script, NOTED, at(10, replaces=True))
    await when(slack, slack.press(julie, last(slack, general), "Oui"), julie, general)
    await script.until(3)

    assert seen(slack, julie, general) == [("10 h", True), ("C’est noté", True)]
    assert [one.act for one in script.requests[1:]] == [Press(YES.data), Press(ANEW.data)]
    assert [one.renews for one in script.requests] == [False, False, True]
    assert len({one.delivery for one in script.requests}) == 3


async def test_answer_that_is_not_given_leaves_what_was_pressed_as_it_was(
    slack: Slack, julie: Person, general: Channel, script: Script
) -> None:
    await shown(slack, julie, general, script)
    acting(script, NOTED, at(10, replaces=True))
    slack.faults.plan("response_url", Fault(status=503), times=ATTEMPTS)
    await slack.press(julie, last(slack, general), "Oui")
    await script.until_left()
    script.replies(NOTED)
    await slack.command(julie, general, "/aide")
    await script.until(2)

    assert seen(slack, julie, general) == [("9 h", True), ("C’est noté", True)]
    assert [one.renews for one in script.requests] == [False] * 3


async def test_form_opened_from_what_nothing_edits_shows_it_as_the_form_made_it(
    slack: Slack, julie: Person, general: Channel, script: Script
) -> None:
    await shown(slack, julie, general, script)
    acting(script, OPENS, at(10, replaces=True))
    await slack.press(julie, last(slack, general), "Oui")
    assert seen(slack, julie, general) == [("9 h", True)]
    acting(script, NOTED, at(10, replaces=True))
    sent = slack.submit(julie, slack.modal(julie), {"Montant": "3000"})
    await when(slack, sent, julie, general)

    assert seen(slack, julie, general) == [("10 h", True), ("C’est noté", True)]
    assert [type(one.act) for one in script.requests[2:]] == [Submission, Press]


async def test_answer_that_takes_its_place_is_not_replaced_by_what_was_there(
    slack: Slack, julie: Person, general: Channel, script: Script
) -> None:
    await shown(slack, julie, general, script)
    acting(script, Reply(said("Rien n’est parti"), replaces=True), at(10, replaces=True))
    await slack.press(julie, last(slack, general), "Oui")
    await script.until(2)

    assert seen(slack, julie, general) == [("Rien n’est parti", True)]
    assert len(script.requests) == 2


@pytest.mark.parametrize("anew", [None, Reply(said("Ce bouton ne sert plus."))])
async def test_message_whose_view_is_gone_stays_beside_the_answer(
    slack: Slack, julie: Person, general: Channel, script: Script, anew: Reply | None
) -> None:
    await shown(slack, julie, general, script)
    acting(script, NOTED, anew)
    await slack.press(julie, last(slack, general), "Oui")
    await script.until(2)

    assert seen(slack, julie, general) == [("9 h", True), ("C’est noté", True)]


async def test_message_that_cannot_be_renewed_stays_as_it_was(
    slack: Slack, julie: Person, general: Channel, script: Script
) -> None:
    await shown(slack, julie, general, script)

    async def answered(request: Request) -> Reply:
        if request.act != Press(ANEW.data):
            return NOTED
        slack.faults.plan("response_url", Fault(status=500))
        return at(10, replaces=True)

    script.answer = answered
    done = await slack.press(julie, last(slack, general), "Oui")
    await script.until(2)

    assert seen(slack, julie, general) == [("9 h", True), ("C’est noté", True)]
    assert (done.failure, script.left) == (None, [])
