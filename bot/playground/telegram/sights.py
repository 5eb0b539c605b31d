"""What people see in their clients."""

from bot.playground.telegram.commands import Command, group_scopes, menu_for, private_scopes
from bot.playground.telegram.things import Message, Person
from bot.playground.telegram.world import World


def visible(world: World, person: Person, chat: int) -> tuple[Message, ...]:
    """The messages of a chat, oldest first; none for whoever is not in it."""
    if not world.is_in(chat, person.id):
        return ()
    return tuple(world.messages.get(chat, {}).values())


def menu(world: World, person: Person, chat: int) -> tuple[Command, ...]:
    """The commands that a client offers, by scope, then language."""
    language = person.language_code.partition("-")[0].lower()
    if chat > 0:
        return menu_for(world.profile.menus, private_scopes(chat), language)
    administrator = world.status(chat, person.id) in {"creator", "administrator"}
    scopes = group_scopes(chat, person.id, administrator=administrator)
    return menu_for(world.profile.menus, scopes, language)
