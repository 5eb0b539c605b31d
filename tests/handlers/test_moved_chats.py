"""A chat that goes to another cohort on the day of the digests of both."""

from __future__ import annotations

from datetime import date
from functools import partial

from storage import chats, cohorts, organizations, participations
from storage.chats import COORDINATION, ChatKind
from storage.db import Session
from storage.organizations import Kind
from tests.handlers.chat import Chat
from tests.handlers.hosting import COHORT, attached, lines
from tests.handlers.weeks import digests

OTHER = "Centre 2026-2027"


def other(db: Session, chat: Chat) -> None:
    """Open a cohort of an enterprise that has logged nothing; its digest comes later in the day."""
    now = chat.router.clock.now()
    opened = cohorts.new(
        db,
        name=OTHER,
        territory="Centre",
        zone="America/Toronto",
        language="fr",
        starts=date(2026, 9, 1),
        ends=date(2027, 6, 30),
        now=now,
        details={"digest_weekday": 0, "digest_hour": 10},
    )
    add = partial(organizations.add, db, cohort=opened.id, kind=Kind.ENTERPRISE, now=now)
    enterprise = add(name_fr="Traiteur du Centre")
    enter = partial(participations.take_part, db, cohort=opened.id, organization=enterprise.id)
    enter(joined_on=date(2026, 9, 1), now=now)


def moved(db: Session, chat: Chat) -> None:
    """Attach the chat of the coordinators to the other cohort."""
    [place] = [one for one in cohorts.open_cohorts(db) if one.name == OTHER]
    room = chats.remember(
        db, platform="terminal", workspace="local", chat_id="salle", kind=ChatKind.CHANNEL
    )
    attach = partial(chats.attach, db, chat=room.id, cohort=place.id, purpose=COORDINATION)
    attach(language="fr", now=chat.router.clock.now())


async def test_chat_is_told_the_digest_of_each_cohort_that_it_is_of_that_day(chat: Chat) -> None:
    await chat.router.store.run(partial(other, chat=chat))
    await attached(chat, "salle", COORDINATION)
    early = (await digests(chat, "2026-11-23 08:01"))["salle"]
    await chat.router.store.run(partial(moved, chat=chat))
    late = (await digests(chat, "2026-11-23 10:01"))["salle"]

    assert [lines(one)[0] for one in early] == [f"{COHORT}, 16 au 22 novembre"]
    assert [lines(one)[0] for one in late] == [f"{OTHER}, 16 au 22 novembre"]
