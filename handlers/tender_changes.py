"""Calls for tenders that change: reworded, moved; who follows is told."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Annotated, Any, Final

from bot.cards import Card, Sign, Text
from bot.context import Context
from bot.exchange import Opening, Question
from bot.feature import Feature
from bot.fields import (
    ClosingHour,
    ComingDay,
    Institution,
    Mode,
    Notice,
    Regions,
    Sectors,
    Title,
)
from bot.fields.hidden import Hidden
from bot.fields.hours import HoursField
from bot.i18n import N_, Phrase
from handlers._events import HOSTS
from handlers._tender_deadlines import replan
from handlers._tender_forms import columns, held
from handlers._tender_posts import tell
from handlers._tender_previews import prepared, preview_card
from handlers._tenders import standing, tender_line
from storage import people, tenders
from storage.events import Stage
from storage.tenders import Tender

feature = Feature("tender_changes")

NOTHING: Final[Mapping[str, Any]] = MappingProxyType({})


@feature.button("tender.edit", roles=HOSTS)
def edit(ctx: Context, number: int) -> Opening:
    return Opening("tender.change", held(ctx, standing(ctx, number)))


@feature.form("tender.change", title=N_("Change the call"), roles=HOSTS)
def change(
    ctx: Context,
    title: Title,
    institution: Institution,
    mode: Mode,
    sectors: Sectors,
    *,
    on: ComingDay,
    hours: ClosingHour,
    regions: Regions = (),
    link: Notice = "",
    base: Annotated[Mapping[str, Any], Hidden()] = NOTHING,
    ref: Annotated[int, Hidden()] = 0,
    version: Annotated[int, Hidden()] = 0,
) -> Card:
    form = {
        "title": title,
        "institution": institution,
        "mode": mode.value,
        "sectors": list(sectors),
        "on": on.isoformat(),
        "hours": HoursField().dump(hours),
        "regions": list(regions),
        "link": link,
    }
    known = tenders.get(ctx.db, cohort=ctx.cohort.id, tender=ref)
    if known is None or known.stage in {Stage.PREPARED, Stage.DROPPED}:
        return preview_card(ctx, _written(ctx, prepared(ctx, ref, version), form, base))
    tender = standing(ctx, ref)
    if tender.sequence != version:
        raise _meanwhile(ctx, tender)
    before = tender.model_copy()
    return _spread(ctx, before, _written(ctx, tender, form, base))


def _written(
    ctx: Context, tender: Tender, form: Mapping[str, Any], base: Mapping[str, Any]
) -> Tender:
    return tenders.change(
        ctx.db,
        cohort=ctx.cohort.id,
        tender=tender.id,
        changes=columns(ctx, tender, form, base),
        by=ctx.person.id,
        now=ctx.now,
    )


def _spread(ctx: Context, before: Tender, tender: Tender) -> Card:
    """Tell of a new closing who follows, and what was written to who wrote it."""
    told, t = 0, ctx.t
    if tender.moves != before.moves:
        replan(ctx, tender, before.moves)
        old, key = before.closes_at.isoformat(), f"tender:{tender.id}:moved:{tender.moves}"
        told = tell(ctx, tender, "tender.moved", old, tender.moves, key=key)
    ctx.refresh("tender", tender.id)
    line = tender_line(ctx, tender)
    if tender.sequence == before.sequence:
        return Card(blocks=(Text(t(N_("Nothing to change: {tender}."), tender=line)),))
    count = (Text(t.n("{n} person is told.", "{n} people are told.", told)),) if told else ()
    said = Text(t(N_("Call for tenders changed: {tender}."), tender=line))
    return Card(blocks=(said, *count), sign=Sign.NOTED)


def _meanwhile(ctx: Context, tender: Tender) -> Question:
    """Ask before a change is added to another one that was made since the form was opened."""
    other = people.get(ctx.db, person=tender.changed_by) if tender.changed_by else None
    why = N_("{person} changed this call meanwhile: {tender}. Add your change?")
    told = {"person": other.name if other else "?", "tender": tender_line(ctx, tender)}
    return Question("version", Phrase(why, told), ((N_("Add my change"), tender.sequence),))
