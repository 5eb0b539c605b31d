"""For whom an announcement is: chosen on its preview, step by step."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, TypeVar

from bot.cards import Button, Card, Choices, Text
from bot.context import Context
from bot.exchange import Reply
from bot.i18n import N_
from handlers._announcements import HOSTS, Announcements
from handlers._audiences import audience_line, criteria, narrowed
from storage.broadcasts import Broadcast
from storage.events import Event
from storage.recipients import Selection

if TYPE_CHECKING:
    from bot.feature import Feature

A = TypeVar("A", Event, Broadcast)


@dataclass(frozen=True, slots=True)
class Choosing(Generic[A]):
    """The choice of an audience, for one kind of announcement."""

    announcements: Announcements[A]

    def join(self, feature: Feature) -> None:
        """Bring the buttons of the choice."""
        key = self.announcements.key
        feature.button(f"{key}.audience", roles=HOSTS)(self.choose)
        feature.button(f"{key}.audience.page", roles=HOSTS)(self.turn)
        feature.button(f"{key}.for", roles=HOSTS)(self.narrow)

    def choose(self, ctx: Context, number: int, version: int) -> Reply:
        return self.turn(ctx, number, version, 0)

    def turn(self, ctx: Context, number: int, version: int, page: int) -> Reply:
        return self._reply(ctx, self.announcements.prepared(ctx, number, version), page)

    def narrow(self, ctx: Context, number: int, version: int, sort: str, value: str) -> Reply:
        one = self.announcements.prepared(ctx, number, version)
        chosen = narrowed(ctx, Selection.unpacked(one.audience), sort, value)
        changed = self.announcements.change(ctx, one, {"audience": chosen.packed()})
        return self._reply(ctx, changed)

    def _reply(self, ctx: Context, one: A, page: int = 0) -> Reply:
        t, key = ctx.t, self.announcements.key
        seen: tuple[int, int] = (one.id, one.sequence)
        options = tuple(
            Button(each.label, f"{key}.for", (*seen, each.sort, each.value))
            for each in criteria(ctx)
        )
        more = Button(t(N_("More")), f"{key}.audience.page", seen)
        card = Card(
            blocks=(
                Text(audience_line(ctx, Selection.unpacked(one.audience))),
                Choices(t(N_("Add or take away")), options, more, page),
            ),
            buttons=(
                Button(t(N_("Everybody")), f"{key}.for", (*seen, "everybody", "-")),
                Button(t(N_("Back to the preview")), f"{key}.preview", seen),
            ),
        )
        return Reply(card, replaces=True)
