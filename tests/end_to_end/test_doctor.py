"""The doctor and `invite` ask the platforms themselves, with their own clients."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from dataclasses import replace

import pytest

from bot.operations.doctor import examine
from bot.operations.findings import Finding, Level, fine, wrong
from bot.operations.invitations import invite
from bot.settings import load
from tests.end_to_end.stage import Stage


@pytest.fixture
def told(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """The environment of a program in Socket Mode, polling."""
    tell(monkeypatch, stage.environment(public=False))
    return monkeypatch


def tell(environment: pytest.MonkeyPatch, variables: Mapping[str, str]) -> None:
    for name, value in variables.items():
        environment.setenv(name, value)


async def examined() -> list[Finding]:
    return await asyncio.to_thread(lambda: [*examine()])


async def wrongs() -> list[Finding]:
    return [one for one in await examined() if one.level is Level.WRONG]


@pytest.mark.usefixtures("told")
async def test_doctor_finds_all_well() -> None:
    found = await examined()
    assert [one for one in found if one.level is not Level.FINE] == []
    assert found[-6:] == [
        fine("SLACK_BOT_TOKEN", "@maillon in Cohorte"),
        fine("Slack scopes", "all there"),
        fine("Slack", "in Socket Mode"),
        fine("SLACK_APP_TOKEN", "Socket Mode opens"),
        fine("TELEGRAM_TOKEN", "@maillon_bot"),
        fine("Telegram", "by polling"),
    ]


async def test_doctor_names_missing_scopes_and_an_absent_webhook(
    stage: Stage, told: pytest.MonkeyPatch
) -> None:
    tell(told, stage.environment(public=True))
    stage.slack.app = replace(stage.slack.app, scopes=stage.slack.app.scopes - {"users:read"})
    mend = "paste `python -m bot manifest` into the app, and install it again"
    url = f"http://127.0.0.1:{stage.port}/telegram/webhook"
    assert await wrongs() == [
        wrong("Slack scopes", f"users:read missing: {mend}"),
        wrong("Telegram webhook", f"no webhook, should be {url}: start the bot, it sets it"),
    ]


async def test_doctor_names_refused_tokens(told: pytest.MonkeyPatch) -> None:
    refused = {"SLACK_BOT_TOKEN": "xoxb-x", "SLACK_APP_TOKEN": "xapp-x", "TELEGRAM_TOKEN": "7:x"}
    tell(told, refused)
    why, bot = (
        "Slack refuses it (invalid_auth)",
        "copy the bot token again from OAuth & Permissions",
    )
    assert await wrongs() == [
        wrong("SLACK_BOT_TOKEN", f"{why}: {bot}"),
        wrong("SLACK_APP_TOKEN", f"{why}: make an app-level token with connections:write"),
        wrong("TELEGRAM_TOKEN", "Telegram does not know this token: copy it again from @BotFather"),
    ]


@pytest.mark.usefixtures("told")
async def test_invite_asks_telegram_for_the_bots_name() -> None:
    arguments = (load(), "estrie-montreal-2026-2027", "coordinator", "")
    code, link = await asyncio.to_thread(lambda: [*invite(*arguments)])
    bare = code.removeprefix("/code ").replace("-", "")
    assert link == f"https://t.me/maillon_bot?start={bare}"
