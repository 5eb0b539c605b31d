"""An institution that nobody knew: ask for it, hear what became of it, finish the entry."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.cards import Button, Card, Text, Weight
from bot.context import Context
from bot.errors import Outdated, Refusal
from bot.exchange import Opening
from bot.feature import Feature
from bot.i18n import N_
from bot.questions import Asked
from handlers._lines import name_of
from handlers._roles import SELLERS
from handlers._suggestions import suggestion
from storage import drafts, organizations, people, suggestions
from storage.drafts import Outcome

if TYPE_CHECKING:
    from storage.drafts import Draft
    from storage.suggestions import Suggestion

feature = Feature("suggestions")


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


@feature.view("suggestion.settled")
def settled_card(ctx: Context, number: int) -> Card:
    """Tell who typed it what became of it, and let them finish their entry."""
    asked = suggestion(ctx, number)
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
    asked = suggestion(ctx, number)
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
    ended = draft is not None and draft.settled
    return asked.finished_at is None and not ended


def _tell(ctx: Context, asked: Suggestion) -> None:
    """Tell the coordinators of a name, once for all who ask for it."""
    [first, *_] = suggestions.alike(ctx.db, cohort=ctx.cohort.id, typed=asked.typed)
    for coordinator in people.coordinators(ctx.db, cohort=ctx.cohort.id):
        ctx.post("suggestion", first.id, to=coordinator.id, key=f"suggestion:{first.id}")
