"""What surrounds a program: its file, its port, and both platforms with Julie on them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from bot.playground.slack import Channel, Slack
from bot.playground.slack import Person as SlackPerson
from bot.playground.telegram import Person, Telegram


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
        app, url = self.slack.app, f"http://127.0.0.1:{self.port}"
        slack = {
            "SLACK_BOT_TOKEN": app.bot_token,
            "SLACK_SIGNING_SECRET": app.signing_secret,
            "SLACK_APP_TOKEN": app.app_token,
            "SLACK_API_URL": f"{self.slack.url}/api",
        }
        other = {
            "TELEGRAM_TOKEN": self.telegram.bot.token,
            "TELEGRAM_WEBHOOK_SECRET": "of-nobody_at-all",
            "TELEGRAM_API_URL": self.telegram.api_url,
        }
        return {
            "DATABASE_URL": f"sqlite:///{self.file}",
            "PORT": str(self.port),
            **slack,
            **(other if telegram else {}),
            **({"PUBLIC_URL": url} if public else {}),
        }

    def call_over_http(self) -> None:
        """Let Slack post to the program instead of using its socket."""
        self.slack.request_url = f"http://127.0.0.1:{self.port}/slack/events"
