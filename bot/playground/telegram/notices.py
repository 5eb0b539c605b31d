"""What happens in chats, as the bot gets to know it."""

from typing import Any

from bot.playground.telegram.methods.server import Server
from bot.playground.telegram.payloads import (
    chat_payload,
    inaccessible_payload,
    member_payload,
    message_payload,
    user_payload,
)
from bot.playground.telegram.things import Message, Query, Status
from bot.playground.telegram.world import World


def tell(server: Server, message: Message, kind: str = "message") -> Message:
    """Let the bot know of a message, if it may see it."""
    if meant_for_bot(server.world, message):
        server.offer(kind, message_payload(server.world, message), message.chat)
    return message


def meant_for_bot(world: World, message: Message) -> bool:
    """Privacy mode: in groups only commands for it, replies to it and service messages."""
    if message.chat > 0:
        return True
    if not world.is_in(message.chat, world.bot.id):
        return False
    trusted = world.bot.reads_all or world.status(message.chat, world.bot.id) == "administrator"
    return trusted or bool(message.service) or _addressed(world, message)


def tell_press(server: Server, query: Query, message: Message, *, inaccessible: bool) -> None:
    """Let the bot know of a pressed button."""
    world = server.world
    shown = inaccessible_payload if inaccessible else message_payload
    payload: dict[str, Any] = {
        "id": query.id,
        "from": user_payload(world, query.person),
        "message": shown(world, message),
        "chat_instance": str(7_000_000_000 + message.chat),
        "data": query.data,
    }
    server.offer("callback_query", payload, message.chat)


def tell_standing(server: Server, chat: int, by: int, status: Status) -> None:
    """Change how the bot stands in a chat, and let it know."""
    world = server.world
    before = world.status(chat, world.bot.id)
    world.members.setdefault(chat, {})[world.bot.id] = status
    payload = {
        "chat": chat_payload(world, world.chats[chat]),
        "from": user_payload(world, by),
        "date": int(world.now().timestamp()),
        "old_chat_member": member_payload(world, world.bot.id, before),
        "new_chat_member": member_payload(world, world.bot.id, status),
    }
    server.offer("my_chat_member", payload, chat)


def _addressed(world: World, message: Message) -> bool:
    original = world.message(message.chat, message.reply_to)
    if original and original.sender == world.bot.id:
        return True
    first = message.entities[0] if message.entities else None
    if first is None or (first.type, first.offset) != ("bot_command", 0):
        return False
    _, _, addressee = first.of(message.text).partition("@")
    return addressee.lower() in {"", world.bot.username.lower()}
