"""What is said of a call for tenders before its closing, or once it was cancelled."""

from __future__ import annotations

from functools import partial

from bot.cards import Card
from bot.exchange import Press
from storage import tenders
from tests.handlers.chat import CURRENT, Chat
from tests.handlers.confirming import ENGLISH
from tests.handlers.hosting import lines, move
from tests.handlers.tendering import followed, shared


async def won(chat: Chat, who: str = "julie") -> Card:
    """Let Julie, or somebody else, say of the call shared last that it was won."""
    cohort = await chat.router.store.read(partial(tenders.of_cohort, cohort=CURRENT))
    number = max(one.id for one in cohort)
    return await chat.send(chat.request(Press(f"tender.won@{CURRENT}:{number}"), who))


async def test_outcome_of_an_open_call_is_answered_with_its_closing(chat: Chat) -> None:
    await followed(chat)

    assert lines(await won(chat)) == [
        "Cet appel d’offres est encore ouvert : clôture le mardi 8 décembre à 14 h."
    ]


async def test_outcome_of_a_cancelled_call_is_answered_with_its_end(chat: Chat) -> None:
    card = await shared(chat)
    await chat.press("Annuler l’appel", "dominique", card)
    await chat.press("Sans raison", "dominique")
    await chat.press("Annuler l’appel", "dominique")

    assert lines(await won(chat)) == [
        "Cet appel d’offres a été annulé le mercredi 18 novembre à 10 h."
    ]


async def test_win_is_said_in_the_language_of_who_won(chat: Chat) -> None:
    await followed(chat)
    move(chat, "2026-12-09 09:01")
    opened = await won(chat, "sam")
    dropped = await chat.press("Drop", "sam", opened)

    told = f"Service de traiteur, {ENGLISH}, closing Tuesday, December 8 at 2:00 p.m."
    assert lines(opened) == [f"Noted: you won. {told}", "What is the amount?", "Drop"]
    assert lines(dropped) == [
        "Question dropped: no contract was logged. It stays noted that you won."
    ]
