"""The Telegram window around its messages: chats, and what one has seen of them."""

from __future__ import annotations

from playwright.async_api import expect

from tests.browser.cohort import in_group
from tests.browser.stage import Stage

EVENT = "/evenement formation Visite, jeudi 26 novembre 14h-16h, Parvis, 20 places"


async def test_chat_is_shown_once_it_is_there_and_none_before_it(stage: Stage) -> None:
    title = stage.telegram.panel.get_by_role("heading")
    await stage.telegram.say("/aide")
    await stage.telegram.go_to("Discussions")
    async with stage.slow("telegram"):
        await stage.telegram.go_to("Cohorte Estrie")
        await expect(title).to_have_text("Discussions")
    await expect(title).to_have_text("Cohorte Estrie–Montréal")


async def test_chat_left_during_a_look_keeps_its_news(stage: Stage) -> None:
    await stage.telegram.go_to("Discussions")
    await stage.telegram.go_to("Cohorte Estrie")
    await expect(stage.telegram.input).to_be_visible()
    scene = stage.playground.scene
    group = next(one for one in scene.telegram.world.chats.values() if one.title)
    async with stage.slow("telegram"):
        await stage.telegram.go_to("Discussions")
        await scene.telegram.say(scene.players["sam"].telegram, group, "Du nouveau")
    row = stage.telegram.panel.get_by_role("button", name="Cohorte Estrie")
    await expect(row.get_by_text("non lu")).to_be_attached()


async def test_button_of_the_group_leads_a_newcomer_to_the_bot(held: Stage) -> None:
    await held.visit("?telegram=dominique&tour=0")
    telegram = held.telegram
    await held.page.get_by_role("button", name="Telegram", exact=True).click()
    await telegram.say(EVENT)
    await telegram.press("Annoncer")
    await telegram.be("Alex")
    await in_group(held)
    await telegram.shows("📅 Formation", "Oui")
    yes = telegram.message("📅 Formation").get_by_role("button", name="Oui", exact=True)
    await held.tab_to(yes)
    await held.page.keyboard.press("Enter")
    await expect(telegram.panel.get_by_role("heading")).to_have_text("Maillon")
    await telegram.sees("/start go")
    await expect(telegram.input).to_be_focused()
