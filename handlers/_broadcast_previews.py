"""A broadcast before it is sent: seen as it will be read, and changed until it is right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.cards import Button, Card, Fields, Note
from bot.i18n import N_
from handlers._announcement_cards import unsent_card
from handlers._audiences import audience_line
from handlers._broadcast_reach import reach, subject
from handlers._broadcast_trials import trials
from handlers._broadcasts import BROADCASTS, NOBODY, message_card
from handlers._categories import CATEGORIES
from storage.recipients import Selection

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.context import Context
    from bot.i18n import Language
    from handlers._broadcast_reach import Reach
    from storage.broadcasts import Broadcast


def preview_card(ctx: Context, broadcast: Broadcast, tongue: Language | None = None) -> Card:
    """Show a broadcast as its readers in a language will see it, and how many they are."""
    seen = (broadcast.id, broadcast.sequence)
    shown = tongue or _first(ctx, broadcast)
    whom = reach(ctx, broadcast)
    event = subject(ctx, broadcast) if whom.coming else None
    message = message_card(ctx.t.into(shown), ctx.cohort, broadcast, event)
    told = (
        *message.blocks,
        Note(_languages(ctx, broadcast)),
        Note(audience_line(ctx, Selection.unpacked(broadcast.audience))),
        *_news(ctx, whom),
        *_nobody(ctx, whom),
        Fields(tuple(_rows(ctx, broadcast, whom))),
    )
    choose = Button(ctx.t(N_("Choose for whom")), "broadcast.audience", seen)
    ways = (choose, *_other_language(ctx, broadcast, shown), *trials(ctx, broadcast, shown))
    return unsent_card(
        ctx,
        BROADCASTS,
        broadcast,
        told,
        *ways,
        people=whom.recipients,
        digested=whom.digested,
        ready=whom.recipients > 0,
    )


def _first(ctx: Context, broadcast: Broadcast) -> Language:
    """Return the language of the only text, else the coordinator's."""
    if broadcast.text_fr and broadcast.text_en:
        return ctx.t.language
    return "fr" if broadcast.text_fr else "en"


def _languages(ctx: Context, broadcast: Broadcast) -> str:
    if broadcast.text_fr and broadcast.text_en:
        return ctx.t(N_("In French and in English: each person reads their own language."))
    if broadcast.text_fr:
        return ctx.t(N_("No text in English: everybody reads this one."))
    return ctx.t(N_("No text in French: everybody reads this one."))


def _news(ctx: Context, whom: Reach) -> tuple[Note, ...]:
    """Tell how many it reaches without their having agreed to anything else."""
    line = ctx.t.n(
        "{n} person said yes to the event: they receive it even after /stop.",
        "{n} people said yes to the event: they receive it even after /stop.",
        len(whom.coming),
    )
    return (Note(line),) if whom.coming else ()


def _nobody(ctx: Context, whom: Reach) -> tuple[Note, ...]:
    return () if whom.recipients else (Note(ctx.t(NOBODY)),)


def _rows(ctx: Context, broadcast: Broadcast, whom: Reach) -> Iterator[tuple[str, str]]:
    t = ctx.t
    yield t(N_("What it is about")), t(CATEGORIES[broadcast.category])
    yield t(N_("Chosen")), t.number(whom.selected)
    yield t(N_("Will receive it")), t.number(whom.sent)
    if whom.digested:
        yield t(N_("Left to their digest")), t.number(whom.digested)
    if whom.late:
        yield t(N_("Too late for them")), t.number(whom.late)
    yield t(N_("Opted out, or never agreed")), t.number(whom.opted_out)
    yield t(N_("Unreachable")), t.number(whom.unreachable)


def _other_language(ctx: Context, broadcast: Broadcast, shown: Language) -> tuple[Button, ...]:
    if not (broadcast.text_fr and broadcast.text_en):
        return ()
    label = N_("See it in English") if shown == "fr" else N_("See it in French")
    other = "en" if shown == "fr" else "fr"
    seen = (broadcast.id, broadcast.sequence, other)
    return (Button(ctx.t(label), "broadcast.preview", seen),)
