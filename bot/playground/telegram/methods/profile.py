"""What the bot says of itself: name, descriptions, command menus, menu button."""

from bot.playground.telegram.commands import Command, Scope
from bot.playground.telegram.methods.access import known_chat
from bot.playground.telegram.methods.server import Arguments, Method, Server
from bot.playground.telegram.payloads import Payload

ALL_CHATS = 0


def set_commands(server: Server, arguments: Arguments) -> bool:
    menu = tuple(Command(each["command"], each["description"]) for each in arguments["commands"])
    server.world.profile.menus[_key(server, arguments)] = menu
    server.world.inbox.pulse.beat()
    return True


def get_commands(server: Server, arguments: Arguments) -> list[Payload]:
    menu = server.world.profile.menus.get(_key(server, arguments), ())
    return [{"command": each.name, "description": each.description} for each in menu]


def delete_commands(server: Server, arguments: Arguments) -> bool:
    server.world.profile.menus.pop(_key(server, arguments), None)
    return True


def set_button(server: Server, arguments: Arguments) -> bool:
    chat = arguments.get("chat_id", ALL_CHATS)
    server.world.profile.buttons[chat] = arguments.get("menu_button", {"type": "default"})
    return True


def get_button(server: Server, arguments: Arguments) -> Payload:
    buttons = server.world.profile.buttons
    chat = arguments.get("chat_id", ALL_CHATS)
    return buttons.get(chat) or buttons.get(ALL_CHATS) or {"type": "default"}


def set_name(server: Server, arguments: Arguments) -> bool:
    return _tell(server.world.profile.names, arguments, "name")


def get_name(server: Server, arguments: Arguments) -> Payload:
    names = {"": server.world.bot.first_name} | server.world.profile.names
    return {"name": _told(names, arguments)}


def set_description(server: Server, arguments: Arguments) -> bool:
    return _tell(server.world.profile.descriptions, arguments, "description")


def get_description(server: Server, arguments: Arguments) -> Payload:
    return {"description": _told(server.world.profile.descriptions, arguments)}


def set_short_description(server: Server, arguments: Arguments) -> bool:
    return _tell(server.world.profile.short_descriptions, arguments, "short_description")


def get_short_description(server: Server, arguments: Arguments) -> Payload:
    return {"short_description": _told(server.world.profile.short_descriptions, arguments)}


def _key(server: Server, arguments: Arguments) -> tuple[Scope, str]:
    scope = arguments.get("scope") or {"type": "default"}
    chat = known_chat(server.world, scope["chat_id"]).id if "chat_id" in scope else 0
    return Scope(scope["type"], chat, scope.get("user_id", 0)), arguments.get("language_code", "")


def _tell(texts: dict[str, str], arguments: Arguments, name: str) -> bool:
    language = arguments.get("language_code", "")
    if text := arguments.get(name, ""):
        texts[language] = text
    else:
        texts.pop(language, None)
    return True


def _told(texts: dict[str, str], arguments: Arguments) -> str:
    return texts.get(arguments.get("language_code", "")) or texts.get("", "")


PROFILE: dict[str, Method] = {
    "setMyCommands": set_commands,
    "getMyCommands": get_commands,
    "deleteMyCommands": delete_commands,
    "setChatMenuButton": set_button,
    "getChatMenuButton": get_button,
    "setMyName": set_name,
    "getMyName": get_name,
    "setMyDescription": set_description,
    "getMyDescription": get_description,
    "setMyShortDescription": set_short_description,
    "getMyShortDescription": get_short_description,
}
