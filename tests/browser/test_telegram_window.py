"""The Telegram window around its messages: chats, and what one has seen of them."""

from __future__ import annotations

from playwright.async_api import expect

from tests.browser.stage import Stage


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
