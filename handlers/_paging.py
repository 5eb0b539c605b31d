"""Long lists, page by page: what one shows, and the ways to those beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeVar

from bot.cards import Button

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.i18n import Translator

T = TypeVar("T")

PAGE: Final = 8
"""How many one page shows."""


def page_of(every: Sequence[T], page: int) -> tuple[int, Sequence[T]]:
    """Return a page and what it shows: the last one there is, where that one is no more."""
    kept = max(0, min(page, (len(every) - 1) // PAGE))
    return kept, every[kept * PAGE : (kept + 1) * PAGE]


def turns(
    t: Translator, key: str, page: int, total: int, *, before: str, after: str
) -> tuple[Button, ...]:
    """Return the buttons of the pages beside one, as far as there are such; `key` turns to one."""
    former = (Button(t(before), key, (page - 1,)),) if page else ()
    left = total > (page + 1) * PAGE
    later = (Button(t(after), key, (page + 1,)),) if left else ()
    return (*former, *later)
