"""What is said of a call for tenders, to whom, and once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handlers._announcements import CHANNELS
from storage import ahead, consents, followings, recipients
from storage.consents import Category
from storage.posts import Priority

if TYPE_CHECKING:
    from bot.context import Context
    from storage.tenders import Tender


def concerned(ctx: Context, tender: Tender) -> list[int]:
    """Return the managers of the enterprises of its sectors and regions, but its author."""
    meant = ahead.bidders(tender)
    found = recipients.select(ctx.db, cohort=ctx.cohort.id, selection=meant)
    return [person for person in found if person != tender.created_by]


def agreeing(ctx: Context, tender: Tender) -> list[int]:
    """Return those of them who agreed to hear of calls for tenders."""
    return [
        person
        for person in concerned(ctx, tender)
        if consents.current(ctx.db, person=person, cohort=ctx.cohort.id, now=ctx.now)[
            Category.TENDERS
        ]
    ]


def alert(ctx: Context, tender: Tender) -> None:
    """Tell the cohort's channels, and whoever agreed."""
    key, useful = f"tender:{tender.id}", tender.closes_at - ctx.now
    ctx.announce("tender", tender.id, purpose=CHANNELS, key=key, useful=useful)
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


def tell(ctx: Context, tender: Tender, view: str, *args: str | int, key: str) -> int:
    """Tell at once who follows, but who does it; how many."""
    others = [person for person in followings.who(ctx.db, tender=tender) if person != ctx.person.id]
    for person in others:
        ctx.post(view, tender.id, *args, to=person, key=key)
    return len(others)
