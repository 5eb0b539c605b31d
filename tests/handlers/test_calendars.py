"""One's own calendar: what one said yes to and what one follows, at a secret address."""

from __future__ import annotations

from dataclasses import replace

import httpx
import pytest
from icalendar import Calendar
from starlette.applications import Starlette

from bot.calendar_page import CalendarPage
from bot.cards import Card
from tests.handlers.calendars import entry, text
from tests.handlers.chat import CURRENT, Chat
from tests.handlers.hosting import announced, changed, lines, move
from tests.handlers.switching import leaves
from tests.handlers.tendering import LINK, reopened, shared

ADDRESS = "https://maillon.example.org"


@pytest.fixture
async def served(chat: Chat) -> Chat:
    """The same machine, where pages are served to the outside."""
    registry = replace(chat.router.registry, address=ADDRESS)
    chat.router = replace(chat.router, registry=registry)
    return chat


async def fetched(chat: Chat, url: str) -> httpx.Response:
    router = chat.router
    page = CalendarPage(router.store, router.registry, router.languages, router.clock)
    transport = httpx.ASGITransport(app=Starlette(routes=[page.route]))
    async with httpx.AsyncClient(transport=transport) as client:
        return await client.get(url)


async def accepted(chat: Chat) -> tuple[Card, str]:
    """Let Julie say yes to an event; return its card, and the address of her calendar."""
    card = await announced(chat)
    [invitation] = await chat.mail("julie")
    noted = await chat.press("Oui", "julie", invitation)
    [link] = noted.links
    assert link.label == "Suivre dans mon agenda"
    return card, link.url


async def entries(chat: Chat, url: str) -> list[dict[str, str]]:
    """Return what a calendar holds, as a calendar reads it."""
    answer = await fetched(chat, url)
    read = Calendar.from_ical(answer.content)
    return [
        {name: text(event[name].to_ical()) for name in event if name != "DTSTAMP"}
        for event in read.walk("VEVENT")
    ]


async def test_calendar_holds_what_was_accepted(served: Chat) -> None:
    _, url = await accepted(served)
    answer = await fetched(served, url)

    assert url.startswith(f"{ADDRESS}/calendar/")
    assert answer.headers["content-type"] == "text/calendar; charset=utf-8"
    assert await entries(served, url) == [entry()]


async def test_calendar_forgets_what_was_given_up(served: Chat) -> None:
    _, url = await accepted(served)
    await served.press("Non", "julie")

    assert await entries(served, url) == []


async def test_move_keeps_the_entry_and_raises_its_sequence(served: Chat) -> None:
    card, url = await accepted(served)
    await changed(served, card, "Date", "vendredi 27 novembre")

    assert await entries(served, url) == [
        entry(SEQUENCE="2", DTSTART="20261127T190000Z", DTEND="20261127T213000Z")
    ]


async def test_cancelled_event_is_cancelled_in_the_calendar(served: Chat) -> None:
    card, url = await accepted(served)
    await served.press("Annuler l’événement", "dominique", card)
    await served.press("Sans raison", "dominique")
    await served.press("Annuler l’événement", "dominique")

    assert await entries(served, url) == [entry(SEQUENCE="2", STATUS="CANCELLED")]


async def test_address_stays_the_same(served: Chat) -> None:
    _, url = await accepted(served)
    listed = await served.say("/evenements", "julie")

    assert [one.url for one in listed.links] == [url]


async def test_unknown_address_shows_nothing(served: Chat) -> None:
    await accepted(served)
    answer = await fetched(served, f"{ADDRESS}/calendar/guessed.ics")

    assert (answer.status_code, answer.text) == (404, "no such calendar")


async def test_calendar_is_not_offered_where_no_page_is_served(chat: Chat) -> None:
    listed = await chat.say("/evenements", "julie")

    assert listed.links == ()


async def test_hours_survive_the_change_of_clocks(served: Chat) -> None:
    await announced(served, "formation Avant, dimanche 14 mars 2027 10h-12h, Parvis")
    [invitation] = await served.mail("julie")
    noted = await served.press("Oui", "julie", invitation)
    move(served, "2027-03-14 08:00")
    [after] = await entries(served, noted.links[0].url)

    assert (after["DTSTART"], after["DTEND"]) == ("20270314T140000Z", "20270314T160000Z")
    assert lines(noted)[0].endswith("le dimanche 14 mars 2027 de 10 h à 12 h, Parvis.")


async def test_new_address_closes_the_former_one(served: Chat) -> None:
    _, url = await accepted(served)
    await served.say("/evenements", "julie")
    renewed = await served.press("Renouveler l’adresse", "julie")
    [link] = renewed.links

    assert (await fetched(served, url)).status_code == 404
    assert await entries(served, link.url) == [entry()]


async def following(chat: Chat) -> str:
    """Let Julie follow a call for tenders; return the address of her calendar."""
    await shared(chat)
    [alert] = await chat.mail("julie")
    noted = await chat.press("Suivre", "julie", alert)
    assert [one.label for one in noted.links] == ["Voir l’avis", "Suivre dans mon agenda"]
    return noted.links[1].url


def closing(**other: str) -> dict[str, str]:
    return {
        "UID": "tender-1@estrie-montreal-2026-2027.maillon",
        "SEQUENCE": "1",
        "DTSTART": "20261208T190000Z",
        "SUMMARY": "Clôture : Service de traiteur".replace(" :", "\N{NO-BREAK SPACE}:"),
        "DESCRIPTION": f"CIUSSS de l’Estrie – CHUS\\n{LINK}",
        "STATUS": "CONFIRMED",
    } | other


async def test_calendar_holds_the_closing_of_what_is_followed(served: Chat) -> None:
    url = await following(served)

    assert await entries(served, url) == [closing()]


async def test_moved_closing_keeps_the_entry_and_raises_its_sequence(served: Chat) -> None:
    url = await following(served)
    await reopened(served, "Modifier", "Date")
    await served.say("11 décembre", "dominique")

    assert await entries(served, url) == [closing(SEQUENCE="2", DTSTART="20261211T190000Z")]


async def test_cancelled_call_is_cancelled_in_the_calendar(served: Chat) -> None:
    url = await following(served)
    await reopened(served, "Annuler l’appel", "Sans raison", "Annuler l’appel")

    assert await entries(served, url) == [closing(SEQUENCE="2", STATUS="CANCELLED")]


async def test_call_that_is_not_for_us_leaves_the_calendar(served: Chat) -> None:
    url = await following(served)
    await served.press("Pas pour nous", "julie")
    await served.press("Pas notre métier", "julie")
    without = await entries(served, url)
    await served.press("Suivre quand même", "julie")

    assert without == []
    assert await entries(served, url) == [closing()]


async def test_calendar_closes_with_the_membership(served: Chat) -> None:
    url = await following(served)
    await leaves(served, "julie", CURRENT)

    assert await entries(served, url) == []
