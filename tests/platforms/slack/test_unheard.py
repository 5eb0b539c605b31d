"""Answers of which Slack does not say in time what became: another way is tried, never none."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Iterator
from contextlib import ExitStack

import pytest
from aiohttp import ClientSession, ClientTimeout

from bot.exchange import Reply, Shown
from bot.platforms.slack.answers import Answers, Given
from bot.platforms.slack.client import client
from bot.platforms.slack.origin import Origin
from bot.platforms.slack.people import MOMENT
from bot.playground.calls import Fault
from bot.playground.slack import Channel, Person, Slack
from tests.platforms.slack.scene import Script, said, seen

pytestmark = pytest.mark.usefixtures("http_bot")

PATIENCE = 2.0
"""Seconds that a call gets: far more than it takes, on a slow machine too."""
CARD = Reply(said("Formation"), shows=Shown("event", (12,), 1))


def response_url(slack: Slack, julie: Person) -> str:
    token = slack.tickets.response_url(julie.id, slack.direct(julie).id)
    return f"{slack.url}/commands/{slack.team.id}/{token}"


async def given(api_url: str, token: str, origin: Origin) -> Given | None:
    """Answer there; the answer may change later."""
    hasty = client(token, api_url)
    async with ClientSession(timeout=ClientTimeout(total=PATIENCE)) as hasty.session:
        return await Answers(hasty).give(origin, CARD)


@pytest.fixture
def deaf() -> Iterator[str]:
    """Where nobody takes a connection: there is one place to wait in, and it is taken."""
    with ExitStack() as opened:
        door = opened.enter_context(socket.create_server(("127.0.0.1", 0), backlog=0))
        for _ in range(4):
            caller = opened.enter_context(socket.socket())
            caller.setblocking(False)
            caller.connect_ex(door.getsockname())
        yield f"http://127.0.0.1:{door.getsockname()[1]}/api"


async def test_answer_that_slack_never_heard_goes_by_the_url(
    slack: Slack, julie: Person, deaf: str
) -> None:
    private = slack.direct(julie)
    origin = Origin(private.id, julie.id, url=response_url(slack, julie))

    assert await given(deaf, slack.app.bot_token, origin) == Given()
    assert seen(slack, julie, private) == [("Formation", True)]


@pytest.mark.parametrize("by_url", [True, False])
async def test_answer_that_slack_may_have_taken_is_given_once_more(
    slack: Slack, julie: Person, by_url: bool
) -> None:
    private = slack.direct(julie)
    slack.faults.plan("chat.postMessage", Fault(delay=PATIENCE + 1))
    url = response_url(slack, julie) if by_url else ""
    origin = Origin(private.id, julie.id, url=url)
    done = await given(f"{slack.url}/api", slack.app.bot_token, origin)
    posts = slack.journal.of
    await slack.journal.pulse.until(lambda: len(posts("chat.postMessage")) == 2 - by_url, 20)

    assert len(posts("conversations.open")) == 1 - by_url
    read = [("Formation", False), ("Formation", by_url)]
    assert (done is not None, sorted(seen(slack, julie, private))) == (True, read)


async def test_request_does_not_wait_for_which_chat_the_person_reads_alone(
    slack: Slack, script: Script, julie: Person, general: Channel
) -> None:
    slack.faults.plan("conversations.open", Fault(delay=5 * MOMENT))
    await slack.mention(julie, general, "contrat 2500 CHUS")
    await script.until(answers=1)

    assert [one.direct for one in script.requests] == [""]


async def test_requests_wait_together_for_which_chat_the_person_reads_alone(
    slack: Slack, script: Script, julie: Person, general: Channel
) -> None:
    slow = [Fault(delay=2 * MOMENT)] * 2
    slack.faults.plan("conversations.open", *slow)
    await asyncio.gather(*(slack.mention(julie, general, words) for words in ("un", "deux")))
    await script.until(answers=2)

    assert [fault for _, fault in slack.faults.planned] == slow[1:]


async def test_refusal_to_say_which_chat_a_person_reads_alone_is_remembered(
    slack: Slack, script: Script, julie: Person, general: Channel
) -> None:
    slack.faults.last("conversations.open", lambda: Fault(error="missing_scope"))
    await slack.mention(julie, general, "un")
    await script.until(answers=1)
    await slack.mention(julie, general, "deux")
    await script.until(answers=2)
    assert len(slack.journal.of("conversations.open")) == 1

    await slack.dm(julie, "trois")
    await script.until(answers=3)
    assert len(slack.journal.of("conversations.open")) == 2


@pytest.mark.parametrize("failing", ["views.open", "conversations.open"])
async def test_answer_left_for_later_says_which_chat_the_person_reads_alone(
    slack: Slack, script: Script, julie: Person, general: Channel, failing: str
) -> None:
    for method in ("chat.postEphemeral", failing):
        slack.faults.last(method, lambda: Fault(status=503))
    await slack.mention(julie, general, "contrat 2500 CHUS")
    left = await script.until_left()

    told = slack.direct(julie).id if failing == "views.open" else ""
    assert (left.chat, left.direct) == (general.id, told)
