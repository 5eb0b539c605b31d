"""What a champion, a manager and a coordinator each see of confirmations."""

from __future__ import annotations

from functools import partial

from bot.exchange import Press
from storage import confirmations, contacts
from storage.people import Role
from tests.handlers.chat import CURRENT, Chat
from tests.handlers.confirming import (
    CHUS,
    JULIE,
    LEFT,
    found,
    joined,
)
from tests.handlers.hosting import lines


async def test_contract_of_another_institution_is_not_the_champions(chat: Chat) -> None:
    await chat.say("/contrat 2500 STM gré à gré", "julie")
    row = await found(chat, 27)
    shown = await chat.say("/confirmer", "mireille")
    card = await chat.send(chat.request(Press(f"confirm.yes@{CURRENT}:{row.id}:0:0"), "mireille"))

    assert lines(shown)[0] == LEFT.format(2)
    assert lines(card) == ["Votre institution n’a pas ce contrat. Voyez ce qui attend : /confirmer"]
    assert (await found(chat, 27)).confirmed_at is None


async def test_champion_of_two_institutions_has_one_list(chat: Chat) -> None:
    await chat.say("/contrat 2500 STM gré à gré", "julie")
    stm = (await found(chat, 27)).institution_id
    await joined(chat, "mireille", Role.CHAMPION, stm)
    waits = await chat.router.store.read(partial(confirmations.counts, cohort=CURRENT))
    card = await chat.say("/confirmer", "mireille")

    assert waits[stm] > 0
    assert lines(card)[0] == LEFT.format(2 + waits[stm])


async def test_collaboration_waits_for_nobody(chat: Chat) -> None:
    await chat.say(f"/contract 3000 {JULIE} mutual agreement", "sam")
    row = await found(chat, 27)
    await joined(chat, "mireille", Role.CHAMPION, row.institution_id)
    card = await chat.say("/confirmer", "mireille")
    forged = await chat.send(chat.request(Press(f"confirm.yes@{CURRENT}:{row.id}:0:0"), "mireille"))

    assert lines(card)[0] == LEFT.format(2)
    assert lines(forged)[0].startswith("Votre institution n’a pas ce contrat.")


async def test_manager_is_told_whom_it_is_for(chat: Chat) -> None:
    row = await found(chat, 22)
    card = await chat.say("/confirmer", "julie")
    forged = await chat.send(chat.request(Press(f"confirm.yes@{CURRENT}:{row.id}:0:0"), "julie"))

    told_whom = "Commande réservée à : championnes et champions, coordination. "
    assert lines(card) == [f"{told_whom}La coordination peut vous aider."]
    assert lines(forged)[0].startswith("Commande réservée à")
    assert (await found(chat, 22)).confirmed_at is None


async def test_coordinators_see_how_many_wait_by_institution(chat: Chat) -> None:
    card = lines(await chat.say("/confirmer", "dominique"))

    assert card[:3] == [
        LEFT.format(20),
        "Société de transport de Montréal: 4 (sans championne ni champion)",
        "Université de Sherbrooke: 3 (sans championne ni champion)",
    ]
    assert f"{CHUS}: 2" in card


async def test_champion_never_sees_whom_an_enterprise_met(chat: Chat) -> None:
    people = await chat.router.store.read(
        lambda db: [
            one.person_name
            for n in range(1, 41)
            if (one := contacts.by_number(db, cohort=CURRENT, number=n))
        ]
    )
    cards = [await chat.say("/confirmer", "mireille")]
    cards.append(await chat.press("Voir le suivant", "mireille"))
    said = "\n".join(line for card in cards for line in lines(card))

    assert len(people) == 40
    assert [one for one in people if one in said] == []
