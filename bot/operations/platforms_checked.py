"""What Slack and Telegram say of the tokens, asked with their own clients."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.manifest import SCOPES
from bot.operations.findings import fine, to_do, wrong

if TYPE_CHECKING:
    from bot.operations.findings import Finding
    from bot.platforms.slack.checkup import SlackCheckup
    from bot.platforms.telegram.checkup import TelegramCheckup
    from bot.settings import Settings


async def check(settings: Settings) -> list[Finding]:
    """Ask each platform whose token is set."""
    found: list[Finding] = []
    if settings.slack_bot_token is not None:
        found += await _slack(settings, settings.slack_bot_token.get_secret_value())
    if settings.telegram_token is not None:
        found += await _telegram(settings, settings.telegram_token.get_secret_value())
    if not found:
        found.append(wrong("platforms", "none: set SLACK_BOT_TOKEN or TELEGRAM_TOKEN (README)"))
    return found


async def _slack(settings: Settings, token: str) -> list[Finding]:
    from bot.platforms.slack import checkup  # noqa: PLC0415 - a platform not in use is not loaded

    said = await checkup.check(token, settings.slack_api_url)
    found = [*_slack_said(said), _slack_way_in(settings)]
    if settings.slack_app_token is not None and settings.public_url is None:
        app_token = settings.slack_app_token.get_secret_value()
        fault = await checkup.socket_fault(app_token, settings.slack_api_url)
        mend = "make an app-level token with connections:write"
        found.append(
            wrong("SLACK_APP_TOKEN", f"{fault}: {mend}")
            if fault
            else fine("SLACK_APP_TOKEN", "Socket Mode opens")
        )
    return found


def _slack_said(said: SlackCheckup) -> list[Finding]:
    if said.fault:
        mend = "copy the bot token again from OAuth & Permissions"
        return [wrong("SLACK_BOT_TOKEN", f"{said.fault}: {mend}")]
    known = fine("SLACK_BOT_TOKEN", f"@{said.handle} in {said.team}")
    if said.scopes is None:
        return [known, to_do("Slack scopes", "Slack did not tell them: check them by hand")]
    missing = sorted(set(SCOPES) - said.scopes)
    if missing:
        mend = "paste `python -m bot manifest` into the app, and install it again"
        return [known, wrong("Slack scopes", f"{', '.join(missing)} missing: {mend}")]
    return [known, fine("Slack scopes", "all there")]


def _slack_way_in(settings: Settings) -> Finding:
    if settings.public_url is not None and settings.slack_signing_secret is None:
        return wrong("SLACK_SIGNING_SECRET", "missing: copy it from Basic Information")
    if settings.public_url is None and settings.slack_app_token is None:
        return wrong("PUBLIC_URL", "missing: set it, or SLACK_APP_TOKEN for Socket Mode")
    return fine("Slack", "over HTTP" if settings.public_url else "in Socket Mode")


async def _telegram(settings: Settings, token: str) -> list[Finding]:
    from bot.platforms.telegram import checkup  # noqa: PLC0415 - the same

    said = await checkup.check(token, settings.telegram_api_url)
    if said.fault:
        return [wrong("TELEGRAM_TOKEN", f"{said.fault}: copy it again from @BotFather")]
    return [fine("TELEGRAM_TOKEN", f"@{said.handle}"), *_webhook(settings.public_url, said)]


def _webhook(public_url: str | None, said: TelegramCheckup) -> list[Finding]:
    wanted = said.wanted(public_url)
    if said.webhook != wanted:
        now = said.webhook or "no webhook"
        goal = wanted or "none, for polling"
        return [wrong("Telegram webhook", f"{now}, should be {goal}: start the bot, it sets it")]
    if said.last_error:
        level = wrong if said.pending else to_do
        text = f"{said.pending} updates wait (last error: {said.last_error}): check PUBLIC_URL"
        return [level("Telegram webhook", text)]
    return [fine("Telegram", "over HTTP" if public_url else "by polling")]
