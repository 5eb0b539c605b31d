"""What tests of reminders share: where people live, how the news opens, and when it comes."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from storage.cohorts import COHORT
from storage.db import Session
from storage.people import PERSON
from tests.handlers.chat import CURRENT, Chat
from tests.handlers.hosting import announced, lines, move
from tests.handlers.tendering import WAYS

JULIE = "Julie Bouchard"
TORONTO, VANCOUVER, MONCTON = "America/Toronto", "America/Vancouver", "America/Moncton"


async def live_in(chat: Chat, name: str, zone: str) -> None:
    def settle(db: Session) -> None:
        db.execute(PERSON.update().where(PERSON.c.name == name).values(zone=zone))

    await chat.router.store.run(settle)


async def lasting(chat: Chat) -> None:
    """Let the current cohort last to the end of 2027."""

    def extend(db: Session) -> None:
        longer = COHORT.update().where(COHORT.c.id == CURRENT)
        db.execute(longer.values(ends=date(2027, 12, 31)))

    await chat.router.store.run(extend)


async def coming(chat: Chat, line: str) -> None:
    """Announce an event, when all are awake; Julie says yes."""
    move(chat, "2026-11-18 13:00")
    await announced(chat, line)
    [card] = await chat.mail("julie")
    await chat.press("Oui", "julie", card)
    await chat.mail("julie")


async def openings(chat: Chat, when: str, reader: str = "julie") -> list[str]:
    """Return how the news opens that someone has by a wall time of Montréal, but for copies."""
    move(chat, when)
    said = [lines(one) for one in await chat.mail(reader)]
    return [one[0] for one in said if one[0] != "Formation" and one[-1] != WAYS]


def either_side(instant: str) -> tuple[str, str]:
    """Return the wall times of a minute before and a minute after another."""
    moment, minute = datetime.fromisoformat(instant), timedelta(minutes=1)
    return str(moment - minute), str(moment + minute)


async def around(chat: Chat, instant: str) -> tuple[list[str], list[str]]:
    """Return how the news opens that Julie has until just before a wall time, and just after."""
    before, after = either_side(instant)
    return await openings(chat, before), await openings(chat, after)
