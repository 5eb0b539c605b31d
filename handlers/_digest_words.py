"""How a week is told: the same words in every digest."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from bot.cards import Note
from bot.fields import Money
from bot.i18n import N_
from storage.digests import DAY, WEEK

if TYPE_CHECKING:
    from bot.i18n import Translator
    from storage.discretion import Pair


def days(t: Translator, start: date, end: date) -> str:
    """Write `16 au 22 novembre`, `November 16 to 22`; one day stands alone."""
    if start == end:
        return t.day(end)
    first, last = t.day(start), t.day(end)
    if (start.year, start.month) == (end.year, end.month):
        if t.language == "fr":
            first = "1er" if start.day == 1 else str(start.day)
        elif end.year == t.today.year:
            last = str(end.day)
    return t(N_("{first} to {last}"), first=first, last=last)


def title(t: Translator, start: date, end: date) -> str:
    """Say what a digest tells of: days that are no week are not called one."""
    if end - start == WEEK - DAY:
        return t(N_("Your week, {days}"), days=days(t, start, end))
    return t(N_("Your digest, {days}"), days=days(t, start, end))


def sales(t: Translator, pair: Pair, *, amount: bool = True) -> str:
    """Tell how many contracts, and what they come to where that may be told."""
    count, cents = pair
    if not amount or not count:
        return t.n("{n} contract", "{n} contracts", count)
    money = Money(cents)
    return t.n("{n} contract, {amount}", "{n} contracts, {amount}", count, amount=money)


def kept_back(t: Translator, *told: tuple[Pair, bool]) -> tuple[Note, ...]:
    """Say why, where sums of some contracts are shown without their amount."""
    if all(amount or not count for (count, _), amount in told):
        return ()
    why = N_(
        "An amount is missing where it would give away that of a single contract, or of a single "
        "organization."
    )
    return (Note(t(why)),)


def met(t: Translator, count: int) -> str:
    return t.n("{n} contact", "{n} contacts", count)


def since(t: Translator, start: date, told: str) -> str:
    return t(N_("Since {date}: {told}"), date=start, told=told)


def confirmed(t: Translator, count: int) -> str:
    """Tell how many contracts are confirmed, where some are."""
    return t.n("{n} contract confirmed", "{n} contracts confirmed", count) if count else ""


def joined(parts: Sequence[str]) -> str:
    return " · ".join(part for part in parts if part)


def share(t: Translator, part: int, whole: int) -> str:
    return t.percent(Decimal(part) / whole)
