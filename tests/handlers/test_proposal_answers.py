"""A figure changes only when its enterprise accepts; then the institution is told."""

from __future__ import annotations

import pytest

from bot.cards import Card
from bot.exchange import Press
from storage.people import Role
from tests.handlers.chat import CURRENT, Chat, labels
from tests.handlers.confirming import (
    ASKED,
    BRIEF,
    CHUS,
    FIRST,
    JULIE,
    LEFT,
    NEXT,
    PROPOSED,
    RIGHT,
    found,
    joined,
    left,
    proposed,
    reported,
    told,
)
from tests.handlers.hosting import lines

TAXES = "Taxes incluses."


async def corrected(chat: Chat, asked: Card, label: str, words: str) -> None:
    """Let Julie correct the contract by herself, rather than answer."""
    await chat.press("Corriger", "julie", asked)
    await chat.press(label, "julie")
    await chat.say(words, "julie")


async def test_accepted_correction_is_made_and_confirmed_and_both_are_told(chat: Chat) -> None:
    asked = await proposed(chat)
    card = await chat.press("Accepter", "julie", asked)

    assert lines(card) == [
        f"Contrat corrigé : {RIGHT}.",
        "Montant: 2 060 $ → 2 600 $",
        "Confirmé le 18 novembre.",
        "Corriger | Annuler",
    ]
    row = await found(chat, 22)
    assert (row.amount_cents, row.confirmed_by) == (260_000, 3)
    assert await told(chat, BRIEF, "mireille") == [
        [f"{JULIE} a accepté votre correction : {RIGHT}.", "Montant: 2 060 $ → 2 600 $"]
    ]
    assert lines(await chat.say("/confirmer", "mireille"))[0] == LEFT.format(1)
    later = await told(chat, "2026-11-18 11:00")
    assert [one for one in later if "confirmé" in one[0]] == []


async def test_declined_correction_is_told_and_the_contract_waits_again(chat: Chat) -> None:
    asked = await proposed(chat)
    card = await chat.press("Garder ma saisie", "julie", asked)

    kept = f"Contrat gardé comme il est noté : {FIRST}. L’institution en est avertie."
    assert lines(card) == [kept, "Corriger | Annuler"]
    assert (await found(chat, 22)).amount_cents == 206_000
    [news] = await chat.mail("mireille")
    assert lines(news) == [
        LEFT.format(2),
        f"{JULIE} n’a pas accepté votre correction.",
        ASKED.format(FIRST),
        NEXT,
    ]
    await chat.press("Confirmer", "mireille", news)
    assert (await found(chat, 22)).confirmed_by == 3


@pytest.mark.parametrize(
    ("first", "then", "said"),
    [
        ("Accepter", "Garder ma saisie", "Acceptée le mercredi 18 novembre à 10 h."),
        (
            "Garder ma saisie",
            "Accepter",
            "Refusée le mercredi 18 novembre à 10 h : le contrat reste comme il est noté.",
        ),
    ],
)
async def test_answered_proposal_says_what_was_answered(
    chat: Chat, first: str, then: str, said: str
) -> None:
    asked = await proposed(chat)
    await chat.press(first, "julie", asked)
    before = await found(chat, 22)
    card = await chat.press(then, "julie", asked)

    assert lines(card) == [said]
    assert await found(chat, 22) == before


async def test_copies_of_a_proposal_show_what_became_of_it(chat: Chat) -> None:
    asked = await proposed(chat)
    await chat.press("Accepter", "julie", asked)
    [copy] = await told(chat, BRIEF)

    assert copy == [*PROPOSED[:2], "Acceptée le mercredi 18 novembre à 10 h."]


async def test_proposal_about_a_contract_corrected_meanwhile_says_so(chat: Chat) -> None:
    asked = await proposed(chat)
    await corrected(chat, asked, "Montant", "2500")
    card = await chat.press("Accepter", "julie", asked)

    line = FIRST.replace("2 060", "2 500")
    over = f"Ce contrat a été corrigé le mercredi 18 novembre à 10 h : {line}."
    assert lines(card) == [over]
    assert await told(chat, BRIEF) == [[*PROPOSED[:2], over]]
    [news] = await told(chat, "2026-11-18 10:02", "mireille")
    assert news == [
        LEFT.format(2),
        f"{JULIE} a corrigé ce contrat.",
        ASKED.format(line),
        NEXT,
    ]
    assert lines(await chat.say("/confirmer", "mireille"))[:2] == [
        LEFT.format(2),
        ASKED.format(line),
    ]


async def test_proposal_about_a_contract_undone_meanwhile_says_so(chat: Chat) -> None:
    asked = await proposed(chat)
    row = await found(chat, 22)
    await chat.send(chat.request(Press(f"contract.undo@{CURRENT}:{row.id}"), "julie"))
    card = await chat.press("Accepter", "julie", asked)

    over = "Cette saisie a été annulée le mercredi 18 novembre à 10 h."
    assert lines(card) == [over]
    assert await told(chat, BRIEF) == [[*PROPOSED[:2], over]]
    assert await told(chat, "2026-11-18 10:02", "mireille") == [
        [f"{JULIE} a annulé son contrat : {FIRST}."]
    ]


async def test_contract_undone_and_restored_before_it_is_told_waits_again(chat: Chat) -> None:
    await proposed(chat)
    row = await found(chat, 22)
    undone = await chat.send(chat.request(Press(f"contract.undo@{CURRENT}:{row.id}"), "julie"))
    await chat.press("Rétablir", "julie", undone)
    [news] = await told(chat, BRIEF, "mireille")

    assert news[1:3] == [f"{JULIE} n’a pas accepté votre correction.", ASKED.format(FIRST)]


async def test_contract_corrected_to_another_institution_is_told_without_its_name(
    chat: Chat,
) -> None:
    asked = await proposed(chat)
    await corrected(chat, asked, "Institution", "Université de Sherbrooke")

    assert await told(chat, BRIEF, "mireille") == [
        [f"{JULIE} a corrigé le contrat n° 22 : il n’est plus à votre institution."]
    ]


async def test_proposal_that_the_enterprise_makes_by_itself_is_settled_and_told(
    chat: Chat,
) -> None:
    await chat.say("/confirmer", "mireille")
    await reported(chat, "Montant", "2060 taxes incluses")
    [asked] = await chat.mail("julie")
    await corrected(chat, asked, "Montant", "2060 taxes incluses")
    card = await chat.press("Accepter", "julie", asked)

    assert lines(card) == [f"Ce contrat a été corrigé le mercredi 18 novembre à 10 h : {FIRST}."]
    assert await told(chat, BRIEF, "mireille") == [
        [LEFT.format(2), f"{JULIE} a corrigé ce contrat.", ASKED.format(FIRST), TAXES, NEXT]
    ]


async def test_proposal_about_a_contract_shared_meanwhile_says_so(chat: Chat) -> None:
    asked = await proposed(chat)
    await corrected(chat, asked, "Partenaires", "Coop Boréale")
    card = await chat.press("Accepter", "julie", asked)

    assert lines(card) == [f"Ce contrat a été corrigé le mercredi 18 novembre à 10 h : {FIRST}."]
    [news] = await told(chat, BRIEF, "mireille")
    assert news[3] == "Avec Coop Boréale; le montant compte une seule fois."


@pytest.mark.parametrize("answer", ["Non, ou il n’existe pas", "non"])
async def test_contract_that_is_not_theirs_is_undone_once_accepted(chat: Chat, answer: str) -> None:
    await chat.say("/confirmer", "mireille")
    said = await reported(chat, "Est-il à vous?", answer)
    [asked] = await chat.mail("julie")
    card = await chat.press("Annuler le contrat", "julie", asked)

    assert (
        lines(said)[1] == f"Signalé à {JULIE} comme n’étant pas à vous ou n’existant pas : {FIRST}."
    )
    assert lines(asked) == [
        f"{CHUS} dit que ce contrat n’est pas le sien ou n’existe pas : {FIRST}.",
        "Annuler le contrat | Garder ma saisie | Corriger",
    ]
    assert lines(card) == [f"Saisie annulée : {FIRST}.", "Rétablir"]
    assert await told(chat, BRIEF, "mireille") == [
        [f"{JULIE} a annulé le contrat que vous aviez signalé : {FIRST}."]
    ]
    await chat.press("Rétablir", "julie", card)
    assert lines(await chat.say("/confirmer", "mireille"))[0] == LEFT.format(2)


async def test_acceptance_that_makes_a_double_is_asked_about(chat: Chat) -> None:
    await chat.say("/contrat 2600 CHUS gré à gré le 10 novembre", "julie")
    asked = await proposed(chat)
    question = await chat.press("Accepter", "julie", asked)

    double = f"n° 27, 2 600 $, {CHUS}, gré à gré, le 10 novembre"
    assert lines(question) == [
        f"Un contrat semblable est déjà noté : {double}. Est-ce le même?",
        "Garder un seul | Noter les deux",
    ]
    assert (await found(chat, 22)).amount_cents == 206_000
    await chat.press("Noter les deux", "julie", question)
    assert (await found(chat, 22)).amount_cents == 260_000


async def test_answer_leaves_the_proposal_and_takes_the_place_of_its_own_question(
    chat: Chat,
) -> None:
    await chat.say("/contrat 2600 CHUS gré à gré le 10 novembre", "julie")
    asked = await proposed(chat)
    question = await chat.reply(chat.request(Press(asked.buttons[0].data), "julie"))
    assert question.card is not None
    answer = await chat.reply(chat.request(Press(question.card.buttons[1].data), "julie"))

    assert (question.replaces, answer.replaces) == (False, True)


async def test_double_that_is_the_same_is_undone(chat: Chat) -> None:
    await chat.say("/contrat 2600 CHUS gré à gré le 10 novembre", "julie")
    asked = await proposed(chat)
    await chat.press("Accepter", "julie", asked)
    await chat.press("Garder un seul", "julie")

    row = await found(chat, 22)
    assert (row.amount_cents, row.undone_at is None) == (206_000, False)
    assert await told(chat, BRIEF, "mireille") == [[f"{JULIE} a annulé son contrat : {FIRST}."]]


async def test_correction_by_hand_that_makes_a_double_is_undone_and_told(chat: Chat) -> None:
    await chat.say("/contrat 2600 CHUS gré à gré le 10 novembre", "julie")
    asked = await proposed(chat)
    await corrected(chat, asked, "Montant", "2600")
    await chat.press("Garder un seul", "julie")

    assert await told(chat, BRIEF, "mireille") == [[f"{JULIE} a annulé son contrat : {FIRST}."]]


async def test_other_enterprise_cannot_answer(chat: Chat) -> None:
    asked = await proposed(chat)
    for way in labels(asked)[:2]:
        await chat.press(way, "sam", asked)
        await chat.press(way, "mireille", asked)

    assert (await found(chat, 22)).amount_cents == 206_000
    assert lines(await chat.press("Accepter", "julie", asked))[0].startswith("Contrat corrigé")


async def test_answer_goes_to_who_speaks_for_the_institution_now(chat: Chat) -> None:
    asked = await proposed(chat)
    await joined(chat, "sam", Role.CHAMPION, (await found(chat, 22)).institution_id)
    await left(chat, "mireille")
    await chat.press("Accepter", "julie", asked)
    [card] = await told(chat, BRIEF, "sam")

    assert card[0].startswith(f"{JULIE} accepted your correction: no. 22, $2,600")
    assert await chat.mail("mireille") == []


async def test_corrections_that_wait_are_seen_from_the_digest(chat: Chat) -> None:
    asked = await proposed(chat)
    row = await found(chat, 22)
    first = await chat.send(chat.request(Press(f"proposal.first@{CURRENT}"), "julie"))
    await chat.press("Garder ma saisie", "julie", first)
    none = await chat.send(chat.request(Press(f"proposal.first@{CURRENT}"), "julie"))

    assert first == asked
    assert lines(none) == ["Aucune correction n’attend votre réponse."]
    assert row.amount_cents == 206_000
