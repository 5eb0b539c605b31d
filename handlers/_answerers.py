"""Those who answered an event, as an audience: chosen on a preview, or from the event itself."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Final, TypeVar

from bot.errors import out_of_use
from bot.i18n import N_
from handlers._events import ANSWERS
from storage import events
from storage.recipients import Selection
from storage.rsvps import Answer

if TYPE_CHECKING:
    from bot.context import Context
    from storage.events import Event

T = TypeVar("T")

ABOUT_EVENTS: Final = frozenset({"event", "answer"})
WRITTEN_TO: Final = (Answer.YES, Answer.MAYBE, Answer.WAITING)
"""The answers whose givers can be written to."""
RECENT: Final = timedelta(weeks=4)
"""How long after an event those who answered it can be written to."""


def recent(ctx: Context) -> list[Event]:
    """Return the events whose answers make an audience: those to come, then the last ones."""
    told = events.told(ctx.db, cohort=ctx.cohort.id, since=ctx.now - RECENT)
    return sorted(told, key=lambda one: (one.starts_at < ctx.now, abs(one.starts_at - ctx.now)))


def answering(
    ctx: Context, selection: Selection, sort: str, value: str, *, chosen: bool
) -> Selection:
    """Keep to those who said yes to an event, or take it away; so for its other answers.

    Raises Outdated.
    """
    if sort == "event" and not chosen and value == str(selection.event):
        return replace(selection, event=None, answers=())
    if sort == "event" and chosen and value in {str(one.id) for one in recent(ctx)}:
        kept = selection.answers if value == str(selection.event) else (Answer.YES,)
        return replace(selection, event=int(value), answers=kept)
    if sort == "answer" and selection.event and value in set(WRITTEN_TO):
        held = put(selection.answers, Answer(value), chosen=chosen)
        return replace(selection, answers=tuple(one for one in WRITTEN_TO if one in held))
    raise out_of_use()


def is_last(selection: Selection, sort: str, value: str) -> bool:
    """Whether that is the only answer to an event: without it, the text would be for more."""
    return selection.event is not None and sort == "answer" and selection.answers == (value,)


def coming_to(event: Event) -> Selection:
    return Selection(event=event.id, answers=(Answer.YES,))


def answers_line(ctx: Context, selection: Selection) -> str:
    """Tell which answers to which event; nothing where none is chosen."""
    t, event = ctx.t, chosen_event(ctx, selection)
    if event is None:
        return ""
    answers = t.alternatives(t(ANSWERS[one]) for one in selection.answers)
    day = t.date_of(event.starts_at)
    return t(
        N_("{answers} to {title} ({day})"), answers=answers, title=event.called(t.language), day=day
    )


def chosen_event(ctx: Context, selection: Selection) -> Event | None:
    if selection.event is None:
        return None
    return events.get(ctx.db, cohort=ctx.cohort.id, event=selection.event)


def put(values: tuple[T, ...], value: T, *, chosen: bool) -> tuple[T, ...]:
    """Add a value, or take it away; one that is there already, or gone, changes nothing."""
    if chosen == (value in values):
        return values
    return (*values, value) if chosen else tuple(one for one in values if one != value)
