"""What tests of digests share: Mondays, and sums counted anew from the rows themselves."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial

from sqlalchemy import text

from bot.cards import Card
from bot.rounds import Round
from storage import cohorts
from storage.db import Session
from tests.handlers.chat import CURRENT, Chat
from tests.handlers.hosting import lines, move

SEASON = date(2026, 9, 14)
APART = "2 contrats entre EÉS, comptés à part"
"""What the demo's season leaves out of its totals."""
FIRST = date(2026, 11, 23)


@dataclass(frozen=True)
class Row:
    """A contract or a contact, as the table has it; a contact has no cents."""

    seller: str
    buyer: str
    day: date
    cents: int
    mode: str
    confirmed: bool


async def sweep(chat: Chat) -> None:
    """Let the clock look once at what is due."""
    registry, now = chat.router.registry, chat.router.clock.now()
    plan = registry.sweeps["digests"].handler
    await chat.router.store.run(lambda db: plan(Round(db, now, registry)))


async def digests(chat: Chat, when: str) -> dict[str, list[Card]]:
    """Return the digests that each has at that wall time; the rest is put aside."""
    move(chat, when)
    await sweep(chat)
    chat.outlet.sent.clear()
    await chat.delivery.sweep()
    sent = {**chat.outlet.sent}
    chat.outlet.sent.clear()
    return sent


async def mondays(chat: Chat, who: str, first: date = FIRST, weeks: int = 6) -> list[str]:
    """Return the Mondays on which somebody was sent their digest."""
    days = [first + timedelta(weeks=week) for week in range(weeks)]
    return [f"{day:%m-%d}" for day in days if who in await digests(chat, f"{day} 08:01")]


async def digest_on(chat: Chat, weekday: int) -> None:
    """Let the weekly digest leave on that day of the week."""

    def settle(db: Session) -> None:
        now = chat.router.clock.now()
        cohorts.describe(db, cohort=CURRENT, details={"digest_weekday": weekday}, now=now)

    await chat.router.store.run(settle)


async def told(chat: Chat, when: str) -> dict[str, list[str]]:
    """Return what the one digest of each says."""
    return {who: lines(card) for who, [card] in (await digests(chat, when)).items()}


async def contracts(chat: Chat) -> list[Row]:
    return await chat.router.store.read(
        partial(_rows, day="signed_on", columns="amount_cents, mode, confirmed_at", of="contract")
    )


async def contacts(chat: Chat) -> list[Row]:
    return await chat.router.store.read(
        partial(_rows, day="met_on", columns="0, channel, NULL", of="contact")
    )


def within(
    rows: Sequence[Row], start: date, end: date, keep: Callable[[Row], bool] = lambda _: True
) -> list[Row]:
    return [row for row in rows if start <= row.day <= end and keep(row)]


def money(cents: int) -> str:
    """Write an amount in French, by hand."""
    whole, rest = divmod(cents, 100)
    grouped = f"{whole:,}".replace(",", " ")
    return f"{grouped},{rest:02} $" if rest else f"{grouped} $"


def summed(rows: Sequence[Row]) -> str:
    """Write how many contracts there are, and what they come to."""
    noun = "contrat" if len(rows) < 2 else "contrats"
    total = f", {money(sum(row.cents for row in rows))}" if rows else ""
    return f"{len(rows)} {noun}{total}"


def met(rows: Sequence[Row]) -> str:
    return f"{len(rows)} {'contact' if len(rows) < 2 else 'contacts'}"


def _rows(db: Session, *, day: str, columns: str, of: str) -> list[Row]:
    apart = "AND NOT collaboration" if of == "contract" else ""
    found = db.execute(
        text(
            f"SELECT seller.name_fr, buyer.name_fr, {day}, {columns} FROM {of} "  # noqa: S608 - no text of users
            f"JOIN organization AS seller ON seller.id = enterprise_id "
            f"JOIN organization AS buyer ON buyer.id = institution_id "
            f"WHERE {of}.cohort_id = {CURRENT} AND undone_at IS NULL {apart}"
        )
    )
    return [
        Row(seller, buyer, date.fromisoformat(when), cents, mode, confirmed is not None)
        for seller, buyer, when, cents, mode, confirmed in found
    ]
