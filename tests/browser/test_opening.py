"""The page as it opens: what it shows first does not wait for all that shows it."""

from __future__ import annotations

import asyncio
from collections.abc import Collection

import pytest
from playwright.async_api import Route, expect

from bot.playground.page.files import STATIC
from tests.browser.stage import Stage

pytestmark = pytest.mark.unopened

FIRST = {"/api/scene", "/api/slack?as=sam", "/api/telegram?as=julie"}
MODULES = {f"/static/{each.name}" for each in STATIC.glob("*.js")} - {"/static/early.js"}


class Way:
    """What the page asks for; one of its modules comes last, after all the others."""

    def __init__(self, stage: Stage, last: str, after: Collection[str]) -> None:
        self._address = stage.witness.address
        self._last = last
        self._after = {*after}
        self._enough = asyncio.Event()
        self.looks: list[str] = []

    async def pass_(self, route: Route) -> None:
        path = route.request.url.removeprefix(self._address)
        if path.startswith("/api/"):
            self.looks.append(path)
        if path == self._last:
            await self._enough.wait()
        await route.continue_()
        self._after.discard(path)
        if not self._after:
            self._enough.set()


@pytest.mark.parametrize(
    ("last", "after"),
    [("/static/main.js", FIRST), ("/static/first.js", MODULES - {"/static/first.js"})],
)
async def test_first_looks_are_taken_once_whatever_module_comes_last(
    stage: Stage, last: str, after: Collection[str]
) -> None:
    way = Way(stage, last, after)
    await stage.page.route("**/api/changes", lambda _: None)
    await stage.page.route("**/api/{scene,slack,telegram}*", way.pass_)
    await stage.page.route("**/static/*.js", way.pass_)
    await stage.visit("?slack=sam")
    await expect(stage.slack.player("Sam")).to_be_checked()
    await expect(stage.slack.input).to_be_visible()
    assert sorted(way.looks) == sorted(FIRST)
