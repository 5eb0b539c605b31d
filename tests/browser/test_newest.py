"""Who reads the newest message, and whether they still do once the room around it has changed."""

from __future__ import annotations

import pytest
from playwright.async_api import Locator, expect

from tests.browser.stage import Stage
from tests.browser.windows import Window

BELOW = "(node) => node.scrollHeight - node.scrollTop - node.clientHeight"


def talk(window: Window) -> Locator:
    return window.panel.locator(".sl-column .sl-scroll, .tg-scroll")


@pytest.mark.unopened
async def test_newest_message_is_followed_again_once_all_has_room(stage: Stage) -> None:
    await stage.visit("?tour=0")
    windows = (stage.slack, stage.telegram)
    for window, amount in zip(windows, (900, 1000), strict=True):
        await window.say(f"/contrat {amount} CHUS gré-à-gré")
        await window.sees("Contrat noté")
        await window.say("/contrat 2 50 STM gré à gré")
        await window.sees("Quel est le montant?")
    await stage.backstage("Appels")
    for window in windows:
        await expect(talk(window)).not_to_have_js_property("scrollTop", 0)
    await stage.drawer.get_by_role("button", name="Fermer").click()
    for window in windows:
        await expect(talk(window)).to_have_js_property("scrollTop", 0)

    for window in windows:
        await window.say("/aide")
        await expect(window.message("Ce que vous pouvez faire")).to_be_visible()
        await expect(talk(window)).not_to_have_js_property("scrollTop", 0)
        assert await talk(window).evaluate(BELOW) < 1


async def test_page_opens_at_the_newest_message_beside_what_it_has_to_say(stage: Stage) -> None:
    for lot in range(1, 7):
        await stage.telegram.say(f"/contrat {lot}00 CHUS gré-à-gré, lot {lot}")
        await stage.telegram.sees(f"lot {lot}", times=2)

    await stage.visit("?slack=bob&telegram=julie&lang=de&theme=pink")
    await expect(stage.page.locator(".toast")).to_have_count(3)
    await expect(stage.telegram.messages.last).to_be_in_viewport(ratio=1)
