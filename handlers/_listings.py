"""A list of announcements by pages: a line each, and a button each to see it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol, TypeVar

from bot.cards import Button, Card, Choices, Text
from bot.i18n import N_
from handlers._paging import Turns, page_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from bot.context import Context


class Listed(Protocol):
    """What a list holds."""

    id: int


T = TypeVar("T", bound=Listed)


@dataclass(frozen=True, slots=True)
class Listing:
    """What a list says; `show` is the button that shows one, `turn` the one of another page."""

    title: str
    label: str
    empty: str
    show: str
    turn: str


def page_card(
    ctx: Context,
    listing: Listing,
    every: Sequence[T],
    line: Callable[[T], str],
    name: Callable[[T], str],
    *,
    page: int,
    part: int,
) -> Card:
    """Show a page of a list, where `line` tells one, and `name` what it is called.

    `part` is how far its choices were turned, where they are many.
    """
    t = ctx.t
    page, shown = page_of(every, page)
    options = tuple(Button(name(one), listing.show, (one.id,)) for one in shown)
    more = Button(t(N_("More")), listing.turn, (page,))
    listed = (Choices(t(listing.label), options, more, part),) if options else ()
    pages = Turns(listing.turn, N_("See former"), N_("See later"))
    lines = "\n".join(map(line, shown))
    return Card(
        title=t(listing.title),
        blocks=(Text(lines or t(listing.empty)), *listed),
        buttons=pages.buttons(t, page, len(every)),
    )
