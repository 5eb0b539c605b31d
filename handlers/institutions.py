"""Institutions that nobody knew: the coordinators add them, or say which one is meant."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from bot.cards import Button, Card, Sign, Text, Weight
from bot.context import Context
from bot.errors import Outdated, Refusal
from bot.exchange import Opening
from bot.feature import Feature
from bot.fields import Institution
from bot.fields.hidden import Hidden
from bot.i18n import N_
from bot.questions import Asked
from handlers._lines import name_of
from handlers._roles import COORDINATORS, SELLERS
from storage import drafts, organizations, people, suggestions
from storage.drafts import Outcome
from storage.organizations import AliasTaken, Kind
from storage.suggestions import Settlement

if TYPE_CHECKING:
    from storage.drafts import Draft
    from storage.organizations import Organization
    from storage.suggestions import Suggestion

feature = Feature("institutions")


@feature.button("suggest", roles=SELLERS)
def suggest(ctx: Context, draft: int, typed: str) -> Card:
    """Ask the coordinators to add what was typed; the rest of the entry is kept with it."""
    waits = _asking(ctx, draft, typed)
    if not suggestions.nameable(typed):
        raise Refusal(N_("A name has letters, and at most {n} characters."), n=suggestions.LONGEST)
    asked = suggestions.suggest(
        ctx.db,
        cohort=ctx.cohort.id,
        typed=typed,
        person=ctx.person.id,
        draft=draft,
        now=ctx.now,
        command=waits.command,
        filled=waits.filled,
    )
    _tell(ctx, asked)
    text = ctx.t(
        N_("I asked the coordinators to add “{typed}”. The rest is kept: I will write to you."),
        typed=asked.typed,
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


@feature.button("suggestion.see", roles=COORDINATORS)
def see(ctx: Context, number: int) -> Card:
    card: Card = suggestion_card(ctx, number)
    return card


@feature.button("suggestion.add", roles=COORDINATORS)
def add(ctx: Context, number: int) -> Card:
    """Add the institution; where the name has come to be known meanwhile, that is the one."""
    asked = _waiting(ctx, number)
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
            institution=name_of(ctx.t, taken.holder),
        ) from taken
    return _merged(ctx, asked, merged)


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
    name = name_of(t, found) if found else asked.typed
    text = t(N_("“{typed}” is now understood: {institution}."), typed=asked.typed, institution=name)
    finish = Button(t(N_("Finish my entry")), "suggestion.finish", (number,), Weight.PRIMARY)
    return Card(blocks=(Text(text),), buttons=(finish,) if _unfinished(ctx, asked) else ())


@feature.button("suggestion.finish", roles=SELLERS)
def finish(ctx: Context, number: int) -> Opening:
    """Take the entry up again, with the institution that was missing."""
    asked = _suggestion(ctx, number)
    if asked.person_id != ctx.person.id or asked.organization_id is None:
        raise Refusal(N_("This request no longer exists."))
    if asked.finished_at is not None:
        raise Outdated(N_("You finished this entry on {when}."), when=asked.finished_at)
    if not _unfinished(ctx, asked):
        raise Outdated(N_("This entry is no longer waiting. Type it again."))
    suggestions.finish(ctx.db, cohort=ctx.cohort.id, suggestion=number, now=ctx.now)
    if asked.draft_id is not None and drafts.get(ctx.db, draft=asked.draft_id):
        drafts.close(ctx.db, draft=asked.draft_id, outcome=Outcome.DONE, now=ctx.now)
    return Opening(asked.command, {**asked.filled, "institution": asked.organization_id}, go=True)


def _asking(ctx: Context, number: int, typed: str) -> Draft:
    """Return the open draft that offered to ask for these words. Raises Outdated."""
    draft = drafts.get(ctx.db, draft=number)
    if (
        draft is None
        or draft.person_id != ctx.person.id
        or draft.cohort_id != ctx.cohort.id
        or draft.closed_at is not None
        or {"suggest": typed} not in [value for _, value in Asked.of(draft).answers]
    ):
        raise Outdated(N_("This question no longer stands. Type your command again."))
    return draft


def _unfinished(ctx: Context, asked: Suggestion) -> bool:
    """Whether the entry still waits: neither finished, nor logged or dropped some other way."""
    draft = drafts.get(ctx.db, draft=asked.draft_id) if asked.draft_id else None
    ended = draft is not None and draft.outcome in {Outcome.DONE, Outcome.CANCELLED}
    return asked.finished_at is None and not ended


def _tell(ctx: Context, asked: Suggestion) -> None:
    """Tell the coordinators of a name, once for all who ask for it."""
    [first, *_] = suggestions.alike(ctx.db, cohort=ctx.cohort.id, typed=asked.typed)
    for coordinator in people.coordinators(ctx.db, cohort=ctx.cohort.id):
        ctx.post("suggestion", first.id, to=coordinator.id, key=f"suggestion:{first.id}")


def _merged(ctx: Context, asked: Suggestion, meant: Organization) -> Card:
    _settle(ctx, asked, Settlement.MERGED, meant.id)
    text = N_("“{typed}” is understood as {institution} from now on.")
    said = ctx.t(text, typed=asked.typed, institution=name_of(ctx.t, meant))
    return Card(blocks=(Text(said),), sign=Sign.NOTED)


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
    """Settle all that ask for the same name, and tell each person."""
    for one in suggestions.alike(ctx.db, cohort=ctx.cohort.id, typed=asked.typed):
        suggestions.settle(
            ctx.db,
            cohort=ctx.cohort.id,
            suggestion=one.id,
            outcome=outcome,
            by=ctx.person.id,
            now=ctx.now,
            organization=organization,
        )
        key = f"suggestion.settled:{one.id}"
        ctx.post("suggestion.settled", one.id, to=one.person_id, key=key)
