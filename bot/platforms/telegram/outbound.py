"""Cards sent to Telegram and edited there, and what went wrong said plainly."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from telegram import ForceReply, InlineKeyboardMarkup, LinkPreviewOptions, ReplyParameters
from telegram.constants import ParseMode
from telegram.error import BadRequest, ChatMigrated, Forbidden, RetryAfter, TelegramError
from telegram.ext import ExtBot

from bot.cards import Card
from bot.files import Drawn
from bot.outlet import Limited, Migrated, Passing, Rejected, Sent, Unreachable
from bot.platforms.telegram.render import Message, render
from bot.platforms.telegram.text import CAPTION

Client = ExtBot[float]
"""Told with an answer how long it may wait for its turn: see `Pace`."""

_QUIET: Final = LinkPreviewOptions(is_disabled=True)
# What the server says, in part and in lower case, of a chat that cannot be written to for now.
_GONE: Final = (
    "chat not found",
    "user not found",
    "peer_id_invalid",
    "not enough rights",
    "have no rights",
    "chat_write_forbidden",
    "chat_restricted",
    "chat_admin_required",
    "group chat was deactivated",
    "user_is_blocked",
    "input_user_deactivated",
    "topic_closed",
    "topic_deleted",
    "message thread not found",
)
_BLOCKED: Final = ("blocked by the user", "user_is_blocked")
_QUOTED: Final = re.compile(r"\s*(?:\"|\s')")
_SAME: Final = "message is not modified"
_FIXED: Final = ("message to edit not found", "message can't be edited", "message_id_invalid")


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a message goes: a chat, perhaps one of its topics, perhaps under another message."""

    chat: int
    thread: int | None = None
    under: int | None = None


async def send(
    bot: Client, spot: Spot, card: Card, *, awaits: bool = False, patience: float | None = None
) -> Sent:
    """Send a card; `awaits` opens the field for an answer, where no button is to be pressed.

    `patience`: seconds that it may wait for its turn; None, it has had it.

    Raises Limited, Unreachable, Migrated, Passing or Rejected.
    """
    message = render(card)
    under = ReplyParameters(spot.under, allow_sending_without_reply=True) if spot.under else None
    with plainly():
        sent = await bot.send_message(
            spot.chat,
            message.html,
            parse_mode=ParseMode.HTML,
            link_preview_options=_QUIET,
            message_thread_id=spot.thread,
            reply_parameters=under,
            reply_markup=_inline(message) or (_forced(message) if awaits else None),
            rate_limit_args=patience,
        )
    return Sent(str(sent.chat_id), str(sent.message_id))


async def upload(bot: Client, chat: int, card: Card, file: Drawn) -> Sent:
    """Send a file, with what a card says under it; it has waited for its turn already.

    Raises Limited, Unreachable, Migrated, Passing or Rejected.
    """
    with plainly():
        sent = await bot.send_document(
            chat,
            file.content,
            caption=render(card, CAPTION).html,
            filename=file.name,
            parse_mode=ParseMode.HTML,
        )
    return Sent(str(sent.chat_id), str(sent.message_id))


async def change(bot: Client, sent: Sent, card: Card, *, patience: float | None = None) -> bool:
    """Make a message show a card; False where that message cannot be edited any more.

    `patience`: seconds that it may wait for its turn; None, it has had it.

    Raises Limited, Unreachable, Migrated, Passing or Rejected.
    """
    message = render(card)
    try:
        with plainly():
            await bot.edit_message_text(
                message.html,
                int(sent.chat),
                int(sent.message),
                parse_mode=ParseMode.HTML,
                link_preview_options=_QUIET,
                reply_markup=_inline(message),
                rate_limit_args=patience,
            )
    except Rejected as refusal:
        reason = refusal.code.lower()
        if _SAME not in reason and not any(fixed in reason for fixed in _FIXED):
            raise
        return _SAME in reason
    return True


@contextmanager
def plainly() -> Iterator[None]:
    """Turn the library's errors into delivery's words."""
    try:
        yield
    except RetryAfter as error:
        raise Limited(seconds(error.retry_after)) from None
    except ChatMigrated as error:
        raise Migrated(str(error.new_chat_id)) from None
    except Forbidden as error:
        raise _closed(error) from None
    except BadRequest as error:
        if any(gone in error.message.lower() for gone in _GONE):
            raise _closed(error) from None
        # What stands in quotation marks may be somebody's words.
        raise Rejected(_QUOTED.split(error.message, 1)[0]) from None
    except TelegramError as error:
        raise Passing(type(error).__name__) from None


def _closed(error: TelegramError) -> Unreachable:
    blocked = any(said in error.message.lower() for said in _BLOCKED)
    return Unreachable(error.message, blocked=blocked)


def seconds(wait: timedelta | int) -> float:
    """Read how long the library says to wait: it may say it in either way."""
    return wait.total_seconds() if isinstance(wait, timedelta) else float(wait)


def _inline(message: Message) -> InlineKeyboardMarkup | None:
    return InlineKeyboardMarkup(message.keyboard) if message.keyboard else None


def _forced(message: Message) -> ForceReply:
    return ForceReply(selective=True, input_field_placeholder=message.placeholder or None)
