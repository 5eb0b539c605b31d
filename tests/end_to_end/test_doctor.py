"""The doctor and `invite` ask the platforms themselves, with their own clients."""

from __future__ import annotations

import asyncio
from dataclasses import replace

from tests.cli.conftest import Said, process
from tests.end_to_end.conftest import Stage

FINE = """\
[ok] SLACK_BOT_TOKEN: @maillon in Cohorte
[ok] Slack scopes: all there
[ok] Slack: in Socket Mode
[ok] SLACK_APP_TOKEN: Socket Mode opens
[ok] TELEGRAM_TOKEN: @maillon_bot
[ok] Telegram: by polling
"""


async def told(stage: Stage, *arguments: str, public: bool = False, **variables: str) -> Said:
    environment = stage.environment(public=public) | variables
    return await asyncio.to_thread(process, *arguments, variables=environment)


def wrongs(said: Said) -> list[str]:
    return [line for line in said.out.splitlines() if line.startswith("[wrong]")]


async def test_doctor_finds_all_well(stage: Stage) -> None:
    said = await told(stage, "doctor")
    assert said.code == 0
    assert said.out.endswith(FINE)
    assert "[wrong]" not in said.out


async def test_doctor_names_missing_scopes_and_an_absent_webhook(stage: Stage) -> None:
    app = stage.slack.app
    stage.slack.app = replace(app, scopes=app.scopes - {"users:read"})
    said = await told(stage, "doctor", public=True)
    mend = "paste `python -m bot manifest` into the app, and install it again"
    url = f"http://127.0.0.1:{stage.port}/telegram/webhook"
    assert said.code == 1
    assert wrongs(said) == [
        f"[wrong] Slack scopes: users:read missing: {mend}",
        f"[wrong] Telegram webhook: no webhook, should be {url}: start the bot, it sets it",
    ]


async def test_doctor_names_refused_tokens(stage: Stage) -> None:
    said = await told(
        stage, "doctor", SLACK_BOT_TOKEN="xoxb-x", SLACK_APP_TOKEN="xapp-x", TELEGRAM_TOKEN="7:x"
    )
    assert said.code == 1
    again = "copy the bot token again from OAuth & Permissions"
    socket = "make an app-level token with connections:write"
    assert wrongs(said) == [
        f"[wrong] SLACK_BOT_TOKEN: Slack refuses it (invalid_auth): {again}",
        f"[wrong] SLACK_APP_TOKEN: Slack refuses it (invalid_auth): {socket}",
        "[wrong] TELEGRAM_TOKEN: Telegram does not know this token: copy it again from @BotFather",
    ]


async def test_invite_asks_telegram_for_the_bots_name(stage: Stage) -> None:
    said = await told(stage, "invite", "estrie-montreal-2026-2027", "coordinator")
    code, link = said.out.splitlines()
    bare = code.removeprefix("/code ").replace("-", "")
    assert link == f"https://t.me/maillon_bot?start={bare}"
