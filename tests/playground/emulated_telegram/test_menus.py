"""Menus and descriptions: by scope, by language, as each client resolves them."""

import pytest
from telegram import (
    Bot,
    BotCommand,
    BotCommandScopeAllGroupChats,
    BotCommandScopeAllPrivateChats,
    BotCommandScopeChat,
    BotCommandScopeChatMember,
    MenuButtonCommands,
)
from telegram.error import BadRequest

from bot.playground.telegram import Command, Person, Telegram

HELP = Command("help", "Help")
AIDE = Command("aide", "Aide")
CONTRAT = Command("contrat", "Un contrat")


def wire(*menu: Command) -> list[BotCommand]:
    return [BotCommand(each.name, each.description) for each in menu]


async def test_menu_follows_the_language_of_the_client(
    telegram: Telegram, bot: Bot, julie: Person, marc: Person
) -> None:
    await bot.set_my_commands(wire(HELP))
    await bot.set_my_commands(wire(AIDE), language_code="fr")
    assert (telegram.menu(julie), telegram.menu(marc)) == ((AIDE,), (HELP,))
    assert await bot.get_my_commands(language_code="fr") == tuple(wire(AIDE))


async def test_menu_of_a_narrower_scope_wins_over_the_language(
    telegram: Telegram, bot: Bot, julie: Person
) -> None:
    await bot.set_my_commands(wire(AIDE), language_code="fr")
    await bot.set_my_commands(wire(HELP), scope=BotCommandScopeAllPrivateChats())
    assert telegram.menu(julie) == (HELP,)
    await bot.set_my_commands(wire(CONTRAT), scope=BotCommandScopeChat(julie.id))
    assert telegram.menu(julie) == (CONTRAT,)
    await bot.delete_my_commands(scope=BotCommandScopeChat(julie.id))
    assert telegram.menu(julie) == (HELP,)


async def test_menu_of_a_group_is_its_own(
    telegram: Telegram, bot: Bot, julie: Person, marc: Person
) -> None:
    group = telegram.group("Cohorte", [julie, marc])
    await bot.set_my_commands(wire(HELP), scope=BotCommandScopeAllPrivateChats())
    await bot.set_my_commands(wire(AIDE), scope=BotCommandScopeAllGroupChats())
    member = BotCommandScopeChatMember(group.id, marc.id)
    await bot.set_my_commands(wire(CONTRAT), scope=member)
    assert (telegram.menu(julie, group), telegram.menu(marc, group)) == ((AIDE,), (CONTRAT,))


async def test_menu_of_an_unknown_chat_is_refused(bot: Bot) -> None:
    with pytest.raises(BadRequest, match=r"^Chat not found$"):
        await bot.set_my_commands(wire(HELP), scope=BotCommandScopeChat(42))


async def test_descriptions_follow_the_language(telegram: Telegram, bot: Bot) -> None:
    await bot.set_my_description("Links a cohort")
    await bot.set_my_description("Relie une cohorte", language_code="fr")
    await bot.set_my_short_description("Links")
    await bot.set_my_name("Maillon d’essai")
    assert (await bot.get_my_description("fr")).description == "Relie une cohorte"
    assert (await bot.get_my_description("es")).description == "Links a cohort"
    assert (await bot.get_my_short_description()).short_description == "Links"
    assert (await bot.get_my_name()).name == "Maillon d’essai"
    assert telegram.journal.faults() == []


async def test_menu_button_is_kept(bot: Bot, julie: Person) -> None:
    await bot.set_chat_menu_button(julie.id, MenuButtonCommands())
    assert await bot.get_chat_menu_button(julie.id) == MenuButtonCommands()
