"""The cohort one speaks of: see it, what waits in it, and switch to another."""

from __future__ import annotations

from bot.cards import Button, Card, Choices, Fields, Text
from bot.context import Context
from bot.errors import Refusal
from bot.exchange import Reply
from bot.feature import Feature
from bot.fields import Money
from bot.i18n import N_
from handlers._cohorts import digest_time
from handlers._roles import COORDINATORS
from storage import (
    chats,
    cohorts,
    contracts,
    participations,
    people,
    requests,
    suggestions,
)
from storage.organizations import Kind
from storage.people import Role

feature = Feature("cohorts")


@feature.command("cohort", fr="cohorte", help=N_("See or switch cohort"))
def show(ctx: Context) -> Card:
    t, cohort = ctx.t, ctx.cohort
    sellers = participations.participants(ctx.db, cohort=cohort.id, kind=Kind.ENTERPRISE)
    buyers = participations.participants(ctx.db, cohort=cohort.id, kind=Kind.INSTITUTION)
    coordinates = Role.COORDINATOR in ctx.roles
    members = Button(t(N_("See members")), "cohort.members")
    change = Button(t(N_("Change the settings")), "cohort.settings")
    wait = Button(t(N_("See what waits")), "cohort.waiting")
    waiting = len(_waiting(ctx)) if coordinates else 0
    others = tuple(
        Button(t(N_("Switch to {cohort}"), cohort=name), "cohort.switch", (number,))
        for number, name in _others(ctx)
    )
    return Card(
        title=cohort.name,
        blocks=(
            Fields(
                (
                    (t(N_("Territory")), cohort.territory),
                    (t(N_("From")), t.day(cohort.starts)),
                    (t(N_("To")), t.day(cohort.ends)),
                    (t(N_("Enterprises")), t.number(len(sellers))),
                    (t(N_("Institutions")), t.number(len(buyers))),
                    *_progress(ctx),
                    (t(N_("Weekly digest")), digest_time(t, cohort)),
                    (t(N_("Coordinators")), _coordinators(ctx)),
                    *(((t(N_("Waiting")), t.number(waiting)),) if coordinates else ()),
                )
            ),
        ),
        buttons=(
            *((members, change) if coordinates else ()),
            *((wait,) if waiting else ()),
            *others,
        ),
    )


@feature.button("cohort.switch")
def switch(ctx: Context, number: int) -> Reply:
    """Speak of another of one's cohorts in this chat."""
    name = dict(_others(ctx)).get(number)
    if name is None:
        raise Refusal(N_("You are not in that cohort."))
    chats.choose_cohort(ctx.db, chat=ctx.origin.chat.id, cohort=number)
    text = ctx.t(N_("Cohort chosen for this chat: {cohort}."), cohort=name)
    return Reply(Card(blocks=(Text(text),)), replaces=True)


@feature.button("cohort.waiting", roles=COORDINATORS)
def waiting(ctx: Context, page: int = 0) -> Card:
    """Show who asks for access, and the institutions that are asked for."""
    t, options = ctx.t, _waiting(ctx)
    if not options:
        return Card(blocks=(Text(t(N_("Nothing waits."))),))
    more = Button(t(N_("More")), "cohort.waiting")
    return Card(title=t(N_("What waits")), blocks=(Choices(t(N_("Choose")), options, more, page),))


def _waiting(ctx: Context) -> tuple[Button, ...]:
    """Return what waits for a coordinator, each to be pressed; a request may name no cohort."""
    asked = [
        *requests.waiting(ctx.db, cohort=ctx.cohort.id),
        *requests.waiting(ctx.db, cohort=None),
    ]
    people_in = (
        Button(_asker(ctx, one.display_name, one.platform), "access.see", (one.id,))
        for one in asked
    )
    names = suggestions.names(ctx.db, cohort=ctx.cohort.id)
    return (*people_in, *(Button(one.typed, "suggestion.see", (one.id,)) for one in names))


def _progress(ctx: Context) -> tuple[tuple[str, str], ...]:
    """Tell what was concluded since the cohort began, beside what it aims at."""
    t, cohort = ctx.t, ctx.cohort
    done = contracts.totals(ctx.db, cohort=cohort.id, start=cohort.starts)
    count, amount = t.number(done.count), t.money(done.cents)
    if cohort.contract_goal:
        count = t(N_("{done} of {goal}"), done=count, goal=cohort.contract_goal)
    if cohort.amount_goal_cents:
        goal = Money(cohort.amount_goal_cents)
        amount = t(N_("{done} of {goal}"), done=amount, goal=goal)
    return (t(N_("Contracts")), count), (t(N_("Amount")), amount)


def _coordinators(ctx: Context) -> str:
    names = (one.name for one in people.coordinators(ctx.db, cohort=ctx.cohort.id))
    return ctx.t.listing(names) or "—"


def _asker(ctx: Context, name: str, platform: str) -> str:
    return ctx.t(N_("{name} ({platform})"), name=name, platform=platform.capitalize())


def _others(ctx: Context) -> list[tuple[int, str]]:
    mine = {one.cohort_id for one in people.memberships(ctx.db, person=ctx.person.id)}
    return [
        (one.id, one.name)
        for one in cohorts.open_cohorts(ctx.db)
        if one.id in mine and one.id != ctx.cohort.id
    ]
