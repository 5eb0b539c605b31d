"""Institutions that nobody knew: the coordinators add them, or say which one is meant."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from bot.cards import Button, Card, Sign, Text, Weight
from bot.context import Context
from bot.errors import Refusal
from bot.exchange import Opening
from bot.feature import Feature
from bot.fields import Institution
from bot.fields.hidden import Hidden
from bot.i18n import N_
from handlers._lines import name_of
from handlers._roles import COORDINATORS
from handlers._suggestions import settle, suggestion, waiting
from storage import organizations
from storage.organizations import AliasTaken, Kind
from storage.suggestions import Settlement

if TYPE_CHECKING:
    from storage.organizations import Organization
    from storage.suggestions import Suggestion

feature = Feature("institutions")


@feature.view("suggestion")
def suggestion_card(ctx: Context, number: int) -> Card:
    """Show a coordinator what was typed, and what can be done with it."""
    asked = suggestion(ctx, number)
    if asked.settled_at is not None:
        text = ctx.t(
            N_("“{typed}” was settled on {when}."), typed=asked.typed, when=asked.settled_at
        )
        return Card(blocks=(Text(text),))
    t = ctx.t
    return Card(
        blocks=(Text(t(N_("Institution not found: “{typed}”."), typed=asked.typed)),),
        buttons=(
            Button(t(N_("Add it")), "suggestion.add", (number,), Weight.PRIMARY),
            Button(t(N_("Link to an institution")), "suggestion.merge", (number,)),
            Button(t(N_("Decline")), "suggestion.decline", (number,)),
        ),
        sign=Sign.CHECK,
    )


@feature.button("suggestion.see", roles=COORDINATORS)
def see(ctx: Context, number: int) -> Card:
    card: Card = suggestion_card(ctx, number)
    return card


@feature.button("suggestion.add", roles=COORDINATORS)
def add(ctx: Context, number: int) -> Card:
    """Add the institution; where the name has come to be known meanwhile, that is the one."""
    asked = waiting(ctx, number)
    known = organizations.named(ctx.db, cohort=ctx.cohort.id, name=asked.typed)
    if known is not None:
        return _merged(ctx, asked, known)
    added = organizations.add(
        ctx.db,
        cohort=ctx.cohort.id,
        kind=Kind.INSTITUTION,
        name_fr=asked.typed,
        now=ctx.now,
        by=ctx.person.id,
    )
    settle(ctx, asked, Settlement.ADDED, added.id)
    text = ctx.t(N_("“{typed}” is now in the list of institutions."), typed=asked.typed)
    return Card(blocks=(Text(text),), sign=Sign.NOTED)


@feature.button("suggestion.merge", roles=COORDINATORS)
def merge(ctx: Context, number: int) -> Opening:
    return Opening("suggestion.merge.into", {"ref": waiting(ctx, number).id}, go=True)


@feature.form("suggestion.merge.into", title=N_("Which institution is it?"), roles=COORDINATORS)
def merge_into(
    ctx: Context, institution: Institution, *, ref: Annotated[int, Hidden()] = 0
) -> Card:
    asked = waiting(ctx, ref)
    try:
        merged = organizations.add_alias(
            ctx.db,
            cohort=ctx.cohort.id,
            organization=institution,
            alias=asked.typed,
            by=ctx.person.id,
            now=ctx.now,
        )
    except AliasTaken as taken:
        raise Refusal(
            N_("“{typed}” already names {institution}."),
            typed=asked.typed,
            institution=name_of(ctx.t, taken.holder),
        ) from taken
    return _merged(ctx, asked, merged)


@feature.button("suggestion.decline", roles=COORDINATORS)
def decline(ctx: Context, number: int) -> Card:
    asked = waiting(ctx, number)
    settle(ctx, asked, Settlement.DECLINED, None)
    return Card(blocks=(Text(ctx.t(N_("“{typed}” was not added."), typed=asked.typed)),))


def _merged(ctx: Context, asked: Suggestion, meant: Organization) -> Card:
    settle(ctx, asked, Settlement.MERGED, meant.id)
    text = N_("“{typed}” is understood as {institution} from now on.")
    said = ctx.t(text, typed=asked.typed, institution=name_of(ctx.t, meant))
    return Card(blocks=(Text(said),), sign=Sign.NOTED)
