"""Files: the page's own, and those that the bot sent, as who may see them gets them."""

from __future__ import annotations

import re
import struct
import zlib
from dataclasses import replace

import httpx

from bot.playground.page.files import STATIC
from bot.playground.playground import Playground
from tests.playground.page.bot import on_telegram, upload
from tests.playground.page.visitor import Visitor

PAGE = b"<script>alert(document.domain)</script>"


def picture() -> bytes:
    """A PNG of one black pixel."""

    def chunk(name: bytes, content: bytes) -> bytes:
        checked = zlib.crc32(name + content)
        return struct.pack(">I", len(content)) + name + content + struct.pack(">I", checked)

    header = struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)
    rows = chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(b"\0\0")) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + rows


def kept(answer: httpx.Response) -> tuple[str, str]:
    """Give the type of a file, and what the browser is to do with it."""
    headers = answer.headers
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["cache-control"] == "no-store"
    return headers["content-type"], headers.get("content-disposition", "")


async def test_page_travels_packed_to_who_can_open_it(http: httpx.AsyncClient) -> None:
    for path in ("/", "/static/main.js", "/static/page.css"):
        packed = await http.get(path, headers={"Accept-Encoding": "gzip"})
        plain = await http.get(path, headers={"Accept-Encoding": "identity"})
        assert packed.headers["content-encoding"] == "gzip"
        assert "content-encoding" not in plain.headers
        assert packed.content == plain.content
        assert packed.num_bytes_downloaded < plain.num_bytes_downloaded / 2


async def test_page_names_each_of_its_modules_ahead_of_who_imports_it(
    http: httpx.AsyncClient,
) -> None:
    page = (await http.get("/")).text
    ahead = re.findall(r'<link rel="modulepreload" href="/static/([^"]+)">', page)
    run = re.findall(r'<script[^>]* src="/static/([^"]+)"', page)
    assert sorted(ahead + run) == sorted(each.name for each in STATIC.glob("*.js"))


async def test_slack_file_is_given_to_who_sees_it(
    julie: Visitor, sam: Visitor, playground: Playground
) -> None:
    slack = playground.scene.slack
    slack.app = replace(slack.app, scopes=slack.app.scopes | {"files:write"})
    direct = (await julie.look("slack"))["conversations"][-1]["id"]
    for name, content in (("données <b>.html", PAGE), ("x.html", picture())):
        assert (await upload(slack, direct, name, content))["ok"]

    first, second = (await julie.look("slack", direct))["messages"]
    [document], [image] = first["files"], second["files"]
    assert (document["name"], document["title"]) == ("données <b>.html", "Un titre")
    answer = await julie.http.get(document["url"])
    assert answer.content == PAGE
    name = "donn%C3%A9es%20%3Cb%3E.html"
    assert kept(answer) == ("application/octet-stream", f"attachment; filename*=utf-8''{name}")
    assert kept(await julie.http.get(image["url"])) == ("image/png", "")
    for address in (document["url"], image["url"]):
        theirs = await sam.http.get(address.replace("as=julie", "as=sam"))
        assert theirs.status_code == 404


async def test_telegram_file_is_given_to_who_sees_it(
    julie: Visitor, sam: Visitor, playground: Playground
) -> None:
    telegram, chat = playground.scene.telegram, (await julie.look("telegram"))["chat"]
    whom = {"chat_id": str(chat), "caption": "Voici"}
    shot = {"photo": ("x.png", picture())}
    await on_telegram(telegram, "sendPhoto", shot, **whom)
    await on_telegram(telegram, "sendDocument", {"document": ("page.html", PAGE)}, **whom)

    photo, document = (await julie.look("telegram"))["messages"]
    shown = photo["attachment"]
    assert (shown["kind"], shown["width"], shown["height"], photo["text"]) == (
        "photo",
        1,
        1,
        "Voici",
    )
    answer = await julie.http.get(shown["url"])
    assert (answer.content, kept(answer)) == (picture(), ("image/png", ""))
    file = document["attachment"]
    assert (file["kind"], file["name"], file["size"]) == ("document", "page.html", len(PAGE))
    answer = await julie.http.get(file["url"])
    assert answer.content == PAGE
    assert kept(answer)[1] == "attachment; filename*=utf-8''page.html"
    for other in ("as=sam", "as=nobody"):
        theirs = await sam.http.get(file["url"].replace("as=julie", other))
        assert theirs.status_code == 404
