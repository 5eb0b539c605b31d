"""Slack as the page shows it: who sees what, and what hands do."""

from __future__ import annotations

import json

import httpx

from bot.playground.playground import Playground
from tests.playground.page.bot import on_slack
from tests.playground.page.visitor import Visitor, button, reads
from tests.playground.page.workspace import LINE, LOGGED, at, form, general, typed


async def test_window_opens_in_the_first_channel(julie: Visitor, playground: Playground) -> None:
    seen = await julie.look("slack")

    slack = playground.scene.slack
    me = playground.scene.players["julie"].slack
    assert {name: seen[name] for name in ("me", "app", "team", "messages", "modal", "home")} == {
        "me": {"id": me.id, "name": "Julie Bouchard"},
        "app": {"id": slack.app.id, "user": slack.app.bot_user_id, "name": "Maillon"},
        "team": {"name": "Cohorte Estrie–Montréal"},
        "messages": [],
        "modal": None,
        "home": None,
    }
    assert [(each["name"], each["kind"], each["latest"]) for each in seen["conversations"]] == [
        ("general", "channel", None),
        ("annonces", "channel", None),
        ("Maillon", "im", None),
    ]
    assert seen["channel"] == seen["conversations"][0]["id"]
    assert seen["people"][me.id] == "Julie Bouchard"
    assert sorted(seen["channels"].values()) == ["annonces", "general"]


async def test_commands_are_the_everyday_ones_in_both_languages(julie: Visitor) -> None:
    commands = (await julie.look("slack"))["commands"]

    assert commands[0] == {
        "command": "/maillon",
        "description": "Toute commande, par exemple\xa0: /maillon aide",
        "usage_hint": "",
    }
    names = {each["command"] for each in commands}
    assert {"/contrat", "/contract", "/annuler", "/undo", "/aide", "/code", "/stop"} <= names
    assert names.isdisjoint({"/help", "/cohorte", "/cohort", "/inviter", "/invite"})
    assert [each for each in commands if each["command"] in ("/contrat", "/contract")] == [
        {
            "command": "/contrat",
            "description": "Noter un contrat",
            "usage_hint": "2500 CHUS gré à gré",
        },
        {
            "command": "/contract",
            "description": "Log a contract",
            "usage_hint": "2500 CHUS mutual agreement",
        },
    ]


async def test_other_commands_are_told_as_they_are_typed(julie: Visitor) -> None:
    shared = {each["command"]: each for each in (await julie.look("slack"))["shared"]}

    assert shared["/inviter"]["instead"] == "/maillon inviter"
    assert [name for name, each in shared.items() if each["own"]] == ["/help", "/invite"]
    assert "/contrat" not in shared


async def test_contract_is_answered_to_its_author_alone(julie: Visitor, sam: Visitor) -> None:
    answer = await typed(julie, LINE)

    assert reads(answer) == LOGGED
    assert (answer["ephemeral"], answer["edited"], answer["replies"]) == (True, False, 0)
    assert answer["author"] == {"id": "U0MAILLON", "name": "Maillon", "bot": True}
    assert answer["time"].startswith("2026-11-18T10:0")
    assert answer["time"].endswith("-05:00")
    others = await sam.look("slack", await general(sam))
    assert others["messages"] == []
    assert [each["latest"] for each in others["conversations"]] == [None, None, None]


async def test_question_is_answered_by_a_button(julie: Visitor) -> None:
    channel = await general(julie)
    question = await typed(julie, "/contrat 2 50 CHUS gré à gré")
    choice = button(question, "2\N{NO-BREAK SPACE}500\N{NO-BREAK SPACE}$")
    assert await julie.do("slack/press", where=at(question, channel), **choice) == {}

    answer = (await julie.look("slack", channel))["messages"][-1]
    assert reads(answer) == LOGGED


async def test_button_is_pressed_in_its_own_block(julie: Visitor, playground: Playground) -> None:
    channel, slack = await general(julie), playground.scene.slack
    text = {"type": "plain_text", "text": "Oui"}
    rows = [
        {
            "type": "actions",
            "block_id": block,
            "elements": [{"type": "button", "action_id": "yes", "text": text, "value": block}],
        }
        for block in ("first", "second")
    ]
    asked = {"channel": channel, "text": "…", "blocks": json.dumps(rows)}
    assert (await on_slack(slack, "chat.postMessage", **asked))["ok"]
    where = at((await julie.look("slack", channel))["messages"][-1], channel)

    unclear = await julie.ask("slack/press", where=where, action_id="yes")
    assert (unclear.status_code, unclear.json()) == (409, {"error": "2 elements are called “yes”."})
    await julie.do("slack/press", where=where, action_id="yes", block_id="second")
    [pressed] = slack.deliveries[-1].payload["actions"]
    assert (pressed["block_id"], pressed["value"]) == ("second", "second")


async def test_direct_message_and_mention_are_answered(julie: Visitor, sam: Visitor) -> None:
    direct = (await julie.look("slack"))["conversations"][-1]["id"]
    await julie.do("slack/say", channel=direct, text="contrat 2500 CHUS gré à gré")
    assert reads(await julie.until_reads("slack", "✅", direct)) == LOGGED

    channel = await general(julie)
    await sam.do("slack/say", channel=channel, text="Hello")
    opened = (await sam.look("slack", channel))["messages"][-1]
    mention = "@Maillon contrat 3000 STM gré à gré"
    await julie.do("slack/say", channel=channel, text=mention, thread_ts=opened["ts"])
    answer = await julie.until_reads("slack", "✅", channel)
    assert (answer["thread_ts"], answer["ephemeral"]) == (opened["ts"], True)
    messages = (await julie.look("slack", channel))["messages"]
    assert messages[0]["replies"] == 2
    assert messages[1]["text"] == "<@U0MAILLON> contrat 3000 STM gré à gré"
    assert len((await sam.look("slack", channel))["messages"]) == 2


async def test_nobody_waits_for_the_app_to_hear_what_was_written(
    julie: Visitor, playground: Playground
) -> None:
    direct = (await julie.look("slack"))["conversations"][-1]["id"]
    await julie.do("backstage/limit", platform="slack", seconds=2)
    await julie.do("slack/say", channel=direct, text="contrat 2500 CHUS gré à gré")
    assert playground.scene.slack.deliveries == []
    assert len((await julie.look("slack", direct))["messages"]) == 1
    assert reads(await julie.until_reads("slack", "✅", direct)) == LOGGED


async def test_home_is_opened(julie: Visitor, playground: Playground) -> None:
    assert await julie.do("slack/home", tab="home") == {}
    seen = await julie.look("slack")
    assert seen["home_enabled"] is False


async def test_nobody_looks_where_they_are_not(
    julie: Visitor, sam: Visitor, playground: Playground
) -> None:
    slack, players = playground.scene.slack, playground.scene.players
    theirs = (await sam.look("slack"))["conversations"][-1]["id"]
    elsewhere = slack.add_channel("ailleurs", [players["sam"].slack]).id
    secret = slack.add_channel("secret", [players["sam"].slack], private=True).id
    for channel in (theirs, elsewhere, secret, "C404"):
        answer = await julie.http.get("/api/slack", params={"as": "julie", "in": channel})
        assert (answer.status_code, answer.json()) == (
            404,
            {"error": f"Julie Bouchard is in no conversation “{channel}”."},
        )
        said = await julie.ask("slack/say", channel=channel, text="allô")
        assert said.status_code == 404
    seen = await julie.look("slack")
    assert "secret" not in seen["channels"].values()
    assert {each["name"] for each in seen["conversations"]} == {"general", "annonces", "Maillon"}


async def test_nobody_presses_what_is_on_another_screen(julie: Visitor, sam: Visitor) -> None:
    channel = await general(julie)
    answer = await typed(julie, LINE)
    pressed = await sam.ask("slack/press", where=at(answer, channel), **button(answer, "Annuler"))
    assert pressed.status_code == 404
    view = (await form(julie, "/contrat 2500 CHUS", "Ouvrir le formulaire"))["id"]
    assert (await sam.look("slack", channel))["modal"] is None
    assert (await sam.ask("slack/submit", view=view, values={})).status_code == 404
    assert (await sam.ask("slack/close", view=view)).status_code == 404
    assert (await sam.ask("slack/press", where={"view": view}, action_id="x")).status_code == 404


async def test_command_of_an_app_that_does_not_answer_fails_in_slacks_words(
    julie: Visitor, sam: Visitor, playground: Playground
) -> None:
    channel = await general(julie)
    answer = await typed(julie, LINE)
    await playground.scene.slack.sockets.disconnect()
    failed = await julie.do("slack/command", channel=channel, line=LINE)
    pressed = await julie.do("slack/press", where=at(answer, channel), **button(answer, "Annuler"))

    sentence = "/contrat failed with the error “dispatch_failed”"
    assert failed == pressed == {"failure": "dispatch_failed"}
    last = (await julie.look("slack", channel))["messages"][-1]
    assert (last["author"]["name"], last["text"]) == ("Slackbot", sentence)
    assert (await sam.look("slack", channel))["messages"] == []


async def test_unknown_command_is_refused_as_slack_does(julie: Visitor) -> None:
    answer = await julie.ask("slack/command", channel=await general(julie), line="/rien 1")
    assert (answer.status_code, answer.json()) == (409, {"error": "/rien is not a valid command."})


async def test_what_people_write_stays_data(julie: Visitor, http: httpx.AsyncClient) -> None:
    channel = await general(julie)
    attack = "</script><script>alert(1)</script><img src=x onerror=alert(1)> \u2028 \"'&"
    await julie.do("slack/say", channel=channel, text=attack)

    answer = await http.get("/api/slack", params={"as": "julie", "in": channel})
    assert answer.headers["content-type"] == "application/json"
    assert answer.headers["x-content-type-options"] == "nosniff"
    # Slack gives what people typed with three characters escaped.
    shown = attack.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    assert answer.json()["messages"][-1]["text"] == shown
