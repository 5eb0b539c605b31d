"""People, chats and messages in the words of the Bot API."""

from typing import Any

from bot.playground.telegram.parsing.text import entity_payload
from bot.playground.telegram.things import Attachment, BotAccount, Chat, Message, Person, Status
from bot.playground.telegram.world import World

Payload = dict[str, Any]


def person_payload(person: Person) -> Payload:
    """The User of a person."""
    optional = {
        "last_name": person.last_name,
        "username": person.username,
        "language_code": person.language_code,
    }
    named = {"id": person.id, "is_bot": False, "first_name": person.first_name}
    return named | {name: value for name, value in optional.items() if value}


def bot_payload(bot: BotAccount) -> Payload:
    """The User of the bot."""
    return {
        "id": bot.id,
        "is_bot": True,
        "first_name": bot.first_name,
        "username": bot.username,
    }


def user_payload(world: World, user: int) -> Payload:
    """The User of whoever has this id."""
    return bot_payload(world.bot) if user == world.bot.id else person_payload(world.people[user])


def chat_payload(world: World, chat: Chat) -> Payload:
    """The Chat, short form."""
    if chat.type == "private":
        named = person_payload(world.people[chat.id])
        kept = ("first_name", "last_name", "username")
        return {"id": chat.id, "type": chat.type} | {key: named[key] for key in kept & named.keys()}
    optional = {"username": chat.username, "is_forum": chat.forum}
    set_ = {name: value for name, value in optional.items() if value}
    return {"id": chat.id, "type": chat.type, "title": chat.title} | set_


def message_payload(world: World, message: Message, *, replies: bool = True) -> Payload:
    """The Message; what it replies to comes along once, not further."""
    payload: Payload = {
        "message_id": message.id,
        "from": user_payload(world, message.sender),
        "chat": chat_payload(world, world.chats[message.chat]),
        "date": int(message.date.timestamp()),
        **message.service,
        **_content(world, message),
    }
    if message.edited:
        payload["edit_date"] = int(message.edited.timestamp())
    if message.thread:
        payload |= {"message_thread_id": message.thread, "is_topic_message": True}
    if message.keyboard:
        payload["reply_markup"] = dict(message.markup)
    original = world.message(message.chat, message.reply_to)
    if replies and original:
        payload["reply_to_message"] = message_payload(world, original, replies=False)
    return payload


def inaccessible_payload(world: World, message: Message) -> Payload:
    """What stands for a message that the bot cannot see any more."""
    chat = chat_payload(world, world.chats[message.chat])
    return {"chat": chat, "message_id": message.id, "date": 0}


def member_payload(world: World, user: int, status: Status) -> Payload:
    """The ChatMember of someone who stands so in a chat."""
    payload: Payload = {"status": status, "user": user_payload(world, user)}
    match status:
        case "creator":
            return payload | {"is_anonymous": False}
        case "kicked":
            return payload | {"until_date": 0}
        case "administrator":
            return payload | {"can_be_edited": False} | dict.fromkeys(_RIGHTS, True)
        case "member" | "left":
            return payload


_RIGHTS = (
    "is_anonymous",
    "can_manage_chat",
    "can_delete_messages",
    "can_manage_video_chats",
    "can_restrict_members",
    "can_promote_members",
    "can_change_info",
    "can_invite_users",
    "can_post_stories",
    "can_edit_stories",
    "can_delete_stories",
)


def _content(world: World, message: Message) -> Payload:
    words, marks = ("caption", "caption_entities") if message.attachment else ("text", "entities")
    payload: Payload = {words: message.text} if message.text else {}
    if message.entities:
        payload[marks] = [
            entity_payload(each, user_payload(world, each.user) if each.user else None)
            for each in message.entities
        ]
    return payload | (_file(message.attachment) if message.attachment else {})


def _file(attachment: Attachment) -> Payload:
    named: Payload = {
        "file_id": attachment.file_id,
        "file_unique_id": attachment.file_id[-8:],
        "file_size": attachment.size,
    }
    match attachment.kind:
        case "photo":
            size = {"width": attachment.width, "height": attachment.height}
            return {"photo": [named | size]}
        case "document":
            typed = {"file_name": attachment.name, "mime_type": attachment.media_type}
            return {"document": named | typed}
