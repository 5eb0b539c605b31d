"""The room that conversations keep beside all else that the page may have to show."""

from __future__ import annotations

import pytest
from playwright.async_api import Locator, expect

from tests.browser.stage import DESKTOP, PHONE, Stage
from tests.browser.windows import Window

pytestmark = pytest.mark.unopened

READABLE = 200
NARROW = 980


async def edges(part: Locator) -> tuple[float, float]:
    """Give where a part of the page begins and ends, from the top of what is seen."""
    place = await part.bounding_box()
    assert place is not None
    return place["y"], place["y"] + place["height"]


async def everything(stage: Stage) -> None:
    """Show all that takes room: the tour, what arrived, both troubles and the drawer."""
    await stage.visit("?tour=1")
    await stage.move("Lundi 8 h 30", "lundi 23 novembre")
    for platform in ("slack", "telegram"):
        stage.playground.scene.break_(platform, 100)
        await expect(stage.page.locator(f"#{platform}-trouble .button")).to_be_visible()
    await expect(stage.page.locator("#arrivals").get_by_role("button").first).to_be_visible()
    await stage.backstage("Appels")


async def seen(window: Window, *, narrow: bool) -> None:
    """Look at a window, on a phone with the drawer out of the way."""
    if narrow:
        await window.page.get_by_role("button", name=window.name.title(), exact=True).click()
    await window.input.focus()
    talk = window.panel.locator(".sl-scroll, .tg-scroll").filter(visible=True)
    top, bottom = await edges(talk)
    assert bottom - top >= READABLE
    await expect(talk).to_be_in_viewport(ratio=1)
    await expect(window.input).to_be_in_viewport(ratio=1)


async def test_conversations_are_not_squeezed(stage: Stage) -> None:
    await everything(stage)
    for width, height in (DESKTOP, (1280, 720), PHONE):
        await stage.page.set_viewport_size({"width": width, "height": height})
        narrow = width < NARROW
        if narrow:
            await stage.drawer.get_by_role("button", name="Fermer").click()
        for window in (stage.slack, stage.telegram):
            await seen(window, narrow=narrow)
            if not narrow:
                _, end = await edges(window.input)
                assert end <= (await edges(stage.drawer))[0]
                await stage.page.evaluate("scrollTo(0, 0)")
                await expect(stage.drawer).to_be_in_viewport(ratio=1)
        bar = stage.page.locator(".bar")
        for part in await bar.get_by_role("button").filter(visible=True).all():
            assert (await edges(part))[1] <= (await edges(bar))[1]


async def test_low_window_shows_whole_lists_of_commands_over_the_drawer(stage: Stage) -> None:
    for size in ((990, 400), (1024, 500)):
        await stage.page.set_viewport_size({"width": size[0], "height": size[1]})
        await stage.visit("?tour=0")
        await stage.backstage("Appels")
        for window in (stage.slack, stage.telegram):
            await window.input.press_sequentially("/")
            listed = window.panel.get_by_role("listbox", name="Commandes")
            await expect(listed).to_be_in_viewport(ratio=1)
            await expect(listed.get_by_role("option").first).to_be_in_viewport(ratio=1)
            await window.input.fill("")
        await stage.drawer.get_by_role("button", name="Fermer").click()
