"""Long lists of events and of calls for tenders: by pages of eight, there and back."""

from __future__ import annotations

from datetime import timedelta
from functools import partial

from bot.cards import Choices
from bot.exchange import Press
from storage import announcements, organizations, tenders
from storage.announcements import Stage
from storage.contracts import Mode
from storage.db import Session
from storage.tenders import Tender
from tests.handlers.chat import CURRENT, Chat, labels
from tests.handlers.hosting import announced, planned

NAMES = [f"N{number}" for number in range(1, 10)]


async def test_ninth_event_is_on_the_next_page(chat: Chat) -> None:
    await planned(chat, *NAMES)
    first = await chat.say("/evenements", "julie")
    second = await chat.press("Voir les suivants", "julie")
    back = await chat.press("Voir les précédents", "julie")

    assert labels(first) == labels(back) == [*NAMES[:8], "Voir les suivants"]
    assert labels(second) == [NAMES[8], "Voir les précédents"]


async def test_ninth_call_is_on_the_next_page(chat: Chat) -> None:
    now = chat.router.clock.now()

    def fill(db: Session) -> None:
        buyer = organizations.named(db, cohort=CURRENT, name="STM")
        assert buyer is not None
        settle = partial(announcements.settle, db, Tender, cohort=CURRENT, by=None, now=now)
        for day, title in enumerate(NAMES, start=1):
            call = tenders.prepare(
                db,
                cohort=CURRENT,
                title=title,
                institution=buyer.id,
                mode=Mode.PUBLIC,
                sectors=[],
                regions=[],
                closes_at=now + timedelta(days=day),
            )
            settle(announcement=call.id, stage=Stage.ANNOUNCED)

    await chat.router.store.run(fill)
    first = await chat.say("/appels", "julie")
    second = await chat.press("Voir les suivants", "julie")
    back = await chat.press("Voir les précédents", "julie")

    assert labels(first) == labels(back) == [*NAMES[:8], "Voir les suivants"]
    assert labels(second) == [NAMES[8], "Voir les précédents"]


async def test_choices_of_the_first_page_are_turned_there(chat: Chat) -> None:
    await announced(chat)
    turned = await chat.send(chat.request(Press("events.page:0:1"), "julie"))
    [choices] = [one for one in turned.blocks if isinstance(one, Choices)]

    assert choices.page == 1
