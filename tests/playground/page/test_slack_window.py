"""Slack as the page shows it: who sees what, and what hands do."""

from __future__ import annotations

import json

import httpx
import pytest

from bot.playground.playground import Playground
from tests.handlers.hosting import plain
from tests.playground.page.bot import on_slack
from tests.playground.page.visitor import Json, Visitor, button, reads

LINE = "/contrat 2500 CHUS gré à gré"
LOGGED = (
    "✅ Contrat noté : n° 27, 2 500 $, CIUSSS de l’Estrie – CHUS, gré à gré, le 18 novembre. Merci!"
)


async def general(visitor: Visitor) -> str:
    seen = await visitor.look("slack")
    return next(str(each["id"]) for each in seen["conversations"] if each["name"] == "general")


async def typed(visitor: Visitor, line: str) -> Json:
    """Type a command in #general; gives the last message there."""
    channel = await general(visitor)
    assert await visitor.do("slack/command", channel=channel, line=line) == {}
    return dict((await visitor.look("slack", channel))["messages"][-1])


def at(message: Json, channel: str) -> Json:
    return {"channel": channel, "ts": message["ts"]}


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


async def test_form_with_a_mistake_stays_open_until_it_is_right(julie: Visitor) -> None:
    channel = await general(julie)
    question = await typed(julie, "/contrat 2500 CHUS")
    await julie.do(
        "slack/press", where=at(question, channel), **button(question, "Ouvrir le formulaire")
    )
    modal = (await julie.look("slack", channel))["modal"]
    assert (modal["depth"], modal["view"]["title"]["text"]) == (1, "Noter un contrat")
    assert modal["state"]["amount"]["amount"]["value"].startswith("2")
    assert "private_metadata" not in modal["view"]

    wrong = {"amount": "2 50", "mode": "gre_a_gre"}
    wrong["mode"] = next(
        option["value"]
        for block in modal["view"]["blocks"]
        if block["block_id"] == "mode"
        for option in block["element"]["options"]
        if option["text"]["text"] == "Gré à gré"
    )
    refused = await julie.do("slack/submit", view=modal["id"], values=wrong)
    assert [*refused["errors"]] == ["amount"]
    kept = (await julie.look("slack", channel))["modal"]
    assert kept["state"]["amount"]["amount"]["value"] == "2 50"

    done = await julie.do("slack/submit", view=modal["id"], values=wrong | {"amount": "2500"})
    assert done == {"errors": {}}
    closed = await julie.look("slack", channel)
    assert closed["modal"] is None
    assert reads(closed["messages"][-1]) == LOGGED


async def test_form_is_closed(julie: Visitor) -> None:
    channel = await general(julie)
    question = await typed(julie, "/contrat 2500 CHUS")
    opened = button(question, "Ouvrir le formulaire")
    await julie.do("slack/press", where=at(question, channel), **opened)
    modal = (await julie.look("slack", channel))["modal"]
    assert await julie.do("slack/close", view=modal["id"]) == {}
    assert (await julie.look("slack", channel))["modal"] is None


async def form(julie: Visitor, line: str, *labels: str) -> Json:
    """Type a command, and press what leads to a form; gives the form."""
    channel = await general(julie)
    await typed(julie, line)
    for label in labels:
        last = (await julie.look("slack", channel))["messages"][-1]
        await julie.do("slack/press", where=at(last, channel), **button(last, label))
    modal: Json = (await julie.look("slack", channel))["modal"]
    return modal


async def test_menu_that_searches_suggests(julie: Visitor) -> None:
    channel = await general(julie)
    question = await typed(julie, "/contrat 2500 gré à gré")
    opened = button(question, "Ouvrir le formulaire")
    await julie.do("slack/press", where=at(question, channel), **opened)
    modal = (await julie.look("slack", channel))["modal"]

    where = {"view": modal["id"]}
    found = await julie.do("slack/suggest", where=where, action_id="institution", typed="CHUS")
    option = found["options"][0]
    assert option["text"]["text"] == "CIUSSS de l’Estrie – CHUS"
    values = {"institution": option["value"]}
    assert await julie.do("slack/submit", view=modal["id"], values=values) == {"errors": {}}
    assert reads((await julie.look("slack", channel))["messages"][-1]) == LOGGED


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("STM", "Société de transport de Montréal"),
        ("stm", "Société de transport de Montréal"),
        ("CHUS", "CIUSSS de l’Estrie – CHUS"),
        ("transport de mont", "Société de transport de Montréal"),
        ("ciusss de l'estrie", "CIUSSS de l’Estrie – CHUS"),
    ],
)
async def test_institution_is_found_by_any_of_its_names(
    julie: Visitor, query: str, first: str
) -> None:
    where = {"view": (await form(julie, "/contrat 2500", "Ouvrir le formulaire"))["id"]}
    found = await julie.do("slack/suggest", where=where, action_id="institution", typed=query)
    assert found["options"][0]["text"]["text"] == first


async def test_day_to_come_is_proposed_where_one_is_needed(julie: Visitor) -> None:
    modal = await form(julie, "/pause", "Suspendre jusqu’à…", "Ouvrir le formulaire")
    [pick] = modal["view"]["blocks"]
    assert (pick["element"]["type"], pick["element"]["initial_date"]) == (
        "datepicker",
        "2026-11-25",
    )
    await julie.do("slack/submit", view=modal["id"], values={})
    last = (await julie.look("slack"))["messages"][-1]
    assert reads(last).startswith("✅ Rappels suspendus jusqu’au 25 novembre.")


@pytest.mark.parametrize(
    ("line", "hint"),
    [
        ("formation X, jeudi 27 novembre 14h", "Vous avez écrit « jeudi 27 novembre »."),
        ("formation X, 14h", ""),
    ],
)
async def test_day_that_nobody_said_is_left_empty_beside_what_was(
    http: httpx.AsyncClient, line: str, hint: str
) -> None:
    dominique = Visitor(http, "dominique")
    modal = await form(dominique, f"/evenement {line}", "Ouvrir le formulaire")
    day = next(one for one in modal["view"]["blocks"] if one["block_id"] == "on")
    sent = await dominique.ask("slack/submit", view=modal["id"], values={})

    assert "initial_date" not in day["element"]
    assert plain(day.get("hint", {}).get("text", "")) == hint
    assert (sent.status_code, sent.json()["error"][:23]) == (409, "To be filled in first: ")


async def test_day_that_may_be_left_out_is_not_proposed(julie: Visitor) -> None:
    modal = await form(julie, "/contact CHUS appel", "Ouvrir le formulaire")
    days = {
        one["block_id"]: one["element"].get("initial_date")
        for one in modal["view"]["blocks"]
        if one["element"]["type"] == "datepicker"
    }
    assert days == {"on": "2026-11-18", "follow_up": None}


async def test_required_field_left_empty_is_said(julie: Visitor) -> None:
    channel = await general(julie)
    question = await typed(julie, "/contrat 2500 CHUS")
    opened = button(question, "Ouvrir le formulaire")
    await julie.do("slack/press", where=at(question, channel), **opened)
    modal = (await julie.look("slack", channel))["modal"]

    answer = await julie.ask("slack/submit", view=modal["id"], values={"amount": None})
    assert (answer.status_code, answer.json()["error"][:23]) == (409, "To be filled in first: ")


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
    question = await typed(julie, "/contrat 2500 CHUS")
    opened = button(question, "Ouvrir le formulaire")
    await julie.do("slack/press", where=at(question, channel), **opened)
    view = (await julie.look("slack", channel))["modal"]["id"]
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


async def test_form_of_an_app_that_does_not_answer_stays_open(
    julie: Visitor, playground: Playground
) -> None:
    channel = await general(julie)
    question = await typed(julie, "/contrat 2500 gré à gré")
    opened = button(question, "Ouvrir le formulaire")
    await julie.do("slack/press", where=at(question, channel), **opened)
    modal = (await julie.look("slack", channel))["modal"]
    await playground.scene.slack.sockets.disconnect()

    where = {"view": modal["id"]}
    failure = {"failure": "dispatch_failed"}
    searched = await julie.do("slack/suggest", where=where, action_id="institution", typed="CHUS")
    assert searched == failure
    slack = playground.scene.slack
    [option] = [{"text": {"type": "plain_text", "text": "CHUS"}, "value": "1"}]
    slack.offered[playground.scene.players["julie"].slack.id, "institution"] = [option]
    sent = await julie.do("slack/submit", view=modal["id"], values={"institution": "1"})
    assert sent == failure
    kept = (await julie.look("slack", channel))["modal"]
    assert (kept["id"], kept["state"]["institution"]["institution"]["selected_option"]) == (
        modal["id"],
        option,
    )


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
