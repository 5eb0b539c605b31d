"""Slack's forms as the page shows them: opened, searched in, refused, sent, closed."""

from __future__ import annotations

import httpx
import pytest

from bot.playground.playground import Playground
from tests.playground.page.visitor import Visitor, reads
from tests.playground.page.workspace import LOGGED, form, general
from tests.printing import plain

OPEN = "Ouvrir le formulaire"


async def test_form_with_a_mistake_stays_open_until_it_is_right(julie: Visitor) -> None:
    channel = await general(julie)
    modal = await form(julie, "/contrat 2500 CHUS", OPEN)
    assert modal["stack"] == [modal["id"]]
    assert modal["view"]["title"]["text"] == "Noter un contrat"
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
    modal = await form(julie, "/contrat 2500 CHUS", OPEN)
    assert await julie.do("slack/close", view=modal["id"]) == {}
    assert (await julie.look("slack", channel))["modal"] is None


async def test_menu_that_searches_suggests(julie: Visitor) -> None:
    channel = await general(julie)
    modal = await form(julie, "/contrat 2500 gré à gré", OPEN)

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
    where = {"view": (await form(julie, "/contrat 2500", OPEN))["id"]}
    found = await julie.do("slack/suggest", where=where, action_id="institution", typed=query)
    assert found["options"][0]["text"]["text"] == first


async def test_day_to_come_is_proposed_where_one_is_needed(julie: Visitor) -> None:
    modal = await form(julie, "/pause", "Suspendre jusqu’à…", OPEN)
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
    modal = await form(dominique, f"/evenement {line}", OPEN)
    day = next(one for one in modal["view"]["blocks"] if one["block_id"] == "on")
    sent = await dominique.ask("slack/submit", view=modal["id"], values={})

    assert "initial_date" not in day["element"]
    assert plain(day.get("hint", {}).get("text", "")) == hint
    assert (sent.status_code, sent.json()["error"][:23]) == (409, "To be filled in first: ")


async def test_day_that_may_be_left_out_is_not_proposed(julie: Visitor) -> None:
    modal = await form(julie, "/contact CHUS appel", OPEN)
    days = {
        one["block_id"]: one["element"].get("initial_date")
        for one in modal["view"]["blocks"]
        if one["element"]["type"] == "datepicker"
    }
    assert days == {"on": "2026-11-18", "follow_up": None}


async def test_required_field_left_empty_is_said(julie: Visitor) -> None:
    modal = await form(julie, "/contrat 2500 CHUS", OPEN)

    answer = await julie.ask("slack/submit", view=modal["id"], values={"amount": None})
    assert (answer.status_code, answer.json()["error"][:23]) == (409, "To be filled in first: ")


async def test_form_of_an_app_that_does_not_answer_stays_open(
    julie: Visitor, playground: Playground
) -> None:
    channel = await general(julie)
    modal = await form(julie, "/contrat 2500 gré à gré", OPEN)
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


async def test_form_of_an_event_before_seven_is_saved_with_another_title(
    http: httpx.AsyncClient,
) -> None:
    dominique = Visitor(http, "dominique")
    line = "/evenement formation X, jeudi 26 novembre, 6 h 30 – 8 h du matin, Café, 1 200 places"
    modal = await form(dominique, line, "Modifier")
    saved = await dominique.do("slack/submit", view=modal["id"], values={"title": "Déjeuner"})
    preview = plain(reads((await dominique.look("slack"))["messages"][-1]))

    assert saved == {"errors": {}}
    assert "Déjeuner, le jeudi 26 novembre de 6 h 30 à 8 h, Café\n0/1 200" in preview
