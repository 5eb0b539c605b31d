"""A list of announcements by pages: a line each, and a button each to see it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Generic, TypeVar

from bot.cards import Button, Card, Choices, Text
from bot.exchange import Reply
from bot.i18n import N_
from handlers._announcements import Announcements
from handlers._paging import Turns, page_of
from storage.announcements import Announcement

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from bot.context import Context
    from bot.feature import Feature

A = TypeVar("A", bound=Announcement)


@dataclass(frozen=True, slots=True)
class Listing(Generic[A]):
    """What a list says. `view` is its first page, and begins the button of another one.

    `page` shows one of its pages: `part` is how far its choices were turned, where they are many.
    """

    announcements: Announcements[A]
    view: str
    title: str
    label: str
    empty: str
    page: Callable[[Context, int, int], Card]

    def join(self, feature: Feature) -> None:
        """Bring the buttons of the list, and its first page."""
        feature.button(self.view)(self.show)
        feature.view(self.view, anew=self._turned)(self.paged)
        feature.button(self._turned)(self.turn)
        feature.button(self._opens)(self.open_one)
        feature.button(f"{self.announcements.key}.anew")(self.open_anew)

    def show(self, ctx: Context) -> Reply:
        return ctx.display(self.view)

    def paged(self, ctx: Context, page: int = 0, part: int = 0) -> Card:
        return self.page(ctx, page, part)

    def turn(self, ctx: Context, page: int = 0, part: int = 0) -> Reply:
        """Show a page: of all, the first one is refreshed by what its reader does."""
        turned = (page, part) if page or part else ()
        return ctx.display(self.view, *turned, replaces=True)

    def open_one(self, ctx: Context, number: int) -> Reply:
        return ctx.display(self.announcements.key, self.announcements.announced(ctx, number).id)

    def open_anew(self, ctx: Context, number: int) -> Reply:
        return replace(self.open_one(ctx, number), replaces=True)

    def card(
        self,
        ctx: Context,
        every: Sequence[A],
        line: Callable[[A], str],
        name: Callable[[A], str],
        *,
        page: int,
        part: int,
    ) -> Card:
        """Show a page of the list, where `line` tells one, and `name` what it is called."""
        t = ctx.t
        page, shown = page_of(every, page)
        options = tuple(Button(name(one), self._opens, (one.id,)) for one in shown)
        more = Button(t(N_("More")), self._turned, (page,))
        listed = (Choices(t(self.label), options, more, part),) if options else ()
        pages = Turns(self._turned, N_("See former"), N_("See later"))
        lines = "\n".join(map(line, shown))
        return Card(
            title=t(self.title),
            blocks=(Text(lines or t(self.empty)), *listed),
            buttons=pages.buttons(t, page, len(every)),
        )

    @property
    def _turned(self) -> str:
        return f"{self.view}.page"

    @property
    def _opens(self) -> str:
        return f"{self.announcements.key}.show"
