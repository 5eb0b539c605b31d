"""Members of the cohort: who they are, and the end of a membership, which can be taken back."""

from __future__ import annotations

from bot.cards import Button, Card, Choices, Text, Weight
from bot.context import Context
from bot.errors import Outdated, Refusal
from bot.exchange import Reply
from bot.feature import Feature
from bot.i18n import N_
from handlers._event_posts import let_go, welcome_back
from handlers._lines import member_line
from handlers._reach import member_button, remedy
from handlers._roles import COORDINATORS
from storage import people, reach
from storage.people import Member

feature = Feature("members")


@feature.button("cohort.members", roles=COORDINATORS)
def members(ctx: Context, page: int = 0) -> Card:
    t = ctx.t
    found = people.members(ctx.db, cohort=ctx.cohort.id)
    lost = reach.lost(ctx.db, cohort=ctx.cohort.id)
    options = tuple(member_button(ctx, one, lost.get(one.person.id)) for one in found)
    more = Button(t(N_("More")), "cohort.members")
    return Card(
        title=t.n("{n} member", "{n} members", len(found)),
        blocks=(Choices(t(N_("Choose")), options, more, page),),
    )


@feature.button("cohort.member", roles=COORDINATORS)
def member(ctx: Context, number: int) -> Card:
    found = _member(ctx, number)
    why = reach.lost(ctx.db, cohort=ctx.cohort.id).get(found.person.id)
    away = (Text(remedy(ctx.t, why)),) if why else ()
    end = Button(ctx.t(N_("End membership")), "cohort.end", (number,), Weight.DANGER)
    return Card(blocks=(Text(member_line(ctx, found)), *away), buttons=(end,))


@feature.button("cohort.end", roles=COORDINATORS)
def ask_to_end(ctx: Context, number: int) -> Reply:
    """Say what ending a membership does, before it does."""
    t, found = ctx.t, _endable(ctx, number)
    text = N_("{member} will see nothing of the cohort any more. The entries stay.")
    end = Button(t(N_("End membership now")), "cohort.ended", (number,), Weight.DANGER)
    keep = Button(t(N_("Keep")), "cohort.member", (number,))
    card = Card(blocks=(Text(t(text, member=member_line(ctx, found))),), buttons=(end, keep))
    return Reply(card, replaces=True)


@feature.button("cohort.ended", roles=COORDINATORS)
def end(ctx: Context, number: int) -> Reply:
    """End a membership: the person sees nothing of the cohort, and keeps no place."""
    found = _endable(ctx, number)
    people.end_membership(
        ctx.db, cohort=ctx.cohort.id, membership=number, by=ctx.person.id, now=ctx.now
    )
    let_go(ctx, found.person.id)
    text = ctx.t(N_("Membership ended: {member}."), member=member_line(ctx, found))
    back = Button(ctx.t(N_("Take back")), "cohort.back", (number,))
    return Reply(Card(blocks=(Text(text),), buttons=(back,)), replaces=True)


@feature.button("cohort.back", roles=COORDINATORS)
def take_back(ctx: Context, number: int) -> Reply:
    """Let somebody in again, in the quality that was ended."""
    ended = people.membership(ctx.db, cohort=ctx.cohort.id, membership=number)
    if ended is None or ended.ended_at is None:
        raise Outdated(N_("This membership has not ended."))
    away = not people.is_in(ctx.db, cohort=ctx.cohort.id, person=ended.person_id)
    again = people.join(
        ctx.db,
        person=ended.person_id,
        cohort=ctx.cohort.id,
        role=ended.role,
        organization=ended.organization_id,
        by=ctx.person.id,
        now=ctx.now,
    )
    if away:
        welcome_back(ctx, ended.person_id)
    back = member_line(ctx, _member(ctx, again.id))
    text = ctx.t(N_("Membership restored: {member}."), member=back)
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
