"""Broadcasts: write to the cohort, see it as it will be read, send it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated

from bot.cards import Card, Text
from bot.context import Context
from bot.errors import Refusal
from bot.exchange import Opening, Reply
from bot.feature import Feature
from bot.fields.hidden import Hidden
from bot.fields.message import EnglishText, FrenchText, MessageField, Spoken
from bot.i18n import COHORT, N_, supported
from handlers._announcements import HOSTS
from handlers._answerers import coming_to
from handlers._broadcast_fields import TOPIC
from handlers._broadcast_forms import TEXT, columns, kept
from handlers._broadcast_previews import preview_card
from handlers._broadcast_reach import reach, tell
from handlers._broadcast_reports import REPORT
from handlers._broadcasts import BROADCASTS, NOBODY
from handlers._events import EVENTS
from handlers._meanwhile import NOTHING
from storage import broadcasts
from storage.broadcasts import Stage
from storage.consents import Category
from storage.recipients import EVERYBODY

feature = Feature("broadcasts")


@feature.command(
    "broadcast",
    fr="diffuser",
    help=N_("Write to the cohort"),
    roles=HOSTS,
    everyday=True,
    examples=("The next training is full.", "La prochaine formation affiche complet."),
)
def prepare(
    ctx: Context,
    message: Annotated[str, MessageField()],
    topic: Annotated[str, TOPIC],
    *,
    language: Annotated[str, Spoken()] = "",
    about: Annotated[int, Hidden()] = 0,
) -> Card:
    """Prepare a text: for everybody, or for those who come to the event that it is about."""
    english = (language or ctx.t.language) == "en"
    audience = coming_to(EVENTS.announced(ctx, about)) if about else EVERYBODY
    broadcast = broadcasts.add(
        ctx.db,
        cohort=ctx.cohort.id,
        category=Category(topic),
        text_fr="" if english else message,
        text_en=message if english else "",
        audience=audience.packed(),
        by=ctx.person.id,
    )
    return preview_card(ctx, broadcast)


@feature.button("broadcast.preview", roles=HOSTS)
def look(ctx: Context, number: int, version: int, language: str = "") -> Reply:
    broadcast = BROADCASTS.prepared(ctx, number, version)
    return Reply(preview_card(ctx, broadcast, supported(language)), replaces=True)


@feature.button("broadcast.reword", roles=HOSTS)
def reword(ctx: Context, number: int, version: int) -> Opening:
    broadcast = BROADCASTS.prepared(ctx, number, version)
    return Opening(TEXT.form, kept(broadcast))


@feature.form(TEXT.form, title=N_("Change the text"), roles=HOSTS)
def change(
    ctx: Context,
    topic: Annotated[str, TOPIC],
    *,
    french: Annotated[str, FrenchText()] = "",
    english: Annotated[str, EnglishText()] = "",
    base: Annotated[Mapping[str, str], Hidden()] = NOTHING,
    ref: Annotated[int, Hidden()] = 0,
    version: Annotated[int, Hidden()] = 0,
) -> Card:
    broadcast = BROADCASTS.prepared(ctx, ref)
    form = {"topic": topic, "french": french, "english": english}
    overtaken = TEXT.overtaken(ctx, broadcast, version, form, base)
    changes = columns(broadcast, base, **form)
    return preview_card(ctx, TEXT.change(ctx, broadcast, changes, overtaken))


@feature.button("broadcast.send", roles=HOSTS)
def send(ctx: Context, number: int, version: int) -> Reply:
    broadcast = BROADCASTS.prepared(ctx, number, version)
    if not (ctx.cohort.sender_name and ctx.cohort.sender_address):
        raise Refusal(N_("Say first who sends, and from which address: {cohort}"), cohort=COHORT)
    whom = reach(ctx, broadcast)
    if not whom.recipients:
        raise Refusal(NOBODY)
    counts = {
        "selected": whom.selected,
        "opted_out": whom.opted_out,
        "unasked": whom.unreachable,
    }
    where = {"cohort": ctx.cohort.id, "broadcast": number}
    sent = broadcasts.send(ctx.db, **where, **counts, by=ctx.person.id, now=ctx.now)
    tell(ctx, sent, whom)
    broadcasts.look(ctx.db, broadcast=sent, now=ctx.now)
    return ctx.display(REPORT, number, replaces=True)


@feature.button("broadcast.drop", roles=HOSTS)
def give_up(ctx: Context, number: int, version: int) -> Reply:
    BROADCASTS.settle(ctx, BROADCASTS.prepared(ctx, number, version), Stage.DROPPED)
    return Reply(Card(blocks=(Text(ctx.t(N_("Nothing was sent."))),)), replaces=True)
