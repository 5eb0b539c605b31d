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

    def message(self, words: str) -> Locator:
        """Return the last message that has these words."""
        return self.messages.filter(has_text=words, visible=True).last

    def player(self, name: str) -> Locator:
        return self.panel.get_by_role("radio", name=name)

    async def be(self, name: str) -> None:
        """Go on as somebody else, by one click; what they see is then there."""
        await self.player(name).locator("..").click()
        await expect(self.player(name)).to_be_checked()
        await expect(self.page.locator(f"#{self.name}")).not_to_have_attribute("inert", "")

    async def say(self, words: str) -> None:
        """Type a line and send it; what did not leave would stay in the field."""
        await self.input.fill(words)
        await self.input.press("Enter")
        await expect(self.input).to_have_value("")

    async def press(self, label: str, on: str = "") -> None:
        """Press the last button of that name; `on`: of the last message with these words."""
        place = self.message(on) if on else self.panel
        await place.get_by_role("button", name=label, exact=True).last.click()

    async def go_to(self, conversation: str) -> None:
        await self.panel.get_by_role("button", name=conversation).first.click()

    async def sees(self, words: str, times: int = 1) -> None:
        """Wait until these words are shown so many times, and no more."""
        await expect(self.panel.get_by_text(words).filter(visible=True)).to_have_count(times)

    async def shows(self, *lines: str) -> None:
        """Wait until the last message with the first of these lines has all of them, in order."""
        said = re.compile(".*".join(map(_spaced, lines)), re.DOTALL)
        await expect(self.message(lines[0])).to_contain_text(said, use_inner_text=True)

    async def reads(self, pattern: str) -> str:
        """Wait until the last message has such words; give them."""
        await expect(self.messages.last).to_contain_text(re.compile(pattern))
        found = re.search(pattern, await self.messages.last.inner_text())
        assert found is not None
        return found[0]


def _spaced(words: str) -> str:
    """Return a pattern of these words, whatever the spaces between them."""
    return r"\s+".join(map(re.escape, words.split()))
