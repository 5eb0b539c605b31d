"""Before anything is fetched: Telegram is there, knows the token, and shows the menus."""

from __future__ import annotations

import pytest

from bot.platforms.telegram import TelegramPlatform
from bot.playground.telegram import Command, Person, Telegram
from bot.playground.telegram.faults import dropped, flood, server_error
from bot.settings import SettingsError
from tests.platforms.telegram.scene import INTRODUCTIONS, Desk, polling, texts


async def test_start_waits_for_telegram(telegram: Telegram, desk: Desk) -> None:
    telegram.fail("getMe", server_error(), dropped())
    async with polling(telegram, desk):
        pass
    assert [call.status for call in telegram.journal.of("getMe")] == [502, 0, 200]


async def test_start_waits_as_long_as_telegram_asks(telegram: Telegram, desk: Desk) -> None:
    telegram.fail("getMe", flood(1))
    async with polling(telegram, desk):
        pass
    refused, *others = telegram.journal.of("getMe")
    assert [refused.status, *(call.status for call in others)] == [429, 200]
    assert others[0].at >= refused.at + 1


async def test_wrong_token_is_said_without_showing_it(telegram: Telegram, desk: Desk) -> None:
    connected = TelegramPlatform(
        "1:wrong",
        machine=desk,
        hooks=desk.hooks,
        introductions=INTRODUCTIONS,
        api_url=telegram.api_url,
    )
    with pytest.raises(SettingsError, match=r"^TELEGRAM_TOKEN: Telegram does not know this token$"):
        await connected.start()
    await connected.stop()


async def test_menus_are_set_in_each_language(
    telegram: Telegram, desk: Desk, julie: Person
) -> None:
    anna = telegram.person("Anna", language_code="en-CA", started=True)
    otto = telegram.person("Otto", language_code="de", started=True)
    group = telegram.group("Cohorte", [julie, anna])
    async with polling(telegram, desk):
        pass
    french = (Command("contrat", "Noter un contrat"), Command("code", "Entrer un code"))
    english = (Command("contract", "Log a contract"), Command("code", "Enter a code"))
    assert telegram.menu(julie) == telegram.menu(otto) == french
    assert telegram.menu(anna) == english
    assert telegram.menu(julie, group) == french[:1]
    assert telegram.menu(anna, group) == english[:1]
    assert telegram.world.profile.descriptions == {
        "": "Maillon note vos contrats.",
        "fr": "Maillon note vos contrats.",
        "en": "Maillon logs your contracts.",
    }


async def test_menus_that_telegram_limits_do_not_stop_the_bot(
    telegram: Telegram, desk: Desk, julie: Person
) -> None:
    telegram.fail("setMyCommands", flood(3600))
    async with polling(telegram, desk):
        await telegram.say(julie, julie, "un")
        await telegram.until(lambda: desk.answers)
    assert texts(telegram, julie) == ["un"]
