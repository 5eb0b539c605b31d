"""Any request gets one answer, once, whatever it holds."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from functools import partial

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.cards import Card, Text
from bot.exchange import ChatKind, Platform, Press, Submission, Words
from storage import contracts
from tests.handlers.chat import CURRENT, Chat
from tests.handlers.hosting import COHORT, ESTRIE, goes_on

LINE = "/contract 2500 STM mutual agreement"


def at_fault(card: Card) -> bool:
    """Whether a card says, in either language, that the machine failed."""
    ours = ("A problem on our side", "Un problème de notre côté")
    return any(isinstance(one, Text) and one.text.startswith(ours) for one in card.blocks)


async def count(chat: Chat) -> int:
    totals = await chat.router.store.read(partial(contracts.totals, cohort=CURRENT))
    return totals.count


async def test_delivery_again_gives_the_same_answer_and_one_row(chat: Chat) -> None:
    before = await count(chat)
    request = chat.request(Words(LINE), "sam")
    answers = [await chat.router.handle(request) for _ in range(3)]

    assert answers[0] == answers[1] == answers[2]
    assert await count(chat) == before + 1


async def test_delivery_again_at_the_same_time_gives_one_row(chat: Chat) -> None:
    before = await count(chat)
    request = chat.request(Words(LINE), "sam")
    answers = await asyncio.gather(*(chat.router.handle(request) for _ in range(8)))

    assert len({str(one) for one in answers}) == 1
    assert await count(chat) == before + 1


async def test_delivery_whose_answer_arrived_gets_none(chat: Chat) -> None:
    request = chat.request(Words(LINE), "sam")
    await chat.router.answered(request, await chat.reply(request))

    assert await chat.router.handle(request) is None


async def test_same_delivery_number_elsewhere_is_another_delivery(chat: Chat) -> None:
    request = chat.request(Words(LINE), "sam")
    first = await chat.router.handle(request)
    second = await chat.router.handle(replace(request, platform=Platform.SLACK))

    assert first != second


@pytest.mark.parametrize(
    "words",
    [
        "",
        " ",
        "/",
        "//",
        "/ ",
        "🙂",
        "🎉" * 500,
        "x" * 5000,
        "/contract " + "9" * 4000,
        "/contract NaN STM mutual agreement",
        "/contract 1e400 STM mutual agreement",
        "/contract −0 STM mutual agreement",
        "/contract -0 STM mutual agreement",
        "/contract ０ STM mutual agreement",
        "/contract 0,00 STM mutual agreement",
        "/contract\x00\x01\x1b[31m 2500",
        "\u200b\u200d\ufeff",
        "\ud800",
        "<!channel> <@U123> &amp; <b>bold</b> {0} {person.name} %s %(x)s",
        "'; DROP TABLE contract; --",
        "/maillon",
        "/maillon maillon maillon",
        "/nosuch",
        "/code",
        "/code '",
        "/undo",
        "/start " + "A" * 64,
    ],
)
async def test_any_words_get_an_answer_and_log_nothing(chat: Chat, words: str) -> None:
    before = await count(chat)
    for person in ("sam", "mireille", "dominique", "alex"):
        card = await chat.say(words, person)
        assert not at_fault(card), card
    assert await count(chat) == before


@pytest.mark.parametrize(
    "data",
    [
        "",
        ":",
        "q:1:1:0",
        "q:999999:1:0",
        "q:x:y:z",
        "turn:1:1:-1",
        "sheet:0",
        "drop:",
        "contract.undo:999999",
        "contract.undo:1@2",
        "contract.undo@1:1",
        "contract.undo@99999999999999999999:1",
        "contract.undo:abc",
        "contract.undo",
        "contract.undo:1:2:3",
        "history.show:nosuch:1",
        "history.page:-1",
        "history.page:99999999999999999999999",
        "cohort.end:1",
        "do:nosuch",
        "suggest:1:x",
        "consent.set:nosuch:1",
        "\x00",
    ],
)
async def test_any_button_gets_an_answer(chat: Chat, data: str) -> None:
    for person in ("sam", "mireille", "dominique", "alex"):
        card = await chat.send(chat.request(Press(data), person))
        assert not at_fault(card), card


@pytest.mark.parametrize("draft", [0, 1, 10**30])
async def test_any_sheet_gets_an_answer(chat: Chat, draft: int) -> None:
    reply = await chat.reply(chat.request(Submission(draft, {"amount": "x", "nosuch": "y"}), "sam"))

    assert isinstance(reply.card, Card)
    assert not at_fault(reply.card)


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(words=st.text(max_size=200), command=st.sampled_from(["", "/contract ", "/contact "]))
async def test_any_text_gets_an_answer(chat: Chat, words: str, command: str) -> None:
    card = await chat.say(command + words, "sam")

    assert not at_fault(card), card


async def test_group_that_cannot_whisper_sees_neither_amount_nor_name(chat: Chat) -> None:
    request = replace(
        chat.request(Words(LINE), "sam"),
        platform=Platform.TELEGRAM,
        workspace="7000000001",
        user="7100000002",
        chat="-100123",
        kind=ChatKind.GROUP,
    )
    reply = await chat.reply(request)

    assert reply.private
    assert (reply.aside, reply.invite) == ("Noted, details in private.", "Open our private chat")


async def test_choosing_a_cohort_takes_up_the_line_that_waited(chat: Chat) -> None:
    await goes_on(chat, ESTRIE)
    await chat.say("/contrat 900 BRP gré à gré pour Messagerie Roue-Libelle", "dominique")
    await chat.press(COHORT, "dominique")

    assert await count(chat) == 24


async def test_nobody_takes_up_the_line_of_another(chat: Chat) -> None:
    await goes_on(chat, ESTRIE)
    asked = await chat.say("/contrat 900 BRP gré à gré", "dominique")
    before = await count(chat)
    await chat.press(COHORT, "sam", asked)

    assert await count(chat) == before


async def test_stray_number_is_no_amount(chat: Chat) -> None:
    card = await chat.say("1", "sam")

    text = "I did not understand “1”. See what you can do: /help"
    assert card == Card(blocks=(Text(text),))
