"""What one person sees of Telegram: chats, messages, menu and toasts."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

from bot.i18n import N_
from bot.playground.page.asked import Json, refuse

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

    from bot.playground.telegram import Button, Chat, Entity, Message, Person, Telegram


def chats(telegram: Telegram, person: Person) -> list[Chat]:
    """List the person's chats, the direct one first."""
    world = telegram.world
    there = (each for each in world.chats.values() if world.is_in(each.id, person.id))
    return sorted(
        (each for each in there if not each.migrated_to),
        key=lambda each: each.type != "private",
    )


def chat(telegram: Telegram, person: Person, wanted: str | None) -> Chat:
    """Find a chat of the person's; without a wish, the direct one."""
    for each in chats(telegram, person):
        if wanted is None or str(each.id) == wanted:
            return each
    return refuse(404, N_("{name} is in no chat “{chat}”."), name=person.first_name, chat=wanted)


def snapshot(
    telegram: Telegram, person: Person, shown: Chat, *, zone: ZoneInfo, player: str
) -> Json:
    """Give all that the window shows, in one chat."""
    standing = telegram.world.status(person.id, telegram.bot.id)
    seen = telegram.visible_to(person, shown)
    return {
        "me": {"id": person.id, "name": person.first_name},
        "bot": {
            "id": telegram.bot.id,
            "name": _bot_name(telegram, person),
            "username": telegram.bot.username,
        },
        "chats": [_listed(telegram, person, each, zone) for each in chats(telegram, person)],
        "chat": shown.id,
        "started": standing == "member",
        "blocked": standing == "kicked",
        "description": _told(telegram.world.profile.descriptions, person),
        "messages": [_message(telegram, person, each, zone, player) for each in seen],
        "menu": [
            {"command": each.name, "description": each.description}
            for each in telegram.menu(person, shown)
        ],
        "toast": _toast(telegram, person),
        "busy": [
            query.message
            for query in telegram.unanswered
            if (query.person, query.chat) == (person.id, shown.id)
        ],
    }


def _told(texts: dict[str, str], person: Person) -> str:
    language = person.language_code.partition("-")[0].lower()
    return texts.get(language) or texts.get("", "")


def _bot_name(telegram: Telegram, person: Person) -> str:
    return _told(telegram.world.profile.names, person) or telegram.bot.first_name


def _listed(telegram: Telegram, person: Person, listed: Chat, zone: ZoneInfo) -> Json:
    seen = telegram.visible_to(person, listed)
    return {
        "id": listed.id,
        "title": listed.title or _bot_name(telegram, person),
        "type": listed.type,
        "latest": seen[-1].date.astimezone(zone).isoformat() if seen else None,
    }


def _message(
    telegram: Telegram, person: Person, message: Message, zone: ZoneInfo, player: str
) -> Json:
    return {
        "id": message.id,
        "out": message.sender == person.id,
        "sender": _sender(telegram, person, message.sender),
        "date": message.date.astimezone(zone).isoformat(),
        "text": message.text,
        "entities": [_entity(each) for each in message.entities],
        "keyboard": [[_button(each) for each in row] for row in message.keyboard],
        "reply_to": message.reply_to or None,
        "force_reply": message.force_reply,
        "placeholder": message.markup.get("input_field_placeholder", ""),
        "attachment": _attachment(message, player),
        "edited": message.edited is not None,
        "service": message.service,
    }


def _sender(telegram: Telegram, person: Person, sender: int) -> Json:
    if sender == telegram.bot.id:
        return {"id": sender, "name": _bot_name(telegram, person), "bot": True}
    return {"id": sender, "name": telegram.world.people[sender].first_name, "bot": False}


def _entity(entity: Entity) -> Json:
    given = {"url": entity.url, "language": entity.language, "user": entity.user}
    shown = {name: value for name, value in given.items() if value}
    return {"type": entity.type, "offset": entity.offset, "length": entity.length, **shown}


def _button(button: Button) -> Json:
    given = {"url": button.url, "style": button.style}
    shown = {name: value for name, value in given.items() if value}
    return {"text": button.text, "action": button.action, **shown}


def _attachment(message: Message, player: str) -> Json | None:
    file = message.attachment
    if file is None:
        return None
    name = quote(file.name, safe="")
    return {
        "kind": file.kind,
        "name": file.name,
        "type": file.media_type,
        "size": file.size,
        "url": f"/files/telegram/{message.chat}/{message.id}/{name}?as={quote(player)}",
        "width": file.width,
        "height": file.height,
    }


def _toast(telegram: Telegram, person: Person) -> Json | None:
    """Give the last answer to a press that says something."""
    for toast in reversed(telegram.toasts(person)):
        if toast.text:
            return {"id": toast.query, "text": toast.text, "alert": toast.alert}
    return None
