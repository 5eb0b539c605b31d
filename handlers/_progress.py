"""How far a cohort is on its way to its goals: amounts to the cent are its coordinators' alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.fields import Money
from bot.i18n import N_
from storage import contracts, digests
from storage.chats import ANNOUNCEMENTS
from storage.discretion import Told
from storage.people import Role

if TYPE_CHECKING:
    from bot.context import Context


def progress(ctx: Context) -> tuple[tuple[str, str], ...]:
    """Tell what was concluded since the cohort began, beside what it aims at."""
    t, cohort = ctx.t, ctx.cohort
    done = contracts.totals(ctx.db, cohort=cohort.id, start=cohort.starts)
    count = _of(ctx, t.number(done.count), cohort.contract_goal)
    sold = _of_now(ctx, done.cents) if Role.COORDINATOR in ctx.roles else _published(ctx)
    return (t(N_("Contracts")), count), *sold


def _of_now(ctx: Context, cents: int) -> tuple[tuple[str, str], ...]:
    return ((ctx.t(N_("Amount")), _of(ctx, ctx.t.money(cents), _goal(ctx))),)


def _published(ctx: Context) -> tuple[tuple[str, str], ...]:
    """Tell the last sum that the channels could be told: a newer one might give an amount away."""
    t, goal = ctx.t, _goal(ctx)
    former = digests.of_reader(ctx.db, cohort=ctx.cohort.id, reader=ANNOUNCEMENTS)
    for one in reversed(former):
        if Told.of(one.figures["told"]).season:
            _, cents = one.figures["week"]["season"]
            told = _of(ctx, t.money(cents), goal)
            return ((t(N_("Amount as of {date}"), date=one.ends), told),)
    return ((t(N_("Goal: amount")), t.show(goal)),) if goal else ()


def _goal(ctx: Context) -> Money | None:
    cents = ctx.cohort.amount_goal_cents
    return Money(cents) if cents else None


def _of(ctx: Context, done: str, goal: Money | int | None) -> str:
    return ctx.t(N_("{done} of {goal}"), done=done, goal=goal) if goal else done
