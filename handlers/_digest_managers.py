"""The digest of a manager: what their enterprise did, what waits, what comes next."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Final

from bot.cards import Button, Card, Text
from bot.i18n import N_
from handlers._digest_ahead import next_calls, next_events
from handlers._digest_words import confirmed, joined, met, sales, share, since, title

if TYPE_CHECKING:
    from bot.context import Context
    from bot.i18n import Translator
    from storage.digests import Digest
    from storage.weekly import Own

LINES: Final = 6
"""What is told between the title and the suggestion."""


def own_card(ctx: Context, digest: Digest, own: Own) -> Card | None:
    """Tell a manager their week; where it was idle, ask about a long silence if it is time."""
    if own.silent_since is not None:
        return silence_card(ctx, own, datetime.fromisoformat(own.silent_since))
    if own.empty:
        return None
    t = ctx.t
    calls, events = next_calls(ctx, own), next_events(ctx, own)
    said = (
        _done(ctx, own),
        _together(ctx, own),
        _so_far(ctx, own),
        _waits(ctx, own),
        *calls,
        *events,
    )
    told = [line for line in said if line][:LINES]
    hint, button = _suggestion(ctx, own)
    entries = Button(t(N_("See your entries")), "digest.entries")
    asked = Button(t(N_("See the correction")), "proposal.first")
    begun = (Button(t(N_("Resume the entry")), "again", (own.draft,)),) if own.draft else ()
    return Card(
        title=title(t, digest.starts, digest.ends),
        blocks=(Text("\n".join(told)), Text(hint)),
        buttons=(
            button,
            *begun,
            *((asked,) if own.proposals else ()),
            *((entries,) if own.follow_ups and entries != button else ()),
            *_see(t, calls, events),
        ),
    )


def silence_card(ctx: Context, own: Own, heard: datetime) -> Card:
    """Ask whether something is to be logged, where nothing was for long; tell what comes."""
    t, calls, events = ctx.t, next_calls(ctx, own), next_events(ctx, own)
    ask = N_("Hello! Any contract or contact to log since {date}? If not, all is well.")
    coming = (Text("\n".join((*calls, *events))),) if calls or events else ()
    log, nothing = (
        Button(t(N_("Log")), "digest.log"),
        Button(t(N_("Nothing to log")), "digest.none"),
    )
    return Card(
        blocks=(Text(t(ask, date=t.date_of(heard))), *coming),
        buttons=(log, nothing, *_see(t, calls, events)),
    )


def _see(t: Translator, calls: list[str], events: list[str]) -> tuple[Button, ...]:
    """Lead to what comes, where it is told."""
    see_calls = (Button(t(N_("See the calls")), "tenders"),) if calls else ()
    see_events = (Button(t(N_("See the events")), "events"),) if events else ()
    return (*see_calls, *see_events)


def _done(ctx: Context, own: Own) -> str:
    return joined((sales(ctx.t, own.week), met(ctx.t, own.contacts)))


def _together(ctx: Context, own: Own) -> str:
    told = sales(ctx.t, own.collaborations)
    return ctx.t(N_("Between enterprises: {told}"), told=told) if own.collaborations[0] else ""


def _so_far(ctx: Context, own: Own) -> str:
    t, told = ctx.t, sales(ctx.t, own.season)
    if own.target_cents:
        part = share(t, own.season[1], own.target_cents)
        told = t(N_("{told}, {share} of goal"), told=told, share=part)
    return joined((since(t, ctx.cohort.starts, told), confirmed(t, own.confirmed)))


def _waits(ctx: Context, own: Own) -> str:
    t = ctx.t
    drafts = t.n("{n} entry to finish", "{n} entries to finish", own.drafts)
    later = t.n("{n} contact to follow up", "{n} contacts to follow up", own.follow_ups)
    asked = t.n("{n} correction to answer", "{n} corrections to answer", own.proposals)
    waits = ((own.drafts, drafts), (own.follow_ups, later), (own.proposals, asked))
    return joined([told for count, told in waits if count])


def _suggestion(ctx: Context, own: Own) -> tuple[str, Button]:
    """Suggest the one thing that the week lacks most."""
    t = ctx.t
    if not own.week[0]:
        button = Button(t(N_("Log a contract")), "digest.contract")
        return t(N_("A contract signed? One line is enough.")), button
    if not own.contacts:
        button = Button(t(N_("Log a contact")), "digest.contact")
        return t(N_("Somebody met? One line is enough.")), button
    return t(N_("All noted? Check your entries.")), Button(
        t(N_("See your entries")), "digest.entries"
    )
