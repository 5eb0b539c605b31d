"""Institutions that nobody knew: the coordinators add them, or say which one is meant."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Final

from bot.cards import Button, Card, Sign, Text, Weight
from bot.context import Context
from bot.errors import Outdated, Refusal
from bot.exchange import Opening
from bot.feature import Feature
from bot.fields import Institution
from bot.fields.hidden import Hidden
from bot.i18n import N_
from storage import drafts, organizations, people, suggestions
from storage.organizations import AliasTaken, Kind
from storage.people import Role
from storage.suggestions import Settlement

if TYPE_CHECKING:
    from storage.suggestions import Suggestion

feature = Feature("institutions")

SELLERS: Final = frozenset({Role.MANAGER, Role.COORDINATOR})
COORDINATORS: Final = frozenset({Role.COORDINATOR})


@feature.button("suggest", roles=SELLERS)
def suggest(ctx: Context, draft: int, typed: str) -> Card:
    """Ask the coordinators to add what was typed; the rest of the entry waits in its draft."""
    asked = suggestions.suggest(
        ctx.db,
        cohort=ctx.cohort.id,
        typed=typed,
        person=ctx.person.id,
        draft=draft,
        now=ctx.now,
    )
    for coordinator in people.coordinators(ctx.db, cohort=ctx.cohort.id):
        ctx.post("suggestion", asked.id, to=coordinator.id, key=f"suggestion:{asked.id}")
    text = ctx.t(
        N_("I asked the coordinators to add “{typed}”. The rest is kept: I will write to you."),
        typed=typed,
    )
    return Card(blocks=(Text(text),))


@feature.view("suggestion")
def suggestion_card(ctx: Context, number: int) -> Card:
    """Show a coordinator what was typed, and what can be done with it."""
    asked = _suggestion(ctx, number)
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


@feature.button("suggestion.add", roles=COORDINATORS)
def add(ctx: Context, number: int) -> Card:
    asked = _waiting(ctx, number)
    added = organizations.add(
        ctx.db,
        cohort=ctx.cohort.id,
        kind=Kind.INSTITUTION,
        name_fr=asked.typed,
        now=ctx.now,
        by=ctx.person.id,
    )
    _settle(ctx, asked, Settlement.ADDED, added.id)
    text = ctx.t(N_("“{typed}” is now in the list of institutions."), typed=asked.typed)
    return Card(blocks=(Text(text),), sign=Sign.NOTED)


@feature.button("suggestion.merge", roles=COORDINATORS)
def merge(ctx: Context, number: int) -> Opening:
    return Opening("suggestion.merge.into", {"ref": _waiting(ctx, number).id}, go=True)


@feature.form("suggestion.merge.into", title=N_("Which institution is it?"), roles=COORDINATORS)
def merge_into(
    ctx: Context, institution: Institution, *, ref: Annotated[int, Hidden()] = 0
) -> Card:
    asked = _waiting(ctx, ref)
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
            institution=taken.holder.name_fr,
        ) from taken
    _settle(ctx, asked, Settlement.MERGED, merged.id)
    text = N_("“{typed}” is understood as {institution} from now on.")
    said = ctx.t(text, typed=asked.typed, institution=merged.name_fr)
    return Card(blocks=(Text(said),), sign=Sign.NOTED)


@feature.button("suggestion.decline", roles=COORDINATORS)
def decline(ctx: Context, number: int) -> Card:
    asked = _waiting(ctx, number)
    _settle(ctx, asked, Settlement.DECLINED, None)
    return Card(blocks=(Text(ctx.t(N_("“{typed}” was not added."), typed=asked.typed)),))


@feature.view("suggestion.settled")
def settled_card(ctx: Context, number: int) -> Card:
    """Tell who typed it what became of it, and let them finish their entry."""
    asked = _suggestion(ctx, number)
    t = ctx.t
    if asked.organization_id is None:
        text = N_("The coordinators did not add “{typed}”. Choose from the list, or write to them.")
        return Card(blocks=(Text(t(text, typed=asked.typed)),))
    found = organizations.get(ctx.db, cohort=ctx.cohort.id, organization=asked.organization_id)
    name = found.name_fr if found else asked.typed
    text = t(N_("“{typed}” is now understood: {institution}."), typed=asked.typed, institution=name)
    finish = Button(t(N_("Finish my entry")), "suggestion.finish", (number,), Weight.PRIMARY)
    return Card(blocks=(Text(text),), buttons=(finish,))


@feature.button("suggestion.finish", roles=SELLERS)
def finish(ctx: Context, number: int) -> Opening:
    """Take the entry up again, with the institution that was missing."""
    asked = _suggestion(ctx, number)
    draft = drafts.get(ctx.db, draft=asked.draft_id) if asked.draft_id else None
    if draft is None or draft.person_id != ctx.person.id or draft.outcome == drafts.Outcome.DONE:
        raise Outdated(N_("This entry is no longer waiting. Type it again."))
    kept = {**draft.filled, "institution": asked.organization_id}
    return Opening(draft.command, kept, go=True)


def _suggestion(ctx: Context, number: int) -> Suggestion:
    found = suggestions.get(ctx.db, cohort=ctx.cohort.id, suggestion=number)
    if found is None:
        raise Refusal(N_("This request no longer exists."))
    return found


def _waiting(ctx: Context, number: int) -> Suggestion:
    found = _suggestion(ctx, number)
    if found.settled_at is not None:
        raise Outdated(
            N_("“{typed}” was settled on {when}."), typed=found.typed, when=found.settled_at
        )
    return found


def _settle(ctx: Context, asked: Suggestion, outcome: Settlement, organization: int | None) -> None:
    suggestions.settle(
        ctx.db,
        cohort=ctx.cohort.id,
        suggestion=asked.id,
        outcome=outcome,
        by=ctx.person.id,
        now=ctx.now,
        organization=organization,
    )
    key = f"suggestion.settled:{asked.id}"
    ctx.post("suggestion.settled", asked.id, to=asked.person_id, key=key)
