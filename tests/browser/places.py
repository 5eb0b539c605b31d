"""Where the parts of the page are."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.async_api import FloatRect, Page

PARTS = (
    *(".bar", ".clock-moves", "#tour", "#toasts", "#arrivals", "#tabs", "#windows"),
    *("#slack-players", "#slack", "#telegram-players", "#telegram", "#backstage"),
)
INSIDE = {
    ".clock-moves": ".bar",
    **dict.fromkeys(("#slack-players", "#slack", "#telegram-players", "#telegram"), "#windows"),
}


async def covered(page: Page, *but: str) -> list[tuple[str, str]]:
    """List which parts of the page stand over each other, some left out."""
    places = {one: await page.locator(one).bounding_box() for one in PARTS if one not in but}
    seen = [(one, place) for one, place in places.items() if place and place["height"]]
    return [
        (one, other)
        for (one, here), (other, there) in combinations(seen, 2)
        if INSIDE.get(other) != one and INSIDE.get(one) != other and _meet(here, there)
    ]


def _meet(one: FloatRect, other: FloatRect) -> bool:
    beside = one["x"] >= other["x"] + other["width"] or other["x"] >= one["x"] + one["width"]
    above = one["y"] >= other["y"] + other["height"] or other["y"] >= one["y"] + one["height"]
    return not (beside or above)
