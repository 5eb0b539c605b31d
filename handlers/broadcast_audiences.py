"""For whom a broadcast is: chosen on its preview."""

from __future__ import annotations

from bot.cards import Button, Card, Choices, Text
from bot.context import Context
from bot.exchange import Reply
from bot.feature import Feature
from bot.i18n import N_
from handlers._audiences import audience_line, criteria, narrowed
from handlers._broadcast_forms import written
from handlers._broadcasts import prepared
from handlers._events import HOSTS
from storage.broadcasts import Broadcast
from storage.recipients import Selection

feature = Feature("broadcast_audiences")


@feature.button("broadcast.audience", roles=HOSTS)
def choose(ctx: Context, number: int, version: int) -> Reply:
    return Reply(_card(ctx, prepared(ctx, number, version)), replaces=True)


@feature.button("broadcast.audience.page", roles=HOSTS)
def turn(ctx: Context, number: int, version: int, page: int) -> Reply:
    return Reply(_card(ctx, prepared(ctx, number, version), page), replaces=True)


@feature.button("broadcast.for", roles=HOSTS)
def narrow(ctx: Context, number: int, version: int, sort: str, value: str) -> Reply:
    broadcast = prepared(ctx, number, version)
    chosen = narrowed(ctx, Selection.unpacked(broadcast.audience), sort, value)
    changed = written(ctx, number, {"audience": chosen.packed()})
    return Reply(_card(ctx, changed), replaces=True)


def _card(ctx: Context, broadcast: Broadcast, page: int = 0) -> Card:
    t, seen = ctx.t, (broadcast.id, broadcast.sequence)
    options = tuple(
        Button(one.label, "broadcast.for", (*seen, one.sort, one.value)) for one in criteria(ctx)
    )
    more = Button(t(N_("More")), "broadcast.audience.page", seen)
    return Card(
        blocks=(
            Text(audience_line(ctx, Selection.unpacked(broadcast.audience))),
            Choices(t(N_("Add or take away")), options, more, page),
        ),
        buttons=(
            Button(t(N_("Everybody")), "broadcast.for", (*seen, "everybody", "-")),
            Button(t(N_("Back to the preview")), "broadcast.preview", (*seen, "-")),
        ),
    )
