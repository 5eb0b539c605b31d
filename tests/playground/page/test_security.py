"""Other sites, forged names and oversized bodies against the page."""

from __future__ import annotations

import asyncio
import socket
from urllib.parse import urlsplit

import httpx
import pytest

from bot.playground import loopback
from bot.playground.page import application
from bot.playground.page.files import AHEAD, STATIC
from bot.playground.page.security import POLICY
from bot.playground.playground import Playground
from bot.playground.server import serving
from tests.playground.page.visitor import Visitor

ELSEWHERE = {"error": "The playground answers to its own address alone."}
FOREIGN = {"error": "The playground takes nothing from another site."}


async def raw(url: str, *lines: str) -> str:
    """Send the lines of a request as they are; gives the first line of the answer."""
    address = urlsplit(url)
    reader, writer = await asyncio.open_connection(address.hostname, address.port)
    writer.write("\r\n".join((*lines, "", "")).encode())
    await writer.drain()
    first = (await reader.readline()).decode().strip()
    writer.close()
    await writer.wait_closed()
    return first


@pytest.mark.parametrize(
    "host",
    ["evil.example", "127.0.0.1.evil.example", "localhost.", "localhost@evil.example", "[::2]", ""],
)
async def test_another_name_of_this_machine_is_turned_away(
    http: httpx.AsyncClient, host: str
) -> None:
    for path in ("/", "/api/scene", "/api/slack?as=julie"):
        answer = await http.get(path, headers={"Host": host})
        assert (answer.status_code, answer.json()) == (403, ELSEWHERE)


async def test_own_names_are_answered_to(http: httpx.AsyncClient) -> None:
    for host in ("127.0.0.1:8000", "localhost", "LOCALHOST:8000", "[::1]:8000"):
        answer = await http.get("/api/scene", headers={"Host": host})
        assert answer.status_code == 200


async def test_two_names_or_none_are_turned_away(url: str) -> None:
    request, ours, theirs = "GET /api/scene HTTP/1.1", "Host: localhost", "Host: evil.example"
    assert await raw(url, request, ours, "Connection: close") == "HTTP/1.1 200 OK"
    assert await raw(url, request, ours, theirs) == "HTTP/1.1 403 Forbidden"
    assert await raw(url, "GET /api/scene HTTP/1.0") == "HTTP/1.1 403 Forbidden"


async def test_asked_name_is_answered_to(playground: Playground) -> None:
    async with (
        serving(application(playground, hosts=["demo.example"])) as url,
        loopback.client() as client,
    ):
        named = {"Host": "demo.example:8000"}
        same = named | {"Origin": "http://demo.example:8000"}
        answers = [
            await client.get(f"{url}/api/scene", headers=headers)
            for headers in (named, same, named | {"Host": "evil.example"})
        ]
    assert [each.status_code for each in answers] == [200, 200, 403]


async def test_another_site_does_nothing(url: str, julie: Visitor) -> None:
    body = {"payload": "code"}
    before = await julie.look("telegram")
    for origin in ("http://evil.example", "null", url.replace("http:", "https:"), f"{url}0"):
        answer = await julie.http.post(
            "/api/telegram/start", params={"as": "julie"}, json=body, headers={"Origin": origin}
        )
        assert (answer.status_code, answer.json()) == (403, FOREIGN)
    assert (await julie.look("telegram"))["messages"] == before["messages"] == []
    own = await julie.http.post(
        "/api/telegram/start", params={"as": "julie"}, json=body, headers={"Origin": url}
    )
    assert own.status_code == 200


@pytest.mark.parametrize(
    "kind", ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data", ""]
)
async def test_form_of_another_site_is_no_json(julie: Visitor, kind: str) -> None:
    answer = await julie.http.post(
        "/api/telegram/start",
        params={"as": "julie"},
        content=b"{}",
        headers={"Content-Type": kind},
    )
    assert answer.status_code == 415
    assert (await julie.look("telegram"))["messages"] == []


async def test_large_body_is_refused(julie: Visitor) -> None:
    answer = await julie.ask("slack/say", channel="C1", text="a" * 2_000_000)
    assert (answer.status_code, answer.json()) == (413, {"error": "too large"})
    assert answer.headers["content-security-policy"] == POLICY


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{",
        b"[]",
        b'"x"',
        b"\xff",
        b'{"channel": "C1", "text": "\\ud800"}',
        b'{"channel": "C1", "text": "a", "more": NaN}',
        b'{"channel": "C1", "text": "a", "more": 1e999}',
        b"[" * 100_000,
        b'{"text": 1}',
        b'{"text": null, "channel": null}',
    ],
)
async def test_body_that_says_nothing_is_refused_in_a_sentence(julie: Visitor, body: bytes) -> None:
    answer = await julie.http.post(
        "/api/slack/say",
        params={"as": "julie"},
        content=body,
        headers={"Content-Type": "application/json; charset=utf-8"},
    )
    assert answer.status_code == 400
    assert [*answer.json()] == ["error"]


async def test_every_answer_carries_the_policy(julie: Visitor) -> None:
    answers = [
        await julie.http.get(path)
        for path in ("/", "/api/scene", "/api/slack", "/static/nothing.js", "/nowhere", "/files/x")
    ]
    assert [each.status_code for each in answers] == [200, 200, 404, 404, 404, 404]
    for answer in answers:
        assert answer.headers["content-security-policy"] == POLICY
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert answer.headers["referrer-policy"] == "no-referrer"
        assert "access-control-allow-origin" not in answer.headers
    assert "unsafe" not in POLICY


async def test_only_the_pages_own_files_are_given(http: httpx.AsyncClient) -> None:
    for file in STATIC.iterdir():
        answer = await http.get(f"/static/{file.name}")
        assert (answer.status_code, answer.content) == (200, file.read_bytes())
    before, after = (STATIC / "index.html").read_bytes().split(AHEAD.encode())
    page = (await http.get("/")).content
    assert page.startswith(before)
    assert page.endswith(after)


@pytest.mark.parametrize(
    "path",
    [
        "/static/../application.py",
        "/static/%2e%2e/application.py",
        "/static/..%2fapplication.py",
        "/static/..%5capplication.py",
        "/static/%2e%2e%2f%2e%2e%2f%2e%2e%2f%2e%2e%2fpyproject.toml",
        "/static//etc/passwd",
        "/static/%00",
        "/static/.",
        "/static/..",
        "/files/../../../../etc/passwd",
        "/files/slack/..%2f..%2fx/x?as=julie",
        "/files/telegram/7100000001/..%2f1/x?as=julie",
        "/files/slack/F1/x?as=julie",
        "/files/telegram/7100000001/1/x?as=julie",
    ],
)
async def test_path_leads_nowhere_else(url: str, path: str) -> None:
    lines = (f"GET {path} HTTP/1.1", "Host: localhost", "Connection: close")
    assert await raw(url, *lines) == "HTTP/1.1 404 Not Found"


async def test_unknown_names_are_said(http: httpx.AsyncClient, julie: Visitor) -> None:
    nobody = await http.get("/api/slack", params={"as": "<b>"})
    assert (nobody.status_code, nobody.json()) == (404, {"error": "Nobody here is called “<b>”."})
    for verb in ("slack/dance", "telegram/dance", "backstage/dance"):
        answer = await julie.ask(verb)
        assert (answer.status_code, answer.json()) == (404, {"error": "Nobody can “dance” here."})
    assert (await http.get("/api/slack/say")).status_code == 405


async def test_port_is_taken_on_loopback_alone(url: str) -> None:
    address = urlsplit(url)
    assert address.hostname == "127.0.0.1"
    with socket.socket() as other, pytest.raises(OSError, match="refused"):
        other.connect(("127.0.0.2", address.port))
