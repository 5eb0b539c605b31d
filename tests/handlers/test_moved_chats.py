"""A chat that goes to another cohort on the day of the digests of both."""

from __future__ import annotations

from functools import partial

from storage import cohorts
from storage.chats import COORDINATION
from storage.db import Session
from tests.handlers.chat import Chat
from tests.handlers.hosting import COHORT, attached, lines
from tests.handlers.weeks import digests
from tests.storage import samples

OTHER = "Centre 2026-2027"


def other(db: Session, chat: Chat) -> int:
    """Open a cohort that has logged nothing; its digest comes later in the day."""
    opened = samples.fill(db, OTHER).cohort
    details = {"digest_weekday": 0, "digest_hour": 10}
    cohorts.describe(db, cohort=opened, details=details, now=chat.router.clock.now())
    return opened


async def test_chat_is_told_the_digest_of_each_cohort_that_it_is_of_that_day(chat: Chat) -> None:
    opened = await chat.router.store.run(partial(other, chat=chat))
    await attached(chat, "salle", COORDINATION)
    early = (await digests(chat, "2026-11-23 08:01"))["salle"]
    await attached(chat, "salle", COORDINATION, opened)
    late = (await digests(chat, "2026-11-23 10:01"))["salle"]

    assert [lines(one)[0] for one in early] == [f"{COHORT}, 16 au 22 novembre"]
    assert [lines(one)[0] for one in late] == [f"{OTHER}, 16 au 22 novembre"]
