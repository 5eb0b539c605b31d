"""The cohort one speaks of: see it, switch to another, see its members, end a membership."""

from __future__ import annotations

from typing import Final

from bot.cards import Button, Card, Choices, Fields, Text, Weight
from bot.context import Context
from bot.errors import Outdated, Refusal
from bot.exchange import Reply
from bot.feature import Feature
from bot.i18n import N_
from handlers._lines import ROLES, organization_name
from storage import chats, cohorts, organizations, people, requests, suggestions
from storage.organizations import Kind
from storage.people import Member, Role

feature = Feature("cohorts")

COORDINATORS: Final = frozenset({Role.COORDINATOR})


@feature.command("cohort", fr="cohorte", help=N_("See or switch cohort"))
def show(ctx: Context) -> Card:
    t, cohort = ctx.t, ctx.cohort
    sellers = organizations.participants(ctx.db, cohort=cohort.id, kind=Kind.ENTERPRISE)
    buyers = organizations.participants(ctx.db, cohort=cohort.id, kind=Kind.INSTITUTION)
    coordinates = Role.COORDINATOR in ctx.roles
    members = Button(t(N_("See members")), "cohort.members")
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
                    *(((t(N_("Waiting")), t.number(waiting)),) if coordinates else ()),
                )
            ),
        ),
        buttons=(
            *((members,) if coordinates else ()),
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


@feature.button("cohort.members", roles=COORDINATORS)
def members(ctx: Context, page: int = 0) -> Card:
    t = ctx.t
    found = people.members(ctx.db, cohort=ctx.cohort.id)
    options = tuple(Button(_name(ctx, one), "cohort.member", (one.membership.id,)) for one in found)
    more = Button(t(N_("More")), "cohort.members")
    return Card(
        title=t.n("{n} member", "{n} members", len(found)),
        blocks=(Choices(t(N_("Choose")), options, more, page),),
    )


@feature.button("cohort.member", roles=COORDINATORS)
def member(ctx: Context, number: int) -> Card:
    found = _member(ctx, number)
    end = Button(ctx.t(N_("End membership")), "cohort.end", (number,), Weight.DANGER)
    return Card(blocks=(Text(_name(ctx, found)),), buttons=(end,))


@feature.button("cohort.end", roles=COORDINATORS)
def end(ctx: Context, number: int) -> Card:
    """End a membership: the person sees nothing of the cohort from then on."""
    found = _member(ctx, number)
    if found.person.id == ctx.person.id:
        raise Refusal(N_("Another coordinator must end your own membership."))
    people.end_membership(
        ctx.db, cohort=ctx.cohort.id, membership=number, by=ctx.person.id, now=ctx.now
    )
    text = ctx.t(N_("Membership ended: {member}."), member=_name(ctx, found))
    return Card(blocks=(Text(text),))


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


def _asker(ctx: Context, name: str, platform: str) -> str:
    return ctx.t(N_("{name} ({platform})"), name=name, platform=platform.capitalize())


def _others(ctx: Context) -> list[tuple[int, str]]:
    mine = {one.cohort_id for one in people.memberships(ctx.db, person=ctx.person.id)}
    return [
        (one.id, one.name)
        for one in cohorts.open_cohorts(ctx.db)
        if one.id in mine and one.id != ctx.cohort.id
    ]


def _member(ctx: Context, number: int) -> Member:
    for one in people.members(ctx.db, cohort=ctx.cohort.id):
        if one.membership.id == number:
            return one
    raise Outdated(N_("This membership has ended."))


def _name(ctx: Context, member: Member) -> str:
    """Name a member: who, in what quality, for which organization."""
    role = ctx.t(ROLES[member.membership.role])
    where = member.membership.organization_id
    if where is None:
        return ctx.t(N_("{person}, {role}"), person=member.person.name, role=role)
    return ctx.t(
        N_("{person}, {role}, {organization}"),
        person=member.person.name,
        role=role,
        organization=organization_name(ctx, where),
    )
