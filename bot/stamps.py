"""A button acts in the cohort where it was shown: its key says which one."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from bot.cards import Button, Card, Choices

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bot.cards import Block

_MARK: Final = "@"
_DIGITS: Final = 18
"""No row has a longer number: databases count in 64 bits."""


def stamped(card: Card, cohort: int | None) -> Card:
    """Return the card whose buttons say which cohort they act in."""
    if cohort is None:
        return card
    blocks = tuple(_block(block, cohort) for block in card.blocks)
    return replace(card, blocks=blocks, buttons=_buttons(card.buttons, cohort))


def read(data: str) -> tuple[str, tuple[str, ...], int | None]:
    """Take a button's data apart: its key, its arguments, its cohort."""
    head, *args = data.split(":")
    key, _, cohort = head.partition(_MARK)
    return key, tuple(args), number(cohort)


def number(text: str) -> int | None:
    """Read the number of a row; what no row can have is None."""
    return int(text) if text.isascii() and text.isdecimal() and len(text) <= _DIGITS else None


def marked(button: Button, cohort: int) -> Button:
    """Return the button, which says in which cohort it acts."""
    return replace(button, key=f"{button.key}{_MARK}{cohort}")


def _block(block: Block, cohort: int) -> Block:
    if not isinstance(block, Choices):
        return block
    options = _buttons(block.options, cohort)
    return replace(block, options=options, turn=marked(block.turn, cohort))


def _buttons(buttons: Iterable[Button], cohort: int) -> tuple[Button, ...]:
    return tuple(marked(button, cohort) for button in buttons)
