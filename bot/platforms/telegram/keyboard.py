"""What can be pressed under a Telegram message: options by pages, buttons, links."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Final
from urllib.parse import quote, urlsplit

from telegram import InlineKeyboardButton
from telegram.constants import KeyboardButtonStyle

from bot.cards import DATA_BYTES, Button, Card, Choices, Link, Weight
from bot.platforms.telegram.text import ELLIPSIS, clipped, units, visible

Row = tuple[InlineKeyboardButton, ...]

BUTTONS: Final = 100
"""How many buttons the server takes under one message."""
PAGE: Final = 8
"""How many options are shown at once: a phone shows them without scrolling."""

_LABEL: Final = 100
_SHORT: Final = 18
_URL: Final = 2048
# Telegram refuses the names of a local network, "localhost" among them.
_HOST: Final = re.compile(r"[\w-]+(\.[\w-]+)+", re.ASCII)
_STYLES: Final[dict[Weight, str | None]] = {
    Weight.PLAIN: None,
    Weight.PRIMARY: KeyboardButtonStyle.PRIMARY,
    Weight.DANGER: KeyboardButtonStyle.DANGER,
}


def keyboard(card: Card) -> tuple[Row, ...]:
    """Lay the buttons of a card; of too many, the last options give way to the card's own."""
    links = ((_opening(link),) for link in card.links if opens(link))
    own = _at_most(BUTTONS, chain(_paired(card.buttons), links))
    choices = (block for block in card.blocks if isinstance(block, Choices))
    options = chain.from_iterable(_options(block) for block in choices)
    return (*_at_most(BUTTONS - sum(map(len, own)), options), *own)


def opens(link: Link) -> bool:
    """Whether Telegram takes the link as a button."""
    host = urlsplit(link.url).hostname or ""
    return bool(_HOST.fullmatch(host)) and len(_address(link.url)) <= _URL


def _options(choices: Choices) -> Iterator[Row]:
    last = max(len(choices.options) - 1, 0) // PAGE
    if not last or len(_turned(choices.turn, last).encode()) > DATA_BYTES:
        yield from ((_pressing(option),) for option in choices.options)
        return
    page = min(max(choices.page, 0), last)
    shown = choices.options[page * PAGE : (page + 1) * PAGE]
    yield from ((_pressing(option),) for option in shown)
    yield tuple(_turns(choices.turn, page, last))


def _turns(turn: Button, page: int, last: int) -> Iterator[InlineKeyboardButton]:
    if page > 0:
        text = f"◀ {page}/{last + 1}"
        yield InlineKeyboardButton(text, callback_data=_turned(turn, page - 1))
    if page < last:
        text = f"{page + 2}/{last + 1} ▶"
        yield InlineKeyboardButton(text, callback_data=_turned(turn, page + 1))


def _turned(turn: Button, page: int) -> str:
    return f"{turn.data}:{page}"


def _paired(buttons: Iterable[Button]) -> Iterator[Row]:
    """Two short buttons share a row."""
    waiting: InlineKeyboardButton | None = None
    for button in map(_pressing, buttons):
        if waiting is None:
            waiting = button
        elif _short(waiting) and _short(button):
            yield (waiting, button)
            waiting = None
        else:
            yield (waiting,)
            waiting = button
    if waiting is not None:
        yield (waiting,)


def _short(button: InlineKeyboardButton) -> bool:
    return units(button.text) <= _SHORT


def _pressing(button: Button) -> InlineKeyboardButton:
    style = _STYLES[button.weight]
    return InlineKeyboardButton(_label(button.label), callback_data=button.data, style=style)


def _opening(link: Link) -> InlineKeyboardButton:
    return InlineKeyboardButton(_label(link.label), url=_address(link.url))


def _address(url: str) -> str:
    return quote(url, safe="%:/?#[]@!$&'()*+,;=~", errors="replace")


def _label(text: str) -> str:
    label = " ".join(clipped(text, _LABEL).split("\n"))
    return label if visible(label) else ELLIPSIS


def _at_most(count: int, rows: Iterable[Row]) -> tuple[Row, ...]:
    kept: list[Row] = []
    for row in rows:
        count -= len(row)
        if count < 0:
            break
        kept.append(row)
    return tuple(kept)
