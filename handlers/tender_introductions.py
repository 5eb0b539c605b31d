"""Introductions over a call for tenders: an enterprise offers itself to one that asked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from bot.cards import Card, Sign, Text
from bot.context import Context
from bot.errors import Outdated, Refusal
from bot.exchange import Opening
from bot.feature import Feature
from bot.fields import OnBehalf
from bot.fields.hidden import Hidden
from bot.i18n import N_
from handlers._introductions import let_reach, ways_to
from handlers._lines import organization_name
from handlers._roles import MANAGERS
from handlers._sellers import own, seller
from handlers._tenders import standing
from storage import followings, people, tenders
from storage.followings import State

if TYPE_CHECKING:
    from storage.followings import Following
    from storage.tenders import Tender

feature = Feature("tender_introductions")


@feature.button("tender.offer", roles=MANAGERS)
def offer(ctx: Context, number: int, person: int) -> Opening:
    _sought(ctx, standing(ctx, number), person)
    return Opening("tender.offering", {"ref": number, "seeker": person}, go=True)


@feature.form("tender.offering", title=N_("Offer my enterprise"), roles=MANAGERS)
def introduce(
    ctx: Context,
    *,
    on_behalf_of: OnBehalf = None,
    ref: Annotated[int, Hidden()] = 0,
    seeker: Annotated[int, Hidden()] = 0,
) -> Card:
    """Introduce who offers and who asked to each other."""
    tender = standing(ctx, ref)
    sought = _sought(ctx, tender, seeker)
    args = (ref, ctx.person.id, seller(ctx, on_behalf_of))
    let_reach(ctx)
    ctx.post("tender.introduced", *args, to=seeker, key=f"tender:{ref}:offer:{ctx.person.id}")
    return _met(ctx, tender.title, seeker, sought.enterprise_id or 0)


def _sought(ctx: Context, tender: Tender, person: int) -> Following:
    """Return what somebody looks for, for another enterprise. Raises Outdated, or Refusal."""
    sought = followings.of(ctx.db, tender=tender, person=person)
    if sought is None or sought.state is not State.PARTNER:
        raise Outdated(N_("This enterprise is no longer looking for a partner."))
    if sought.enterprise_id in own(ctx):
        raise Refusal(N_("It is your own enterprise that looks for a partner."))
    return sought


@feature.view("tender.introduced")
def introduced_card(ctx: Context, number: int, person: int, enterprise: int) -> Card | None:
    tender = tenders.get(ctx.db, cohort=ctx.cohort.id, tender=number)
    return _met(ctx, tender.title, person, enterprise) if tender else None


def _met(ctx: Context, title: str, person: int, enterprise: int) -> Card:
    """Tell whom one is introduced to, and where they can be written to."""
    other = people.get(ctx.db, person=person)
    told = {"person": other.name if other else "?", "title": title}
    line = N_("You are introduced: {person}, {enterprise}, about {title}. Write to each other.")
    text = ctx.t(line, enterprise=organization_name(ctx, enterprise), **told)
    return Card(blocks=(Text(text), *ways_to(ctx, person)), sign=Sign.NOTED)
