"""`python -m bot …` as a process of its own, its log read as it comes."""

from __future__ import annotations

import asyncio
import json
import os
import signal
import socket
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

from bot.playground.slack import Slack
from bot.playground.telegram import Telegram

ROOT = Path(__file__).parents[2]
OURS = ("DATABASE_", "SLACK_", "TELEGRAM_", "LOG_", "PUBLIC_URL", "HOST", "PORT", "DYNO")


@dataclass
class Program:
    """A running program: what it logged, and how it ends."""

    process: Process
    events: list[str] = field(default_factory=list)
    other: list[str] = field(default_factory=list)
    _told: asyncio.Condition = field(default_factory=asyncio.Condition)

    async def listen(self) -> None:
        """Read its log to the end."""
        assert self.process.stderr is not None
        async for line in self.process.stderr:
            async with self._told:
                self._note(line.decode())
                self._told.notify_all()

    def _note(self, line: str) -> None:
        if line.startswith("{"):
            self.events.append(json.loads(line)["event"])
        else:
            self.other.append(line)

    async def until(self, event: str, times: int = 1) -> None:
        """Wait until it has logged that, so many times; fail when it has ended before."""
        async with self._told:
            await self._told.wait_for(
                lambda: self.events.count(event) >= times or self.process.returncode is not None
            )
        assert self.events.count(event) >= times, (self.events, self.other)

    async def end(self, how: signal.Signals = signal.SIGTERM) -> int:
        """Send a signal; give the exit code."""
        self.process.send_signal(how)
        return await self.process.wait()


@asynccontextmanager
async def started(verb: str, environment: Mapping[str, str]) -> AsyncIterator[Program]:
    """Start a verb with these variables and none other of ours; kill it at the end."""
    inherited = {name: text for name, text in os.environ.items() if not name.startswith(OURS)}
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-W", "error", "-m", "bot", verb),
        cwd=ROOT,
        env={**inherited, "LOG_FORMAT": "json", **environment},
        stderr=PIPE,
    )
    program = Program(process)
    listening = asyncio.create_task(program.listen())
    try:
        yield program
    finally:
        if process.returncode is None:
            process.kill()
        await process.wait()
        await listening


def slack_settings(slack: Slack) -> dict[str, str]:
    """Give what a program is told of the emulated Slack."""
    return {
        "SLACK_BOT_TOKEN": slack.app.bot_token,
        "SLACK_SIGNING_SECRET": slack.app.signing_secret,
        "SLACK_APP_TOKEN": slack.app.app_token,
        "SLACK_API_URL": f"{slack.url}/api",
    }


def telegram_settings(telegram: Telegram) -> dict[str, str]:
    """Give what a program is told of the emulated Telegram."""
    return {
        "TELEGRAM_TOKEN": telegram.bot.token,
        "TELEGRAM_WEBHOOK_SECRET": "of-nobody_at-all",
        "TELEGRAM_API_URL": telegram.api_url,
    }


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port: int = taken.getsockname()[1]
        return port
