"""Champions propose corrections; nothing changes by that alone."""

from __future__ import annotations

from functools import partial

from bot.exchange import Submission
from storage import contracts, drafts
from storage.contracts import Contract, Mode, Tax
from storage.people import Role
from tests.handlers.chat import CURRENT, Chat, labels
from tests.handlers.confirming import (
    ANSWERS,
    ASKED,
    BRIEF,
    CHANGE,
    FIRST,
    JULIE,
    LEFT,
    NEXT,
    NOTHING,
    PROPOSED,
    SECOND,
    WAYS,
    found,
    joined,
    left,
    proposed,
    reported,
    told,
)
from tests.handlers.hosting import lines


async def test_error_is_reported_field_by_field_and_changes_nothing(chat: Chat) -> None:
    await chat.say("/confirmer", "mireille")
    asked = await chat.press("Signaler une erreur", "mireille")
    await chat.press("Montant", "mireille")
    card = await chat.say("2600", "mireille")

    assert labels(asked) == ["Montant", "Mode", "Date", "Objet", "Est-il à vous?", "Abandonner"]
    assert lines(card) == [
        LEFT.format(1),
        f"Correction proposée à {JULIE} : {FIRST}.",
        "Montant: 2 060 $ → 2 600 $",
        ASKED.format(SECOND),
        f"{WAYS} | {CHANGE}",
    ]
    assert (await found(chat, 22)).amount_cents == 206_000
    assert [lines(one) for one in await chat.mail("julie")] == [PROPOSED]


async def test_error_is_reported_by_form_as_logged(chat: Chat) -> None:
    await chat.say("/confirmer", "mireille")
    await chat.press("Signaler une erreur", "mireille")
    draft = int(chat.seen["mireille"].buttons[-1].args[0])
    row = await chat.router.store.read(partial(drafts.get, draft=draft))
    assert row is not None
    kept = {name: row.filled[name] for name in ("mode", "on", "purpose", "ours")}
    sheet = {"amount": "2600", "mode": '"invitation"', "on": "2026-11-09", "purpose": "Pauses"}
    card = await chat.send(chat.request(Submission(draft, sheet), "mireille"))

    assert kept == {
        "mode": "gre_a_gre",
        "on": "2026-11-10",
        "purpose": "Pauses santé d’un colloque",
        "ours": "yes",
    }
    assert lines(card)[2:6] == [
        "Montant: 2 060 $ → 2 600 $",
        "Mode: gré à gré → appel d’offres sur invitation",
        "Objet: Pauses santé d’un colloque → Pauses",
        "Date: 10 novembre → 9 novembre",
    ]


async def test_form_left_as_it_was_proposes_nothing_of_an_approximate_amount(chat: Chat) -> None:
    await correct(chat, approximate=True, tax=Tax.EXTRA)
    await chat.say("/confirmer", "mireille")
    await chat.press("Signaler une erreur", "mireille")
    draft = int(chat.seen["mireille"].buttons[-1].args[0])
    card = await chat.send(
        chat.request(Submission(draft, {"amount": "environ 2 060 $"}), "mireille")
    )

    assert lines(card)[1] == "C’est ce qui est noté : il n’y a rien à corriger."
    assert await chat.mail("julie") == []


async def test_error_is_reported_by_reply(chat: Chat) -> None:
    shown = await chat.say("/confirmer", "mireille")
    card = await chat.say("2600", "mireille", replied=shown)

    assert lines(card)[2] == "Montant: 2 060 $ → 2 600 $"


async def test_date_to_come_is_asked_about(chat: Chat) -> None:
    await chat.say("/confirmer", "mireille")
    card = await reported(chat, "Date", "demain")

    assert lines(card)[0].endswith("Quel jour était-ce?")
    assert await chat.mail("julie") == []


async def test_newer_proposal_replaces_the_open_one(chat: Chat) -> None:
    old = await proposed(chat)
    await chat.press(CHANGE, "mireille")
    await chat.press("Mode", "mireille")
    card = await chat.press("Sur invitation", "mireille")
    mails = await told(chat, BRIEF)

    mode = "Mode: gré à gré → appel d’offres sur invitation"
    assert lines(card)[2:4] == ["Montant: 2 060 $ → 2 600 $", mode]
    replaced = "Une autre proposition a remplacé celle-ci le mercredi 18 novembre à 10 h."
    assert [*PROPOSED[:2], mode, ANSWERS] in mails
    assert [*PROPOSED[:2], replaced] in mails
    assert lines(await chat.press("Accepter", "julie", old)) == [replaced]
    assert (await found(chat, 22)).mode is Mode.MUTUAL


async def test_proposal_is_taken_back_by_proposing_what_is_logged(chat: Chat) -> None:
    old = await proposed(chat)
    await chat.press(CHANGE, "mireille")
    await chat.press("Montant", "mireille")
    card = await chat.say("2060", "mireille")

    assert lines(card) == [
        LEFT.format(2),
        "C’est ce qui est noté : il n’y a rien à corriger.",
        ASKED.format(FIRST),
        NEXT,
    ]
    back = "L’institution a retiré sa proposition le mercredi 18 novembre à 10 h."
    assert lines(await chat.press("Accepter", "julie", old)) == [back]


async def test_contract_confirmed_after_all_takes_the_proposal_back(chat: Chat) -> None:
    shown = await chat.say("/confirmer", "mireille")
    asked = await proposed(chat)
    await chat.press("Confirmer", "mireille", shown)

    back = "L’institution a retiré sa proposition le mercredi 18 novembre à 10 h."
    assert lines(await chat.press("Accepter", "julie", asked)) == [back]
    assert (await found(chat, 22)).amount_cents == 206_000
    assert await told(chat, BRIEF) == [[*PROPOSED[:2], back]]


async def test_form_opened_before_a_correction_asks_before_proposing(chat: Chat) -> None:
    await chat.say("/confirmer", "mireille")
    await chat.press("Signaler une erreur", "mireille")
    await chat.press("Montant", "mireille")
    await correct(chat, amount_cents=250_000)
    asked = await chat.say("2600", "mireille")

    line = FIRST.replace("2 060", "2 500")
    assert lines(asked) == [
        f"Ce contrat a été corrigé entre-temps : {line}. Proposer votre correction?",
        "Proposer | Abandonner",
    ]
    card = await chat.press("Proposer", "mireille")
    assert lines(card)[2] == "Montant: 2 500 $ → 2 600 $"


async def test_report_on_what_was_corrected_shows_it_first(chat: Chat) -> None:
    shown = await chat.say("/confirmer", "mireille")
    await correct(chat, amount_cents=250_000)
    card = await chat.press("Signaler une erreur", "mireille", shown)

    assert lines(card)[1] == "Ce contrat a été corrigé entre-temps."


async def test_proposal_goes_to_who_took_over(chat: Chat) -> None:
    await joined(chat, "sam", Role.MANAGER, (await found(chat, 22)).enterprise_id)
    await left(chat, "julie")
    await chat.say("/confirmer", "mireille")
    await reported(chat, "Montant", "2600")
    [asked] = await chat.mail("sam")
    card = await chat.press("Accept", "sam", asked)

    assert lines(asked)[1:] == ["Amount: $2,060 → $2,600", "Accept | Keep mine | Correct"]
    assert lines(card)[0].startswith("Contract corrected: no. 22, $2,600")


async def test_proposal_goes_to_coordinators_where_nobody_is_left(chat: Chat) -> None:
    await left(chat, "julie")
    await chat.say("/confirmer", "mireille")
    await reported(chat, "Montant", "2600")
    [asked] = await chat.mail("dominique")
    await chat.press("Accepter", "dominique", asked)

    assert (await found(chat, 22)).amount_cents == 260_000


async def test_nothing_waits_once_all_is_answered(chat: Chat) -> None:
    await proposed(chat)
    card = await chat.press("Confirmer", "mireille")

    assert lines(card)[1] == NOTHING


async def correct(chat: Chat, **changes: object) -> Contract:
    """Let Julie's enterprise correct contract no. 22."""
    row = await found(chat, 22)
    change = partial(contracts.correct, cohort=CURRENT, contract=row.id, changes=changes)
    return await chat.router.store.run(partial(change, by=1, now=chat.router.clock.now()))
