"""What can be pressed on Slack: buttons, links, menus."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, TypeVar
from urllib.parse import quote

from bot.cards import Button, Choices, Link, Weight
from bot.platforms.slack.text import ELLIPSIS, Json, plain

LABEL: Final = 75
URL: Final = 3_000
ROW: Final = 25
FEW: Final = 5
MENU: Final = 100
PLACEHOLDER: Final = 150
# What a browser reads in an address, and what is quoted already.
_KEPT: Final = "%/?#[]@!$&'()*+,;=:~"

T = TypeVar("T")


def pages(items: Sequence[T], size: int) -> Iterator[Sequence[T]]:
    """Give the items by so many at a time."""
    for start in range(0, len(items), size):
        yield items[start : start + size]


def rows(buttons: Sequence[Button], links: Sequence[Link], width: int) -> Iterator[Json]:
    """Make the rows of buttons that close a card."""
    elements = [*(_button(one, width) for one in buttons), *_openers(links, width)]
    for page in pages(elements, ROW):
        yield _row(page)


def picks(choices: Choices, width: int) -> Iterator[Json]:
    """Make what one option is taken with: a few buttons, else menus of a hundred."""
    if len(choices.options) <= FEW:
        yield from rows(choices.options, (), width)
        return
    menus = [_menu(choices, page, width) for page in pages(choices.options, MENU)]
    for page in pages(menus, FEW):
        yield _row(page)


def _row(elements: Sequence[Json]) -> Json:
    return {"type": "actions", "elements": list(elements)}


def _button(button: Button, width: int) -> Json:
    style = {} if button.weight is Weight.PLAIN else {"style": button.weight.value}
    return {"type": "button", "text": plain(button.label, width), "value": button.data, **style}


def _openers(links: Sequence[Link], width: int) -> Iterator[Json]:
    for link in links:
        url = quote(link.url, safe=_KEPT, errors="replace")
        # An address cannot be cut: without it the button would lead elsewhere.
        if len(url) <= URL:
            yield {"type": "button", "text": plain(link.label, width), "url": url}


def _menu(choices: Choices, page: Sequence[Button], width: int) -> Json:
    options = [{"text": plain(one.label, width), "value": one.data} for one in page]
    whole = len(page) == len(choices.options)
    label = choices.label if whole else f"{page[0].label} {ELLIPSIS} {page[-1].label}"
    return {
        "type": "static_select",
        "placeholder": plain(label, min(PLACEHOLDER, 2 * width)),
        "options": options,
    }
