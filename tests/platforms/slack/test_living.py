"""Answers that show a view: posted so that they can be changed later, where Slack lets them be."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.cards import Button
from bot.exchange import Press, Reply, Shown, Submission
from bot.outlet import Sent
from bot.playground.calls import Fault
from bot.playground.slack import Channel, Kind, Person, Slack
from tests.platforms.slack.scene import SHEET, Script, last, said, seen

pytestmark = pytest.mark.usefixtures("bot")

OPEN = Button("Ouvrir le formulaire", "sheet", (7,))
GO = Button("Annoncer", "event.announce", (12,))
AMOUNT = replace(SHEET, inputs=SHEET.inputs[:1])
EVENT = Shown("event", (12,), 1)
CARD = Reply(said("Formation", GO), shows=EVENT)
IN_PLACE = Reply(said("Formation"), replaces=True, shows=EVENT)


async def test_command_in_the_direct_chat_is_answered_with_a_message_that_can_change(
    slack: Slack, julie: Person, script: Script
) -> None:
    private = slack.direct(julie)
    script.replies(CARD)
    await slack.command(julie, private, "/evenements")
    await script.until(1)

    assert seen(slack, julie, private) == [("Formation", False)]
    assert script.living == [Sent(private.id, last(slack, private).ts)]
    assert slack.journal.of("response_url") == []


async def test_command_in_a_channel_is_answered_to_one_person_and_never_changes(
    slack: Slack, julie: Person, general: Channel, script: Script
) -> None:
    script.replies(CARD)
    await slack.command(julie, general, "/evenements")
    await script.until(1)
    script.replies(IN_PLACE)
    await slack.press(julie, last(slack, general), "Annoncer")
    await script.until(2)

    assert seen(slack, julie, general) == [("Formation", True)]
    assert ([one.message for one in script.requests], script.living) == (["", ""], [])


async def test_words_in_the_direct_chat_are_answered_with_a_message_that_can_change(
    slack: Slack, julie: Person, script: Script
) -> None:
    private = slack.direct(julie)
    script.replies(CARD)
    await slack.dm(julie, "/evenements")
    await script.until(1)

    assert script.living == [Sent(private.id, last(slack, private).ts)]


async def test_message_whose_button_is_pressed_shows_something_else_where_it_stands(
    slack: Slack, julie: Person, script: Script
) -> None:
    private = slack.direct(julie)
    script.replies(CARD)
    await slack.dm(julie, "/evenements")
    there = last(slack, private)
    script.replies(IN_PLACE)
    await slack.press(julie, there, "Annoncer")
    await script.until(2)

    assert seen(slack, julie, private) == [("Formation", False)]
    assert script.requests[1].message == there.ts
    assert script.living == [Sent(private.id, there.ts)] * 2


async def test_message_shown_for_a_while_gives_way_to_one_that_can_change(
    slack: Slack, julie: Person, script: Script
) -> None:
    private = slack.direct(julie)
    script.replies(Reply(said("Aperçu", GO)))
    await slack.command(julie, private, "/evenement")
    assert seen(slack, julie, private) == [("Aperçu", True)]
    script.replies(IN_PLACE)
    await slack.press(julie, last(slack, private), "Annoncer")
    await script.until(2)

    assert seen(slack, julie, private) == [("Formation", False)]
    assert script.living == [Sent(private.id, last(slack, private).ts)]


@pytest.mark.parametrize(
    "fault", [Fault(status=500), Fault("restricted_action"), Fault("ratelimited", 429)]
)
async def test_answer_that_cannot_be_posted_is_given_all_the_same(
    slack: Slack, julie: Person, script: Script, fault: Fault
) -> None:
    private = slack.direct(julie)
    script.replies(CARD)
    slack.faults.plan("chat.postMessage", fault)
    await slack.command(julie, private, "/evenements")
    await script.until(1)

    assert seen(slack, julie, private) == [("Formation", True)]
    assert script.living == []


async def test_answer_in_the_direct_chat_of_two_people_is_given_to_one(
    slack: Slack, julie: Person, script: Script
) -> None:
    sam = slack.add_person("sam", "Sam Roy")
    theirs = slack.add_channel("", [julie, sam], with_app=False)
    pair = slack.channels.setdefault("D0THEIRS", replace(theirs, id="D0THEIRS", kind=Kind.DIRECT))
    script.replies(CARD)
    await slack.command(julie, pair, "/evenements")
    await script.until(1)

    assert (seen(slack, julie, pair), seen(slack, sam, pair)) == ([("Formation", True)], [])
    assert script.living == []


async def test_message_that_stays_when_it_should_give_way_is_no_fault(
    slack: Slack, julie: Person, script: Script
) -> None:
    private = slack.direct(julie)
    script.replies(Reply(said("Aperçu", GO)))
    await slack.command(julie, private, "/evenement")
    script.replies(IN_PLACE)
    slack.faults.plan("response_url", Fault(status=500))
    await slack.press(julie, last(slack, private), "Annoncer")
    await script.until(2)

    assert seen(slack, julie, private) == [("Aperçu", True), ("Formation", False)]


async def test_answer_lives_for_whoever_asked_in_their_language(
    slack: Slack, script: Script
) -> None:
    sam = slack.add_person("sam", "Sam Roy", locale="en-US")
    private = slack.direct(sam)
    script.replies(Reply(said("Which place?", OPEN)))
    await slack.command(sam, private, "/events")
    await slack.dm(sam, "/events")
    script.replies(Reply(said("Which place?", OPEN), sheet=AMOUNT))
    await slack.press(sam, last(slack, private), "Ouvrir le formulaire")
    script.replies(CARD)
    await slack.submit(sam, slack.modal(sam), {"Montant": "3000"})
    await script.until(4)

    assert {one.language for one in script.requests} == {"en-US"}
    assert sorted(script.noted, key=str) == sorted(script.requests, key=str)


async def test_sheet_knows_the_message_whose_place_its_answer_takes(
    slack: Slack, julie: Person, script: Script
) -> None:
    private = slack.direct(julie)
    script.replies(Reply(said("Quel lieu?", OPEN)))
    await slack.dm(julie, "/evenement")
    asked = last(slack, private)
    script.replies(Reply(said("Quel lieu?", OPEN), replaces=True, sheet=AMOUNT))
    await slack.press(julie, asked, "Ouvrir le formulaire")
    script.replies(IN_PLACE)
    await slack.submit(julie, slack.modal(julie), {"Montant": "3000"})
    await script.until(3)

    filled = script.requests[-1]
    assert isinstance(filled.act, Submission)
    assert (filled.message, script.living) == (asked.ts, [Sent(private.id, asked.ts)])


async def test_sheet_opened_beside_a_message_takes_nobodys_place(
    slack: Slack, julie: Person, script: Script
) -> None:
    private = slack.direct(julie)
    script.replies(CARD)
    await slack.dm(julie, "/evenements")
    script.replies(Reply(said("Que changer?", OPEN), sheet=AMOUNT))
    await slack.press(julie, last(slack, private), "Annoncer")
    script.replies(IN_PLACE)
    await slack.submit(julie, slack.modal(julie), {"Montant": "3000"})
    await script.until(3)

    assert script.requests[-1].message == ""
    assert isinstance(script.requests[1].act, Press)
    assert seen(slack, julie, private) == [("Formation", False)] * 2
