"""What somebody does with a window of the page, and sees in it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from playwright.async_api import Locator, Page, expect


@dataclass(frozen=True, slots=True)
class Window:
    """The Slack or the Telegram of the page."""

    page: Page
    name: str

    @property
    def panel(self) -> Locator:
        return self.page.locator(f"#{self.name}-panel")

    @property
    def input(self) -> Locator:
        return self.page.locator(f"#{self.name}-input")

    @property
    def messages(self) -> Locator:
        return self.panel.get_by_role("article")

    def player(self, name: str) -> Locator:
        return self.panel.get_by_role("radio", name=name)

    async def be(self, name: str) -> None:
        """Go on as somebody else, by one click."""
        await self.player(name).locator("..").click()
        await expect(self.player(name)).to_be_checked()

    async def say(self, words: str) -> None:
        """Type a line and send it; what did not leave would stay in the field."""
        await self.input.fill(words)
        await self.input.press("Enter")
        await expect(self.input).to_have_value("")

    async def press(self, label: str) -> None:
        """Press the last button of that name."""
        await self.panel.get_by_role("button", name=label, exact=True).last.click()

    async def go_to(self, conversation: str) -> None:
        await self.panel.get_by_role("button", name=conversation).first.click()

    async def sees(self, words: str, times: int = 1) -> None:
        """Wait until these words are shown so many times, and no more."""
        await expect(self.panel.get_by_text(words).filter(visible=True)).to_have_count(times)

    async def reads(self, pattern: str) -> str:
        """Wait until the last message has such words; give them."""
        await expect(self.messages.last).to_contain_text(re.compile(pattern))
        found = re.search(pattern, await self.messages.last.inner_text())
        assert found is not None
        return found[0]
