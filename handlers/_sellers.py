"""For which enterprises a person logs entries."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.errors import Refusal
from bot.exchange import Question
from bot.i18n import N_, Phrase
from handlers._lines import by_name
from storage import participations
from storage.organizations import Kind
from storage.people import Role

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.context import Context
    from storage.organizations import Organization


def own(ctx: Context) -> tuple[int, ...]:
    """Return the enterprises that the person manages."""
    managed = (one.organization_id for one in ctx.memberships if one.role is Role.MANAGER)
    return tuple(one for one in managed if one is not None)


def within_reach(ctx: Context) -> tuple[int, ...] | None:
    """Return whose entries the person may see and correct; None for the whole cohort's."""
    return None if ctx.coordinates else own(ctx)


def seller(ctx: Context, named: int | None) -> int:
    """Return the enterprise that an entry is for.

    Raises Question where the person may log for several and named none, or named another's, and
    Refusal where they manage none.
    """
    mine = own(ctx)
    if named is not None and (named in mine or ctx.coordinates):
        return named
    if named is None and len(mine) == 1:
        return mine[0]
    if not mine and not ctx.coordinates:
        raise Refusal(N_("You represent no organization in this cohort."))
    which = N_("For which enterprise?")
    others = N_("You log entries for your own enterprises only. For which one is this?")
    options = by_name(ctx.t, _sellers(ctx, mine))
    raise Question("on_behalf_of", Phrase(which if named is None else others), options)


def _sellers(ctx: Context, mine: tuple[int, ...]) -> Sequence[Organization]:
    sellers = participations.participants(ctx.db, cohort=ctx.cohort.id, kind=Kind.ENTERPRISE)
    return [one for one in sellers if one.id in mine] if mine else sellers
