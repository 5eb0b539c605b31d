"""Telegram: one bot, by polling or by webhook."""

from bot.platforms.telegram.intake import Hooks
from bot.platforms.telegram.introduction import Entry, Introduction
from bot.platforms.telegram.platform import TelegramPlatform
from bot.platforms.telegram.webhook import Webhook

__all__ = ["Entry", "Hooks", "Introduction", "TelegramPlatform", "Webhook"]
