"""Days past the season of a cohort, or far off: asked about once, before anything is written."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from bot.exchange import Question
from bot.i18n import N_, Phrase

if TYPE_CHECKING:
    from collections.abc import Collection

    from bot.context import Context

_FAR: Final = timedelta(days=366)


def require_season(ctx: Context, on: date, agreed: Collection[str]) -> None:
    """Raise Question for a day after the cohort's end, or more than a year away.

    `agreed`: the days, in ISO form, that nobody asks about any more. The form keeps the one that
    was said yes to in its hidden `late`.
    """
    told = on.isoformat()
    if told in agreed or not (why := _doubt(ctx, on)):
        return
    values = {"day": on, "ends": ctx.cohort.ends}
    yes = {"fill": {"date": told, "late": told}}
    options = ((N_("Yes"), yes), (N_("Another day"), {"choose": True}))
    raise Question("on", Phrase(why, values), options)


def _doubt(ctx: Context, on: date) -> str:
    if on > ctx.cohort.ends:
        return N_("{day} is after the end of the cohort ({ends}). Is that right?")
    if on > ctx.today + _FAR:
        return N_("{day} is more than a year away. Is that right?")
    return ""
