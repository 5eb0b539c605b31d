"""Answers to calls for tenders: followed, declined, and what they led to."""

from __future__ import annotations

import pytest

from bot.cards import Card
from bot.exchange import Press
from storage import followings
from storage.db import Session
from storage.followings import State
from tests.handlers.chat import CURRENT, Chat, labels, person_of
from tests.handlers.hosting import lines, move
from tests.handlers.tendering import (
    DECLINED,
    FOLLOWING,
    SHOWN,
    TOLD,
    followed,
    shared,
    told_at,
)

TOLD_LATER = TOLD.replace("décembre", "décembre 2026")
ASKED = [
    f"Avez-vous soumissionné? Avez-vous remporté le contrat? {TOLD}.",
    "Contrat remporté | Soumission déposée | Pas de soumission",
]


async def test_question_leaves_the_call_and_what_follows_takes_its_place(chat: Chat) -> None:
    await shared(chat)
    [alert] = await chat.mail("julie")
    pressed = {one.label: one.data for one in alert.buttons}
    asked = await chat.reply(chat.request(Press(pressed["Chercher un partenaire"]), "julie"))
    assert asked.card is not None
    drop = next(one for one in asked.card.buttons if one.label == "Abandonner")
    dropped = await chat.reply(chat.request(Press(drop.data), "julie"))

    assert (asked.replaces, dropped.replaces) == (False, True)


async def test_reason_is_counted_for_coordinators(chat: Chat) -> None:
    await shared(chat)
    [alert] = await chat.mail("julie")
    asked = await chat.press("Pas pour nous", "julie", alert)
    noted = await chat.press("Garantie exigée", "julie")
    await chat.say("/appels", "dominique")
    shown = await chat.press("Service de traiteur", "dominique")

    assert lines(asked) == [
        f"Pourquoi n’est-ce pas pour vous? {TOLD}.",
        (
            "Délai trop court | Trop gros ou trop petit | Garantie exigée | Pas notre métier"
            " | Autre raison | Abandonner"
        ),
    ]
    assert lines(noted) == [
        "C’est noté, merci. La coordination ne voit que le total de chaque raison.",
        "Suivre quand même",
    ]
    assert lines(shown) == [
        *SHOWN,
        "0 personne suit · Garantie exigée (1)",
        "Modifier | Annuler l’appel",
    ]


async def test_copies_show_what_their_reader_does(chat: Chat) -> None:
    await followed(chat)
    move(chat, "2026-11-18T10:05")
    [copy] = await chat.mail("julie")

    assert lines(copy) == [*SHOWN, "Vous suivez cet appel.", FOLLOWING]


async def test_card_offers_nothing_that_its_reader_did(chat: Chat) -> None:
    await shared(chat)
    [alert] = await chat.mail("julie")
    await chat.press("Pas pour nous", "julie", alert)
    await chat.press("Garantie exigée", "julie")
    move(chat, "2026-11-18T10:05")
    [declined] = await chat.mail("julie")

    assert lines(declined) == [
        *SHOWN,
        "Vous avez dit qu’il n’est pas pour vous.",
        DECLINED,
    ]


@pytest.mark.parametrize(
    ("typed", "total"),
    [
        ("trop petit", "Trop gros ou trop petit (1)"),
        ("c’est trop gros pour nous", "Trop gros ou trop petit (1)"),
        ("on n’a pas le temps", "Délai trop court (1)"),
        ("caution", "Garantie exigée (1)"),
        ("not our field", "Pas notre métier (1)"),
        ("autre", "Autre raison (1)"),
        ("on n’a pas assez de temps", "Délai trop court (1)"),
        ("we don’t have the time", "Délai trop court (1)"),
        ("no, too big", "Trop gros ou trop petit (1)"),
        ("on n’est pas assez gros", "Trop gros ou trop petit (1)"),
        ("on n’a pas de caution", "Garantie exigée (1)"),
        ("ce n’est pas dans notre domaine", "Pas notre métier (1)"),
    ],
)
async def test_reason_is_typed(chat: Chat, typed: str, total: str) -> None:
    await shared(chat)
    [alert] = await chat.mail("julie")
    await chat.press("Pas pour nous", "julie", alert)
    noted = await chat.say(typed, "julie")
    await chat.say("/appels", "dominique")
    shown = await chat.press("Service de traiteur", "dominique")

    assert lines(noted)[0].startswith("C’est noté, merci.")
    assert any(total in one for one in lines(shown))


async def test_reason_that_is_none_of_those_is_asked_again(chat: Chat) -> None:
    await shared(chat)
    [alert] = await chat.mail("julie")
    asked = await chat.press("Pas pour nous", "julie", alert)
    again = await chat.say("le four est brisé", "julie")
    two = await chat.say("trop petit, pas notre métier", "julie")

    assert lines(again) == ["« le four est brisé » ne répond pas à la question.", *lines(asked)]
    assert labels(two) == ["Trop gros ou trop petit", "Pas notre métier", "Abandonner"]


async def test_reason_that_is_denied_is_asked_again(chat: Chat) -> None:
    await shared(chat)
    [alert] = await chat.mail("julie")
    asked = await chat.press("Pas pour nous", "julie", alert)
    denied = ("c’est pas le délai", "ce n’est pas la taille", "not the deadline", "it isn’t size")
    again = [lines(await chat.say(one, "julie"))[0] for one in denied]

    assert again == [f"« {one} » ne répond pas à la question." for one in denied]
    assert labels(chat.seen["julie"]) == labels(asked)


async def test_win_opens_the_contract(chat: Chat) -> None:
    await followed(chat)
    asked = await closed(chat)
    opened = await chat.press("Contrat remporté", "julie", asked)
    noted = await chat.say("2500", "julie")

    assert lines(asked) == ASKED
    assert lines(opened) == [
        f"C’est noté : contrat remporté. {TOLD}.",
        "Quel est le montant?",
        "Abandonner",
    ]
    assert lines(noted)[0].endswith(
        "2 500 $, CIUSSS de l’Estrie – CHUS, appel d’offres public, Service de traiteur, "
        "le 9 décembre. Merci!"
    )


@pytest.mark.parametrize("said", [(), ("2 50",)])
async def test_win_stays_noted_where_its_contract_is_given_up(
    chat: Chat, said: tuple[str, ...]
) -> None:
    await followed(chat)
    await chat.press("Contrat remporté", "julie", await closed(chat))
    for words in said:
        await chat.say(words, "julie")
    dropped = await chat.press("Abandonner", "julie")

    assert lines(dropped) == [
        (
            "Question abandonnée : aucun contrat n’est noté. "
            "Il reste noté que vous avez remporté cet appel d’offres."
        )
    ]
    assert await states(chat, "julie") == [State.WON]


async def test_who_bid_is_asked_a_month_later(chat: Chat) -> None:
    await followed(chat)
    noted = await chat.press("Soumission déposée", "julie", await closed(chat))
    asked = await told_at(chat, "2027-01-08T09:05")

    assert lines(noted) == [
        "C’est noté, merci. Le résultat vous sera demandé dans un mois.",
        "Contrat remporté",
    ]
    assert asked == [
        [f"Avez-vous remporté le contrat? {TOLD_LATER}.", "Contrat remporté | Contrat non remporté"]
    ]


async def test_who_lost_is_kept_as_such(chat: Chat) -> None:
    await followed(chat)
    await chat.press("Soumission déposée", "julie", await closed(chat))
    await told_at(chat, "2027-01-08T09:00")
    move(chat, "2027-01-08T09:05")
    asked = (await chat.mail("julie"))[-1]
    noted = await chat.press("Contrat non remporté", "julie", asked)

    assert lines(noted) == ["C’est noté, merci. Une prochaine fois, peut-être!"]
    assert await states(chat, "julie") == [State.LOST]


@pytest.mark.parametrize("late", ["Soumission déposée", "Pas de soumission"])
async def test_old_answer_does_not_undo_a_win(chat: Chat, late: str) -> None:
    await followed(chat)
    asked = await closed(chat)
    await chat.press("Contrat remporté", "julie", asked)
    refused = await chat.press(late, "julie", asked)

    assert lines(refused) == ["Vous avez dit l’avoir remporté."]
    assert await states(chat, "julie") == [State.WON]


async def test_old_loss_does_not_undo_a_win(chat: Chat) -> None:
    await followed(chat)
    await chat.press("Soumission déposée", "julie", await closed(chat))
    await told_at(chat, "2027-01-08T09:00")
    move(chat, "2027-01-08T09:05")
    asked = (await chat.mail("julie"))[-1]
    await chat.press("Contrat remporté", "julie", asked)
    refused = await chat.press("Contrat non remporté", "julie", asked)

    assert lines(refused) == ["Vous avez dit l’avoir remporté."]
    assert await states(chat, "julie") == [State.WON]


async def test_old_reason_does_not_undo_a_win(chat: Chat) -> None:
    await followed(chat)
    asked = await closed(chat)
    why = await chat.press("Pas de soumission", "julie", asked)
    await chat.press("Contrat remporté", "julie", asked)
    await chat.press("Délai trop court", "julie", why)

    assert await states(chat, "julie") == [State.WON]


async def test_who_did_not_bid_says_why(chat: Chat) -> None:
    await followed(chat)
    asked = await chat.press("Pas de soumission", "julie", await closed(chat))
    noted = await chat.press("Délai trop court", "julie")

    assert lines(asked)[0] == f"Pourquoi n’est-ce pas pour vous? {TOLD}."
    assert lines(noted) == [
        "C’est noté, merci. La coordination ne voit que le total de chaque raison."
    ]


async def states(chat: Chat, who: str) -> list[State]:
    """Return what somebody does about each call of the cohort."""

    def work(db: Session) -> list[State]:
        mine = followings.mine(db, cohort=CURRENT, person=person_of(db, who).id)
        return list(mine.values())

    return await chat.router.store.read(work)


async def closed(chat: Chat) -> Card:
    """Return what Julie is asked on the morning after the closing."""
    move(chat, "2026-12-09T09:01")
    cards = await chat.mail("julie")
    return next(one for one in cards if lines(one) == ASKED)


@pytest.mark.parametrize(
    ("why", "opening"), [("perhaps", "Ce bouton ne sert plus."), ("delay", "C’est noté, merci.")]
)
async def test_reasons_that_were_sent_before_still_serve_and_no_others(
    chat: Chat, why: str, opening: str
) -> None:
    await shared(chat)
    [alert] = await chat.mail("julie")
    decline = next(one.data for one in alert.buttons if one.label == "Pas pour nous")
    old = Press(f"{decline.replace('decline', 'why')}:{why}")

    assert lines(await chat.send(chat.request(old, "julie")))[0].startswith(opening)


async def test_who_follows_late_hears_of_what_is_left_alone(chat: Chat) -> None:
    await shared(chat)
    [alert] = await chat.mail("julie")
    move(chat, "2026-12-03T10:00")
    await chat.press("Suivre", "julie", alert)
    at_once = await told_at(chat, "2026-12-03T10:01")
    later = await told_at(chat, "2026-12-06T09:01")

    assert at_once == []
    assert [one[0] for one in later] == [
        "Dans 2 jours : Service de traiteur, le mardi 8 décembre à 14 h."
    ]
