"""What somebody reads in a window, word for word."""

from __future__ import annotations

from playwright.async_api import Locator, expect

from tests.browser.windows import Window

SAID = ".sl-said > :not(.sl-who), .tg-bubble > :not(.tg-stamp), .tg-column > :not(.tg-bubble)"
"""A message without who wrote it and when: the hour moves on while one reads."""


async def read(window: Window, words: str) -> list[str]:
    """Wait for a message with these words; return all that the last one says, line by line."""
    message = window.message(words)
    await expect(message).to_be_visible()
    return await lines(message.locator(SAID))


async def lines(place: Locator) -> list[str]:
    """Return the lines that are shown there, each with plain spaces."""
    shown = "\n".join(await place.all_inner_texts()).splitlines()
    return [" ".join(line.split()) for line in shown if line.strip()]
