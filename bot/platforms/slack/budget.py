"""Keeps a message within what Slack takes in all: blocks, and characters in them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from bot.platforms.slack.text import ELLIPSIS, Json, clip, measure, plain

BLOCKS: Final = 50
CHARACTERS: Final = 12_800
"""All texts of a message: `msg_blocks_too_long` comes at about 13 200 (bolt-js, issue 2509)."""
PRESSED: Final = 9_000
"""What of it the buttons and menus may take: the words come out of the rest."""


def cost(block: object) -> int:
    """Count the characters of every text object inside."""
    match block:
        case {"type": "plain_text" | "mrkdwn", "text": str(text)}:
            return measure(text)
        case dict():
            return sum(cost(part) for part in block.values())
        case list():
            return sum(cost(part) for part in block)
        case _:
            return 0


def is_pressed(block: Json) -> bool:
    return bool(block["type"] == "actions")


def pressed_cost(blocks: Sequence[Json]) -> int:
    return sum(cost(block) for block in blocks if is_pressed(block))


def fitted(blocks: Sequence[Json]) -> list[Json]:
    """Keep what can be pressed, then as many words as there is room for, and show the cut."""
    pressed = [block for block in blocks if is_pressed(block)][: BLOCKS - 1]
    words = [block for block in blocks if not is_pressed(block)]
    kept = list(_first(words, BLOCKS - len(pressed), CHARACTERS - pressed_cost(pressed)))
    if len(kept) == len(words) and len(kept) + len(pressed) == len(blocks):
        return _in_order(blocks, kept, pressed)
    return [*kept, *pressed]


def _in_order(blocks: Sequence[Json], kept: list[Json], pressed: list[Json]) -> list[Json]:
    words, presses = iter(kept), iter(pressed)
    return [next(presses) if is_pressed(block) else next(words) for block in blocks]


def _first(words: Sequence[Json], most: int, room: int) -> Iterator[Json]:
    for index, block in enumerate(words):
        left = len(words) - index
        if index + 1 == most and left > 1:
            yield _more()
            return
        if cost(block) > room - 1:
            yield _shortened(block, room)
            return
        room -= cost(block)
        yield block


def _shortened(block: Json, room: int) -> Json:
    match block:
        case {"type": "section", "text": {"type": "plain_text", "text": str(text)}} if room > 1:
            return {"type": "section", "text": plain(clip(text, room), room)}
        case _:
            return _more()


def _more() -> Json:
    return {"type": "section", "text": plain(ELLIPSIS, 1)}
