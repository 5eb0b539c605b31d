"""What delivery sends through Slack, and what it is told when that fails."""

from __future__ import annotations

import asyncio

import pytest

from bot.cards import Card
from bot.exchange import Reply
from bot.outlet import Limited, Passing, Rejected, Sent, Unreachable
from bot.platforms.slack import Credentials, SlackPlatform
from bot.playground.calls import Fault
from bot.playground.slack import Channel, Person, Slack
from bot.settings import SettingsError
from tests.platforms.slack.scene import HASTY, Script, credentials, last, over_http, said, seen


async def test_the_outlet_names_its_workspace_and_itself(
    http_bot: SlackPlatform, slack: Slack
) -> None:
    known = (http_bot.platform, http_bot.workspace, http_bot.handle)

    assert known == ("slack", slack.team.id, slack.bot.name)


async def test_a_card_is_sent_and_edited(
    slack: Slack, julie: Person, general: Channel, http_bot: SlackPlatform
) -> None:
    sent = await http_bot.send(general.id, Card("Avis"), direct=False)
    assert sent == Sent(general.id, last(slack, general).ts)

    await http_bot.edit(sent, Card("Avis modifié"))
    await http_bot.edit(sent, Card("Avis modifié"))

    assert seen(slack, julie, general) == [("Avis modifié", False)]


async def test_a_direct_chat_is_opened(
    slack: Slack, julie: Person, http_bot: SlackPlatform
) -> None:
    chat = await http_bot.direct(julie.id)

    await http_bot.send(chat, Card("Bonjour"), direct=True)

    assert chat == slack.direct(julie).id
    assert seen(slack, julie, slack.direct(julie)) == [("Bonjour", False)]


async def test_a_message_that_is_gone_is_left_alone(
    slack: Slack, general: Channel, http_bot: SlackPlatform
) -> None:
    await http_bot.edit(Sent(general.id, "1.000001"), Card("Avis"))

    assert [call.error for call in slack.journal.of("chat.update")] == ["message_not_found"]


@pytest.mark.parametrize(
    ("fault", "expected"),
    [
        (Fault(retry_after=7), (Limited, "wait 7.0 s")),
        (Fault("ratelimited"), (Limited, "wait 1.0 s")),
        (Fault("is_archived"), (Unreachable, "is_archived")),
        (Fault("account_inactive"), (Passing, "account_inactive")),
        (Fault("token_revoked"), (Passing, "token_revoked")),
        (Fault("internal_error"), (Passing, "internal_error")),
        (Fault(status=503), (Passing, "503")),
        (Fault(reset=True), (Passing, "ServerDisconnectedError")),
        (Fault("invalid_blocks"), (Rejected, "invalid_blocks")),
    ],
)
async def test_a_failure_says_what_to_do(
    slack: Slack,
    general: Channel,
    http_bot: SlackPlatform,
    fault: Fault,
    expected: tuple[type[Exception], str],
) -> None:
    raised, words = expected
    slack.faults.plan("chat.postMessage", fault)

    with pytest.raises(raised) as failure:
        await http_bot.send(general.id, Card("Avis"), direct=False)

    assert str(failure.value) == words


async def test_a_channel_left_or_archived_is_unreachable(
    slack: Slack, julie: Person, general: Channel, http_bot: SlackPlatform
) -> None:
    slack.remove(general, slack.bot)
    with pytest.raises(Unreachable, match="not_in_channel"):
        await http_bot.send(general.id, Card("Avis"), direct=False)

    slack.deactivate(julie)
    with pytest.raises(Unreachable, match="user_disabled"):
        await http_bot.direct(julie.id)


async def test_a_refused_token_is_told_at_start(slack: Slack, script: Script) -> None:
    platform = SlackPlatform(script, Credentials("xoxb-wrong", api_url=f"{slack.url}/api"))

    with pytest.raises(SettingsError, match=r"SLACK_BOT_TOKEN: .*invalid_auth"):
        await platform.start()
    await platform.stop()


async def test_a_start_waits_for_slack(slack: Slack, script: Script) -> None:
    slack.faults.plan("auth.test", Fault(status=503))

    async with over_http(slack, script) as platform:
        assert platform.workspace == slack.team.id


async def test_a_start_waits_as_long_as_slack_asks(slack: Slack, script: Script) -> None:
    slack.faults.plan("auth.test", Fault(retry_after=1))

    async with over_http(slack, script):
        refused, taken = slack.journal.of("auth.test")
    assert (refused.error, taken.error) == ("ratelimited", "")
    assert taken.at >= refused.at + 1


async def test_a_stop_lets_answers_under_way_arrive(
    slack: Slack, julie: Person, general: Channel, script: Script
) -> None:
    ready = script.holds(Reply(said("Contrat noté")))
    async with over_http(slack, script, HASTY):
        await slack.command(julie, general, "/contrat 2500")
        asyncio.get_running_loop().call_soon(ready.set)

    assert seen(slack, julie, general) == [("Contrat noté", True)]


async def test_a_stop_does_not_wait_for_ever(
    slack: Slack, julie: Person, general: Channel, script: Script
) -> None:
    script.holds(None)
    async with over_http(slack, script, HASTY) as platform:
        await slack.command(julie, general, "/contrat 2500")
        await platform.stop(within=0.05)

    assert seen(slack, julie, general) == []


async def test_a_socket_comes_back_after_slack_ends_it(
    slack: Slack, julie: Person, general: Channel, script: Script
) -> None:
    known = credentials(slack)
    platform = SlackPlatform(
        script, Credentials(known.bot_token, app_token=slack.app.app_token, api_url=known.api_url)
    )
    await platform.start()
    await slack.sockets.connected()
    await slack.sockets.disconnect()
    await slack.sockets.connected()

    await slack.command(julie, general, "/contrat")

    assert seen(slack, julie, general) == [("/contrat", True)]
    assert platform.routes == []
    await platform.stop()
