"""Privacy: each reader is told what is kept of them, and nothing else is."""

from __future__ import annotations

from bot.cards import Card, Fields, Note
from tests.handlers.chat import Chat, labels
from tests.handlers.confirming import left
from tests.handlers.hosting import COHORT, ESTRIE, goes_on, lines
from tests.handlers.rooms import on_slack


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


async def test_channel_of_a_cohort_of_others_tells_the_rule_and_where_to_see_more(
    chat: Chat,
) -> None:
    [rule] = lines(await chat.say("/confidentialite", "julie"))[:1]
    await on_slack(chat, "/cohorte Montréal 2016-2017", "C1")
    await on_slack(chat, "/canal annonces", "C1")
    card = await on_slack(chat, "/confidentialite", "C1", "julie")

    assert lines(card) == [
        rule,
        "Pour en voir plus et choisir vos envois, écrivez-moi en privé : /maillon confidentialite",
    ]


async def test_person_in_no_cohort_any_more_reads_what_is_kept_and_is_asked_nothing(
    chat: Chat,
) -> None:
    await left(chat, "julie")
    card = await chat.say("/confidentialite", "julie")

    assert list(fields(card)) == ["Nom", "Comptes"]
    assert len(card.blocks) == 1
