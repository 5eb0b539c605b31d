"""Somebody's own calendar, at the page's address: what they go to and follow, as of the scene."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import httpx
import pytest
from icalendar import Calendar

from bot.playground.page import application
from bot.playground.page.security import POLICY
from bot.playground.playground import Playground
from bot.playground.server import free_port, serving
from tests.handlers.calendars import text
from tests.playground.page.visitor import Json, Visitor, key, reads
from tests.printing import plain

FOLLOW = "Suivre dans mon agenda"


@pytest.fixture
async def playground(demo_file: Path) -> AsyncIterator[Playground]:
    """Open it as `demo` does, which knows its address."""
    async with Playground.open(demo_file, address=f"http://127.0.0.1:{free_port()}") as opened:
        yield opened


@pytest.fixture
async def url(playground: Playground) -> AsyncIterator[str]:
    port = int(playground.address.rpartition(":")[2])
    async with serving(application(playground), port) as address:
        assert address == playground.address
        yield address


@pytest.fixture
async def dominique(http: httpx.AsyncClient) -> Visitor:
    return Visitor(http, "dominique")


async def says(who: Visitor, line: str, answer: str) -> Json:
    before = await who.look("telegram")
    await who.do("telegram/say", chat=before["chat"], text=line)
    return await answered(who, before, answer)


async def presses(who: Visitor, message: Json, label: str, answer: str) -> Json:
    before = await who.look("telegram")
    place = {"chat": before["chat"], "message": message["id"]}
    await who.do("telegram/press", **place, **key(message, label))
    return await answered(who, before, answer)


async def answered(who: Visitor, before: Json, answer: str) -> Json:
    """Wait for a message, new or changed, that opens so; news may come in between."""
    known = {(one["id"], one["text"]) for one in before["messages"]}

    def found(seen: Json) -> list[Json]:
        new = [one for one in seen["messages"] if (one["id"], one["text"]) not in known]
        return [one for one in new if reads(one).startswith(answer)]

    return found(await who.until("telegram", lambda seen: bool(found(seen))))[0]


def link(message: Json) -> str:
    """Return where the link to one's calendar leads."""
    keys = [each for row in message["keyboard"] for each in row]
    return next(str(each["url"]) for each in keys if each["text"] == FOLLOW)


async def entries(http: httpx.AsyncClient, address: str) -> list[tuple[str, str]]:
    """Return the titles of a calendar and when each was last written."""
    answer = await http.get(address)
    assert answer.status_code == 200
    assert answer.headers["content-type"].startswith("text/calendar")
    written = Calendar.from_ical(answer.content).walk("VEVENT")
    return [(plain(str(one["SUMMARY"])), text(one["DTSTAMP"].to_ical())[:8]) for one in written]


@pytest.fixture
async def followed(julie: Visitor, dominique: Visitor) -> str:
    """Return the address of Julie's calendar, who goes to an event and follows a call."""
    for line in (
        "/evenement formation Offres, jeudi 26 novembre 14h, Parvis",
        "/appel Service de traiteur, CHUS, public, traiteur, 8 décembre 14h",
    ):
        preview = await says(dominique, line, "Aperçu")
        await presses(dominique, preview, "Annoncer", "📅" if "Offres" in line else "📄")
    listed = await says(julie, "/evenements", "Événements à venir")
    event = await presses(julie, listed, "Offres", "📅")
    going = await presses(julie, event, "Oui", "✅ C’est noté")
    listed = await says(julie, "/appels", "Appels d’offres ouverts")
    call = await presses(julie, listed, "Service de traiteur", "📄")
    assert link(await presses(julie, call, "Suivre", "✅ C’est noté")) == link(going)
    return link(going)


async def test_calendar_has_what_one_goes_to_and_what_one_follows(
    http: httpx.AsyncClient, url: str, followed: str, playground: Playground
) -> None:
    assert followed.startswith(f"{url}/calendar/")
    assert await entries(http, followed) == [
        ("Offres", "20261118"),
        ("Clôture : Service de traiteur", "20261118"),
    ]
    await playground.scene.move_to(playground.scene.clock.now() + timedelta(days=2))
    await playground.scene.restart()
    assert [day for _, day in await entries(http, followed)] == ["20261120"] * 2


async def test_calendar_is_kept_to_this_machine_as_the_page_is(
    http: httpx.AsyncClient, url: str, followed: str
) -> None:
    answer = await http.get(followed)
    elsewhere = await http.get(followed, headers={"Host": "evil.example"})
    unknown = await http.get(f"{url}/calendar/nobody.ics")

    assert answer.headers["content-security-policy"] == POLICY
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert (elsewhere.status_code, unknown.status_code) == (403, 404)


async def test_calendar_of_a_scene_that_was_put_back_is_gone(
    http: httpx.AsyncClient, followed: str, playground: Playground
) -> None:
    await playground.reset()
    assert (await http.get(followed)).status_code == 404
