"""What is said of a call for tenders, to whom, and once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.errors import Refusal
from bot.i18n import N_
from handlers._announcements import ANNOUNCE
from handlers._moves import tell_move
from storage import ahead, chats, consents, followings, recipients
from storage.consents import Category
from storage.posts import Priority

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.context import Context
    from storage.chats import Chat
    from storage.tenders import Tender


LISTED: Final = "tenders"
"""The view of what is open, with what its reader follows."""


def concerned(ctx: Context, tender: Tender) -> list[int]:
    """Return the managers of the enterprises of its sectors and regions, but its author."""
    meant = ahead.bidders(tender)
    found = recipients.select(ctx.db, cohort=ctx.cohort.id, selection=meant)
    return [person for person in found if person != tender.created_by]


def agreeing(ctx: Context, tender: Tender) -> list[int]:
    """Return those of them who agreed to hear of calls for tenders."""
    agreed = consents.agreeing(
        ctx.db,
        cohort=ctx.cohort.id,
        people=concerned(ctx, tender),
        categories=(Category.TENDERS,),
        now=ctx.now,
    )
    return [*agreed]


def require_readers(ctx: Context, tender: Tender) -> None:
    """Raise Refusal where no person and no chat would be told."""
    if channels(ctx, tender) or agreeing(ctx, tender):
        return
    if not concerned(ctx, tender):
        raise Refusal(N_("Nobody would receive this call: change its sectors or its regions."))
    raise Refusal(
        N_(
            "Nobody would receive this call: no enterprise of its sectors and regions agreed to "
            "hear of calls, and no channel is attached. Change its sectors or its regions, or type "
            "this in a channel: {line}"
        ),
        line=ANNOUNCE,
    )


def channels(ctx: Context, tender: Tender) -> Sequence[Chat]:
    """Return the chats where a call is posted."""
    return chats.hearing(ctx.db, cohort=ctx.cohort.id, institution=tender.institution_id)


def show(ctx: Context, tender: Tender) -> None:
    """Post a call in each of its channels that does not have it yet."""
    key, useful = _once(tender), tender.closes_at - ctx.now
    ctx.announce("tender", tender.id, rooms=channels(ctx, tender), key=key, useful=useful)


def alert(ctx: Context, tender: Tender) -> None:
    """Tell the cohort's channels, and whoever agreed."""
    show(ctx, tender)
    key, useful = _once(tender), tender.closes_at - ctx.now
    for person in agreeing(ctx, tender):
        ctx.post(
            "tender",
            tender.id,
            to=person,
            key=key,
            useful=useful,
            priority=Priority.BROADCAST,
            category=Category.TENDERS,
            wanted=False,
        )


def answered(ctx: Context, tender: Tender) -> None:
    """Bring every copy up to date once the person said something, and their list of calls."""
    ctx.refresh("tender", tender.id)
    ctx.refresh("tender", tender.id, reader=ctx.person.id)
    ctx.refresh(LISTED, reader=ctx.person.id)


def tell(ctx: Context, tender: Tender, view: str, *args: str | int, key: str) -> int:
    """Tell at once who follows, but who does it; how many."""
    others = _following(ctx, tender)
    for person in others:
        ctx.post(view, tender.id, *args, to=person, key=key)
    return len(others)


def _once(tender: Tender) -> str:
    return f"tender:{tender.id}"


def told_of_move(ctx: Context, before: Tender, tender: Tender) -> int:
    """Tell a new closing to who follows, but who does it; how many are told."""
    closings = {"before": (before.closes_at.isoformat(),), "now": (tender.closes_at.isoformat(),)}
    return tell_move(ctx, "tender", tender, _following(ctx, tender), **closings)


def _following(ctx: Context, tender: Tender) -> list[int]:
    followers = followings.who(ctx.db, tender=tender)
    return [person for person in followers if person != ctx.person.id]
