"""Events that change: reworded, moved, cancelled; those concerned are told what changed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from typing import Annotated, Any

from bot.cards import Card
from bot.context import Context
from bot.exchange import Opening
from bot.feature import Feature
from bot.fields import ComingDay, EnglishTitle, EventKind, Hours, Place, Reason, Seats, Title
from bot.fields.hidden import Hidden
from bot.fields.hours import HoursField
from bot.i18n import N_, Phrase
from handlers._announcement_cards import noted_card
from handlers._announcements import HOSTS, UNTOLD
from handlers._consequences import Sure, require_sure
from handlers._event_cards import cancelled
from handlers._event_forms import EVENT, FORM, Said, require_places
from handlers._event_news import Former
from handlers._event_posts import promote, refresh, tell, told_of_move
from handlers._event_previews import preview_card
from handlers._event_reminders import replan, withdraw
from handlers._event_results import changed_card
from handlers._events import EVENTS, event_line, standing
from handlers._meanwhile import NOTHING
from handlers._seasons import require_season
from storage.events import Event

feature = Feature("event_changes")


@feature.button("event.edit", roles=HOSTS)
def edit(ctx: Context, number: int) -> Opening:
    event = standing(ctx, number)
    return Opening(FORM, Said.of(ctx, event).kept(event))


@feature.form(FORM, title=N_("Change the event"), roles=HOSTS)
def change(
    ctx: Context,
    kind: EventKind,
    title: Title,
    on: ComingDay,
    hours: Hours,
    *,
    title_en: EnglishTitle = "",
    place: Place = "",
    capacity: Seats = None,
    crowded: Annotated[int, Hidden()] = 0,
    late: Annotated[str, Hidden()] = "",
    base: Annotated[Mapping[str, Any], Hidden()] = NOTHING,
    ref: Annotated[int, Hidden()] = 0,
    version: Annotated[int, Hidden()] = 0,
) -> Card:
    said = Said(kind, title, title_en, on.isoformat(), HoursField().dump(hours), place, capacity)
    untold = EVENTS.found(ctx, ref).stage in UNTOLD
    event = EVENTS.prepared(ctx, ref) if untold else standing(ctx, ref)
    overtaken = EVENT.overtaken(ctx, event, version, asdict(said), base)
    before, columns = Former.of(event), said.columns(ctx, event, base)
    require_season(ctx, on, {late, base.get("on", "")})
    require_places(ctx, event, columns["capacity"], crowded)
    after = EVENT.change(ctx, event, columns, overtaken)
    return preview_card(ctx, after) if untold else _spread(ctx, before, after)


@feature.button("event.cancel", roles=HOSTS)
def ask_why(ctx: Context, number: int) -> Opening:
    return Opening("event.cancelling", {"ref": standing(ctx, number).id}, go=True)


@feature.form("event.cancelling", title=N_("Cancel the event"), roles=HOSTS)
def cancel(
    ctx: Context, reason: Reason, *, ref: Annotated[int, Hidden()] = 0, sure: Sure = False
) -> Card:
    event = standing(ctx, ref)
    line = {"event": event_line(ctx.t, event), "reason": reason}
    why = N_("Cancel the event? {event}. Those concerned will read: “{reason}”")
    bare = N_(
        "Cancel the event? {event}. Those concerned will read that it is cancelled, but not why."
    )
    shown = Phrase(why if reason else bare, line)
    require_sure(shown, N_("Cancel the event"), N_("Keep the event"), sure=sure)
    event = EVENTS.cancel(ctx, event, reason)
    withdraw(ctx, event, event.moves)
    refresh(ctx, event)
    told = tell(ctx, event, "event.cancelled", key=f"event:{ref}:cancelled")
    return noted_card(ctx, cancelled(ctx.t, event), told=told)


def _spread(ctx: Context, before: Former, event: Event) -> Card:
    """Tell of a change whom it concerns, and show it to who made it."""
    told = None
    if event.moves != before.moves:
        replan(ctx, event, before.moves)
        told = told_of_move(ctx, before, event)
    lucky = promote(ctx, event)
    refresh(ctx, event)
    return changed_card(ctx, before, event, told, lucky)
