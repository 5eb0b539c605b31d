"""Which reminders an event has: each can be left out, and taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.cards import Button, Card, Text
from bot.context import Context
from bot.errors import out_of_use
from bot.exchange import Reply
from bot.feature import Feature
from bot.i18n import N_
from handlers._announcements import HOSTS
from handlers._event_reminders import plan_again
from handlers._events import EVENTS, event_line, standing
from storage.events import REMINDERS, Event

if TYPE_CHECKING:
    from bot.i18n import Translator

feature = Feature("event_reminders")

TOLD: Final = {
    "J-7": N_("A week before, those who have not decided are asked again."),
    "J-1": N_("The day before, those who come are reminded."),
    "H-1": N_("An hour before, those who come are reminded."),
}
LABELS: Final = {
    "J-7": (N_("Remind 7 days before"), N_("Remove 7 days before")),
    "J-1": (N_("Remind the day before"), N_("Remove the day before")),
    "H-1": (N_("Remind 1 hour before"), N_("Remove 1 hour before")),
}


@feature.button("event.reminders", roles=HOSTS)
def show(ctx: Context, number: int) -> Card:
    return _card(ctx, standing(ctx, number))


@feature.button("event.remind", roles=HOSTS)
def set_one(ctx: Context, number: int, which: str, wanted: int) -> Reply:
    """Keep a reminder, or leave it out."""
    if which not in REMINDERS:
        raise out_of_use()
    event = standing(ctx, number)
    chosen = [one for one in REMINDERS if (wanted if one == which else one in event.reminders)]
    changed = EVENTS.change(ctx, event, {"reminders": chosen})
    plan_again(ctx, changed)
    return Reply(_card(ctx, changed), replaces=True)


def _card(ctx: Context, event: Event) -> Card:
    t = ctx.t
    told = [t(TOLD[one]) for one in event.reminders] or [t(N_("Nobody is reminded."))]
    return Card(
        blocks=(Text(event_line(t, event)), Text("\n".join(told))),
        buttons=tuple(_choice(t, event, one, kept=one in event.reminders) for one in REMINDERS),
    )


def _choice(t: Translator, event: Event, which: str, *, kept: bool) -> Button:
    return Button(t(LABELS[which][kept]), "event.remind", (event.id, which, int(not kept)))
