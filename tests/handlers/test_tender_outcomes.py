"""What is said of a call for tenders before its closing, or once it was cancelled."""

from __future__ import annotations

from functools import partial

from bot.cards import Card
from bot.exchange import Press
from storage import tenders
from tests.handlers.chat import CURRENT, Chat
from tests.handlers.hosting import lines
from tests.handlers.tendering import followed, shared


async def won(chat: Chat) -> Card:
    """Let Julie say of the call shared last that it was won."""
    cohort = await chat.router.store.read(partial(tenders.of_cohort, cohort=CURRENT))
    number = max(one.id for one in cohort)
    return await chat.send(chat.request(Press(f"tender.won@{CURRENT}:{number}"), "julie"))


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
