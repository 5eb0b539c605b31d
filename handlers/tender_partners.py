"""Partners wanted for a call for tenders: an enterprise asks the others that hear of it."""

from __future__ import annotations

from typing import Annotated

from bot.cards import Button, Card, Note, Text
from bot.context import Context
from bot.exchange import Opening
from bot.feature import Feature
from bot.fields import Need, OnBehalf
from bot.fields.hidden import Hidden
from bot.i18n import N_
from handlers._consequences import Sure, require_sure
from handlers._introductions import let_reach, wanted_line
from handlers._partner_requests import VIEW, ask, asked_card, reached, read, shown, unasked
from handlers._roles import MANAGERS
from handlers._sellers import seller
from handlers._tender_cards import notice
from handlers._tender_deadlines import remind
from handlers._tender_posts import agreeing, answered
from handlers._tenders import standing
from storage import followings, people, tenders
from storage.announcements import Stage
from storage.followings import State

feature = Feature("tender_partners")


@feature.button("tender.partner", roles=MANAGERS)
def look(ctx: Context, number: int) -> Opening:
    return Opening("tender.seeking", {"ref": standing(ctx, number).id}, go=True)


@feature.form("tender.seeking", title=N_("Look for a partner"), roles=MANAGERS)
def seek(
    ctx: Context,
    need: Need,
    *,
    on_behalf_of: OnBehalf = None,
    ref: Annotated[int, Hidden()] = 0,
    sure: Sure = False,
) -> Card:
    """Ask the others that hear of such calls; the call is followed besides."""
    tender, enterprise, person = standing(ctx, ref), seller(ctx, on_behalf_of), ctx.person.id
    members = people.members(ctx.db, cohort=ctx.cohort.id, organization=enterprise)
    ours = {one.person.id for one in members} | {person}
    others = [one for one in agreeing(ctx, tender) if one not in ours]
    asked = unasked(ctx, tender, others)
    whom = reached(ctx, tender, asked)
    seen = shown(ctx, wanted_line(ctx, tender, enterprise, need), whom)
    require_sure(seen, N_("Send the request"), N_("Drop"), sure=sure or not read(others, whom))
    followings.keep(
        ctx.db,
        tender=tender,
        person=person,
        state=State.PARTNER,
        now=ctx.now,
        enterprise=enterprise,
        need=need,
    )
    let_reach(ctx)
    remind(ctx, tender, [person])
    ask(ctx, tender, asked)
    ctx.refresh(VIEW, ref, person)
    answered(ctx, tender)
    return asked_card(ctx, others, whom)


@feature.view(VIEW)
def wanted_card(ctx: Context, number: int, person: int) -> Card | None:
    """Tell that an enterprise looks for a partner; nothing if it does no more."""
    tender = tenders.get(ctx.db, cohort=ctx.cohort.id, tender=number)
    if tender is None or tender.stage is not Stage.ANNOUNCED or tender.closes_at <= ctx.now:
        return None
    sought = followings.of(ctx.db, tender=tender, person=person)
    if sought is None or sought.state is not State.PARTNER:
        return None
    text = wanted_line(ctx, tender, sought.enterprise_id, sought.need or "")
    told = N_("If you offer yours, each of you is given the other’s name and account.")
    given = Note(ctx.t(told))
    offer = Button(ctx.t(N_("Offer my enterprise")), "tender.offer", (number, person))
    return Card(blocks=(Text(text), given), buttons=(offer,), links=notice(ctx.t, tender))
