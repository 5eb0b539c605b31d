"""How announcements look to who makes them: before they are told, and once they are changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.cards import Button, Card, Note, Sign, Text, Weight
from bot.i18n import N_
from handlers._announcements import HOSTS
from storage import held

if TYPE_CHECKING:
    from bot.cards import Block, Link
    from bot.context import Context
    from bot.i18n import Translator
    from bot.readers import Audience
    from handlers._announcements import A, Announcements
    from handlers._foresight import Foresight


def unsent_card(
    ctx: Context,
    announcements: Announcements[A],
    one: A,
    blocks: tuple[Block, ...],
    *ways: Button,
    people: int,
    digested: int = 0,
    links: tuple[Link, ...] = (),
    ready: bool = True,
) -> Card:
    """Show one before it is told, and how many people will read it, or find it in their digest.

    `ready`: it can be told as it is.
    """
    t, key, seen = ctx.t, announcements.key, (one.id, one.sequence)
    verb, label = announcements.send
    send = Button(t(label), f"{key}.{verb}", seen, Weight.PRIMARY)
    return Card(
        title=_headline(t, people, digested),
        blocks=blocks,
        buttons=(
            *((send,) if ready else ()),
            Button(t(N_("Change")), f"{key}.reword", seen),
            *ways,
            Button(t(N_("Give up")), f"{key}.drop", seen, Weight.DANGER),
        ),
        links=links,
    )


def _headline(t: Translator, people: int, digested: int) -> str:
    """Say how many will read it, and how; no part that is of nobody."""
    if not people:
        return t(N_("Preview, nothing sent yet: no recipient"))
    if not digested:
        return t.n(
            "Preview, nothing sent yet: {n} recipient",
            "Preview, nothing sent yet: {n} recipients",
            people,
        )
    if people == digested:
        return t.n(
            "Preview, nothing sent yet: {n} person, in their digest",
            "Preview, nothing sent yet: {n} people, in their digest",
            digested,
        )
    return t.n(
        "Preview, nothing sent yet: {sent} by message, {n} in their digest",
        "Preview, nothing sent yet: {sent} by message, {n} in their digest",
        digested,
        sent=people - digested,
    )


def besides(ctx: Context, rooms: int) -> tuple[Note, ...]:
    """Tell in how many channels it will be posted."""
    line = ctx.t.n("{n} channel besides.", "{n} channels besides.", rooms)
    return (Note(line),) if rooms else ()


def missed(ctx: Context, whom: Foresight) -> tuple[Note, ...]:
    """Tell how many agreed to hear of it and will not be told, and why."""
    away = ctx.t.n("Unreachable: {n} person", "Unreachable: {n} people", whom.unreachable)
    return (*((Note(away),) if whom.unreachable else ()), *_too_late(ctx.t, whom.late))


def untold(ctx: Context | Audience, view: str, number: int) -> tuple[Note, ...]:
    """Tell coordinators how many an announcement could not be told to while it was of use."""
    if not ctx.roles & HOSTS:
        return ()
    late = held.missed(ctx.db, cohort=ctx.cohort.id, view=view, args=(number,))
    unreached = ctx.t.n(
        "Could not be reached in time: {n} person",
        "Could not be reached in time: {n} people",
        late.unreached,
    )
    return (*_too_late(ctx.t, late.spared), *((Note(unreached),) if late.unreached else ()))


def _too_late(t: Translator, count: int) -> tuple[Note, ...]:
    line = t.n(
        "Too late for {n} person: reminders paused, quiet hours, or share of messages reached.",
        "Too late for {n} people: reminders paused, quiet hours, or share of messages reached.",
        count,
    )
    return (Note(line),) if count else ()


def noted_card(ctx: Context, text: str, *details: Block, told: int | None) -> Card:
    """Say what was done, and how many people hear of it; nothing of that where it is no news."""
    news = () if told is None else (Text(_told(ctx.t, told)),)
    return Card(blocks=(Text(text), *details, *news), sign=Sign.NOTED)


def _told(t: Translator, count: int) -> str:
    some = t.n("{n} person is told.", "{n} people are told.", count)
    return some if count else t(N_("Nobody is told."))
