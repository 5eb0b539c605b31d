"""Requests to add an institution: found, waiting, settled for all who ask for the same one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.errors import Outdated, Refusal
from bot.i18n import N_
from storage import suggestions

if TYPE_CHECKING:
    from bot.context import Context
    from storage.suggestions import Settlement, Suggestion


def suggestion(ctx: Context, number: int) -> Suggestion:
    """Return a request of the cohort. Raises Refusal."""
    found = suggestions.get(ctx.db, cohort=ctx.cohort.id, suggestion=number)
    if found is None:
        raise Refusal(N_("This request no longer exists."))
    return found


def waiting(ctx: Context, number: int) -> Suggestion:
    """Return a request that nobody has settled yet. Raises Refusal or Outdated."""
    found = suggestion(ctx, number)
    if found.settled_at is not None:
        raise Outdated(
            N_("“{typed}” was settled on {when}."), typed=found.typed, when=found.settled_at
        )
    return found


def settle(ctx: Context, asked: Suggestion, outcome: Settlement, organization: int | None) -> None:
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
