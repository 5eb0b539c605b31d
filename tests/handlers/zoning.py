"""What tests of time zones share: where people live, and what they are told by then."""

from __future__ import annotations

from datetime import date

from storage import cohorts
from storage.cohorts import COHORT as COHORTS
from storage.db import Session
from storage.people import PERSON
from tests.handlers.chat import CURRENT, Chat
from tests.handlers.hosting import announced, lines, move
from tests.handlers.tendering import FOLLOWING, WAYS

JULIE = "Julie Bouchard"
TORONTO, VANCOUVER, MONCTON = "America/Toronto", "America/Vancouver", "America/Moncton"


async def live_in(chat: Chat, name: str, zone: str) -> None:
    def settle(db: Session) -> None:
        db.execute(PERSON.update().where(PERSON.c.name == name).values(zone=zone))

    await chat.router.store.run(settle)


async def told(chat: Chat, when: str, reader: str = "julie") -> list[str]:
    """Return how the news opens that someone has by a wall time of Montréal."""
    move(chat, when)
    said = [lines(one) for one in await chat.mail(reader)]
    return [one[0] for one in said if one[0] != "Formation" and one[-1] not in {WAYS, FOLLOWING}]


async def lasting(chat: Chat) -> None:
    """Let the current cohort last to the end of 2027."""

    def extend(db: Session) -> None:
        longer = COHORTS.update().where(COHORTS.c.id == CURRENT)
        db.execute(longer.values(ends=date(2027, 12, 31)))

    await chat.router.store.run(extend)


async def digest_on(chat: Chat, weekday: int) -> None:
    """Let the weekly digest leave on that day of the week."""

    def settle(db: Session) -> None:
        now = chat.router.clock.now()
        cohorts.describe(db, cohort=CURRENT, details={"digest_weekday": weekday}, now=now)

    await chat.router.store.run(settle)


async def coming(chat: Chat, line: str) -> None:
    """Announce an event, when all are awake; Julie says yes."""
    move(chat, "2026-11-18 13:00")
    await announced(chat, line)
    [card] = await chat.mail("julie")
    await chat.press("Oui", "julie", card)
    await chat.mail("julie")
