"""For whom an event is: chosen on its preview."""

from __future__ import annotations

from bot.cards import Button, Card, Choices, Text
from bot.context import Context
from bot.exchange import Reply
from bot.feature import Feature
from bot.i18n import N_
from handlers._audiences import audience_line, criteria, narrowed
from handlers._event_previews import prepared, preview_card
from handlers._events import HOSTS
from storage import events
from storage.events import Event
from storage.recipients import Selection

feature = Feature("event_audiences")


@feature.button("event.audience", roles=HOSTS)
def choose(ctx: Context, number: int, version: int) -> Reply:
    return Reply(_card(ctx, prepared(ctx, number, version)), replaces=True)


@feature.button("event.audience.page", roles=HOSTS)
def turn(ctx: Context, number: int, version: int, page: int) -> Reply:
    return Reply(_card(ctx, prepared(ctx, number, version), page), replaces=True)


@feature.button("event.for", roles=HOSTS)
def narrow(ctx: Context, number: int, version: int, sort: str, value: str) -> Reply:
    event = prepared(ctx, number, version)
    chosen = narrowed(ctx, Selection.unpacked(event.audience), sort, value)
    changed = events.change(
        ctx.db,
        cohort=ctx.cohort.id,
        event=event.id,
        changes={"audience": chosen.packed()},
        by=ctx.person.id,
        now=ctx.now,
    )
    return Reply(_card(ctx, changed), replaces=True)


@feature.button("event.preview", roles=HOSTS)
def look(ctx: Context, number: int, version: int) -> Reply:
    return Reply(preview_card(ctx, prepared(ctx, number, version)), replaces=True)


def _card(ctx: Context, event: Event, page: int = 0) -> Card:
    t, seen = ctx.t, (event.id, event.sequence)
    options = tuple(
        Button(one.label, "event.for", (*seen, one.sort, one.value)) for one in criteria(ctx)
    )
    more = Button(t(N_("More")), "event.audience.page", seen)
    return Card(
        blocks=(
            Text(audience_line(ctx, Selection.unpacked(event.audience))),
            Choices(t(N_("Add or take away")), options, more, page),
        ),
        buttons=(
            Button(t(N_("Everybody")), "event.for", (*seen, "everybody", "-")),
            Button(t(N_("Back to the preview")), "event.preview", seen),
        ),
    )
