"""Somebody who goes to live in another time zone: what goes by their clock does so there."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import partial

from bot.cards import Card
from storage import preferences
from storage.db import Session
from tests.handlers.chat import Chat, labels, person_of
from tests.handlers.hosting import announced, lines, move
from tests.handlers.tendering import followed

EVENT = "formation Excel, jeudi 10 décembre 14h-16h30, Parvis"


async def moved(chat: Chat, city: str, reader: str = "julie") -> Card:
    """Let someone choose where they live."""
    await chat.say("/pause", reader)
    shown = await chat.press("Changer de fuseau", reader)
    label = next(one for one in labels(shown) if one.startswith(city))
    return await chat.press(label, reader)


async def wakeful(chat: Chat, reader: str) -> None:
    """Let someone have no quiet hours."""

    def settle(db: Session) -> None:
        now = chat.router.clock.now()
        preferences.set_quiet(db, person=person_of(db, reader).id, start=8, until=8, now=now)

    await chat.router.store.run(settle)


def paused_until(db: Session, reader: str) -> datetime | None:
    return preferences.of(db, person=person_of(db, reader).id).paused_until


async def opened(chat: Chat, when: str, reader: str = "julie") -> list[str]:
    """Return how what someone has by a wall time of Montréal begins."""
    move(chat, when)
    return [lines(one)[0] for one in await chat.mail(reader)]


async def test_pause_ends_on_the_same_day_there(chat: Chat) -> None:
    await chat.say("/pause jusqu'au 25 novembre", "julie")
    card = await moved(chat, "Vancouver")
    west = await chat.router.store.read(partial(paused_until, reader="julie"))
    await moved(chat, "Moncton")
    east = await chat.router.store.read(partial(paused_until, reader="julie"))

    assert [one for one in lines(card) if "25 novembre" in one] == [
        "Rappels: suspendus jusqu’au 25 novembre"
    ]
    assert west == datetime(2026, 11, 25, 8, tzinfo=UTC)
    assert east == datetime(2026, 11, 25, 4, tzinfo=UTC)


async def test_what_a_pause_put_off_arrives_when_it_ends_there(chat: Chat) -> None:
    await wakeful(chat, "julie")
    await chat.say("/pause jusqu'au 25 novembre", "julie")
    await announced(chat, EVENT)
    await chat.mail("julie")
    await moved(chat, "Moncton")

    assert await opened(chat, "2026-11-24 22:59") == []
    assert await opened(chat, "2026-11-24 23:01") == ["Formation"]


async def test_what_goes_by_no_clock_stays_although_it_is_due_at_a_whole_hour(chat: Chat) -> None:
    move(chat, "2026-11-18 10:55")
    await chat.say("/confirmer", "mireille")
    await chat.press("Confirmer", "mireille")
    await moved(chat, "Vancouver")

    [news] = await opened(chat, "2026-11-18 11:01")
    assert news.startswith("Contrat confirmé : n° 22")


async def test_follow_up_comes_on_the_morning_there_and_again_the_next(chat: Chat) -> None:
    await chat.say("/contact Ana Roy, CHUS, courriel, relance le 24 novembre", "julie")
    await moved(chat, "Vancouver")
    early = await opened(chat, "2026-11-24 11:59")
    move(chat, "2026-11-24 12:01")
    [card] = await chat.mail("julie")
    await chat.press("Me le rappeler demain", "julie", card)
    await moved(chat, "Moncton")

    assert early == []
    assert await opened(chat, "2026-11-25 06:59") == []
    since = lines(card)[0].replace("aujourd’hui", "depuis le 24 novembre")
    assert await opened(chat, "2026-11-25 07:01") == [since]


async def test_question_after_a_closing_comes_on_the_morning_there(chat: Chat) -> None:
    await followed(chat)
    await moved(chat, "Vancouver")
    await opened(chat, "2026-12-08 13:00")

    assert await opened(chat, "2026-12-09 11:59") == []
    assert [one[:19] for one in await opened(chat, "2026-12-09 12:01")] == ["Avez-vous soumissio"]


async def test_question_after_an_event_comes_on_the_morning_there(chat: Chat) -> None:
    await announced(chat, EVENT)
    [invitation] = await chat.mail("julie")
    await chat.press("Oui", "julie", invitation)
    move(chat, "2026-12-10 16:31")
    [asked] = [one for one in await chat.mail("dominique") if "Cocher les présences" in labels(one)]
    await chat.press("Cocher les présences", "dominique", asked)
    await chat.press("Cocher tout le monde", "dominique")
    await chat.press("Remercier", "dominique")
    await moved(chat, "Vancouver")
    await opened(chat, "2027-01-08 13:00")

    assert await opened(chat, "2027-01-09 11:59") == []
    assert len(await opened(chat, "2027-01-09 12:01")) == 1
