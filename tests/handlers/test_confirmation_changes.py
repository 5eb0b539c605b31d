"""Whoever confirmed a contract is told, once, that its enterprise corrected or undid it."""

from __future__ import annotations

from bot.exchange import Press
from storage.people import Role
from tests.handlers.chat import CURRENT, Chat
from tests.handlers.confirming import (
    ASKED,
    BRIEF,
    CHUS,
    FIRST,
    JULIE,
    LEFT,
    NEXT,
    RIGHT,
    found,
    joined,
    left,
    told,
)
from tests.handlers.hosting import championing, lines, move

CORRECTED = f"{JULIE} a corrigé ce contrat."
SINCE = "Corrigé depuis sa confirmation."
CHANGE = "Montant: 2 060 $ → 2 600 $"
AGAIN = [LEFT.format(2), CORRECTED, CHANGE, ASKED.format(RIGHT), SINCE, NEXT]
UNDONE = f"{JULIE} a annulé un contrat qui était confirmé : {FIRST}."


async def confirmed(chat: Chat) -> None:
    """Let Mireille confirm contract no. 22, and Julie hear of it."""
    await chat.say("/confirmer", "mireille")
    await chat.press("Confirmer", "mireille")
    await told(chat, "2026-11-18 10:06")


async def pressed(chat: Chat, what: str, number: int = 22) -> None:
    row = await found(chat, number)
    await chat.send(chat.request(Press(f"contract.{what}@{CURRENT}:{row.id}"), "julie"))


async def corrected(chat: Chat, what: str, answer: str) -> None:
    await pressed(chat, "correct")
    await chat.press(what, "julie")
    await chat.say(answer, "julie")


async def test_champion_who_confirmed_is_asked_again_of_a_corrected_contract(chat: Chat) -> None:
    await confirmed(chat)
    await corrected(chat, "Montant", "2600")
    [news] = await chat.mail("mireille")

    assert lines(news) == AGAIN
    await chat.press("Confirmer", "mireille", news)
    assert (await found(chat, 22)).confirmed_by == 3
    assert await told(chat, "2026-11-18 10:20", "mireille") == []


async def test_corrections_before_it_is_told_are_told_as_one(chat: Chat) -> None:
    await confirmed(chat)
    await corrected(chat, "Montant", "2500")
    await corrected(chat, "Montant", "2600")

    assert await told(chat, "2026-11-18 10:07", "mireille") == [AGAIN]


async def test_correction_after_it_was_told_changes_the_message(chat: Chat) -> None:
    await confirmed(chat)
    await corrected(chat, "Montant", "2500")
    await told(chat, "2026-11-18 10:07", "mireille")
    await corrected(chat, "Montant", "2600")

    assert await told(chat, "2026-11-18 10:09", "mireille") == [AGAIN]


async def test_partners_named_since_are_told(chat: Chat) -> None:
    await confirmed(chat)
    await corrected(chat, "Partenaires", "Coop Boréale")
    [news] = await told(chat, "2026-11-18 10:07", "mireille")

    assert news[1:3] == [CORRECTED, "Partenaires: — → Coop Boréale"]


async def test_correction_to_another_institution_is_told_without_its_name(chat: Chat) -> None:
    await confirmed(chat)
    await corrected(chat, "Institution", "Université de Sherbrooke")

    moved = f"{JULIE} a corrigé le contrat n° 22 : il n’est plus à votre institution."
    assert await told(chat, "2026-11-18 10:07", "mireille") == [[moved]]


async def test_undone_contract_is_told_and_its_restoration_changes_the_message(chat: Chat) -> None:
    await confirmed(chat)
    await pressed(chat, "undo")
    assert await told(chat, "2026-11-18 10:07", "mireille") == [[UNDONE]]
    await pressed(chat, "restore")

    back = f"{JULIE} a rétabli ce contrat, qui reste confirmé : {FIRST}."
    assert await told(chat, "2026-11-18 10:09", "mireille") == [[back]]


async def test_contract_undone_and_restored_before_it_is_told_is_no_news(chat: Chat) -> None:
    await confirmed(chat)
    await pressed(chat, "undo")
    await pressed(chat, "restore")
    assert await told(chat, "2026-11-18 10:07", "mireille") == []

    await pressed(chat, "undo")
    assert await told(chat, "2026-11-18 10:09", "mireille") == [[UNDONE]]


async def test_confirmation_that_was_taken_back_leaves_nothing_to_tell(chat: Chat) -> None:
    await chat.say("/confirmer", "mireille")
    await chat.press("Confirmer", "mireille")
    await chat.press("Annuler la confirmation", "mireille")
    await corrected(chat, "Montant", "2600")

    assert await told(chat, BRIEF, "mireille") == []


async def test_each_confirmation_is_told_once_of_its_correction(chat: Chat) -> None:
    await confirmed(chat)
    await corrected(chat, "Montant", "2600")
    [news] = await chat.mail("mireille")
    move(chat, "2026-11-18 10:08")
    await chat.press("Confirmer", "mireille", news)
    await corrected(chat, "Montant", "2060")

    back = [LEFT.format(2), CORRECTED, "Montant: 2 600 $ → 2 060 $", ASKED.format(FIRST), SINCE]
    assert await told(chat, "2026-11-18 10:15", "mireille") == [[*back, NEXT]]


async def test_champion_who_corrects_their_own_sale_is_told_by_its_card_alone(chat: Chat) -> None:
    await championing(chat, "julie")
    await chat.say("/confirmer", "julie")
    await chat.press("Confirmer", "julie")
    await corrected(chat, "Montant", "2600")

    assert [await told(chat, "2026-11-18 10:07", who) for who in ("julie", "mireille")] == [[], []]


async def test_news_goes_to_who_speaks_for_the_institution_now_in_their_language(
    chat: Chat,
) -> None:
    await confirmed(chat)
    await joined(chat, "sam", Role.CHAMPION, (await found(chat, 22)).institution_id)
    await left(chat, "mireille")
    await corrected(chat, "Montant", "2600")
    [news] = await told(chat, "2026-11-18 10:07", "sam")

    assert news[:3] == [
        "To confirm: 2",
        f"{JULIE} corrected this contract.",
        "Amount: $2,060 → $2,600",
    ]
    assert news[4:] == [
        "Corrected since it was confirmed.",
        "Confirm | Report an error | See the next one",
    ]
    assert await chat.mail("mireille") == []
    assert CHUS not in " ".join(news)
