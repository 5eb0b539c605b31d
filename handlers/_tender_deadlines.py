"""When people are told that a call for tenders closes, each in their own zone."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from handlers._mornings import morning, zone_of
from storage import followings, posts

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime
    from zoneinfo import ZoneInfo

    from bot.context import Context
    from storage.tenders import Tender

LAST: Final = "last"
"""The last call, on the morning before the day of the closing."""
DAYS: Final = {"J-14": 14, "J-7": 7, "J-2": 2, LAST: 1}
VIEW: Final = "tender.deadline"
OUTCOME: Final = "tender.outcome"


def remind(ctx: Context, tender: Tender, persons: Iterable[int]) -> None:
    """Plan what is told of the closing to who follows, and the question after it."""
    for person in persons:
        zone = zone_of(ctx, person)
        for which in DAYS:
            _plan(ctx, tender, person, which, zone)
        ctx.post(
            OUTCOME,
            tender.id,
            tender.moves,
            to=person,
            key=f"tender:{tender.id}:outcome:{tender.moves}",
            due=_morning(tender, zone, -1),
            useful=timedelta(days=14),
            local=True,
        )


def replan(ctx: Context, tender: Tender, former: int) -> None:
    """Drop what waits of a former closing, and plan what is told of this one."""
    withdraw(ctx, tender, former)
    remind(ctx, tender, followings.who(ctx.db, tender=tender))


def withdraw(ctx: Context, tender: Tender, moves: int) -> None:
    """Drop what waits of a closing, as it was planned after so many moves."""
    cohort = ctx.cohort.id
    for which in DAYS:
        posts.cancel(ctx.db, cohort=cohort, view=VIEW, args=(tender.id, which, moves))
    posts.cancel(ctx.db, cohort=cohort, view=OUTCOME, args=(tender.id, moves))


def _plan(ctx: Context, tender: Tender, person: int, which: str, zone: ZoneInfo) -> None:
    at = _morning(tender, zone, DAYS[which])
    if at <= ctx.now:
        return
    ctx.post(
        VIEW,
        tender.id,
        which,
        tender.moves,
        to=person,
        key=f"tender:{tender.id}:{which}:{tender.moves}",
        due=at,
        useful=_until(tender, which, zone) - at,
        local=True,
    )


def _until(tender: Tender, which: str, zone: ZoneInfo) -> datetime:
    """Return when one is told too late: the next one says the same, and nearer."""
    before = DAYS[which]
    following = [_morning(tender, zone, days) for days in DAYS.values() if days < before]
    return min((*following, tender.closes_at))


def _morning(tender: Tender, zone: ZoneInfo, before: int) -> datetime:
    """Return the morning so many days before the closing, or after it."""
    return morning(tender.closes_at.astimezone(zone).date() - timedelta(before), zone)
