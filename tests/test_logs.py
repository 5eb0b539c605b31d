"""Logs say what happened; never a token, a name or a word of what people wrote."""

from __future__ import annotations

import io
import json
import logging
from collections.abc import Iterator

import pytest
import structlog
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient
from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError
from telegram import Bot
from telegram.error import TelegramError

from bot.cards import Button, Card, Text
from bot.clock import Clock
from bot.logs import configure, traced
from bot.outlet import Passing
from bot.platforms.slack import SlackPlatform
from bot.playground.calls import Fault
from bot.playground.slack import Slack
from bot.playground.telegram import Telegram
from bot.playground.telegram.faults import flood, server_error
from storage.db import Session, Store
from tests.platforms.slack.scene import Script, over_http
from tests.platforms.telegram.scene import Desk, polling

SECRET = "Ginette Tremblay 48 250 $"
CARD = Card(title=SECRET, blocks=(Text(SECRET),), buttons=(Button("Undo", "undo", (7,)),))


@pytest.fixture
def restored() -> Iterator[None]:
    """Give the process its own logging back."""
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    yield
    root.handlers, root.level = handlers, level
    structlog.reset_defaults()


@pytest.fixture
def out(restored: None) -> io.StringIO:
    stream = io.StringIO()
    configure("DEBUG", "json", stream)
    return stream


def lines(out: io.StringIO) -> list[dict[str, str]]:
    return [json.loads(line) for line in out.getvalue().splitlines()]


@pytest.fixture
def everything(out: io.StringIO) -> Iterator[io.StringIO]:
    """Let libraries say all they can, and keep it beside our own log, to see that it could leak."""
    raw = logging.StreamHandler(io.StringIO())
    root = logging.getLogger()
    root.addHandler(raw)
    root.setLevel(logging.DEBUG)
    names = ("httpx", "httpcore", "telegram", "slack_sdk", "slack_bolt", "maillon.slack")
    levels = {name: logging.getLogger(name).level for name in names}
    yield raw.stream
    for name, level in levels.items():
        logging.getLogger(name).setLevel(level)


def talkative() -> None:
    for name in ("httpx", "httpcore", "telegram", "slack_sdk", "slack_bolt"):
        logging.getLogger(name).setLevel(logging.DEBUG)


async def test_telegram_traffic_leaves_no_token_name_or_text(
    out: io.StringIO, everything: io.StringIO
) -> None:
    async with Telegram(now=Clock().now) as telegram:
        julie = telegram.person("Ginette", started=True)
        async with polling(telegram, Desk()) as platform:
            talkative()
            await telegram.say(julie, julie, SECRET)
            await telegram.until(lambda: telegram.visible_to(julie)[1:])
            await platform.send(str(julie.id), CARD, direct=True)
            telegram.fail("sendMessage", server_error())
            with pytest.raises(Passing):
                await platform.send(str(julie.id), CARD, direct=True)
            telegram.fail("sendMessage", flood(1))
            async with Bot(telegram.bot.token, telegram.api_url) as client:
                with pytest.raises(TelegramError):
                    await client.send_message(julie.id, SECRET)

    secrets = (telegram.bot.token, SECRET, "Ginette", telegram.bot.token.partition(":")[2])
    assert telegram.bot.token in everything.getvalue()
    assert lines(out) != []
    assert [one for one in secrets if one in out.getvalue()] == []


async def test_slack_traffic_leaves_no_token_name_or_text(
    out: io.StringIO, everything: io.StringIO
) -> None:
    slack = Slack()
    async with slack.running():
        julie = slack.add_person("ginette", "Ginette Tremblay")
        async with over_http(slack, Script()) as platform:
            talkative()
            await slack.command(julie, slack.direct(julie), f"/contrat {SECRET}")
            await _sent(platform, slack.direct(julie).id)
            slack.faults.plan("chat.postMessage", Fault(status=503))
            with pytest.raises(Passing):
                await _sent(platform, slack.direct(julie).id)
            client = AsyncWebClient(slack.app.bot_token, f"{slack.url}/api/")
            slack.faults.plan("chat.postMessage", Fault(error="fatal_error"))
            with pytest.raises(SlackApiError):
                await client.chat_postMessage(channel=slack.direct(julie).id, text=SECRET)

    secrets = (slack.app.bot_token, slack.app.signing_secret, SECRET, "Ginette", "ginette")
    assert "Ginette" in everything.getvalue()
    assert lines(out) != []
    assert [one for one in secrets if one in out.getvalue()] == []


async def _sent(platform: SlackPlatform, chat: str) -> None:
    await platform.send(chat, CARD, direct=True)


async def test_database_faults_leave_no_values(out: io.StringIO, sqlite_store: Store) -> None:
    def wrong(db: Session) -> None:
        db.execute(text("INSERT INTO nowhere VALUES (:name)"), {"name": SECRET})

    with pytest.raises(SQLAlchemyError) as caught:
        await sqlite_store.run(wrong)
    structlog.get_logger().error("request failed", exc_info=caught.value)
    logging.getLogger("sqlalchemy.pool").error("%s", SECRET, exc_info=caught.value)

    assert [(one["event"], one["fault"]) for one in lines(out)] == [
        ("request failed", "OperationalError"),
        ("library message", "OperationalError"),
    ]
    assert SECRET not in out.getvalue()


def test_library_is_quoted_by_place_alone(out: io.StringIO) -> None:
    logging.getLogger("slack_bolt.App").warning("Unhandled request %s", SECRET)

    (line,) = lines(out)
    assert (line["event"], line["level"], line["library"], SECRET in line["place"]) == (
        "library message",
        "warning",
        "slack_bolt.App",
        False,
    )


def test_library_below_warning_is_not_heard(out: io.StringIO) -> None:
    logging.getLogger("some.library").info("hello")
    assert lines(out) == []


@pytest.mark.parametrize(
    ("level", "heard"), [("DEBUG", ["quiet", "loud"]), ("INFO", ["loud"]), ("ERROR", [])]
)
def test_level_says_what_is_heard(restored: None, level: str, heard: list[str]) -> None:
    stream = io.StringIO()
    configure(level, "json", stream)
    structlog.get_logger().debug("quiet")
    structlog.get_logger().warning("loud")
    assert [one["event"] for one in lines(stream)] == heard


def test_console_form_is_for_people(restored: None) -> None:
    stream = io.StringIO()
    configure("INFO", "console", stream)
    structlog.get_logger().info("post failed", post=7)
    assert "[info     ] post failed" in stream.getvalue()
    assert stream.getvalue().rstrip().endswith("post=7")


def test_exception_under_way_is_told_by_kind_and_place(out: io.StringIO) -> None:
    try:
        int(SECRET)
    except ValueError:
        structlog.get_logger().exception("broken")

    (line,) = lines(out)
    assert (line["event"], line["fault"]) == ("broken", "ValueError")
    assert line["trace"].startswith("test_logs.py:")


def test_fault_never_raised_has_no_trace() -> None:
    assert traced(ValueError(SECRET)) == {"fault": "ValueError", "trace": ""}
