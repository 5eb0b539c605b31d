"""Partners wanted for a call for tenders: who is asked, how many they are, and once."""

from __future__ import annotations

from functools import partial

from bot.cards import Card
from storage import participations
from storage.consents import Category
from storage.organizations import Kind
from storage.people import Role
from tests.handlers.chat import CURRENT, Chat, persona
from tests.handlers.confirming import joined
from tests.handlers.hosting import asked_for, lines, move
from tests.handlers.reaching import BLOCKED, closed
from tests.handlers.tendering import shared
from tests.handlers.weeks import digests

NEED, OTHER = "Un livreur à vélo", "Messagerie Roue-Libelle"
DIGESTED = "1 personne lira votre demande dans son résumé de la semaine."
NOBODY = "Votre demande n’arrivera à personne avant la clôture. Vous suivez l’appel."
SHOWN = (
    "Envoyer ceci aux autres? "
    f"« Traiteur Fleur de Chaudron cherche un partenaire : Buffet, {NEED}. »"
)
SENT = "Envoyer la demande | Abandonner"


async def looked(chat: Chat, card: Card, need: str = NEED) -> list[str]:
    await chat.press("Chercher un partenaire", "julie", card)
    await chat.say(need, "julie")
    return lines(await chat.press("Envoyer la demande", "julie"))


def wanted(cards: list[Card]) -> list[str]:
    """Return what is asked of a reader for a call."""
    return [lines(one)[0] for one in cards if "is looking for a partner" in lines(one)[0]]


async def waiting(chat: Chat) -> Card:
    """Let Julie look for a partner at night; return the call that she was told of."""
    await shared(chat, "Buffet, CHUS, public, tous les secteurs, 8 décembre 14h")
    [alert] = await chat.mail("julie")
    await chat.mail("sam")
    move(chat, "2026-11-18 22:30")
    await looked(chat, alert)
    return alert


async def test_who_was_asked_already_is_not_counted_again(chat: Chat) -> None:
    await shared(chat, "Buffet, CHUS, public, tous les secteurs, 8 décembre 14h")
    [alert] = await chat.mail("julie")
    first = await looked(chat, alert)
    await chat.mail("sam")
    again = await looked(chat, alert, "Deux livreurs")

    assert first == ["Demande envoyée à 1 personne."]
    assert again == ["Tout le monde a déjà votre demande : elle est mise à jour."]


async def test_nobody_to_ask_is_said_plainly(chat: Chat) -> None:
    await shared(chat)
    [alert] = await chat.mail("julie")

    nobody = "aucune autre EÉS des secteurs et des régions de l’appel n’accepte ce genre d’envois."
    await chat.press("Chercher un partenaire", "julie", alert)
    said = lines(await chat.say(NEED, "julie"))
    assert said == [f"Personne à qui demander : {nobody} Vous suivez l’appel."]
    assert chat.seen["julie"].sign is None


async def test_request_sought_again_reaches_who_never_had_it(chat: Chat) -> None:
    alert = await waiting(chat)
    await chat.press("Pas pour nous", "julie", alert)
    await chat.press("Autre raison", "julie")
    move(chat, "2026-11-19 10:30")
    dropped = wanted(await chat.mail("sam"))
    again = await looked(chat, alert, "Deux livreurs")
    arrived = wanted(await chat.mail("sam"))

    assert dropped == []
    assert again == ["Demande envoyée à 1 personne."]
    assert [one.endswith("Deux livreurs.") for one in arrived] == [True]


async def test_request_that_waits_is_reworded_and_sent_once(chat: Chat) -> None:
    alert = await waiting(chat)
    again = await looked(chat, alert, "Deux livreurs")
    move(chat, "2026-11-19 10:30")
    arrived = wanted(await chat.mail("sam"))

    assert again == ["Tout le monde a déjà votre demande : elle est mise à jour."]
    assert [one.endswith("Deux livreurs.") for one in arrived] == [True]


async def test_request_that_was_held_back_is_told_of_once(chat: Chat) -> None:
    await asked_for(chat, Category.DIGEST, "sam")
    await shared(chat, "Buffet, CHUS, public, tous les secteurs, 8 décembre 14h")
    [alert] = await chat.mail("julie")
    await chat.mail("sam")
    await shared(chat, "Repas, CHUS, public, tous les secteurs, 9 décembre 14h")
    await chat.mail("sam")
    first = await looked(chat, alert)
    rationed = wanted(await chat.mail("sam"))
    again = await looked(chat, alert, "Deux livreurs")
    await chat.mail("sam")
    every = await digests(chat, "2026-11-23 08:01")
    said = [line for card in every[persona("sam").terminal] for line in lines(card)]

    assert rationed == []
    assert first == again == [DIGESTED]
    assert [one for one in said if "held back" in one] == ["1 message was held back."]


async def previewed(chat: Chat, card: Card) -> list[str]:
    """Return what Julie is shown before her request leaves."""
    await chat.press("Chercher un partenaire", "julie", card)
    return lines(await chat.say(NEED, "julie"))


async def busied(chat: Chat, closes: str) -> Card:
    """Let Sam be sent as much in a day as he bears, and Julie read of a call."""
    await shared(chat, f"Buffet, CHUS, public, tous les secteurs, {closes}")
    [alert] = await chat.mail("julie")
    await chat.mail("sam")
    await shared(chat, "Repas, CHUS, public, tous les secteurs, 9 décembre 14h")
    await chat.mail("sam")
    return alert


async def test_request_is_shown_with_how_many_it_reaches(chat: Chat) -> None:
    await shared(chat, "Buffet, CHUS, public, tous les secteurs, 8 décembre 14h")
    [alert] = await chat.mail("julie")
    await chat.mail("sam")

    assert await previewed(chat, alert) == [SHOWN, "Elle sera envoyée à 1 personne.", SENT]


async def test_request_says_that_it_waits_for_a_digest(chat: Chat) -> None:
    await asked_for(chat, Category.DIGEST, "sam")
    alert = await busied(chat, "8 décembre 14h")
    preview = await previewed(chat, alert)
    sent = lines(await chat.press("Envoyer la demande", "julie"))

    assert preview == [SHOWN, DIGESTED, SENT]
    assert sent == [DIGESTED]


async def test_request_says_who_is_written_to_and_who_reads_it_in_a_digest(chat: Chat) -> None:
    await asked_for(chat, Category.DIGEST, "sam")
    alert = await busied(chat, "8 décembre 14h")
    ask = partial(participations.participants, cohort=CURRENT, kind=Kind.ENTERPRISE)
    other = next(one.id for one in await chat.router.store.read(ask) if one.name_fr == OTHER)
    await joined(chat, "mireille", Role.MANAGER, other)
    await asked_for(chat, Category.TENDERS, "mireille")
    preview = await previewed(chat, alert)
    sent = lines(await chat.press("Envoyer la demande", "julie"))

    assert preview == [SHOWN, "Elle sera envoyée à 1 personne.", DIGESTED, SENT]
    assert sent == ["Demande envoyée à 1 personne.", DIGESTED]


async def test_request_that_would_come_after_the_closing_says_so_at_once(chat: Chat) -> None:
    await asked_for(chat, Category.DIGEST, "sam")
    alert = await busied(chat, "18 novembre 20h")
    said = await previewed(chat, alert)

    late = "rappels suspendus, heures calmes ou part de messages déjà reçue."
    assert said == [NOBODY, f"Trop tard pour 1 personne : {late}"]
    assert (chat.seen["julie"].sign, wanted(await chat.mail("sam"))) == (None, [])


async def test_request_that_only_reaches_who_is_out_of_reach_says_so_at_once(chat: Chat) -> None:
    await shared(chat, "Buffet, CHUS, public, tous les secteurs, 8 décembre 14h")
    [alert] = await chat.mail("julie")
    await closed(chat, "sam", BLOCKED)

    assert await previewed(chat, alert) == [NOBODY, "Impossible à joindre : 1 personne"]


async def test_request_begun_twice_is_not_offered_once_it_is_sent(chat: Chat) -> None:
    await shared(chat, "Buffet, CHUS, public, tous les secteurs, 8 décembre 14h")
    [alert] = await chat.mail("julie")
    await previewed(chat, alert)
    former = chat.seen["julie"]
    sent = await looked(chat, alert, "Deux livreurs")
    stale = lines(await chat.press("Envoyer la demande", "julie", former))

    assert sent == ["Demande envoyée à 1 personne."]
    assert stale == ["Vous l’avez recommencé depuis, et terminé le mercredi 18 novembre à 10 h."]
