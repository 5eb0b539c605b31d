"""Where the focus goes when what has it is pressed, or made anew under it."""

from __future__ import annotations

from playwright.async_api import Locator, expect

from bot.playground import loopback
from tests.browser.stage import Stage
from tests.browser.windows import Window


def button(window: Window, name: str) -> Locator:
    return window.panel.get_by_role("button", name=name, exact=True)


async def press(stage: Stage, place: Locator) -> None:
    """Press what stands above, by the keyboard."""
    await stage.tab_to(place, back=True)
    await stage.page.keyboard.press("Enter")


async def say_elsewhere(stage: Stage, line: str, window: str = "telegram") -> None:
    """Write from another tab: as Julie on Telegram, as Sam on Slack."""
    where, who = {"telegram": ("chat", "julie"), "slack": ("channel", "sam")}[window]
    async with loopback.client(60) as other:
        address, known = f"{stage.witness.address}/api/{window}", {"as": who}
        place = (await other.get(address, params=known)).json()[where]
        body = {where: place, "text": line}
        said = await other.post(f"{address}/say", params=known, json=body)
    assert said.status_code == 200


async def test_who_moves_through_telegram_by_keyboard_goes_on(stage: Stage) -> None:
    telegram = stage.telegram
    await stage.tab_to(telegram.input)
    await press(stage, button(telegram, "Bloquer le robot"))
    await expect(button(telegram, "Débloquer")).to_be_focused()
    await stage.page.keyboard.press("Enter")
    await expect(telegram.input).to_be_focused()

    chats = telegram.panel.get_by_role("listitem")
    bot, group = (chats.get_by_role("button", name=name) for name in ("Maillon", "Cohorte"))
    await press(stage, button(telegram, "Discussions"))
    await expect(bot).to_be_focused()
    await stage.tab_to(group)
    await stage.page.keyboard.press("Enter")
    await expect(telegram.input).to_be_focused()
    await press(stage, button(telegram, "Discussions"))
    await expect(group).to_be_focused()
    await stage.tab_to(bot, back=True)
    await say_elsewhere(stage, "/aide")
    await expect(bot).to_contain_text("non lu")
    await expect(bot).to_be_focused()

    await telegram.be("Alex")
    await press(stage, button(telegram, "Démarrer"))
    await expect(telegram.input).to_be_focused()


async def test_what_stands_around_the_messages_keeps_the_focus(stage: Stage) -> None:
    telegram, slack = stage.telegram, stage.slack
    for name, times in (("Discussions", 1), ("Bloquer le robot", 2)):
        await stage.tab_to(telegram.input)
        await stage.tab_to(button(telegram, name), back=True)
        await say_elsewhere(stage, "/aide")
        await telegram.sees("Ce que vous pouvez faire", times)
        await expect(button(telegram, name)).to_be_focused()

    place = slack.panel.get_by_role("navigation").get_by_role("button", name="annonces")
    await stage.tab_to(slack.input, back=True)
    await press(stage, place)
    await expect(slack.input).to_have_attribute("placeholder", "Écrire à #annonces")
    await expect(place).to_be_focused()


async def test_new_messages_are_read_from_where_their_button_was(stage: Stage) -> None:
    await stage.slack.say("/aide")
    await stage.slack.say("/historique")
    await stage.slack.sees("Vos saisies")
    talk = stage.slack.panel.get_by_role("log", name="Messages de #general")
    await talk.evaluate("(node) => node.scrollTo(0, 0)")
    await say_elsewhere(stage, "Good morning", "slack")
    await press(stage, button(stage.slack, "Nouveaux messages"))
    await expect(stage.slack.message("Good morning")).to_be_in_viewport()
    await expect(talk).to_be_focused()
