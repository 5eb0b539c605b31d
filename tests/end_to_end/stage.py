"""What surrounds a program: its file, its port, and both platforms with Julie on them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from bot.playground.slack import Channel, Slack
from bot.playground.slack import Person as SlackPerson
from bot.playground.telegram import Person, Telegram
from tests.end_to_end.program import slack_settings, telegram_settings


@dataclass(frozen=True, slots=True)
class Stage:
    """Julie on both platforms, and a program's surroundings."""

    file: Path
    port: int
    slack: Slack
    telegram: Telegram
    on_slack: SlackPerson
    general: Channel
    on_telegram: Person

    def environment(self, *, public: bool, telegram: bool = True) -> dict[str, str]:
        """Give what a program is told; `public`: it is called over HTTP."""
        return {
            "DATABASE_URL": f"sqlite:///{self.file}",
            "PORT": str(self.port),
            **slack_settings(self.slack),
            **(telegram_settings(self.telegram) if telegram else {}),
            **({"PUBLIC_URL": f"http://127.0.0.1:{self.port}"} if public else {}),
        }

    def call_over_http(self) -> None:
        """Let Slack post to the program instead of using its socket."""
        self.slack.request_url = f"http://127.0.0.1:{self.port}/slack/events"
