"""Champions confirm contracts one after the other, and what happens meanwhile."""

from __future__ import annotations

from functools import partial

from bot.cards import Card
from bot.exchange import Press
from storage import audit
from tests.handlers.chat import CURRENT, Chat, buttons, labels
from tests.handlers.confirming import (
    ASKED,
    CHUS,
    ENGLISH,
    FIRST,
    JULIE,
    LEFT,
    NEXT,
    NOTHING,
    SECOND,
    UNDO,
    WAYS,
    found,
    told,
)
from tests.handlers.hosting import lines, move


async def test_confirm_shows_the_oldest_contract_that_waits(chat: Chat) -> None:
    card = await chat.say("/confirmer", "mireille")

    assert lines(card) == [LEFT.format(2), ASKED.format(FIRST), NEXT]


async def test_confirm_speaks_english_too(chat: Chat) -> None:
    await chat.say("/langue anglais", "mireille")
    card = await chat.say("/confirm", "mireille")

    line = f"no. 22, $2,060, {ENGLISH}, mutual agreement, Pauses santé d’un colloque, November 10"
    assert lines(card) == [
        "To confirm: 2",
        f"{JULIE} logged: {line}. Is this right?",
        "Confirm | Report an error | See the next one",
    ]


async def test_each_tap_moves_on_until_nothing_waits(chat: Chat) -> None:
    await chat.say("/confirmer", "mireille")
    reply = await chat.reply(
        chat.request(Press(buttons(chat.seen["mireille"])[0].data), "mireille")
    )
    assert reply.replaces
    assert reply.card is not None
    assert lines(reply.card) == [
        LEFT.format(1),
        f"Confirmé : {FIRST}.",
        ASKED.format(SECOND),
        f"{WAYS} | {UNDO}",
    ]
    chat.seen["mireille"] = reply.card
    last = await chat.press("Confirmer", "mireille")

    assert lines(last) == [f"Confirmé : {SECOND}.", NOTHING, UNDO]
    assert lines(await chat.say("/confirmer", "mireille")) == [NOTHING]
    assert [(await found(chat, one)).confirmed_by for one in (22, 23)] == [3, 3]


async def test_next_one_comes_round_to_the_first(chat: Chat) -> None:
    first = await chat.say("/confirmer", "mireille")
    second = await chat.press("Voir le suivant", "mireille")
    again = await chat.press("Voir le suivant", "mireille")

    assert lines(second) == [LEFT.format(2), ASKED.format(SECOND), NEXT]
    assert again == first
    await chat.press("Voir le suivant", "mireille")
    card = await chat.press("Confirmer", "mireille")
    assert lines(card)[2] == ASKED.format(FIRST)


async def test_confirming_twice_does_it_once(chat: Chat) -> None:
    shown = await chat.say("/confirmer", "mireille")
    await chat.press("Confirmer", "mireille", shown)
    card = await chat.press("Confirmer", "mireille", shown)

    assert lines(card) == ["Ce contrat a été confirmé le mercredi 18 novembre à 10 h."]
    trail = await chat.router.store.read(
        partial(
            audit.trail,
            cohort=CURRENT,
            entity="contract",
            entity_id=(await found(chat, 22)).id,
        )
    )
    assert [one.action for one in trail] == ["confirmed"]


async def test_confirmation_is_undone_and_asked_again(chat: Chat) -> None:
    await chat.say("/confirmer", "mireille")
    confirmed = await chat.press("Confirmer", "mireille")
    card = await chat.press(UNDO, "mireille")

    assert lines(card) == [LEFT.format(2), "Confirmation annulée.", ASKED.format(FIRST), NEXT]
    assert (await found(chat, 22)).confirmed_at is None
    again = await chat.press(UNDO, "mireille", confirmed)
    assert lines(again) == ["Ce contrat n’est plus confirmé."]
    assert await told(chat, "2026-11-18 10:30") == []


async def test_old_button_does_not_undo_a_later_confirmation(chat: Chat) -> None:
    await chat.say("/confirmer", "mireille")
    first = await chat.press("Confirmer", "mireille")
    await corrected(chat, "2100")
    move(chat, "2026-11-18 11:00")
    await chat.say("/confirmer", "mireille")
    await chat.press("Confirmer", "mireille")
    late = await chat.press(UNDO, "mireille", first)

    assert lines(late) == ["Ce contrat a été confirmé de nouveau le mercredi 18 novembre à 11 h."]
    assert (await found(chat, 22)).confirmed_at is not None


async def test_contract_corrected_meanwhile_is_asked_anew(chat: Chat) -> None:
    shown = await chat.say("/confirmer", "mireille")
    await corrected(chat, "3000")
    card = await chat.press("Confirmer", "mireille", shown)

    line = FIRST.replace("2 060", "3 000")
    assert lines(card) == [
        LEFT.format(2),
        "Ce contrat a été corrigé entre-temps.",
        ASKED.format(line),
        NEXT,
    ]
    assert (await found(chat, 22)).confirmed_at is None
    await chat.press("Confirmer", "mireille")
    assert (await found(chat, 22)).confirmed_at is not None


async def test_contract_whose_taxes_changed_meanwhile_is_asked_anew(chat: Chat) -> None:
    shown = await chat.say("/confirmer", "mireille")
    await corrected(chat, "2060 plus taxes")
    card = await chat.press("Confirmer", "mireille", shown)

    assert lines(card) == [
        LEFT.format(2),
        "Ce contrat a été corrigé entre-temps.",
        ASKED.format(FIRST),
        "Taxes en sus.",
        NEXT,
    ]
    assert (await found(chat, 22)).confirmed_at is None


async def test_contract_undone_meanwhile_is_not_confirmed(chat: Chat) -> None:
    shown = await chat.say("/confirmer", "mireille")
    await chosen(chat)
    await chat.press("Annuler", "julie")
    card = await chat.press("Confirmer", "mireille", shown)

    assert lines(card) == ["Cette saisie a été annulée le mercredi 18 novembre à 10 h."]
    assert lines(await chat.say("/confirmer", "mireille"))[:2] == [
        LEFT.format(1),
        ASKED.format(SECOND),
    ]


async def test_corrected_contract_is_to_be_confirmed_again_and_both_know(chat: Chat) -> None:
    await chat.say("/confirmer", "mireille")
    await chat.press("Confirmer", "mireille")
    card = await corrected(chat, "3000")

    line = FIRST.replace("2 060", "3 000")
    assert lines(card) == [
        f"Contrat corrigé : {line}.",
        "Montant: 2 060 $ → 3 000 $",
        f"À confirmer de nouveau par {CHUS}.",
        "Corriger | Annuler",
    ]
    assert lines(await chat.say("/confirmer", "mireille")) == [
        LEFT.format(2),
        ASKED.format(line),
        "Corrigé depuis sa confirmation.",
        NEXT,
    ]
    await chat.press("Confirmer", "mireille")
    again = await chat.press(UNDO, "mireille")
    assert lines(again)[2:] == [ASKED.format(line), NEXT]


async def test_restored_contract_is_still_confirmed(chat: Chat) -> None:
    await chat.say("/confirmer", "mireille")
    await chat.press("Confirmer", "mireille")
    await chosen(chat)
    await chat.press("Annuler", "julie")
    card = await chat.press("Rétablir", "julie")

    assert lines(card) == [
        f"Contrat rétabli : {FIRST}.",
        "Confirmé le 18 novembre.",
        "Corriger | Annuler",
    ]


async def test_history_and_card_tell_what_is_confirmed(chat: Chat) -> None:
    await chat.say("/confirmer", "mireille")
    await chat.press("Confirmer", "mireille")
    history = lines(await chat.say("/historique", "julie"))
    card = await chosen(chat)

    assert f"Contrat {FIRST} (confirmé le 18 novembre)" in history
    assert f"Contrat {SECOND}" in history
    assert lines(card) == [
        f"Contrat : {FIRST}.",
        "Confirmé le 18 novembre.",
        "Corriger | Annuler",
    ]


async def chosen(chat: Chat) -> Card:
    """Let Julie open contract no. 22 from her entries."""
    history = await chat.say("/historique", "julie")
    label = next(one for one in labels(history) if one.startswith("Contrat n° 22,"))
    return await chat.press(label, "julie", history)


async def corrected(chat: Chat, amount: str) -> Card:
    """Let Julie correct the amount of contract no. 22."""
    return await chat.say(amount, "julie", replied=await chosen(chat))
