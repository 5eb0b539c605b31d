"""Requests for a partner: who is asked, and whom it reaches by a message or in their digest."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.cards import Card, Sign, Text
from bot.i18n import N_, Phrase
from handlers._announcement_cards import missed
from handlers._foresight import Foresight, foresight
from storage import held, posts
from storage.consents import Category

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.context import Context
    from bot.i18n import Translator
    from storage.tenders import Tender

VIEW = "tender.partner"


def unasked(ctx: Context, tender: Tender, others: Sequence[int]) -> list[int]:
    """Return those of them who neither have the person's request nor are about to."""
    args, now = (tender.id, ctx.person.id), ctx.now
    having = posts.holders(ctx.db, cohort=ctx.cohort.id, view=VIEW, args=args, now=now)
    return [one for one in others if one not in having]


def reached(ctx: Context, tender: Tender, others: Sequence[int]) -> Foresight:
    """Foresee how a request for a call comes to these people, before it closes."""
    asked = dict.fromkeys(others, Category.TENDERS)
    return foresight(ctx, VIEW, asked, useful=tender.closes_at - ctx.now)


def ask(ctx: Context, tender: Tender, others: Sequence[int]) -> None:
    """Ask these people for the person."""
    args = (tender.id, ctx.person.id)
    # The one asked again reads it in what leaves now, or their digest tells of that one.
    held.recall(ctx.db, cohort=ctx.cohort.id, view=VIEW, args=args)
    for other in others:
        ctx.post(
            VIEW,
            *args,
            to=other,
            key=f"tender:{tender.id}:partner:{ctx.person.id}:{ctx.now.timestamp():.6f}",
            useful=tender.closes_at - ctx.now,
            category=Category.TENDERS,
            wanted=False,
        )


def read(others: Sequence[int], whom: Foresight) -> bool:
    """Whether somebody will read a request, or has it already and reads how it changes."""
    return bool(others) and (whom.readers > 0 or not whom.agreed)


def shown(ctx: Context, request: str, whom: Foresight) -> Phrase:
    """Ask whether a request may leave as the others will read it, and tell how they will."""
    if not whom.agreed:
        return Phrase(N_("Send this to the others? “{request}”"), {"request": request})
    told = "\n".join((*_reached(ctx.t, whom), *(one.text for one in missed(ctx, whom))))
    return Phrase(
        N_("Send this to the others? “{request}”\n{reach}"), {"request": request, "reach": told}
    )


def asked_card(ctx: Context, others: Sequence[int], whom: Foresight) -> Card:
    """Tell how many are asked, but those who were already; nobody, where nobody can be."""
    asked = tuple(Text(line) for line in _asked(ctx.t, others, whom))
    sign = Sign.NOTED if read(others, whom) else None
    return Card(blocks=(*asked, *missed(ctx, whom)), sign=sign)


def _reached(t: Translator, whom: Foresight) -> tuple[str, ...]:
    sent = whom.readers - whom.digested
    now = t.n("It reaches {n} person by message.", "It reaches {n} people by message.", sent)
    return (*((now,) if sent else ()), *_digested(t, whom.digested))


def _digested(t: Translator, count: int) -> tuple[str, ...]:
    line = t.n(
        "{n} person will read your request in their weekly digest.",
        "{n} people will read your request in their weekly digest.",
        count,
    )
    return (line,) if count else ()


def _asked(t: Translator, others: Sequence[int], whom: Foresight) -> tuple[str, ...]:
    if read(others, whom) and whom.agreed:
        sent = whom.readers - whom.digested
        now = t.n("{n} person is asked.", "{n} people are asked.", sent)
        return (*((now,) if sent else ()), *_digested(t, whom.digested))
    return (_unread(t, others, whom),)


def _unread(t: Translator, others: Sequence[int], whom: Foresight) -> str:
    """Say why nothing is sent anew."""
    if not others:
        return t(
            N_(
                "There is nobody to ask: no other enterprise of the call’s sectors and regions "
                "agreed to hear of calls. You follow it all the same."
            )
        )
    if not whom.agreed:
        return t(N_("Everybody has your request already; it is updated."))
    return t(N_("Your request reaches nobody before the closing. You follow the call."))
