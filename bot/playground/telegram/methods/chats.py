"""Asking about chats and files, leaving, and answering pressed buttons."""

from bot.playground.telegram.errors import bad_request
from bot.playground.telegram.methods.access import chat_of, known_chat
from bot.playground.telegram.methods.server import Arguments, Method, Server
from bot.playground.telegram.payloads import (
    Payload,
    chat_payload,
    member_payload,
    message_payload,
)
from bot.playground.telegram.things import PRESENT, Toast

MAX_DOWNLOAD = 20 * 1024 * 1024
_TOO_OLD = "query is too old and response timeout expired or query ID is invalid"
_GIFTS = (
    "unlimited_gifts",
    "limited_gifts",
    "unique_gifts",
    "premium_subscription",
    "gifts_from_channels",
)


def get_chat(server: Server, arguments: Arguments) -> Payload:
    world = server.world
    chat = known_chat(world, arguments["chat_id"])
    payload = chat_payload(world, chat) | {
        "accent_color_id": 0,
        "max_reaction_count": 11,
        "accepted_gift_types": dict.fromkeys(_GIFTS, False),
    }
    if pinned := world.pinned.get(chat.id):
        message = world.message(chat.id, pinned[-1])
        payload |= {"pinned_message": message_payload(world, message)} if message else {}
    return payload


def get_chat_member(server: Server, arguments: Arguments) -> Payload:
    chat = chat_of(server.world, arguments)
    user = arguments["user_id"]
    if user not in server.world.people and user != server.world.bot.id:
        raise bad_request("user not found")
    return member_payload(server.world, user, server.world.status(chat.id, user))


def count_members(server: Server, arguments: Arguments) -> int:
    chat = chat_of(server.world, arguments)
    return sum(status in PRESENT for status in server.world.members[chat.id].values())


def leave_chat(server: Server, arguments: Arguments) -> bool:
    chat = chat_of(server.world, arguments)
    if chat.type == "private":
        raise bad_request("chat member status can't be changed in private chats")
    server.world.members[chat.id][server.world.bot.id] = "left"
    server.world.inbox.pulse.beat()
    return True


def answer_query(server: Server, arguments: Arguments) -> bool:
    query = server.world.queries.pop(arguments["callback_query_id"], None)
    if query is None:
        raise bad_request(_TOO_OLD)
    toast = Toast(
        query=query.id,
        text=arguments.get("text", ""),
        alert=arguments.get("show_alert", False),
        url=arguments.get("url", ""),
    )
    server.world.toasts.setdefault(query.person, []).append(toast)
    server.world.inbox.pulse.beat()
    return True


def get_file(server: Server, arguments: Arguments) -> Payload:
    stored = server.world.files.get(arguments["file_id"])
    if stored is None:
        raise bad_request("wrong file_id or the file is temporarily unavailable")
    if len(stored.content) > MAX_DOWNLOAD:
        raise bad_request("file is too big")
    return {
        "file_id": stored.file_id,
        "file_unique_id": stored.file_id[-8:],
        "file_size": len(stored.content),
        "file_path": stored.path,
    }


CHATS: dict[str, Method] = {
    "getChat": get_chat,
    "getChatMember": get_chat_member,
    "getChatMemberCount": count_members,
    "leaveChat": leave_chat,
    "answerCallbackQuery": answer_query,
    "getFile": get_file,
}
