"""The whole playground and a browser at its page."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from playwright.async_api import Browser, Page, expect

from bot.playground.page import application
from bot.playground.playground import Playground
from bot.playground.server import serving
from storage import contracts
from storage.contracts import Contract
from tests.browser.windows import Window
from tests.browser.witness import Witness

CURRENT = 3
"""The number of the demo's current cohort."""


@dataclass(frozen=True, slots=True)
class Stage:
    """The playground, and one visitor in front of both windows."""

    playground: Playground
    page: Page
    witness: Witness

    @property
    def slack(self) -> Window:
        return Window(self.page, "slack")

    @property
    def telegram(self) -> Window:
        return Window(self.page, "telegram")

    async def visit(self, query: str = "") -> None:
        """Open the page; `query` as a deep link has it."""
        await self.page.goto(f"{self.witness.address}/{query}")
        await expect(self.page.locator("body.is-ready")).to_be_attached()

    async def contract(self, number: int = 27) -> Contract | None:
        """Read a contract of the current cohort; the demo's last one is no. 26."""
        store = self.playground.scene.app.store
        return await store.read(partial(contracts.by_number, cohort=CURRENT, number=number))


@asynccontextmanager
async def staged(browser: Browser, demo: Path, **setting: Any) -> AsyncIterator[Stage]:
    """Open the playground on a copy of the demo, and its page in a profile of its own."""
    async with Playground.open(demo) as playground, serving(application(playground)) as address:
        context = await browser.new_context(locale="fr-CA", **setting)
        page, witness = await context.new_page(), Witness(address)
        witness.watch(context)
        stage = Stage(playground, page, witness)
        await stage.visit()
        yield stage
        await context.close()
