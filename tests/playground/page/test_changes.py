"""Pages that are told of changes, and let go when the server stops."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import httpx

from bot.playground import loopback
from bot.playground.page import application
from bot.playground.playground import Playground
from bot.playground.server import LocalServer

TABS = 40
CHANGES = 200


async def numbers(changes: httpx.Response) -> AsyncIterator[int]:
    """Give each revision that is told."""
    async for line in changes.aiter_lines():
        if line.startswith("data:"):
            yield int(line.removeprefix("data:"))


async def test_change_is_told_once_to_every_tab(url: str, playground: Playground) -> None:
    async with AsyncExitStack() as tabs, asyncio.timeout(10):
        told = []
        for _ in range(TABS):
            tab = await tabs.enter_async_context(loopback.client())
            opened = tab.stream("GET", f"{url}/api/changes")
            told.append(numbers(await tabs.enter_async_context(opened)))
        first = [await anext(each) for each in told]
        for _ in range(5):
            playground.changed.beat()
        second = [await anext(each) for each in told]
    assert len(set(first)) == 1
    assert second == [first[0] + 5] * TABS


async def test_many_changes_are_told_in_few_words(url: str, playground: Playground) -> None:
    async with loopback.client() as tab, tab.stream("GET", f"{url}/api/changes") as changes:
        told = numbers(changes)
        last = await anext(told) + CHANGES
        changing = asyncio.create_task(_change(playground))
        heard = [await anext(told)]
        while heard[-1] < last:
            heard.append(await anext(told))
        await changing
    assert len(heard) < CHANGES / 2


async def test_what_changes_on_the_way_is_told_where_the_clock_stops(
    url: str, playground: Playground
) -> None:
    clock = playground.scene.clock
    start, end = clock.now(), (clock.now() + timedelta(days=14)).replace(second=0, microsecond=0)
    async with loopback.client(60) as tab, tab.stream("GET", f"{url}/api/changes") as changes:
        told = numbers(changes)
        await anext(told)
        moving = asyncio.create_task(_move(url, end))
        seen = [clock.now()]
        while seen[-1] < end:
            await anext(told)
            seen.append(clock.now())
        await moving
    assert [one for one in seen if start + timedelta(hours=1) < one < end] == []


async def _move(url: str, end: datetime) -> None:
    to = end.astimezone(ZoneInfo("America/Toronto")).strftime("%Y-%m-%dT%H:%M")
    async with loopback.client(60) as page:
        moved = await page.post(f"{url}/api/clock", json={"to": to})
    assert moved.status_code == 200


async def _change(playground: Playground) -> None:
    for _ in range(CHANGES):
        playground.changed.beat()
        await asyncio.sleep(0)


async def test_revision_is_that_of_the_scene(http: httpx.AsyncClient) -> None:
    async with http.stream("GET", "/api/changes") as changes:
        assert changes.headers["content-type"].startswith("text/event-stream")
        assert changes.headers["cache-control"] == "no-store"
        told = await anext(numbers(changes))
    assert (await http.get("/api/scene")).json()["revision"] >= told


async def test_server_stops_at_once_with_pages_open(playground: Playground) -> None:
    server = LocalServer(application(playground))
    url = await server.start()
    async with AsyncExitStack() as tabs:
        opened = []
        for _ in range(TABS):
            tab = await tabs.enter_async_context(loopback.client())
            changes = await tabs.enter_async_context(tab.stream("GET", f"{url}/api/changes"))
            told = numbers(changes)
            await anext(told)
            opened.append(told)
        began = time.monotonic()
        await server.stop()
        took = time.monotonic() - began
        rest = [[each async for each in told] for told in opened]
    assert rest == [[]] * TABS
    assert took < 2
