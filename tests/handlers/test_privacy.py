"""Privacy: each reader is told what is kept of them, and nothing else is."""

from __future__ import annotations

from bot.cards import Card, Fields, Note
from tests.handlers.chat import Chat, labels
from tests.handlers.hosting import COHORT, ESTRIE, goes_on


def fields(card: Card) -> dict[str, str]:
    return {name: said for one in card.blocks if isinstance(one, Fields) for name, said in one.rows}


async def test_stranger_is_told_what_is_kept(chat: Chat) -> None:
    card = await chat.say("/confidentialite", "alex")

    assert "un jour ou deux" in str(card)
    assert labels(card) == []


async def test_person_in_several_cohorts_reads_the_rule_of_each(chat: Chat) -> None:
    rules = ["Nom", "Comptes", "Montréal 2016-2017", "Estrie 2016-2017", COHORT]
    card = await chat.say("/confidentialite", "dominique")
    await goes_on(chat, ESTRIE)
    undecided = await chat.say("/confidentialite", "dominique")

    for told in (fields(card), fields(undecided)):
        assert list(told) == rules
        assert all("mois" in said for said in [*told.values()][2:])
    assert labels(card) == ["Voir mes données", "Choisir mes envois"]
    assert labels(undecided) == []
    assert isinstance(undecided.blocks[-1], Note)


async def test_member_sees_the_rule_of_their_cohort_and_their_data(chat: Chat) -> None:
    card = await chat.say("/privacy", "sam")
    assert labels(card) == ["See my data", "Choose my messages"]

    told = fields(await chat.press("See my data", "sam"))
    assert told["You are"] == "manager (Messagerie Roue-Libelle)"
