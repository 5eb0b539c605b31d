"""Whether the bot may do something in a chat, and the server's words when it may not."""

from collections.abc import Mapping
from typing import Any

from bot.playground.telegram.errors import RefusedError, bad_request, forbidden
from bot.playground.telegram.things import Chat, Message
from bot.playground.telegram.world import World

Arguments = Mapping[str, Any]


def chat_of(world: World, arguments: Arguments) -> Chat:
    """The chat that a call names, which the bot may write to."""
    chat = known_chat(world, arguments.get("chat_id"))
    if objection := _objection(world, chat):
        raise objection
    return chat


def known_chat(world: World, chat_id: object) -> Chat:
    """A chat by its number or its @name."""
    if isinstance(chat_id, int) and chat_id in world.chats:
        return world.chats[chat_id]
    named = (chat for chat in world.chats.values() if chat.username)
    for chat in named:
        if f"@{chat.username}" == chat_id:
            return chat
    raise bad_request("chat not found")


def message_of(world: World, arguments: Arguments, purpose: str) -> Message:
    """The message that a call names; `purpose` is as in "message to edit"."""
    chat = chat_of(world, arguments)
    found = world.message(chat.id, arguments.get("message_id", 0))
    if found is None:
        raise bad_request(f"{purpose} not found")
    return found


def _objection(world: World, chat: Chat) -> RefusedError | None:
    status = world.members.get(chat.id, {}).get(world.bot.id)
    match chat.type:
        case "private":
            return _private_objection(world, chat, status)
        case "group" | "supergroup":
            if chat.migrated_to:
                reason = "group chat was upgraded to a supergroup chat"
                return bad_request(reason, migrate_to_chat_id=chat.migrated_to)
            if status == "kicked":
                return forbidden(f"bot was kicked from the {chat.type} chat")
            if not world.is_in(chat.id, world.bot.id):
                return forbidden(f"bot is not a member of the {chat.type} chat")
            return None


def _private_objection(world: World, chat: Chat, status: str | None) -> RefusedError | None:
    if chat.id in world.gone:
        return forbidden("user is deactivated")
    if status == "kicked":
        return forbidden("bot was blocked by the user")
    if status is None:
        return forbidden("bot can't initiate conversation with a user")
    return None
