"""What the page tells for a moment, and what it must not cover."""

from __future__ import annotations

from playwright.async_api import FloatRect, Locator, expect

from tests.browser.stage import Stage

KEPT_CLEAR = (
    "#slack-players",
    "#telegram-players",
    "#slack-input",
    "#telegram-input",
    "#clock-date",
)


async def covered(stage: Stage) -> list[str]:
    """Wait for a toast; list which players and fields it covers."""
    toast = await _place(stage.page.locator(".toast"))
    assert toast is not None
    found = []
    for part in KEPT_CLEAR:
        place = await _place(stage.page.locator(part))
        if place is not None and _meet(toast, place):
            found.append(part)
    return found


async def _place(part: Locator) -> FloatRect | None:
    await expect(part).to_have_count(1)
    return await part.bounding_box()


def _meet(one: FloatRect, other: FloatRect) -> bool:
    beside = one["x"] >= other["x"] + other["width"] or other["x"] >= one["x"] + one["width"]
    above = one["y"] >= other["y"] + other["height"] or other["y"] >= one["y"] + one["height"]
    return not (beside or above)
