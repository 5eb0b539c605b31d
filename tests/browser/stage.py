"""The whole playground and a browser at its page."""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from playwright.async_api import Browser, FilePayload, Locator, Page, Route, ViewportSize, expect

from bot.playground.page import application
from bot.playground.playground import Playground
from bot.playground.server import serving
from storage import contracts
from storage.contracts import Contract
from tests.browser.windows import Window
from tests.browser.witness import Witness

CURRENT = 3
"""The number of the demo's current cohort."""
STEPS = 60
"""More than there are places for the focus."""
TRAVEL = 120_000
"""Milliseconds for the clock to get there: months on the way take a loaded machine a minute."""
DESKTOP, PHONE = (1440, 900), (390, 844)


@dataclass(frozen=True, slots=True)
class Stage:
    """The playground, and one visitor in front of both windows."""

    playground: Playground
    page: Page
    witness: Witness

    def window(self, name: str) -> Window:
        return Window(self.page, name)

    @property
    def slack(self) -> Window:
        return self.window("slack")

    @property
    def telegram(self) -> Window:
        return self.window("telegram")

    @property
    def drawer(self) -> Locator:
        return self.page.locator("#backstage")

    @property
    def clock(self) -> Locator:
        return self.page.locator("#clock time")

    def faults(self) -> list[object]:
        """Give what was forbidden and happened, on the page or between the bot and a platform."""
        scene = self.playground.scene
        judged = (scene.slack.journal, scene.telegram.journal)
        return [*self.witness.faults(), *(one for each in judged for one in each.faults())]

    async def visit(self, query: str = "") -> None:
        """Open the page; `query` as a deep link has it."""
        await self.page.goto(f"{self.witness.address}/{query}")
        await expect(self.page.locator("body.is-ready")).to_be_attached()

    async def move(self, label: str, then: str) -> None:
        """Press a button of the clock; wait for the day and the hour that it then shows."""
        await self.page.get_by_role("button", name=label, exact=True).click()
        await self.shows(then)

    async def travel(self, when: str) -> None:
        """Move the clock on to a moment of the cohort, written as 2026-11-26T13:30."""
        await self.page.get_by_role("button", name="Autre date").click()
        await self.page.get_by_label("Avancer jusqu’au").fill(when)
        await self.page.get_by_role("button", name="Y aller").click()
        there = re.compile(f"^{when}")
        await expect(self.clock).to_have_attribute("datetime", there, timeout=TRAVEL)

    async def shows(self, instant: str) -> None:
        """Wait until the clock shows that day and hour."""
        await expect(self.clock).to_have_text(re.compile(instant), timeout=TRAVEL)

    async def backstage(self, tab: str) -> None:
        """Open the drawer at one of its tabs."""
        if not await self.drawer.is_visible():
            await self.page.get_by_role("button", name="Coulisses").click()
        await self.drawer.get_by_role("tab", name=tab).click()

    async def bring_in(self, members: str) -> Locator:
        """Import a file of members in the drawer; return the form that tells what came of it."""
        await self.backstage("Mauvais tours")
        form = self.drawer.locator("form").filter(has_text="Importer un fichier")
        await form.get_by_label("Sorte").select_option("membres")
        file = FilePayload(name="members.csv", mimeType="text/csv", buffer=members.encode())
        await form.get_by_label("Fichier CSV").set_input_files(file)
        await form.get_by_role("button", name="Importer").click()
        return form

    @asynccontextmanager
    async def slow(self, window: str) -> AsyncIterator[None]:
        """Keep the next look at a window from coming back, whatever is done meanwhile."""
        async with self.late(f"{window}?*") as answered:
            self.playground.changed.beat()
            await answered.wait()
            yield

    @asynccontextmanager
    async def late(self, path: str) -> AsyncIterator[asyncio.Event]:
        """Keep the next answer of a path from coming; gives what tells that there is one."""
        answered, over = asyncio.Event(), asyncio.Event()

        async def wait(route: Route) -> None:
            response = await route.fetch()
            answered.set()
            await over.wait()
            await route.fulfill(response=response)

        await self.page.route(f"**/api/{path}", wait, times=1)
        try:
            yield answered
        finally:
            over.set()

    async def tab_to(self, place: Locator, *, back: bool = False) -> None:
        """Press Tab until the focus is there."""
        for _ in range(STEPS):
            if await place.evaluate("(node) => node === document.activeElement"):
                return
            await self.page.keyboard.press("Shift+Tab" if back else "Tab")
        raise AssertionError(f"The keyboard does not reach {place}")

    async def contract(self, number: int = 27) -> Contract | None:
        """Read a contract of the current cohort; the demo's last one is no. 26."""
        store = self.playground.scene.app.store
        return await store.read(partial(contracts.by_number, cohort=CURRENT, number=number))


@asynccontextmanager
async def staged(
    browser: Browser, demo: Path, size: tuple[int, int] = DESKTOP
) -> AsyncIterator[Stage]:
    """Open the playground on a copy of the demo, and a window in a profile of its own."""
    async with Playground.open(demo) as playground, serving(application(playground)) as address:
        viewport = ViewportSize(width=size[0], height=size[1])
        context = await browser.new_context(locale="fr-CA", viewport=viewport)
        page, witness = await context.new_page(), Witness(address)
        witness.watch(context)
        yield Stage(playground, page, witness)
        await context.close()
