"""The digest of a channel: no person, no ranking; single amounts for the coordinators alone."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from bot.cards import Button, Card, Text
from bot.fields import Money
from bot.i18n import N_
from handlers._digest_goals import goals
from handlers._digest_words import confirmed, days, joined, kept_back, met, sales, since
from handlers._events import event_line
from storage import events, suggestions
from storage.recipients import EVERYBODY, Selection

if TYPE_CHECKING:
    from bot.readers import Audience
    from storage.digests import Digest
    from storage.discretion import Told
    from storage.events import Event
    from storage.weekly import Collective

NEXT: Final = 2


def announced_card(ctx: Audience, digest: Digest, week: Collective, told: Told) -> Card:
    """Tell everybody what was done together, against the goals."""
    t = ctx.t
    ahead = [event_line(t, one) for one in _open_to_all(ctx)][:NEXT]
    said = (
        _week(ctx, week, sales(t, week.week, amount=told.week)),
        _season(ctx, week, told),
        goals(ctx, week.season, told),
        *ahead,
    )
    see = Button(t(N_("See the events")), "events")
    card = _card(ctx, digest, said, (see,) if ahead else ())
    why = kept_back(t, (week.week, told.week), (week.season, told.season))
    return replace(card, blocks=(*card.blocks, *why))


def coordination_card(ctx: Audience, digest: Digest, week: Collective, told: Told) -> Card:
    """Tell the coordinators what asks for their attention besides."""
    t = ctx.t
    silent = t.n(
        "No entry in 30 days: {n} enterprise", "No entry in 30 days: {n} enterprises", week.silent
    )
    lost = t.n("Unreachable: {n} person", "Unreachable: {n} people", week.unreachable)
    unknown = t.n(
        "To settle: {n} unknown institution", "To settle: {n} unknown institutions", week.unknown
    )
    said = (
        _week(ctx, week, _with_median(ctx, week, told)),
        _season(ctx, week, told, confirmed(t, week.confirmed)),
        goals(ctx, week.season, told),
        silent if week.silent else "",
        lost if week.unreachable else "",
        unknown if week.unknown else "",
    )
    quiet = (Button(t(N_("See who has no entry")), "silences.who"),) if week.silent else ()
    who = (Button(t(N_("See who")), "reach.who"),) if week.unreachable else ()
    return _card(ctx, digest, said, (*quiet, *who, *_settling(ctx, week)))


def _card(
    ctx: Audience, digest: Digest, said: tuple[str, ...], buttons: tuple[Button, ...]
) -> Card:
    span = days(ctx.t, digest.starts, digest.ends)
    return Card(
        title=ctx.t(N_("{name}, {days}"), name=ctx.cohort.name, days=span),
        blocks=(Text("\n".join(line for line in said if line)),),
        buttons=buttons,
    )


def _week(ctx: Audience, week: Collective, sold: str) -> str:
    reached = ctx.t.n(
        "{n} of {total} institutions reached",
        "{n} of {total} institutions reached",
        week.reached,
        total=week.institutions,
    )
    return joined((sold, met(ctx.t, week.contacts), reached))


def _with_median(ctx: Audience, week: Collective, told: Told) -> str:
    """Tell what was sold, with the median where it may be told."""
    sold = sales(ctx.t, week.week, amount=told.week)
    if not told.median or week.median_cents is None:
        return sold
    return ctx.t(N_("{told} (median: {amount})"), told=sold, amount=Money(week.median_cents))


def _season(ctx: Audience, week: Collective, told: Told, *more: str) -> str:
    """Tell what was sold since the season began, and how many contracts that leaves out."""
    sold = since(ctx.t, ctx.cohort.starts, sales(ctx.t, week.season, amount=told.season))
    between = ctx.t.n(
        "{n} contract between enterprises, counted apart",
        "{n} contracts between enterprises, counted apart",
        week.collaborations,
    )
    return joined((sold, *more, between if week.collaborations else ""))


def _open_to_all(ctx: Audience) -> list[Event]:
    coming = events.upcoming(ctx.db, cohort=ctx.cohort.id, now=ctx.now)
    return [one for one in coming if Selection.unpacked(one.audience) == EVERYBODY]


def _settling(ctx: Audience, week: Collective) -> tuple[Button, ...]:
    """Let the first name that waits be settled."""
    waiting = suggestions.names(ctx.db, cohort=ctx.cohort.id) if week.unknown else []
    return tuple(
        Button(ctx.t(N_("See the first name")), "suggestion.see", (one.id,)) for one in waiting[:1]
    )
