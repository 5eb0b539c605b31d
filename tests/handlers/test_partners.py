"""Partners wanted for a call for tenders: who is asked, how many they are, and once."""

from __future__ import annotations

from bot.cards import Card
from tests.handlers.chat import Chat
from tests.handlers.hosting import lines
from tests.handlers.tendering import shared

NEED = "Un livreur à vélo"


async def looked(chat: Chat, card: Card, need: str = NEED) -> list[str]:
    await chat.press("Chercher un partenaire", "julie", card)
    return lines(await chat.say(need, "julie"))


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
    assert await looked(chat, alert) == [f"Personne à qui demander : {nobody} Vous suivez l’appel."]
