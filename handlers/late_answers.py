"""Answers that a platform put off, as the ledger keeps them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot import codec
from bot.cards import Card, Link, Text
from bot.feature import Feature
from bot.invitations import OPENS, link
from bot.ledger import VIEW
from storage import bots, inbound

if TYPE_CHECKING:
    from bot.context import Visit
    from bot.exchange import Reply

feature = Feature("late_answers")


@feature.view(VIEW)
def answer_card(visit: Visit, platform: str, workspace: str, delivery: str) -> Card | None:
    """Show an answer; where it was too private for those who read there, say that it came."""
    named = {"platform": platform, "workspace": workspace, "delivery_id": delivery}
    kept = inbound.seen(visit.db, **named)
    reply: Reply | None = codec.unpack(kept.answer) if kept else None
    if reply is None:
        return None
    shared = reply.private and not visit.origin.direct
    return _aside_card(visit, reply) if shared else reply.card


def _aside_card(visit: Visit, reply: Reply) -> Card:
    """Lead to the direct chat: who never opened it could not be written to there."""
    handle = bots.handle(visit.db, platform=visit.origin.platform)
    links = (Link(reply.invite or handle, link(handle, OPENS)),) if handle else ()
    return Card(blocks=(Text(reply.aside),), links=links)
