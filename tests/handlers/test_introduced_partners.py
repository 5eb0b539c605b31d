"""Partners for a call: looked for, offered, and introduced to each other."""

from __future__ import annotations

from dataclasses import replace

from bot.cards import Card
from bot.exchange import Press
from storage.people import Role
from tests.handlers.chat import Chat, labels
from tests.handlers.confirming import found, joined, left
from tests.handlers.hosting import lines
from tests.handlers.tendering import (
    shared,
)


async def test_partner_is_found_and_both_are_introduced(chat: Chat) -> None:
    await shared(chat, "Buffet, CHUS, public, tous les secteurs, 8 décembre 14h")
    [alert] = await chat.mail("julie")
    await chat.press("Chercher un partenaire", "julie", alert)
    await chat.say("un livreur à vélo", "julie")
    asked = await chat.press("Envoyer la demande", "julie")
    wanted = (await chat.mail("sam"))[-1]
    offered = await chat.press("Offer my enterprise", "sam", wanted)
    told = (await chat.mail("julie"))[-1]

    assert lines(asked) == ["Demande envoyée à 1 personne."]
    assert lines(wanted) == [
        "Traiteur Fleur de Chaudron is looking for a partner: Buffet, un livreur à vélo.",
        "If you offer yours, each of you is given the other’s name and account.",
        "Offer my enterprise",
    ]
    assert lines(offered) == [
        (
            "You are introduced: Julie Bouchard, Traiteur Fleur de Chaudron, about Buffet. "
            "Write to each other."
        ),
        "Terminal: Julie Bouchard",
    ]
    assert lines(told) == [
        (
            "Voici votre mise en relation : Sam Taylor, Messagerie Roue-Libelle, pour Buffet. "
            "Écrivez-vous."
        ),
        "Terminal: Sam Taylor",
    ]


async def test_partners_are_given_only_the_account_from_which_each_wrote(chat: Chat) -> None:
    await shared(chat, "Buffet, CHUS, public, tous les secteurs, 8 décembre 14h")
    [alert] = await chat.mail("julie")
    await chat.press("Chercher un partenaire", "julie", alert)
    preview = await chat.say("un livreur à vélo", "julie")
    send = chat.request(Press(preview.buttons[0].data), "julie")
    await chat.send(replace(send, handle="@julie_b"))
    [offer] = (await chat.mail("sam"))[-1].buttons
    pressed = chat.request(Press(offer.data), "sam")
    offered = await chat.send(replace(pressed, handle="@sam_t"))
    told = (await chat.mail("julie"))[-1]

    assert lines(offered)[1:] == ["Terminal: @julie_b"]
    assert lines(told)[1:] == ["Terminal: @sam_t"]


async def test_manager_of_two_enterprises_is_asked_which_one_is_offered(chat: Chat) -> None:
    wanted = await sought(chat)
    other = (await found(chat, 1)).enterprise_id
    await joined(chat, "sam", Role.MANAGER, other)
    asked = await chat.press("Offer my enterprise", "sam", wanted)
    await chat.press(labels(asked)[1], "sam")
    told = (await chat.mail("julie"))[-1]

    assert lines(asked)[0] == "For which enterprise?"
    assert labels(asked)[1] in lines(told)[0]


async def test_manager_of_no_enterprise_offers_none(chat: Chat) -> None:
    wanted = await sought(chat)
    await left(chat, "sam")
    await joined(chat, "sam", Role.MANAGER, None)
    refused = await chat.press("Offer my enterprise", "sam", wanted)

    assert lines(refused) == ["You represent no organization in this cohort."]


async def sought(chat: Chat) -> Card:
    """Let Julie look for a partner, and return what Sam is asked."""
    await shared(chat, "Buffet, CHUS, public, tous les secteurs, 8 décembre 14h")
    [alert] = await chat.mail("julie")
    await chat.press("Chercher un partenaire", "julie", alert)
    await chat.say("un livreur à vélo", "julie")
    await chat.press("Envoyer la demande", "julie")
    return (await chat.mail("sam"))[-1]


async def test_partner_no_longer_wanted_is_told_so(chat: Chat) -> None:
    wanted = await sought(chat)
    await chat.say("/appels", "julie")
    await chat.press("Buffet", "julie")
    await chat.press("Pas pour nous", "julie")
    await chat.press("Autre raison", "julie")
    late = await chat.press("Offer my enterprise", "sam", wanted)

    assert lines(late) == ["This enterprise is no longer looking for a partner."]


async def test_enterprise_is_not_offered_to_itself(chat: Chat) -> None:
    wanted = await sought(chat)
    [offer] = wanted.buttons
    refused = await chat.send(chat.request(Press(offer.data), "julie"))

    assert lines(refused) == ["C’est votre propre EÉS qui cherche un partenaire."]
