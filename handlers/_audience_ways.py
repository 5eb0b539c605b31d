"""What is pressed to choose for whom an announcement is: groups, events, answers, the way back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.cards import Button
from bot.i18n import N_
from handlers._answerers import WRITTEN_TO
from handlers._audiences import Criterion
from handlers._events import ANSWERS

if TYPE_CHECKING:
    from bot.context import Context
    from storage.announcements import Announcement
    from storage.events import Event
    from storage.recipients import Selection


@dataclass(frozen=True, slots=True)
class Ways:
    """The buttons that choose for whom one announcement is, as it is now; `key` begins theirs."""

    ctx: Context
    key: str
    one: Announcement

    @property
    def back(self) -> Button:
        """Return the way to all that narrows."""
        return self.button(self.ctx.t(N_("Choose for whom")), "audience")

    def button(self, label: str, verb: str, *args: str | int) -> Button:
        return Button(label, f"{self.key}.{verb}", (self.one.id, self.one.sequence, *args))

    def choice(self, each: Criterion, *page: int) -> Button:
        """Return what adds a criterion; where it is chosen already, what takes it away."""
        if not each.chosen:
            return self.button(each.label, "for", each.sort, each.value, *page)
        label = self.ctx.t(N_("Take away {what}"), what=each.label)
        return self.button(label, "without", each.sort, each.value, *page)

    def event(self, event: Event) -> Button:
        """Return what keeps to those who said yes to an event."""
        t = self.ctx.t
        day, title = t.date_of(event.starts_at), event.called(t.language)
        return self.button(t(N_("{day}: {title}"), day=day, title=title), "for", "event", event.id)

    def answers(self, chosen: Selection, *besides: Button) -> tuple[Button, ...]:
        """Return the answers to add or take away, and the way back to what else narrows."""
        given = (
            Criterion(self.ctx.t(ANSWERS[each]), "answer", each.value, each in chosen.answers)
            for each in WRITTEN_TO
        )
        return (*map(self.choice, given), *besides, self.back)

    def last_answer(self, chosen: Selection) -> tuple[Button, ...]:
        """Return what can be done of an event's only answer: the event may go, if that is meant."""
        label = self.ctx.t(N_("Take away the event"))
        return self.answers(chosen, self.button(label, "without", "event", chosen.event or 0))
