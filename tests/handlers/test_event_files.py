"""An event as a file for one's calendar, where no page is served: sent when asked, and again."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from icalendar import Calendar

from bot.cards import Card
from storage import posts
from storage.consents import Category
from storage.db import Session
from tests.handlers.calendars import entry, text
from tests.handlers.chat import Chat, labels
from tests.handlers.hosting import ADD, LINE, TOLD, announced, asked_for, changed, lines, move

UPDATE = "Mettre mon agenda à jour"
FOLLOWS = "Le fichier pour votre agenda suit, en privé. Ouvrez-le pour l’y mettre."


async def accepted(chat: Chat, line: str = LINE) -> Card:
    """Let Julie say yes to an event; return its card."""
    card = await announced(chat, line)
    [invitation] = await chat.mail("julie")
    await chat.press("Oui", "julie", invitation)
    await chat.mail("julie")
    return card


async def taken(chat: Chat, label: str = ADD, card: Card | None = None) -> tuple[str, list[str]]:
    """Press for the file; return its name, and what goes with it."""
    await chat.press(label, "julie", card)
    [sent] = [one for one in await chat.mail("julie") if one.file]
    assert sent.file is not None
    return sent.file.name, lines(sent)


async def sent_at(chat: Chat, card: Card, *moments: str) -> int:
    """Press for the file at these wall times; return how many Julie was sent by then."""
    for when in moments:
        move(chat, f"2026-11-18 {when}")
        await chat.press(ADD, "julie", card)
    await chat.mail("julie")
    return len(chat.outlet.files.get("julie", []))


def held(chat: Chat) -> list[dict[str, str]]:
    """Return what the last file holds, as a calendar reads it."""
    read = Calendar.from_ical(chat.outlet.files["julie"][-1].content)
    assert "X-WR-CALNAME" not in read
    return [
        {name: text(event[name].to_ical()) for name in event if name != "DTSTAMP"}
        for event in read.walk("VEVENT")
    ]


async def test_file_of_an_accepted_event_is_sent_in_private(chat: Chat) -> None:
    await accepted(chat)
    name, said = await taken(chat)

    assert lines(chat.seen["julie"]) == [FOLLOWS]
    assert (name, said) == ("repondre-a-un-appel-d-offres.ics", [TOLD])
    assert held(chat) == [entry()]


async def test_pressing_twice_sends_one_file(chat: Chat) -> None:
    await accepted(chat)
    noted = chat.seen["julie"]

    assert await sent_at(chat, noted, "10:00") == 1
    assert await sent_at(chat, noted, "10:00") == 1
    assert await sent_at(chat, noted, "10:05") == 2


async def test_pressing_again_as_the_minute_ends_sends_one_file(chat: Chat) -> None:
    await accepted(chat)
    noted = chat.seen["julie"]

    assert await sent_at(chat, noted, "10:00:59", "10:01:00", "10:01:01") == 1
    assert await sent_at(chat, noted, "10:02:00") == 1


async def test_pressing_after_a_file_that_failed_sends_it(chat: Chat) -> None:
    await accepted(chat)
    noted = chat.seen["julie"]
    await chat.press(ADD, "julie", noted)

    def fail(db: Session) -> None:
        now = chat.router.clock.now()
        for post in posts.claim(db, now=now, limit=9, lease=timedelta(minutes=3)):
            posts.failed(db, post=post.id, error="rejected: missing_scope")

    await chat.router.store.run(fail)
    await chat.press(ADD, "julie", noted)
    await chat.mail("julie")

    assert len(chat.outlet.files["julie"]) == 1


async def test_file_that_somebody_else_took_is_not_mine(chat: Chat) -> None:
    await asked_for(chat, Category.TRAINING, "mireille")
    await accepted(chat)
    await taken(chat)
    [*_, invitation] = await chat.mail("mireille")
    noted = await chat.press("Oui", "mireille", invitation)

    assert ADD in labels(noted)


async def test_move_is_told_with_the_way_to_the_new_file(chat: Chat) -> None:
    card = await accepted(chat)
    await taken(chat)
    await changed(chat, card, "Date", "vendredi 27 novembre")
    [news] = [one for one in await chat.mail("julie") if UPDATE in labels(one)]
    _, said = await taken(chat, UPDATE, news)

    assert said == [TOLD.replace("jeudi 26", "vendredi 27")]
    assert held(chat) == [entry(SEQUENCE="2", DTSTART="20261127T190000Z", DTEND="20261127T213000Z")]


async def test_cancelled_event_is_taken_out_of_the_calendar(chat: Chat) -> None:
    card = await accepted(chat)
    await taken(chat)
    await chat.press("Annuler l’événement", "dominique", card)
    await chat.press("Sans raison", "dominique")
    await chat.press("Annuler l’événement", "dominique")
    [news] = [one for one in await chat.mail("julie") if UPDATE in labels(one)]
    _, said = await taken(chat, UPDATE, news)

    assert said == [f"Événement annulé : {TOLD}."]
    assert held(chat) == [entry(SEQUENCE="2", STATUS="CANCELLED")]


async def test_who_never_took_the_file_is_only_told_of_the_end(chat: Chat) -> None:
    card = await accepted(chat)
    await chat.press("Annuler l’événement", "dominique", card)
    await chat.press("Sans raison", "dominique")
    await chat.press("Annuler l’événement", "dominique")

    assert [labels(one) for one in await chat.mail("julie")] == [[]]


async def test_file_is_for_who_goes(chat: Chat) -> None:
    await accepted(chat)
    noted = chat.seen["julie"]
    declined = await chat.press("Non", "julie")
    refused = await chat.press(ADD, "julie", noted)

    assert ADD not in labels(declined)
    assert lines(refused) == [f"Répondez d’abord oui : {TOLD}."]
    assert chat.outlet.files == {}


async def test_file_that_is_no_longer_wanted_does_not_leave(chat: Chat) -> None:
    await accepted(chat)
    noted = chat.seen["julie"]
    await chat.press(ADD, "julie", noted)
    await chat.press("Non", "julie", noted)
    await chat.mail("julie")

    assert chat.outlet.files == {}


async def test_title_without_a_letter_still_names_a_file(chat: Chat) -> None:
    await accepted(chat, "formation « ??? ../ », jeudi 26 novembre 14h-16h30, Parvis")

    assert (await taken(chat))[0] == "maillon.ics"


async def test_file_is_not_offered_where_the_calendar_is_served(chat: Chat) -> None:
    registry = replace(chat.router.registry, address="https://maillon.example.org")
    chat.router = replace(chat.router, registry=registry)
    await accepted(chat)

    assert labels(chat.seen["julie"]) == ["Peut-être", "Non"]
