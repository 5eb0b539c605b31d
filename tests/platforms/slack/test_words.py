"""Commands, mentions and direct messages over the wire."""

from __future__ import annotations

import asyncio
from dataclasses import replace

import pytest

from bot.exchange import ChatKind, Reply, Request, Words
from bot.platforms.slack import SlackPlatform
from bot.playground.calls import Fault
from bot.playground.slack import Channel, Failure, Kind, Person, Slack
from tests.platforms.slack.scene import Script, asked, said, seen

pytestmark = pytest.mark.usefixtures("bot")


async def test_a_command_is_answered_at_once_to_that_person_alone(
    slack: Slack, julie: Person, general: Channel, script: Script
) -> None:
    done = await slack.command(julie, general, "/contrat 2500 CHUS gré-à-gré")

    alone = slack.direct(julie)
    assert script.requests == [
        asked(
            Words("/contrat 2500 CHUS gré-à-gré"), julie, general, done.payload["trigger_id"], alone
        )
    ]
    assert seen(slack, julie, general) == [("/contrat 2500 CHUS gré-à-gré", True)]
    assert slack.journal.of("response_url") == []


async def test_what_is_typed_reaches_the_machine_as_typed(
    slack: Slack, julie: Person, general: Channel, script: Script
) -> None:
    await slack.command(julie, general, "/maillon contrat R&D <b> &lt; payload=x 👍")

    assert seen(slack, julie, general) == [
        ("/maillon contrat R&amp;D &lt;b&gt; &amp;lt; payload=x 👍", True)
    ]
    (request,) = script.requests
    assert request.act == Words("/maillon contrat R&D <b> &lt; payload=x 👍")


async def test_an_answer_for_all_is_for_all(
    slack: Slack, julie: Person, general: Channel, script: Script
) -> None:
    script.replies(Reply(said("Bienvenue"), private=False))

    await slack.command(julie, general, "/bonjour")

    assert seen(slack, julie, general) == [("Bienvenue", False)]


async def test_a_command_answered_already_is_only_acknowledged(
    slack: Slack, julie: Person, general: Channel, script: Script
) -> None:
    script.replies(None)

    done = await slack.command(julie, general, "/contrat")

    assert (done.status, done.failure, seen(slack, julie, general)) == (200, None, [])


async def test_a_slow_command_is_answered_later(
    slack: Slack, julie: Person, general: Channel, script: Script
) -> None:
    ready = script.holds(Reply(said("Contrat noté")))

    done = await slack.command(julie, general, "/contrat 2500")
    assert (done.failure, seen(slack, julie, general)) == (None, [])

    ready.set()
    await script.until(answers=1)
    assert seen(slack, julie, general) == [("Contrat noté", True)]


async def test_a_mention_in_a_thread_is_answered_there_to_that_person_alone(
    slack: Slack, julie: Person, general: Channel, script: Script
) -> None:
    first = await slack.say(julie, general, "Bonjour")

    done = await slack.mention(julie, general, "contrat 2500 R&D", first.message.ts)

    alone, event = slack.direct(julie), done.deliveries[0].payload["event_id"]
    ts = done.message.ts
    assert script.requests == [asked(Words("contrat 2500 R&D"), julie, general, event, alone, ts)]
    assert seen(slack, julie, general) == [("contrat 2500 R&amp;D", True)]
    assert slack.history(general)[-1].thread_ts == first.message.ts
    assert script.reached == [script.requests[0].delivery]


async def test_a_direct_message_is_answered_there(
    slack: Slack, julie: Person, script: Script
) -> None:
    done = await slack.dm(julie, "250")

    direct, event = slack.direct(julie), done.deliveries[0].payload["event_id"]
    assert script.requests == [asked(Words("250"), julie, direct, event, direct, done.message.ts)]
    assert seen(slack, julie, direct) == [("250", False)]


async def test_a_command_in_the_direct_chat_of_two_people_stays_between_one_and_the_bot(
    slack: Slack, julie: Person, script: Script
) -> None:
    theirs = slack.add_channel("", [julie], with_app=False)
    theirs = slack.channels.setdefault("D0THEIRS", replace(theirs, id="D0THEIRS", kind=Kind.DIRECT))
    script.replies(Reply(said("Bienvenue"), private=False))

    await slack.command(julie, theirs, "/code ABC")

    (request,) = script.requests
    assert (request.chat, request.kind) == (slack.direct(julie).id, ChatKind.DIRECT)
    assert seen(slack, julie, theirs) == [("Bienvenue", True)]


async def test_words_not_meant_for_the_bot_are_left_alone(
    slack: Slack, julie: Person, general: Channel, script: Script
) -> None:
    direct = slack.direct(julie).id
    common = {"type": "message", "channel": direct, "channel_type": "im", "ts": "1.2"}

    await slack.say(julie, general, "contrat 2500")
    for event in (
        {**common, "subtype": "message_changed", "message": {"user": julie.id, "text": "x"}},
        {**common, "subtype": "message_deleted"},
        {**common, "user": julie.id, "bot_id": "B1", "text": "x"},
        {**common, "user": slack.app.bot_user_id, "text": "x"},
        {**common, "type": "app_mention", "user": julie.id, "text": "x", "edited": {}},
    ):
        done = await slack.send_event(event, "message.im")
        assert done is not None
        assert done.failure is None

    assert script.requests == []


async def test_an_event_that_failed_comes_again(
    slack: Slack, julie: Person, script: Script
) -> None:
    async def fail(request: Request) -> Reply | None:
        raise RuntimeError

    script.answer = fail
    slack.patience = 0.3
    failed = (await slack.dm(julie, "250")).deliveries[0]
    assert failed.failure in (Failure.REFUSED, Failure.TIMEOUT)

    script.replies(Reply(said("Noté")))
    again = await slack.redeliver(failed)

    assert again.failure is None
    assert {request.delivery for request in script.requests} == {failed.payload["event_id"]}
    assert seen(slack, julie, slack.direct(julie)) == [("Noté", False)]


async def test_an_answer_takes_another_way_when_slack_asks_to_wait_long(
    slack: Slack, julie: Person, script: Script
) -> None:
    slack.faults.plan("chat.postMessage", Fault(retry_after=3600))

    async with asyncio.timeout(5):
        await slack.dm(julie, "250")

    assert seen(slack, julie, slack.direct(julie)) == [("250", False)]


async def test_an_answer_waits_when_slack_asks_to(
    slack: Slack, julie: Person, script: Script
) -> None:
    slack.faults.plan("chat.postMessage", Fault(retry_after=0), Fault(status=500))

    await slack.dm(julie, "250")

    assert seen(slack, julie, slack.direct(julie)) == [("250", False)]


async def test_a_person_is_known_by_name_and_language_asked_for_once(
    slack: Slack, general: Channel, script: Script
) -> None:
    sam = slack.add_person("sam", "Sam Lee", locale="en-US")
    general = slack.invite(general, sam)

    await slack.command(sam, general, "/contract")
    await slack.command(sam, general, "/contract")

    assert [(one.name, one.language) for one in script.requests] == [("Sam Lee", "en-US")] * 2
    assert len(slack.journal.of("users.info")) == 1


async def test_a_profile_that_is_slow_to_come_holds_nothing_up(
    slack: Slack, julie: Person, general: Channel, script: Script
) -> None:
    slack.faults.plan("users.info", Fault(delay=0.45))

    await slack.command(julie, general, "/un")
    await slack.command(julie, general, "/deux")
    await slack.command(julie, general, "/trois")

    assert [(one.name, one.language) for one in script.requests] == [
        ("julie", None),
        *[("Julie Roy", "fr-CA")] * 2,
    ]


async def test_the_end_of_an_installation_is_acknowledged(slack: Slack, bot: SlackPlatform) -> None:
    done = await slack.uninstall()

    assert done is not None
    assert (done.status, done.failure) == (200, None)
