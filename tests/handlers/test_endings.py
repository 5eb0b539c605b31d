"""What is over asks nothing more, wherever it was told."""

from __future__ import annotations

from tests.handlers.chat import Chat
from tests.handlers.hosting import TOLD, announced, lines, move
from tests.handlers.screens import Screen, sweep
from tests.handlers.tendering import SHOWN, WAYS, shared


async def test_event_that_has_ended_asks_for_no_answer_any_more(chat: Chat) -> None:
    await announced(chat)
    screen = Screen(chat, "julie")
    card = await screen.press("Répondre à un appel d'offres", await screen.say("/evenements"))
    move(chat, "2026-11-26 16:40")
    await sweep(chat, "endings")

    assert lines(await screen.shows(card))[1:] == [
        TOLD,
        "0/20, 20 places libres. Cet événement est terminé.",
    ]


async def test_call_that_has_closed_offers_nothing_any_more(chat: Chat) -> None:
    await shared(chat)
    screen = Screen(chat, "julie")
    card = await screen.received()
    before = lines(await screen.shows(card))
    move(chat, "2026-12-08 14:05")
    await sweep(chat, "endings")

    assert before == [*SHOWN, WAYS]
    assert lines(await screen.shows(card)) == [
        *SHOWN[:2],
        "Clôture passée : le mardi 8 décembre à 14 h",
    ]
