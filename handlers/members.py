"""Members of the cohort: who they are, and the end of a membership, which can be taken back."""

from __future__ import annotations

from typing import Final

from bot.cards import Button, Card, Choices, Text, Weight
from bot.context import Context
from bot.errors import Outdated, Refusal
from bot.exchange import Reply
from bot.feature import Feature
from bot.i18n import N_
from handlers._lines import ROLES, organization_name
from storage import people
from storage.people import Member, Role

feature = Feature("members")

COORDINATORS: Final = frozenset({Role.COORDINATOR})


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
def ask_to_end(ctx: Context, number: int) -> Reply:
    """Say what ending a membership does, before it does."""
    t, found = ctx.t, _endable(ctx, number)
    text = N_("{member} will see nothing of the cohort any more. The entries stay.")
    end = Button(t(N_("End membership now")), "cohort.ended", (number,), Weight.DANGER)
    keep = Button(t(N_("Keep")), "cohort.member", (number,))
    card = Card(blocks=(Text(t(text, member=_name(ctx, found))),), buttons=(end, keep))
    return Reply(card, replaces=True)


@feature.button("cohort.ended", roles=COORDINATORS)
def end(ctx: Context, number: int) -> Reply:
    """End a membership: the person sees nothing of the cohort from then on."""
    found = _endable(ctx, number)
    people.end_membership(
        ctx.db, cohort=ctx.cohort.id, membership=number, by=ctx.person.id, now=ctx.now
    )
    text = ctx.t(N_("Membership ended: {member}."), member=_name(ctx, found))
    back = Button(ctx.t(N_("Take back")), "cohort.back", (number,))
    return Reply(Card(blocks=(Text(text),), buttons=(back,)), replaces=True)


@feature.button("cohort.back", roles=COORDINATORS)
def take_back(ctx: Context, number: int) -> Reply:
    """Let somebody in again, in the quality that was ended."""
    ended = people.membership(ctx.db, cohort=ctx.cohort.id, membership=number)
    if ended is None or ended.ended_at is None:
        raise Outdated(N_("This membership has not ended."))
    again = people.join(
        ctx.db,
        person=ended.person_id,
        cohort=ctx.cohort.id,
        role=ended.role,
        organization=ended.organization_id,
        by=ctx.person.id,
        now=ctx.now,
    )
    text = ctx.t(N_("Membership restored: {member}."), member=_name(ctx, _member(ctx, again.id)))
    return Reply(Card(blocks=(Text(text),)), replaces=True)


def _member(ctx: Context, number: int) -> Member:
    for one in people.members(ctx.db, cohort=ctx.cohort.id):
        if one.membership.id == number:
            return one
    raise Outdated(N_("This membership has ended."))


def _endable(ctx: Context, number: int) -> Member:
    found = _member(ctx, number)
    if found.person.id == ctx.person.id:
        raise Refusal(N_("Another coordinator must end your own membership."))
    return found


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
