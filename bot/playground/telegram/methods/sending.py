"""Sending: text, pictures, documents, and the sign that something is being done."""

from dataclasses import replace
from typing import Literal

from bot.playground.telegram.errors import bad_request
from bot.playground.telegram.judging.spec import Upload
from bot.playground.telegram.judging.uploads import dimensions
from bot.playground.telegram.keyboards import keyboard_of
from bot.playground.telegram.methods.access import chat_of
from bot.playground.telegram.methods.server import Arguments, Method, Server
from bot.playground.telegram.methods.wording import worded
from bot.playground.telegram.payloads import Payload, message_payload
from bot.playground.telegram.things import Attachment, Chat, Message
from bot.playground.telegram.world import World


def send_message(server: Server, arguments: Arguments) -> Payload:
    return _send(server.world, arguments, "text")


def send_photo(server: Server, arguments: Arguments) -> Payload:
    attachment = _attachment(server.world, "photo", arguments["photo"])
    return _send(server.world, arguments, "caption", attachment)


def send_document(server: Server, arguments: Arguments) -> Payload:
    attachment = _attachment(server.world, "document", arguments["document"])
    return _send(server.world, arguments, "caption", attachment)


def send_chat_action(server: Server, arguments: Arguments) -> bool:
    chat = chat_of(server.world, arguments)
    server.world.actions.append((chat.id, arguments["action"]))
    return True


def _send(
    world: World, arguments: Arguments, name: str, attachment: Attachment | None = None
) -> Payload:
    words = worded(world, arguments, name)
    chat = chat_of(world, arguments)
    markup = arguments.get("reply_markup") or {}
    message = Message(
        id=0,
        chat=chat.id,
        sender=world.bot.id,
        date=world.now(),
        text=words.text,
        entities=words.entities,
        source=arguments.get(name, ""),
        keyboard=keyboard_of(markup),
        markup=markup,
        reply_to=_reply_to(world, chat, arguments),
        thread=_thread(world, chat, arguments),
        attachment=attachment,
    )
    sent = world.keep(replace(message, id=world.message_id(chat.id)))
    return message_payload(world, sent)


def _reply_to(world: World, chat: Chat, arguments: Arguments) -> int:
    parameters = arguments.get("reply_parameters") or {}
    number: int = parameters.get("message_id", 0)
    if not number or world.message(chat.id, number):
        return number
    if parameters.get("allow_sending_without_reply"):
        return 0
    raise bad_request("message to be replied not found")


def _thread(world: World, chat: Chat, arguments: Arguments) -> int:
    thread: int = arguments.get("message_thread_id", 0)
    if thread and thread not in world.topics.get(chat.id, {}):
        raise bad_request("message thread not found")
    return thread


def _attachment(world: World, kind: Literal["photo", "document"], sent: Upload | str) -> Attachment:
    if isinstance(sent, str):
        return _known(world, sent)
    stored = world.store(sent.name, sent.content)
    width, height = (dimensions(sent.content) or (0, 0)) if kind == "photo" else (0, 0)
    size = len(sent.content)
    return Attachment(kind, stored.file_id, sent.name, sent.media_type, size, width, height)


def _known(world: World, file_id: str) -> Attachment:
    messages = (message for chat in world.messages.values() for message in chat.values())
    for message in messages:
        if message.attachment and message.attachment.file_id == file_id:
            return message.attachment
    raise bad_request("wrong file identifier/HTTP URL specified")


SENDING: dict[str, Method] = {
    "sendMessage": send_message,
    "sendPhoto": send_photo,
    "sendDocument": send_document,
    "sendChatAction": send_chat_action,
}
