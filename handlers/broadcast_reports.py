"""Broadcasts that were sent: how they look, what became of them, stopped or put right."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from typing import Annotated

from bot.cards import Button, Card
from bot.context import Context
from bot.errors import Outdated
from bot.exchange import Opening, Reply
from bot.feature import Feature
from bot.fields.hidden import Hidden
from bot.fields.message import EnglishText, FrenchText
from bot.i18n import N_
from bot.rounds import Round
from handlers._announcements import HOSTS
from handlers._broadcast_forms import SENT, columns, kept, untouched
from handlers._broadcast_news import accepted, concerns
from handlers._broadcast_reach import USEFUL
from handlers._broadcast_reports import REPORT, corrected_card, report_card
from handlers._broadcasts import BROADCASTS, message_card, sent
from handlers._events import is_over
from handlers._meanwhile import NOTHING
from storage import broadcasts
from storage.announcements import Stage
from storage.broadcasts import VIEW
from storage.rsvps import Answer

feature = Feature("broadcast_reports")


@feature.view(VIEW)
def broadcast_view(ctx: Context, number: int) -> Card | None:
    """Show a text to who reads it; nothing if its event is no longer theirs."""
    broadcast = broadcasts.get(ctx.db, cohort=ctx.cohort.id, broadcast=number)
    if broadcast is None or not concerns(ctx, broadcast):
        return None
    event = accepted(ctx, broadcast)
    card = message_card(ctx.t, ctx.cohort, broadcast, event)
    if event is None or event.stage is Stage.CANCELLED or is_over(event, ctx.now):
        return card
    free = Button(ctx.t(N_("Give up my place")), "rsvp", (event.id, Answer.NO.value))
    return replace(card, buttons=(free, *card.buttons))


@feature.view(REPORT, anew="broadcast.report")
def report_view(ctx: Context, number: int) -> Card | None:
    """Show where a broadcast is, as long as that is for its reader."""
    broadcast = broadcasts.get(ctx.db, cohort=ctx.cohort.id, broadcast=number)
    if broadcast is None or not ctx.roles & HOSTS:
        return None
    return report_card(ctx, broadcast)


@feature.sweep("broadcasts", every=timedelta(seconds=5))
def follow(round_: Round) -> None:
    """Bring the reports up to date of what leaves, or is given up, as long as any of it may."""
    since = round_.now - USEFUL - timedelta(days=1)
    for one in broadcasts.advanced(round_.db, since=since, now=round_.now):
        round_.refresh(REPORT, one.id, cohort=one.cohort_id)


@feature.button("broadcast.report", roles=HOSTS)
def report(ctx: Context, number: int) -> Reply:
    return ctx.display(REPORT, sent(ctx, number).id, replaces=True)


@feature.button("broadcast.stop", roles=HOSTS)
def stop(ctx: Context, number: int) -> Reply:
    """Keep what has not left from leaving."""
    broadcast = sent(ctx, number)
    if broadcast.stage is broadcasts.Stage.STOPPED:
        raise Outdated(BROADCASTS.settled[broadcast.stage], when=broadcast.settled_at)
    where = {"cohort": ctx.cohort.id, "broadcast": number}
    broadcasts.stop(ctx.db, **where, by=ctx.person.id, now=ctx.now)
    ctx.refresh(REPORT, number)
    return ctx.display(REPORT, number, replaces=True)


@feature.button("broadcast.edit", roles=HOSTS)
def edit(ctx: Context, number: int) -> Opening:
    return Opening(SENT.form, kept(sent(ctx, number)))


@feature.form(SENT.form, title=N_("Change the text"), roles=HOSTS)
def correct(
    ctx: Context,
    *,
    french: Annotated[str, FrenchText()] = "",
    english: Annotated[str, EnglishText()] = "",
    base: Annotated[Mapping[str, str], Hidden()] = NOTHING,
    ref: Annotated[int, Hidden()] = 0,
    version: Annotated[int, Hidden()] = 0,
) -> Reply:
    """Put a text right in every copy, those already read included."""
    broadcast, form = sent(ctx, ref), {"french": french, "english": english}
    overtaken = SENT.overtaken(ctx, broadcast, version, form, base)
    texts = columns(broadcast, base, **form)
    other = untouched(broadcast, texts)
    after = SENT.change(ctx, broadcast, texts, overtaken)
    for view in (VIEW, REPORT):
        ctx.refresh(view, ref)
    return Reply(corrected_card(ctx.t, after, other)) if other else ctx.display(REPORT, ref)
