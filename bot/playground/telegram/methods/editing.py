"""Changing what was sent: text, caption, keyboard, pins, deletion."""

from dataclasses import replace
from datetime import timedelta

from bot.playground.telegram.errors import bad_request
from bot.playground.telegram.keyboards import keyboard_of
from bot.playground.telegram.methods.access import message_of
from bot.playground.telegram.methods.server import Arguments, Method, Server
from bot.playground.telegram.methods.wording import same, worded
from bot.playground.telegram.payloads import Payload, message_payload
from bot.playground.telegram.things import Message
from bot.playground.telegram.world import World

DELETABLE = timedelta(hours=48)
_NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly "
    "the same as a current content and reply markup of the message"
)


def edit_text(server: Server, arguments: Arguments) -> Payload:
    words = worded(server.world, arguments, "text")
    message = _editable(server.world, arguments)
    if message.attachment:
        raise bad_request("there is no text in the message to edit")
    edited = replace(message, text=words.text, entities=words.entities, source=arguments["text"])
    return _edit(server.world, message, edited, arguments)


def edit_caption(server: Server, arguments: Arguments) -> Payload:
    words = worded(server.world, arguments, "caption")
    message = _editable(server.world, arguments)
    if not message.attachment:
        raise bad_request("there is no caption in the message to edit")
    source = arguments.get("caption", "")
    edited = replace(message, text=words.text, entities=words.entities, source=source)
    return _edit(server.world, message, edited, arguments)


def edit_markup(server: Server, arguments: Arguments) -> Payload:
    message = _editable(server.world, arguments)
    return _edit(server.world, message, message, arguments)


def delete(server: Server, arguments: Arguments) -> bool:
    world = server.world
    message = message_of(world, arguments, "message to delete")
    if world.now() - message.date > DELETABLE or not _deletable(world, message):
        raise bad_request("message can't be deleted for everyone")
    world.forget(message.chat, message.id)
    return True


def pin(server: Server, arguments: Arguments) -> bool:
    message = message_of(server.world, arguments, "message to pin")
    pinned = server.world.pinned.setdefault(message.chat, [])
    if message.id not in pinned:
        pinned.append(message.id)
    return True


def unpin(server: Server, arguments: Arguments) -> bool:
    message = message_of(server.world, arguments, "message to unpin")
    pinned = server.world.pinned.get(message.chat, [])
    if message.id in pinned:
        pinned.remove(message.id)
    return True


def _editable(world: World, arguments: Arguments) -> Message:
    message = message_of(world, arguments, "message to edit")
    # Clients keep a forced reply open on the message: the server lets nobody change it.
    fixed = message.markup and "inline_keyboard" not in message.markup
    if message.sender != world.bot.id or message.service or fixed:
        raise bad_request("message can't be edited")
    return message


def _edit(world: World, before: Message, after: Message, arguments: Arguments) -> Payload:
    markup = arguments.get("reply_markup") or {}
    keyed = replace(after, keyboard=keyboard_of(markup), markup=markup)
    if same(before, keyed):
        raise bad_request(_NOT_MODIFIED)
    return message_payload(world, world.keep(replace(keyed, edited=world.now())))


def _deletable(world: World, message: Message) -> bool:
    own = message.sender == world.bot.id or message.chat > 0
    return own or world.status(message.chat, world.bot.id) == "administrator"


EDITING: dict[str, Method] = {
    "editMessageText": edit_text,
    "editMessageCaption": edit_caption,
    "editMessageReplyMarkup": edit_markup,
    "deleteMessage": delete,
    "pinChatMessage": pin,
    "unpinChatMessage": unpin,
}
