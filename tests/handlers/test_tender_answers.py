"""Answers to calls for tenders: followed, declined, and what they led to."""

from __future__ import annotations

from bot.cards import Card
from tests.handlers.chat import Chat
from tests.handlers.hosting import lines, move
from tests.handlers.tendering import SHOWN, TOLD, WAYS, followed, hosted, shared, told_at

TOLD_LATER = TOLD.replace("décembre", "décembre 2026")
ASKED = [
    f"Avez-vous soumissionné? Avez-vous remporté le contrat? {TOLD}.",
    "Contrat remporté | Soumission déposée | Pas de soumission",
]


async def test_reason_is_counted_for_coordinators(chat: Chat) -> None:
    await shared(chat)
    [alert] = await chat.mail("julie")
    asked = await chat.press("Pas pour nous", "julie", alert)
    noted = await chat.press("Garantie exigée", "julie")
    await hosted(chat)
    shown = await chat.press("Service de traiteur", "dominique")

    assert lines(asked) == [
        f"Pourquoi n’est-ce pas pour vous? {TOLD}.",
        (
            "Délai trop court | Trop gros ou trop petit | Garantie exigée | Pas notre métier"
            " | Autre raison"
        ),
    ]
    assert lines(noted) == [
        "C’est noté, merci. La coordination ne voit que le total de chaque raison.",
        "Suivre quand même",
    ]
    assert lines(shown) == [
        *SHOWN,
        "0 personne suit · Garantie exigée (1)",
        f"{WAYS} | Modifier | Annuler l’appel",
    ]


async def test_copies_show_what_their_reader_does(chat: Chat) -> None:
    await followed(chat)
    move(chat, "2026-11-18T10:05")
    [copy] = await chat.mail("julie")

    assert lines(copy) == [*SHOWN, "Vous suivez cet appel.", WAYS]


async def test_win_opens_the_contract(chat: Chat) -> None:
    await followed(chat)
    asked = await closed(chat)
    await chat.press("Contrat remporté", "julie", asked)
    noted = await chat.say("2500", "julie")

    assert lines(asked) == ASKED
    assert lines(noted)[0].endswith(
        "2 500 $, CIUSSS de l’Estrie – CHUS, appel d’offres public, Service de traiteur, "
        "le 9 décembre. Merci!"
    )


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


async def test_who_did_not_bid_says_why(chat: Chat) -> None:
    await followed(chat)
    asked = await chat.press("Pas de soumission", "julie", await closed(chat))
    noted = await chat.press("Délai trop court", "julie")

    assert lines(asked)[0] == f"Pourquoi n’est-ce pas pour vous? {TOLD}."
    assert lines(noted) == [
        "C’est noté, merci. La coordination ne voit que le total de chaque raison."
    ]


async def test_partner_is_found_and_both_are_introduced(chat: Chat) -> None:
    await shared(chat, "Buffet, CHUS, public, tous les secteurs, 8 décembre 14h")
    [alert] = await chat.mail("julie")
    await chat.press("Chercher un partenaire", "julie", alert)
    asked = await chat.say("un livreur à vélo", "julie")
    wanted = (await chat.mail("sam"))[-1]
    offered = await chat.press("Offer my enterprise", "sam", wanted)
    told = (await chat.mail("julie"))[-1]

    assert lines(asked) == ["Demande envoyée à 1 personne."]
    assert lines(wanted) == [
        "Traiteur Fleur de Chaudron is looking for a partner: Buffet, un livreur à vélo.",
        "Offer my enterprise",
    ]
    assert lines(offered) == [
        (
            "You are introduced: Julie Bouchard, Traiteur Fleur de Chaudron, about Buffet. "
            "Write to each other."
        )
    ]
    assert lines(told) == [
        (
            "Voici votre mise en relation : Sam Taylor, Messagerie Roue-Libelle, pour Buffet. "
            "Écrivez-vous."
        )
    ]


async def closed(chat: Chat) -> Card:
    """Return what Julie is asked on the morning after the closing."""
    move(chat, "2026-12-09T09:01")
    cards = await chat.mail("julie")
    return next(one for one in cards if lines(one) == ASKED)
