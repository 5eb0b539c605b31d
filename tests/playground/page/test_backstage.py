"""Behind the stage: calls and verdicts, who is there, the clock, and what is brought in."""

from __future__ import annotations

import asyncio
import re

import httpx
import pytest

from bot.playground.playground import Playground
from tests.playground.page.bot import on_slack
from tests.playground.page.visitor import Json, Visitor, behind, on_both, reads, told

START = "2026-11-18T10:0"
NOT_JOINED = {"language": "fr", "role": None, "organization": None}
FRENCH = [
    "Un nom compte de 1 à 80 caractères.",
    "Nous sommes déjà le mercredi 18 novembre à ten : l’horloge ne fait qu’avancer.",
    "Julie Bouchard n’a pas bloqué le robot.",
    "L’espace d’essai ne répond qu’à sa propre adresse.",
    "Slack, chaque appel : trop de demandes, réessayer après a while",
]
ENGLISH = [
    "A name has 1 to 80 characters.",
    "It is Wednesday, November 18 at ten already: the clock only goes forward.",
    "Julie Bouchard has not stopped the bot.",
    "The playground answers to its own address alone.",
    "Slack, every call: too many requests, try again after a while",
]


async def people(http: httpx.AsyncClient) -> dict[str, Json]:
    """Give what each player is on either platform."""
    players = told(await http.get("/api/scene"))["players"]
    return {one["key"]: {name: one[name] for name in ("slack", "telegram")} for one in players}


async def test_calls_are_listed_with_what_judges_say(
    http: httpx.AsyncClient, julie: Visitor, playground: Playground
) -> None:
    before = max(each["n"] for each in (await behind(http))["calls"])
    await on_both(julie)
    slack = playground.scene.slack
    refused = await on_slack(
        slack, "chat.postMessage", channel="C1", blocks='[{"type": "section"}]'
    )
    assert refused["error"] == "invalid_blocks"

    seen = await behind(http, after=before)
    numbers = [each["n"] for each in seen["calls"]]
    assert numbers == list(range(before + 1, before + 1 + len(numbers)))
    asked = [each for each in seen["calls"] if each["method"] == "sendMessage"][-1]
    assert (asked["platform"], asked["status"], asked["error"], asked["verdicts"]) == (
        "telegram",
        200,
        "",
        [],
    )
    assert asked["arguments"]["text"].startswith("<b>")
    assert asked["to"] == "Julie Bouchard"
    assert asked["at"].startswith(START)
    blamed = seen["calls"][-1]
    assert (blamed["platform"], blamed["method"], blamed["error"]) == (
        "slack",
        "chat.postMessage",
        "invalid_blocks",
    )
    assert [(each["judge"], each["path"]) for each in blamed["verdicts"]] == [
        ("slack_sdk", "/blocks/0")
    ]
    assert (await behind(http, after=numbers[-1]))["calls"] == []


async def test_numbers_of_calls_stay(http: httpx.AsyncClient, julie: Visitor) -> None:
    await on_both(julie)
    first = {each["n"]: (each["method"], each["at"]) for each in (await behind(http))["calls"]}
    await on_both(julie)
    later = {each["n"]: (each["method"], each["at"]) for each in (await behind(http))["calls"]}
    assert len(later) > len(first)
    assert {number: later[number] for number in first} == first


async def test_judges_are_named(http: httpx.AsyncClient) -> None:
    assert (await behind(http))["judges"] == {
        "slack": ["methods", "schema", "slack_sdk", "rules", "limits", "advice"],
        "telegram": ["bot api", "tdlib", "length", "keyboard", "commands", "files"],
    }


async def test_nothing_that_opens_a_platform_is_shown(
    http: httpx.AsyncClient, julie: Visitor, playground: Playground
) -> None:
    await on_both(julie)
    slack = playground.scene.slack
    await on_slack(slack, "auth.test", token=slack.app.bot_token, client_secret="s3cret")
    shown = (await http.get("/api/backstage")).text
    assert '"auth.test"' in shown
    for secret in (
        slack.app.bot_token,
        slack.app.app_token,
        playground.scene.telegram.bot.token,
        "s3cret",
    ):
        assert secret not in shown


@pytest.mark.parametrize("after", ["x", "-1", "1.5", "٣", "9" * 30])
async def test_wrong_number_is_refused(http: httpx.AsyncClient, after: str) -> None:
    answer = await http.get("/api/backstage", params={"after": after})
    assert answer.status_code == 400


async def test_scene_tells_who_can_be_played(http: httpx.AsyncClient) -> None:
    scene = told(await http.get("/api/scene"))
    assert [each["key"] for each in scene["players"]] == [
        "julie",
        "sam",
        "mireille",
        "dominique",
        "alex",
    ]
    standing = {
        "language": "fr",
        "role": "manager",
        "organization": "Traiteur Fleur de Chaudron",
    }
    assert scene["players"][0] == {
        "key": "julie",
        "name": "Julie Bouchard",
        "language": "fr",
        "accounts": {"slack": "U0MANAGERFR", "telegram": 7100000001},
        "slack": standing,
        "telegram": standing,
        "full": "Julie Bouchard",
        "short": "Julie",
    }
    assert scene["players"][-1]["slack"] == NOT_JOINED
    assert scene["zone"] == "America/Toronto"
    assert scene["now"].startswith(START)
    assert scene["now"].endswith("-05:00")


async def test_players_are_what_they_have_become(http: httpx.AsyncClient, julie: Visitor) -> None:
    dominique, alex = Visitor(http, "dominique"), Visitor(http, "alex")
    direct = (await dominique.look("telegram"))["chat"]
    line = "/inviter gestionnaire Traiteur Fleur de Chaudron"
    await dominique.do("telegram/say", chat=direct, text=line)
    seen = await dominique.until("telegram", lambda now: "/code" in now["messages"][-1]["text"])
    code = re.findall(r"/code \S+", reads(seen["messages"][-1]))[0]
    channel = (await alex.look("slack"))["channel"]
    await alex.do("slack/command", channel=channel, line="/langue anglais")
    assert (await people(http))["alex"] == {"slack": NOT_JOINED, "telegram": NOT_JOINED}

    own = (await alex.look("slack"))["conversations"][-1]["id"]
    await alex.do("slack/command", channel=own, line=code)
    await alex.do("slack/command", channel=own, line="/langue anglais")
    assert (await people(http))["alex"] == {
        "slack": {
            "language": "en",
            "role": "manager",
            "organization": "Traiteur Fleur de Chaudron",
        },
        "telegram": NOT_JOINED,
    }

    await julie.do("backstage/person", name="Alex Tremblay", language="fr")
    players = told(await http.get("/api/scene"))["players"]
    assert [one["full"] for one in players[-2:]] == [
        "Alex Tremblay, Traiteur Fleur de Chaudron",
        "Alex Tremblay 2",
    ]


async def test_clock_is_moved_on(http: httpx.AsyncClient, julie: Visitor) -> None:
    assert (await julie.do("clock", by="hour"))["now"].startswith("2026-11-18T11:0")
    assert (await julie.do("clock", by="day"))["now"].startswith("2026-11-19T11:0")
    assert (await julie.do("clock", next="monday"))["now"] == "2026-11-23T08:30:00-05:00"
    assert (await julie.do("clock", next="monday"))["now"] == "2026-11-30T08:30:00-05:00"
    moved = await julie.do("clock", to="2026-12-01T09:15")
    assert moved["now"] == "2026-12-01T09:15:00-05:00"
    assert told(await http.get("/api/scene"))["now"].startswith("2026-12-01T09:15")

    back = await julie.ask("clock", to="2026-11-18T10:00")
    assert (back.status_code, [*back.json()]) == (409, ["error"])
    for wrong in ({}, {"by": "year"}, {"to": "demain"}, {"to": 12}, {"to": "2026-13-01T00:00"}):
        answer = await julie.ask("clock", **wrong)
        assert (answer.status_code, [*answer.json()]) == (400, ["error"])


async def test_two_moves_at_once_take_turns(julie: Visitor) -> None:
    moved = await asyncio.gather(*(julie.do("clock", by="hour") for _ in range(3)))
    assert sorted(each["now"][:14] for each in moved) == [
        "2026-11-18T11:",
        "2026-11-18T12:",
        "2026-11-18T13:",
    ]


async def test_somebody_comes_and_is_played(
    http: httpx.AsyncClient, julie: Visitor, playground: Playground
) -> None:
    zoe_roy = (await julie.do("backstage/person", name="  \u202eZoé  Roy ", language="fr"))["key"]
    added = told(await http.get("/api/scene"))["players"][-1]
    player = playground.scene.players[zoe_roy]
    assert added == {
        "key": zoe_roy,
        "name": "Zoé Roy",
        "language": "fr",
        "accounts": {"slack": player.slack.id, "telegram": player.telegram.id},
        "slack": NOT_JOINED,
        "telegram": NOT_JOINED,
        "full": "Zoé Roy",
        "short": "Zoé",
    }
    zoe = Visitor(http, zoe_roy)
    assert [each["name"] for each in (await zoe.look("slack"))["conversations"]] == [
        "general",
        "annonces",
        "Maillon",
    ]
    await zoe.do("telegram/start")
    await zoe.until("telegram", lambda now: len(now["messages"]) > 1)
    for wrong in ({"name": " ", "language": "fr"}, {"name": "Zoé", "language": "de"}, {}):
        assert (await julie.ask("backstage/person", **wrong)).status_code == 400


@pytest.mark.parametrize(
    ("spoken", "sentences"),
    [
        ("fr-CA", FRENCH),
        ("en", ENGLISH),
        ("de, fr;q=0.5", FRENCH),
        ("de", ENGLISH),
    ],
)
async def test_refusals_come_in_the_language_that_is_asked_for(
    http: httpx.AsyncClient, julie: Visitor, spoken: str, sentences: list[str]
) -> None:
    http.headers["Accept-Language"] = spoken
    await julie.do("backstage/limit", platform="slack", seconds=30)
    answers = [
        await julie.ask("backstage/person", name=" ", language="fr"),
        await julie.ask("clock", to="2026-11-18T09:00"),
        await julie.ask("telegram/unblock"),
        await http.get("/api/scene", headers={"Host": "evil.example"}),
    ]
    said = [str(one.json()["error"]) for one in answers] + (await behind(http))["faults"]
    plain = (one.replace("\N{NO-BREAK SPACE}", " ") for one in said)
    told = (re.sub(r"10( h( \d+)?|:\d+ a\.m\.)", "ten", one) for one in plain)
    assert [re.sub(r"\b\d\d s\b", "a while", one) for one in told] == sentences
