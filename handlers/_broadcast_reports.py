"""What became of a broadcast: how many have it, wait for it, or will not receive it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, assert_never

from bot.cards import Button, Card, Fields, Note, Sign, Text, Weight
from bot.i18n import N_
from handlers._audiences import audience_line
from handlers._broadcasts import text_in
from storage import broadcasts
from storage.broadcasts import Stage
from storage.delays import Delay
from storage.recipients import Selection

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.context import Context
    from bot.i18n import Language, Translator
    from storage.broadcasts import Broadcast, Tally


REPORT: Final = "broadcast.report"
"""The view of a report, for who may announce."""


def report_card(ctx: Context, broadcast: Broadcast) -> Card:
    """Show where a broadcast is: the rows add up to those it was for."""
    t, counted = ctx.t, broadcasts.tally(ctx.db, broadcast=broadcast, now=ctx.now)
    stop = Button(t(N_("Stop sending")), "broadcast.stop", (broadcast.id,), Weight.DANGER)
    who = Button(t(N_("See the unreachable")), "reach.who")
    running = broadcast.stage is Stage.SENT and counted.waiting
    return Card(
        title=_headline(t, broadcast, counted),
        blocks=(
            Text(text_in(t, broadcast)),
            Note(audience_line(ctx, Selection.unpacked(broadcast.audience))),
            Fields(
                tuple((label, t.number(count)) for label, count in _rows(t, broadcast, counted))
            ),
            *(_delays(ctx, broadcast) if counted.waiting else ()),
        ),
        buttons=(
            *_ways(t, broadcast),
            *((who,) if counted.unreachable else ()),
            *((stop,) if running else ()),
        ),
    )


def corrected_card(t: Translator, broadcast: Broadcast, left: Language) -> Card:
    """Show the text that was put right, and the one of the other language, which was not."""
    stays = {
        "fr": N_("The text in French stays: {text}"),
        "en": N_("The text in English stays: {text}"),
    }
    texts = {"fr": broadcast.text_fr, "en": broadcast.text_en}
    [changed] = (text for tongue, text in texts.items() if tongue != left)
    return Card(
        title=t(N_("Text changed")),
        blocks=(Text(changed), Text(t(stays[left], text=texts[left]))),
        buttons=_ways(t, broadcast),
        sign=Sign.NOTED,
    )


def _ways(t: Translator, broadcast: Broadcast) -> tuple[Button, ...]:
    return (
        Button(t(N_("See the report")), "broadcast.report", (broadcast.id,)),
        Button(t(N_("Change the text")), "broadcast.edit", (broadcast.id,)),
    )


def _headline(t: Translator, broadcast: Broadcast, counted: Tally) -> str:
    if broadcast.stage is Stage.STOPPED:
        return t(N_("Stopped on {when}"), when=broadcast.settled_at)
    if counted.waiting:
        return t(N_("Being sent since {when}"), when=broadcast.sent_at)
    if counted.sent or counted.forgotten:
        return t(N_("Sent on {when}"), when=broadcast.sent_at)
    if counted.rationed:
        return t(N_("Left to the digests on {when}"), when=broadcast.sent_at)
    return t(N_("Sent to nobody on {when}"), when=broadcast.sent_at)


def _rows(t: Translator, broadcast: Broadcast, counted: Tally) -> Iterator[tuple[str, int]]:
    yield t(N_("Chosen")), broadcast.selected
    yield t(N_("Sent")), counted.sent
    yield t(N_("Waiting")), counted.waiting
    yield t(N_("Unreachable")), counted.unreachable
    yield t(N_("Opted out, or never agreed")), counted.opted_out
    rare = (
        (N_("Could not be sent"), counted.failed),
        (N_("No longer concerned"), counted.gone),
        (N_("Left to their digest"), counted.rationed),
        (N_("Too late for them"), counted.expired),
        (N_("Stopped before it left"), counted.stopped),
        (N_("Leaving as it was stopped"), counted.leaving),
        (N_("No longer kept"), counted.forgotten),
    )
    yield from ((t(label), count) for label, count in rare if count)


def _delays(ctx: Context, broadcast: Broadcast) -> tuple[Note, ...]:
    """Tell why it waits, where it does so for its readers' sake."""
    t, put_off = ctx.t, broadcasts.delays(ctx.db, broadcast=broadcast)
    reasons = " · ".join(_why(t, why, count) for why in Delay if (count := put_off.get(why)))
    return (Note(t(N_("Waiting: {reasons}"), reasons=reasons)),) if reasons else ()


def _why(t: Translator, why: Delay, n: int) -> str:
    match why:
        case Delay.PAUSED:
            return t.n("{n} paused", "{n} paused", n)
        case Delay.QUIET:
            return t.n("{n} in quiet hours", "{n} in quiet hours", n)
        case Delay.FULL:
            return t.n("{n} has their share of messages", "{n} have their share of messages", n)
        case Delay.CROWDED:
            return t.n("{n} after another message", "{n} after another message", n)
        case _:
            assert_never(why)
