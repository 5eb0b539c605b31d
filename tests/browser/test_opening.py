"""The page as it opens: what it shows first does not wait for all that shows it."""

from __future__ import annotations

import asyncio

from playwright.async_api import Route, expect

from tests.browser.stage import Stage

FIRST = ["/api/scene", "/api/slack?as=sam", "/api/telegram?as=julie"]


async def test_first_looks_do_not_wait_for_the_modules_that_show_them(stage: Stage) -> None:
    asked: list[str] = []
    enough = asyncio.Event()

    async def note(route: Route) -> None:
        asked.append(route.request.url.removeprefix(stage.witness.address))
        if len(asked) == len(FIRST):
            enough.set()
        await route.continue_()

    async def wait(route: Route) -> None:
        await enough.wait()
        await route.continue_()

    await stage.page.goto("about:blank")
    await stage.page.route("**/api/{scene,slack,telegram}*", note)
    await stage.page.route("**/static/main.js", wait)
    await stage.visit("?slack=sam")
    assert sorted(asked[: len(FIRST)]) == FIRST
    await expect(stage.slack.player("Sam")).to_be_checked()
    await expect(stage.slack.input).to_be_visible()
