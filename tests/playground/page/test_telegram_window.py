"""Telegram as the page shows it: who sees what, and what hands do."""

from __future__ import annotations

import json

import httpx

from bot.playground.playground import Playground
from bot.playground.telegram import faults
from tests.playground.page.bot import on_telegram
from tests.playground.page.visitor import Json, Visitor, key, reads

LINE = "/contrat 2500 CHUS gré à gré"
LOGGED = (
    "✅ Contrat noté : n° 27, 2 500 $, CIUSSS de l’Estrie – CHUS, gré à gré, le 18 novembre. Merci!"
)
UNDONE = "Saisie annulée : n° 27, 2 500 $, CIUSSS de l’Estrie – CHUS, gré à gré, le 18 novembre."


async def chat_of(visitor: Visitor, kind: str = "private") -> int:
    seen = await visitor.look("telegram")
    return next(int(each["id"]) for each in seen["chats"] if each["type"] == kind)


async def said(visitor: Visitor, line: str, answer: str) -> Json:
    """Write to the bot; gives its answer, which opens with these words."""
    assert await visitor.do("telegram/say", chat=await chat_of(visitor), text=line) == {}
    return await visitor.until_reads("telegram", answer)


async def press(visitor: Visitor, message: Json, text: str) -> Json:
    chat = await chat_of(visitor)
    where = {"chat": chat, "message": message["id"], **key(message, text)}
    return await visitor.do("telegram/press", **where)


async def test_window_opens_in_the_direct_chat(julie: Visitor, playground: Playground) -> None:
    seen = await julie.look("telegram")

    me = playground.scene.players["julie"].telegram
    assert {name: value for name, value in seen.items() if name not in ("description", "menu")} == {
        "me": {"id": me.id, "name": "Julie Bouchard"},
        "bot": {"id": 7000000001, "name": "Maillon", "username": "maillon_bot"},
        "chats": [
            {"id": me.id, "title": "Maillon", "type": "private", "latest": None},
            {
                "id": seen["chats"][1]["id"],
                "title": "Cohorte Estrie–Montréal",
                "type": "supergroup",
                "latest": None,
            },
        ],
        "chat": me.id,
        "started": True,
        "blocked": False,
        "messages": [],
        "toast": None,
        "busy": [],
    }


async def test_menu_and_description_speak_the_persons_language(
    julie: Visitor, sam: Visitor, playground: Playground
) -> None:
    french, english = await julie.look("telegram"), await sam.look("telegram")

    for seen, who in ((french, "julie"), (english, "sam")):
        person = playground.scene.players[who].telegram
        assert seen["menu"] == [
            {"command": each.name, "description": each.description}
            for each in playground.scene.telegram.menu(person)
        ]
    assert [each["command"] for each in french["menu"]][:2] == ["contrat", "contact"]
    assert [each["command"] for each in english["menu"]][:2] == ["contract", "contact"]
    assert french["description"] != english["description"]


async def test_contract_is_logged_and_undone_by_a_button(julie: Visitor) -> None:
    answer = await said(julie, LINE, "✅")

    assert reads(answer) == LOGGED
    assert (answer["out"], answer["sender"]["name"], answer["sender"]["bot"]) == (
        False,
        "Maillon",
        True,
    )
    assert answer["date"].endswith("-05:00")
    assert {each["action"] for row in answer["keyboard"] for each in row} == {"callback_data"}
    await press(julie, answer, "Annuler")
    assert (await julie.look("telegram"))["busy"] == []
    assert reads(await julie.until_reads("telegram", "Saisie")) == UNDONE


async def test_question_is_answered_by_a_button_or_in_reply(julie: Visitor) -> None:
    question = await said(julie, "/contrat 2 50 CHUS gré à gré", "«")
    await press(julie, question, "2 500 $")
    answer = await julie.until_reads("telegram", "✅")
    assert reads(answer) == LOGGED

    chat = await chat_of(julie)
    await julie.do("telegram/say", chat=chat, text="250", reply_to=answer["id"])
    assert "250 $" in reads(await julie.until_reads("telegram", "✅ Contrat corrigé"))
    reply = (await julie.look("telegram"))["messages"][-2]
    assert (reply["out"], reply["reply_to"]) == (True, answer["id"])


async def test_forced_reply_is_shown(julie: Visitor, playground: Playground) -> None:
    chat = await chat_of(julie)
    forced = '{"force_reply": true, "input_field_placeholder": "2500"}'
    await on_telegram(
        playground.scene.telegram,
        "sendMessage",
        chat_id=str(chat),
        text='Quel <b>montant</b>? Voir <a href="https://example.org/">ici</a>.',
        parse_mode="HTML",
        reply_markup=forced,
    )

    [asked] = (await julie.look("telegram"))["messages"]
    assert (asked["force_reply"], asked["placeholder"]) == (True, "2500")
    assert asked["text"] == "Quel montant? Voir ici."
    assert asked["entities"] == [
        {"type": "bold", "offset": 5, "length": 7},
        {"type": "text_link", "offset": 19, "length": 3, "url": "https://example.org/"},
    ]


async def test_press_in_the_group_is_answered_by_a_toast(
    julie: Visitor, sam: Visitor, playground: Playground
) -> None:
    telegram, group = playground.scene.telegram, await chat_of(julie, "supergroup")
    await said(julie, LINE, "✅")
    undo = telegram.visible_to(playground.scene.players["julie"].telegram)[-1].keyboard[0][0]
    offered = {"inline_keyboard": [[{"text": undo.text, "callback_data": undo.data}]]}
    await on_telegram(
        telegram,
        "sendMessage",
        chat_id=str(group),
        text="…",
        reply_markup=json.dumps(offered),
    )
    await julie.do("telegram/press", chat=group, message=1, row=0, column=0)

    toast = (await julie.look("telegram", group))["toast"]
    assert (toast["text"], toast["alert"]) == ("La réponse vous attend en privé.", False)
    assert (await sam.look("telegram", group))["toast"] is None


async def test_press_that_is_not_answered_leaves_its_button_busy(
    julie: Visitor, sam: Visitor, playground: Playground
) -> None:
    answer = await said(julie, LINE, "✅")
    playground.scene.telegram.fail("answerCallbackQuery", faults.refused("query is too old"))
    assert await press(julie, answer, "Annuler") == {}

    group = await chat_of(julie, "supergroup")
    assert (await julie.look("telegram"))["busy"] == [answer["id"]]
    assert (await julie.look("telegram", group))["busy"] == []
    assert (await sam.look("telegram"))["busy"] == []


async def test_newcomer_starts_blocks_and_comes_back(alex: Visitor) -> None:
    before = await alex.look("telegram")
    assert (before["started"], before["blocked"]) == (False, False)
    silent = await alex.ask("telegram/say", chat=before["chat"], text="allô")
    assert (silent.status_code, silent.json()) == (
        409,
        {"error": "Alex Tremblay has to press Start first."},
    )

    await alex.do("telegram/start")
    seen = await alex.until("telegram", lambda now: len(now["messages"]) > 1)
    assert (seen["started"], seen["messages"][0]["text"]) == (True, "/start")

    await alex.do("telegram/block")
    blocked = await alex.look("telegram")
    assert (blocked["started"], blocked["blocked"]) == (False, True)
    await alex.do("telegram/unblock")
    back = await alex.look("telegram")
    assert (back["started"], back["blocked"]) == (True, False)
    assert len(back["messages"]) == len(blocked["messages"])


async def test_link_of_the_group_leads_to_the_direct_chat(alex: Visitor) -> None:
    group = await chat_of(alex, "supergroup")
    await alex.do("telegram/say", chat=group, text=LINE)
    seen = await alex.until("telegram", lambda now: len(now["messages"]) > 1, group)
    message = seen["messages"][-1]
    [[link]] = message["keyboard"]
    assert link["action"] == "url"

    where = {"chat": group, "message": message["id"], "row": 0, "column": 0}
    pressed = await alex.ask("telegram/press", **where)
    assert pressed.status_code == 409
    assert await alex.do("telegram/follow", **where) == {"url": link["url"]}
    direct = await alex.until("telegram", lambda now: len(now["messages"]) > 1)
    assert direct["started"] is True
    assert direct["messages"][0]["text"].startswith("/start ")


async def test_press_answered_by_a_link_leads_to_the_direct_chat(
    alex: Visitor, playground: Playground
) -> None:
    group = await chat_of(alex, "supergroup")
    offered = {"inline_keyboard": [[{"text": "Oui", "callback_data": "event.answer:1"}]]}
    await on_telegram(
        playground.scene.telegram,
        "sendMessage",
        chat_id=str(group),
        text="…",
        reply_markup=json.dumps(offered),
    )
    pressed = await alex.do("telegram/press", chat=group, message=1, row=0, column=0)

    assert pressed == {"url": "https://t.me/maillon_bot?start=go"}
    direct = await alex.look("telegram")
    assert (direct["started"], direct["messages"][0]["text"]) == (True, "/start go")


async def test_group_sees_neither_amount_nor_answer(julie: Visitor, sam: Visitor) -> None:
    group = await chat_of(julie, "supergroup")
    await julie.do("telegram/say", chat=group, text=LINE)
    await julie.until_reads("telegram", "✅")

    seen = await sam.until("telegram", lambda now: len(now["messages"]) > 1, group)
    assert [(each["out"], each["text"]) for each in seen["messages"]] == [
        (False, LINE),
        (False, "Noté, détails en privé."),
    ]
    assert (await sam.look("telegram"))["messages"] == []


async def test_nobody_looks_where_they_are_not(
    julie: Visitor, sam: Visitor, playground: Playground
) -> None:
    answer = await said(julie, LINE, "✅")
    theirs = await chat_of(julie)
    group = playground.scene.telegram.group("Ailleurs", [playground.scene.players["alex"].telegram])
    for chat in (theirs, group.id, 404, "x"):
        refused = await sam.http.get("/api/telegram", params={"as": "sam", "in": chat})
        assert (refused.status_code, refused.json()) == (
            404,
            {"error": f"Sam Taylor is in no chat “{chat}”."},
        )
    said_there = await sam.ask("telegram/say", chat=group.id, text="hello")
    where = {"chat": theirs, "message": answer["id"], **key(answer, "Annuler")}
    pressed = await sam.ask("telegram/press", **where)
    assert (said_there.status_code, pressed.status_code) == (404, 404)


async def test_what_is_gone_is_said(julie: Visitor) -> None:
    answer, chat = await said(julie, LINE, "✅"), await chat_of(julie)
    gone = {"chat": chat, "message": 404, "row": 0, "column": 0}
    beside = {"chat": chat, "message": answer["id"], "row": 9, "column": -1}
    no_link = {"chat": chat, "message": answer["id"], "row": 0, "column": 0}
    answers = [
        await julie.ask("telegram/press", **gone),
        await julie.ask("telegram/press", **beside),
        await julie.ask("telegram/follow", **no_link),
        await julie.ask("telegram/say", chat=chat, text="250", reply_to=404),
        await julie.ask("telegram/start", payload="deux mots"),
    ]
    assert [each.status_code for each in answers] == [404, 409, 409, 404, 409]


async def test_what_people_write_stays_data(julie: Visitor, http: httpx.AsyncClient) -> None:
    attack = "<b>gras</b> </script><script>alert(1)</script> javascript:alert(1) \u2028 \"'&amp;"
    await julie.do("telegram/say", chat=await chat_of(julie), text=attack)

    answer = await http.get("/api/telegram", params={"as": "julie"})
    assert answer.headers["content-type"] == "application/json"
    assert answer.json()["messages"][0]["text"] == attack
