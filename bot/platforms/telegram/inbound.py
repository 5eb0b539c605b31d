"""What happened on Telegram, read from an update."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Final

from telegram import (
    CallbackQuery,
    Chat,
    ChatMember,
    ChatMemberRestricted,
    ChatMemberUpdated,
    Message,
    Update,
    User,
)

from bot.exchange import ChatKind, Platform, Press, Request, Words

KINDS: Final = (Update.MESSAGE, Update.CALLBACK_QUERY, Update.MY_CHAT_MEMBER)
"""The updates that are asked for."""

_ADDRESSED: Final = re.compile(r"(/\w+)@(\w+)", re.ASCII)


@dataclass(frozen=True, slots=True)
class Place:
    """Where an answer goes: the chat, its topic, and the message typed or pressed.

    `query` is the press that waits for an answer; `editable`: that message can still be changed.
    """

    chat: int
    message: int | None = None
    thread: int | None = None
    query: str | None = None
    editable: bool = False


@dataclass(frozen=True, slots=True)
class Asked:
    """A person did something, and waits."""

    request: Request
    place: Place


@dataclass(frozen=True, slots=True)
class Reached:
    """The bot was let into a chat, or shut out of it."""

    chat: str
    reachable: bool


@dataclass(frozen=True, slots=True)
class Moved:
    """A group has another id from now on."""

    old: str
    new: str


Event = Asked | Reached | Moved
Knows = Callable[[str], bool]
"""Whether a line begins with one of our commands: in a group, the others are for other bots."""


def lane(update: Update) -> int:
    """Name what keeps its order: the chat, else the person."""
    if update.effective_chat is not None:
        return update.effective_chat.id
    return update.effective_user.id if update.effective_user is not None else 0


def read(update: Update, me: User, knows: Knows) -> Event | None:
    """Say what happened; None where it is no matter of ours."""
    if update.callback_query is not None:
        return _pressed(update.update_id, update.callback_query, me)
    if update.my_chat_member is not None:
        return _reached(update.my_chat_member)
    if update.message is not None:
        return _said(update.update_id, update.message, me, knows)
    return None


def _pressed(delivery: int, query: CallbackQuery, me: User) -> Asked:
    message = query.message
    # Without its message the answer goes to the person.
    chat = message.chat if message else Chat(query.from_user.id, Chat.PRIVATE)
    request = _request(delivery, query.from_user, chat, Press(query.data or ""), me)
    if not isinstance(message, Message) or not message.is_accessible:
        return Asked(request, Place(chat.id, query=query.id))
    return Asked(
        replace(request, message=str(message.message_id)),
        Place(chat.id, message.message_id, _thread(message), query.id, editable=True),
    )


def _reached(change: ChatMemberUpdated) -> Reached:
    member = change.new_chat_member
    out = member.status in {ChatMember.LEFT, ChatMember.BANNED}
    if isinstance(member, ChatMemberRestricted):
        out = not (member.is_member and member.can_send_messages)
    return Reached(str(change.chat.id), reachable=not out)


def _said(delivery: int, message: Message, me: User, knows: Knows) -> Event | None:
    if message.migrate_to_chat_id is not None:
        return Moved(str(message.chat.id), str(message.migrate_to_chat_id))
    if message.from_user is None or message.from_user.is_bot:
        return None
    words = _words(message, me, knows)
    if words is None:
        return None
    request = _request(delivery, message.from_user, message.chat, words, me)
    place = Place(message.chat.id, message.message_id, _thread(message))
    return Asked(replace(request, sent=message.date), place)


def _words(message: Message, me: User, knows: Knows) -> Words | None:
    text = message.text or message.caption or ""
    addressed = _ADDRESSED.match(text)
    if addressed and addressed[2].lower() != (me.username or "").lower():
        return None
    if addressed:
        text = addressed[1] + text[addressed.end() :]
    replied = tuple(_replied(message, me))
    if message.chat.type == Chat.PRIVATE:
        return Words(text, replied) if text or message.effective_attachment else None
    if text.startswith("/"):
        return Words(text, replied) if addressed or knows(text) else None
    return _meant(message, text, replied, me)


def _meant(message: Message, text: str, replied: tuple[str, ...], me: User) -> Words | None:
    """In a group, people talk with each other: only what is said to the bot is read."""
    mention = re.compile(rf"@{re.escape(me.username or '')}\b", re.IGNORECASE)
    if text and _answers(message, me):
        return Words(text, replied)
    return Words(mention.sub("", text).strip(), replied) if mention.search(text) else None


def _answers(message: Message, me: User) -> bool:
    answered = message.reply_to_message
    return answered is not None and answered.from_user is not None and answered.from_user == me


def _replied(message: Message, me: User) -> Iterator[str]:
    if message.reply_to_message is None or not _answers(message, me):
        return
    markup = message.reply_to_message.reply_markup
    for row in markup.inline_keyboard if markup else ():
        yield from (str(button.callback_data) for button in row if button.callback_data)


def _request(delivery: int, user: User, chat: Chat, act: Words | Press, me: User) -> Request:
    return Request(
        platform=Platform.TELEGRAM,
        workspace=str(me.id),
        user=str(user.id),
        name=user.full_name,
        chat=str(chat.id),
        kind=ChatKind.DIRECT if chat.type == Chat.PRIVATE else ChatKind.GROUP,
        delivery=str(delivery),
        act=act,
        language=user.language_code,
        handle=user.name if user.username else "",
    )


def _thread(message: Message) -> int | None:
    return message.message_thread_id if message.is_topic_message else None
