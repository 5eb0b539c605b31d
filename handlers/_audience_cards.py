"""For whom an announcement is: chosen on its preview, step by step."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Generic, TypeVar

from bot.cards import Button, Card, Choices, Text
from bot.context import Context
from bot.exchange import Reply
from bot.i18n import N_
from handlers._announcements import HOSTS, Announcements
from handlers._answerers import ABOUT_EVENTS, is_last, recent
from handlers._audience_ways import Ways
from handlers._audiences import audience_line, criteria, narrowed
from storage.broadcasts import Broadcast
from storage.events import Event
from storage.recipients import EVERYBODY, Selection

if TYPE_CHECKING:
    from bot.feature import Feature

A = TypeVar("A", Event, Broadcast)

LAST: Final = N_("One answer at least: choose another one before you take this one away.")
AGAIN: Final = N_("Nothing is chosen any more: it is for the whole cohort again.")


@dataclass(frozen=True, slots=True)
class Choosing(Generic[A]):
    """The choice of an audience, for one kind of announcement."""

    announcements: Announcements[A]

    def join(self, feature: Feature) -> None:
        """Bring the buttons of the choice."""
        key = self.announcements.key
        feature.button(f"{key}.audience", roles=HOSTS)(self.choose)
        feature.button(f"{key}.audience.page", roles=HOSTS)(self.turn)
        feature.button(f"{key}.answers", roles=HOSTS)(self.choose_event)
        feature.button(f"{key}.for", roles=HOSTS)(self.add)
        feature.button(f"{key}.without", roles=HOSTS)(self.take_away)

    def choose(self, ctx: Context, number: int, version: int) -> Reply:
        return self.turn(ctx, number, version, 0)

    def turn(self, ctx: Context, number: int, version: int, page: int) -> Reply:
        """Show what an audience can be narrowed to."""
        return self._criteria(ctx, self.announcements.prepared(ctx, number, version), page)

    def choose_event(self, ctx: Context, number: int, version: int, page: int = 0) -> Reply:
        """Show the events that people of the audience may have answered."""
        one = self.announcements.prepared(ctx, number, version)
        ways = self._ways(ctx, one)
        options = tuple(ways.event(event) for event in recent(ctx))
        more = ways.button(ctx.t(N_("More")), "answers")
        label = ctx.t(N_("Choose an event"))
        empty = () if options else (Text(ctx.t(N_("No event to write about for now."))),)
        listed = (Choices(label, options, more, page),) if options else ()
        return self._reply(ctx, one, *empty, *listed, ways=(ways.back,))

    def add(  # noqa: PLR0917 - what a button carries is given in its order
        self, ctx: Context, number: int, version: int, sort: str, value: str, page: int = 0
    ) -> Reply:
        one = self.announcements.prepared(ctx, number, version)
        wider = narrowed(ctx, Selection.unpacked(one.audience), sort, value, chosen=True)
        return self._changed(ctx, one, wider, sort, page)

    def take_away(  # noqa: PLR0917 - what a button carries is given in its order
        self, ctx: Context, number: int, version: int, sort: str, value: str, page: int = 0
    ) -> Reply:
        one = self.announcements.prepared(ctx, number, version)
        held = Selection.unpacked(one.audience)
        if is_last(held, sort, value):
            ways = self._ways(ctx, one).last_answer(held)
            return self._reply(ctx, one, Text(ctx.t(LAST)), ways=ways)
        left = narrowed(ctx, held, sort, value, chosen=False)
        warning = (Text(ctx.t(AGAIN)),) if left == EVERYBODY else ()
        return self._changed(ctx, one, left, sort, page, *warning)

    def _changed(
        self, ctx: Context, one: A, chosen: Selection, sort: str, page: int, *warning: Text
    ) -> Reply:
        changed = self.announcements.change(ctx, one, {"audience": chosen.packed()})
        if sort in ABOUT_EVENTS and chosen.event is not None:
            return self._reply(ctx, changed, ways=self._ways(ctx, changed).answers(chosen))
        return self._criteria(ctx, changed, page, *warning)

    def _criteria(self, ctx: Context, one: A, page: int = 0, *warning: Text) -> Reply:
        t, ways = ctx.t, self._ways(ctx, one)
        narrowing = criteria(ctx, Selection.unpacked(one.audience))
        options = tuple(ways.choice(each, page) for each in narrowing)
        more = ways.button(t(N_("More")), "audience.page")
        others = (
            ways.button(t(N_("Choose by answer")), "answers"),
            ways.button(t(N_("Everybody")), "for", "everybody", "-"),
        )
        listed = Choices(t(N_("Add or take away")), options, more, page)
        return self._reply(ctx, one, *warning, listed, ways=others)

    def _ways(self, ctx: Context, one: A) -> Ways:
        return Ways(ctx, self.announcements.key, one)

    def _reply(
        self, ctx: Context, one: A, *blocks: Text | Choices, ways: tuple[Button, ...] = ()
    ) -> Reply:
        """Tell for whom it is, over what can be chosen."""
        line = Text(audience_line(ctx, Selection.unpacked(one.audience)))
        back = self._ways(ctx, one).button(ctx.t(N_("Back to the preview")), "preview")
        return Reply(Card(blocks=(line, *blocks), buttons=(*ways, back)), replaces=True)
