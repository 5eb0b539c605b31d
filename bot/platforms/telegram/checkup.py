"""Whether Telegram knows the bot, and where it sends updates."""

from __future__ import annotations

from dataclasses import dataclass

from telegram import Bot
from telegram.error import InvalidToken, TelegramError

from bot.platforms.telegram.webhook import PATH


@dataclass(frozen=True, slots=True)
class TelegramCheckup:
    """What Telegram says; `fault` is why it said nothing."""

    handle: str = ""
    webhook: str = ""
    pending: int = 0
    last_error: str = ""
    fault: str = ""

    def wanted(self, public_url: str | None) -> str:
        """Return the webhook that there should be: none without a public address."""
        return f"{public_url}{PATH}" if public_url else ""


async def check(token: str, api_url: str) -> TelegramCheckup:
    """Ask Telegram who the bot is and about its webhook."""
    bot = Bot(token, api_url)
    try:
        async with bot:
            hook = await bot.get_webhook_info()
    except InvalidToken:
        # The library's own message holds the token.
        return TelegramCheckup(fault="Telegram does not know this token")
    except TelegramError as error:
        return TelegramCheckup(fault=f"Telegram does not answer ({type(error).__name__})")
    return TelegramCheckup(
        handle=bot.username,
        webhook=hook.url,
        pending=hook.pending_update_count,
        last_error=hook.last_error_message or "",
    )
