"""What people do in their clients."""

import re
from dataclasses import replace
from typing import Any
from urllib.parse import parse_qs, urlsplit

from bot.i18n import N_
from bot.playground.telegram.errors import ImpossibleError
from bot.playground.telegram.judging.lengths import MAX_TEXT
from bot.playground.telegram.keyboards import Button
from bot.playground.telegram.methods.server import Server
from bot.playground.telegram.notices import tell, tell_press, tell_standing
from bot.playground.telegram.parsing.text import units
from bot.playground.telegram.things import Attachment, Chat, Message, Person, Query
from bot.playground.telegram.world import World

_PAYLOAD = re.compile(r"[A-Za-z0-9_-]{1,64}")


def write(
    server: Server,
    person: Person,
    chat: int,
    text: str,
    *,
    reply_to: Message | None = None,
    thread: int = 0,
) -> Message:
    """Send a text; a client cuts what is too long into several messages, the first is given."""
    require_writable(server.world, person, chat)
    pieces = _pieces(text.strip())
    if not pieces:
        raise ImpossibleError(N_("Telegram does not send an empty message."))
    place = {"reply_to": reply_to.id if reply_to else 0, "thread": thread}
    written = [_write(server, person, chat, each, **place) for each in pieces]
    return written[0]


def rewrite(server: Server, person: Person, message: Message, text: str) -> Message:
    """Edit one's own message."""
    if message.sender != person.id:
        raise ImpossibleError(N_("{name} did not write this message."), name=person.first_name)
    world = server.world
    edited = replace(message, text=text, entities=world.parser.find(text), edited=world.now())
    return tell(server, world.keep(edited), "edited_message")


def upload(server: Server, person: Person, chat: int, file: Attachment, caption: str) -> Message:
    """Send a file that the server already stores."""
    world = server.world
    require_writable(world, person, chat)
    message = _new(world, person.id, chat, text=caption, entities=world.parser.find(caption))
    return tell(server, world.keep(replace(message, attachment=file)))


def announce(server: Server, person: int, chat: int, **service: Any) -> Message:  # noqa: ANN401  # fields of the Bot API
    """Put a service message in a chat."""
    return tell(server, server.world.keep(_new(server.world, person, chat, service=service)))


def press(
    server: Server, person: Person, message: Message, data: str, *, inaccessible: bool
) -> Query:
    """Send what a button carries; a forged client may send anything."""
    world = server.world
    _require_member(world, person, message.chat)
    query = Query(str(10**17 + world.serial()), person.id, message.chat, message.id, data)
    world.queries[query.id] = query
    tell_press(server, query, message, inaccessible=inaccessible)
    return query


def button_of(world: World, message: Message, wanted: str) -> Button:
    """The button with this text or data: as it stands, or as it stood when it was looked at."""
    current = world.message(message.chat, message.id) or message
    rows = (*current.keyboard, *message.keyboard)
    buttons = [button for row in rows for button in row]
    for button in buttons:
        if wanted in {button.text, button.data}:
            return button
    there = ", ".join(f"“{button.text}”" for button in buttons)
    raise ImpossibleError(N_("There is no button “{wanted}”: {there}."), wanted=wanted, there=there)


def begin(server: Server, person: Person, payload: str) -> Message:
    """Press Start, by a deep link or not; unblocks the bot."""
    if payload and not _PAYLOAD.fullmatch(payload):
        raise ImpossibleError(N_("No link to the bot carries “{payload}”."), payload=payload)
    world = server.world
    match world.members[person.id].get(world.bot.id):
        case "kicked":
            tell_standing(server, person.id, person.id, "member")
        case _:
            world.members[person.id][world.bot.id] = "member"
    return write(server, person, person.id, f"/start {payload}".strip())


def deep_link(world: World, url: str) -> str | None:
    """The payload of a link that starts this bot, nothing for other links."""
    parts = urlsplit(url)
    if parts.hostname not in {"t.me", "telegram.me"} or parts.path.strip("/") != world.bot.username:
        return None
    return parse_qs(parts.query).get("start", [""])[0]


def upgrade(server: Server, person: int, chat: Chat, to: int) -> Chat:
    """Turn a group into a supergroup, as clients do when it needs more than a group has."""
    announce(server, person, chat.id, migrate_to_chat_id=to)
    upgraded = server.world.upgrade(chat, to)
    announce(server, person, to, migrate_from_chat_id=chat.id)
    return upgraded


def require_writable(world: World, person: Person, chat: int) -> None:
    """Refuse what the person's client would not offer."""
    _require_member(world, person, chat)
    if chat == person.id and world.status(chat, world.bot.id) != "member":
        raise ImpossibleError(N_("{name} has to press Start first."), name=person.first_name)


def _require_member(world: World, person: Person, chat: int) -> None:
    if person.id in world.gone or not world.is_in(chat, person.id):
        raise ImpossibleError(N_("{name} is not in this chat."), name=person.first_name)
    if world.chats[chat].migrated_to:
        raise ImpossibleError(N_("This group became a supergroup."))


def _write(server: Server, person: Person, chat: int, text: str, **place: int) -> Message:
    world = server.world
    found = world.parser.find(text)
    message = _new(world, person.id, chat, text=text, entities=found, **place)
    return tell(server, world.keep(message))


def _new(world: World, sender: int, chat: int, **content: Any) -> Message:  # noqa: ANN401  # fields of Message
    return Message(world.message_id(chat), chat, sender, world.now(), **content)


def _pieces(text: str) -> list[str]:
    if units(text) <= MAX_TEXT:
        return [text] if text else []
    cut = text[:MAX_TEXT].encode("utf-16-le")[: 2 * MAX_TEXT].decode("utf-16-le", "ignore")
    return [cut, *_pieces(text[len(cut) :].strip())]
