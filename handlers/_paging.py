"""Long lists, page by page: what one shows, and the ways to those beside it."""

from __future__ import annotations

from dataclasses import dataclass
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


@dataclass(frozen=True, slots=True)
class Turns:
    """The ways to the pages beside one; `key` is the button that turns to a page."""

    key: str
    before: str
    after: str

    def buttons(self, t: Translator, page: int, total: int) -> tuple[Button, ...]:
        """Return those there are from a page, of so many things in all."""
        former = (Button(t(self.before), self.key, (page - 1,)),) if page else ()
        left = total > (page + 1) * PAGE
        later = (Button(t(self.after), self.key, (page + 1,)),) if left else ()
        return (*former, *later)
