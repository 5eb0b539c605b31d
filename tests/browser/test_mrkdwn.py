"""Slack's markup, as the page reads it."""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping
from typing import Any

import pytest
import pytest_asyncio
from playwright.async_api import Browser, Page
from starlette.applications import Starlette
from starlette.responses import HTMLResponse
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from bot.playground.page.files import STATIC
from bot.playground.server import serving

PARSE = "async (given) => (await import('/static/slack-mrkdwn.js')).parse(...given)"
WRITE = "async (given) => (await import('/static/slack-dates.js')).written(...given)"


async def _blank(_: object) -> HTMLResponse:
    return HTMLResponse("<!doctype html><title>x</title>")


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def modules(browser: Browser) -> AsyncIterator[Page]:
    """An empty page beside the modules of the real one."""
    routes = [Route("/", _blank), Mount("/static", StaticFiles(directory=STATIC))]
    async with serving(Starlette(routes=routes)) as address:
        page = await browser.new_page()
        await page.goto(address)
        yield page
        await page.close()


def brief(nodes: list[dict[str, Any]]) -> list[object]:
    """Write a tree as one would say it: texts as they are, the rest by its kind."""
    return [_brief(node) for node in nodes]


def _brief(node: Mapping[str, Any]) -> object:
    kind = node["type"]
    if kind == "text":
        return node["text"]
    if kind == "link":
        return ("link", node["url"], *brief(node["children"]))
    if "children" in node:
        return (kind, *brief(node["children"]))
    return (kind, *(value for name, value in node.items() if name != "type" and value))


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("Bonjour", ["Bonjour"]),
        (
            "*gras* _penché_ ~biffé~",
            [("bold", "gras"), " ", ("italic", "penché"), " ", ("strike", "biffé")],
        ),
        ("*gras et _penché_*", [("bold", "gras et ", ("italic", "penché"))]),
        ("2*3*4 et mes_donnees_ici", ["2*3*4 et mes_donnees_ici"]),
        ("* liste * et *", ["* liste * et *"]),
        ("**deux**", ["**deux**"]),
        ("*ouvert\nfermé*", ["*ouvert\nfermé*"]),
        ("(*gras*), «_a_»", ["(", ("bold", "gras"), "), «", ("italic", "a"), "»"]),
        ("`*rien*` et ``", [("code", "*rien*"), " et ``"]),
        ("`ouvert", ["`ouvert"]),
        ("avant\n```\n*a*\n  b\n```\naprès", ["avant", ("pre", "*a*\n  b"), "après"]),
        ("```ouvert *a*", ["```ouvert ", ("bold", "a")]),
        ("a ```b``` c ``` d", ["a ", ("pre", "b"), " c ``` d"]),
        ("&gt; cité\n&gt; encore\nfin", [("quote", "cité\nencore"), "fin"]),
        ("> *cité*", [("quote", ("bold", "cité"))]),
        ("un\n&gt;&gt;&gt; deux\ntrois", ["un", ("quote", "deux\ntrois")]),
        ("2 &gt; 1", ["2 > 1"]),
    ],
)
async def test_styles_are_read_where_they_are_meant(
    modules: Page, text: str, read: list[object]
) -> None:
    assert brief(await modules.evaluate(PARSE, [text, {}])) == read


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("<https://exemple.org/a|le *site*>", [("link", "https://exemple.org/a", "le *site*")]),
        (
            "<https://exemple.org/?a=1&amp;b=2>",
            [("link", "https://exemple.org/?a=1&b=2", "https://exemple.org/?a=1&b=2")],
        ),
        ("<mailto:a@exemple.org>", [("link", "mailto:a@exemple.org", "a@exemple.org")]),
        ("<javascript:alert(1)|clic>", ["<javascript:alert(1)|clic>"]),
        ("<JAVASCRIPT:alert(1)>", ["<JAVASCRIPT:alert(1)>"]),
        ("<data:text/html,x|clic>", ["<data:text/html,x|clic>"]),
        ("<tg://resolve?domain=x|clic>", ["<tg://resolve?domain=x|clic>"]),
        ("<pas une adresse>", ["<pas une adresse>"]),
        (
            "voir https://exemple.org/a.",
            ["voir ", ("link", "https://exemple.org/a", "https://exemple.org/a"), "."],
        ),
        (
            "&lt;https://exemple.org&gt;",
            ["<", ("link", "https://exemple.org/", "https://exemple.org"), ">"],
        ),
        ("xhttps://exemple.org", ["xhttps://exemple.org"]),
        (
            "<@U1> <@U2|sam> <#C1|general>",
            [("user", "U1"), " ", ("user", "U2", "sam"), " ", ("channel", "C1", "general")],
        ),
        ("<!here> <!channel>", [("broadcast", "here"), " ", ("broadcast", "channel")]),
        ("<!subteam^S1|@gestion>", [("usergroup", "S1", "@gestion")]),
        (
            "<!date^1795014240^{date_short} à {time}|jadis>",
            [("date", 1795014240, "{date_short} à {time}", "jadis")],
        ),
        ("<!date^1^{date}^javascript:alert(1)|x>", [("date", 1, "{date}", "x")]),
        ("`<https://exemple.org|a>`", [("code", ("link", "https://exemple.org/", "a"))]),
        ("<unclosed", ["<unclosed"]),
    ],
)
async def test_references_are_followed_only_where_it_is_safe(
    modules: Page, text: str, read: list[object]
) -> None:
    assert brief(await modules.evaluate(PARSE, [text, {}])) == read


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("&lt;b&gt; &amp;amp; &quot; &nbsp;", ["<b> &amp; &quot; &nbsp;"]),
        ("<script>alert(1)</script>", ["<script>alert(1)</script>"]),
        (
            "Bravo :tada: :inconnu: :constructor: 10:30:45",
            ["Bravo ", ("emoji", "tada", "🎉"), " :inconnu: :constructor: 10:30:45"],
        ),
    ],
)
async def test_all_else_is_text(modules: Page, text: str, read: list[object]) -> None:
    assert brief(await modules.evaluate(PARSE, [text, {}])) == read


async def test_verbatim_text_makes_no_links_of_its_own(modules: Page) -> None:
    text = "*voir* https://exemple.org <https://exemple.org|ici>"
    read = [("bold", "voir"), " https://exemple.org ", ("link", "https://exemple.org/", "ici")]
    assert brief(await modules.evaluate(PARSE, [text, {"verbatim": True}])) == read


@pytest.mark.parametrize("text", ["*" * 3000, "<" * 3000, "*a " * 1000])
async def test_marks_that_nothing_closes_are_text(modules: Page, text: str) -> None:
    assert brief(await modules.evaluate(PARSE, [text, {}])) == [text]


@pytest.mark.parametrize(
    ("pattern", "language", "written"),
    [
        ("{date_num} {date_slash}", "fr", "2026-11-18 2026/11/18"),
        ("{date_pretty} à {time}", "fr", "aujourd’hui à 10 h 04"),
        ("{date_short_pretty}, {time}", "en", "today, 10:04 a.m."),
        ("{date_long}", "fr", "mercredi 18 novembre 2026"),
        (
            "{date_long_full} · {date} · {date_short}",
            "en",
            "November 18, 2026 · November 18 · Nov 18, 2026",
        ),
        ("{time_secs} {inconnu}", "fr", None),
    ],
)
async def test_dates_are_written_for_their_reader(
    modules: Page, pattern: str, language: str, written: str | None
) -> None:
    reader = {"now": 1795014240000, "zone": "America/Toronto", "language": language}
    found = await modules.evaluate(WRITE, [1795014240, pattern, reader])
    assert (found and found.replace("\u202f", " ").replace("\u00a0", " ")) == written
