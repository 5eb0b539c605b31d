"""Behind the stage, being unkind: restarts, resets, and platforms that take nothing or break."""

from __future__ import annotations

import asyncio

import httpx
import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route

from bot.playground.playground import Playground
from bot.playground.server import serving
from tests.playground.page.visitor import LINE, Visitor, behind, button, on_both, reads, told

START = "2026-11-18T10:0"


async def never(request: Request) -> JSONResponse:
    """Answer nothing until the other side gives up."""
    while (await request.receive())["type"] != "http.disconnect":
        pass
    return JSONResponse({})


async def test_conversation_survives_a_restart(julie: Visitor, playground: Playground) -> None:
    channel = (await julie.look("slack"))["channel"]
    await julie.do("slack/command", channel=channel, line="/contrat 2 50 CHUS gré à gré")
    question = (await julie.look("slack"))["messages"][-1]
    before = playground.scene.app
    assert await julie.do("backstage/restart") == {}
    assert playground.scene.app is not before

    where = {"channel": channel, "ts": question["ts"]}
    amount = button(question, "2\N{NO-BREAK SPACE}500\N{NO-BREAK SPACE}$")
    await julie.do("slack/press", where=where, **amount)
    assert reads((await julie.look("slack"))["messages"][-1]).startswith("✅")


async def test_what_is_typed_during_a_restart_waits_for_the_bot(julie: Visitor) -> None:
    channel = (await julie.look("slack"))["channel"]
    restarted, answered = await asyncio.gather(
        julie.do("backstage/restart"),
        julie.do("slack/command", channel=channel, line=LINE),
    )
    assert (restarted, answered) == ({}, {})
    await julie.until_reads("slack", "✅")


@pytest.mark.parametrize("verb", ["restart", "reset"])
async def test_backstage_is_seen_while_the_bot_starts_again(
    http: httpx.AsyncClient, julie: Visitor, verb: str
) -> None:
    started = asyncio.create_task(julie.do(f"backstage/{verb}"))
    seen = 0
    while not started.done():
        assert (await behind(http))["rows"]
        seen += 1
    assert seen


async def test_reset_puts_everything_back(
    http: httpx.AsyncClient, julie: Visitor, playground: Playground
) -> None:
    written = [(row["table"], row["change"], row["id"]) for row in (await behind(http))["rows"]]
    await on_both(julie)
    assert "contract" in {row["table"] for row in (await behind(http))["rows"]}
    await julie.do("clock", by="day")
    last = max(each["n"] for each in (await behind(http))["calls"])
    revision = told(await http.get("/api/scene"))["revision"]
    assert await julie.do("backstage/reset") == {}

    scene = told(await http.get("/api/scene"))
    assert scene["now"].startswith(START)
    assert (scene["number"], scene["revision"] > revision) == (2, True)
    assert (await julie.look("slack"))["messages"] == []
    assert (await julie.look("telegram"))["messages"] == []
    seen = await behind(http, after=last)
    assert (seen["scene"], bool(seen["calls"])) == (playground.name, True)
    rows = [(row["table"], row["change"], row["id"]) for row in seen["rows"]]
    assert rows == written


async def test_reset_waits_for_what_people_have_begun(
    http: httpx.AsyncClient, julie: Visitor, playground: Playground
) -> None:
    name, scene = playground.name, playground.scene
    heard, answer = asyncio.Event(), asyncio.Event()

    async def slow(_: Request) -> JSONResponse:
        heard.set()
        await answer.wait()
        return JSONResponse({})

    channel = (await julie.look("slack"))["channel"]
    async with serving(Starlette(routes=[Route("/", slow, methods=["POST"])])) as url:
        scene.slack.request_url = f"{url}/"
        typed = asyncio.create_task(julie.do("slack/command", channel=channel, line=LINE))
        await heard.wait()
        reset = asyncio.create_task(julie.do("backstage/reset"))
        for _ in range(40):
            assert (await behind(http))["scene"] == name
        assert (playground.scene is scene, reset.done(), typed.done()) == (True, False, False)
        answer.set()
        assert (await typed, await reset) == ({}, {})
    assert playground.scene is not scene


async def test_reset_ends_what_was_still_being_told(julie: Visitor, playground: Playground) -> None:
    slack = playground.scene.slack
    own = (await julie.look("slack"))["conversations"][-1]["id"]
    async with serving(Starlette(routes=[Route("/", never, methods=["POST"])])) as url:
        slack.request_url = f"{url}/"
        assert await julie.do("slack/say", channel=own, text="bonjour") == {}
        known = len(slack.deliveries)
        assert await julie.do("backstage/reset") == {}
    assert len(slack.deliveries) == known


async def test_platform_is_limited_broken_and_mended(
    http: httpx.AsyncClient, julie: Visitor
) -> None:
    assert (await behind(http))["faults"] == []
    await julie.do("backstage/limit", platform="telegram", seconds=30)
    await julie.do("backstage/break", platform="slack", times=2)
    assert (await http.get("/api/scene")).json()["troubles"] == {
        "slack": {"limited": False, "failing": 2},
        "telegram": {"limited": True, "failing": 0},
    }
    faults = (await behind(http))["faults"]
    assert any(each.startswith("Slack") for each in faults)
    assert any(each.startswith("Telegram") and "too many requests" in each for each in faults)
    await julie.do("backstage/mend")
    assert (await behind(http))["faults"] == []
    await on_both(julie)
    for wrong in (
        {"platform": "teams", "seconds": 1},
        {"platform": "slack", "seconds": 0},
        {"platform": "slack", "seconds": "3"},
        {"platform": "slack"},
    ):
        assert (await julie.ask("backstage/limit", **wrong)).status_code == 400
