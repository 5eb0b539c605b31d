"""Partners wanted for a call for tenders: an enterprise asks the others that hear of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from bot.cards import Button, Card, Note, Sign, Text
from bot.context import Context
from bot.exchange import Opening
from bot.feature import Feature
from bot.fields import Need, OnBehalf
from bot.fields.hidden import Hidden
from bot.i18n import N_, Phrase
from handlers._consequences import Sure, require_sure
from handlers._introductions import asked_line, let_reach, wanted_line
from handlers._roles import MANAGERS
from handlers._sellers import seller
from handlers._tender_cards import notice
from handlers._tender_deadlines import remind
from handlers._tender_posts import agreeing, answered
from handlers._tenders import standing
from storage import followings, held, people, posts, tenders
from storage.announcements import Stage
from storage.consents import Category
from storage.followings import State

if TYPE_CHECKING:
    from collections.abc import Sequence

    from storage.tenders import Tender

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
    asked = [one for one in agreeing(ctx, tender) if one not in ours]
    told = {"request": wanted_line(ctx, tender, enterprise, need)}
    shown = Phrase(N_("Send this to the others? “{request}”"), told)
    require_sure(shown, N_("Send the request"), N_("Drop"), sure=sure or not asked)
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
    anew = _ask(ctx, tender, asked)
    ctx.refresh("tender.partner", ref, person)
    answered(ctx, tender)
    return Card(
        blocks=(Text(asked_line(ctx.t, len(asked), anew)),), sign=Sign.NOTED if asked else None
    )


def _ask(ctx: Context, tender: Tender, others: Sequence[int]) -> int:
    """Ask those who neither have the request nor are about to; how many they are."""
    view, args = "tender.partner", (tender.id, ctx.person.id)
    having = posts.holders(ctx.db, cohort=ctx.cohort.id, view=view, args=args, now=ctx.now)
    # The one asked again reads it in what leaves now, or their digest tells of that one.
    held.recall(ctx.db, cohort=ctx.cohort.id, view=view, args=args)
    return sum(
        ctx.post(
            view,
            *args,
            to=other,
            key=f"tender:{tender.id}:partner:{ctx.person.id}:{ctx.now.timestamp():.6f}",
            useful=tender.closes_at - ctx.now,
            category=Category.TENDERS,
            wanted=False,
        )
        for other in others
        if other not in having
    )


@feature.view("tender.partner")
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
