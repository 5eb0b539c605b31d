"""What tests of broadcasts share: one written, changed, sent, and its figures."""

from __future__ import annotations

from bot.cards import Card
from storage import chats
from storage.chats import ChatKind
from storage.consents import Category
from storage.db import Session
from tests.handlers.chat import Chat, person_of, persona
from tests.handlers.hosting import asked_for, lines

TEXT = 'Bonjour! Le contrat: 2500 $ du CHUS,\nc\'est *jeudi* <!channel> "vu"'
SIGNED = (
    "Envoyé par Pôle fictif de l’achat collectif pour Estrie–Montréal 2026-2027, "
    "300, rue de l’Essai, Sherbrooke (Québec) H0H 0H0, renseignements@example.org. "
    "Pour vous désabonner : /stop"
)
SIGNED_EN = (
    "Sent by Pôle fictif de l’achat collectif on behalf of Estrie–Montréal 2026-2027, "
    "300, rue de l’Essai, Sherbrooke (Québec) H0H 0H0, renseignements@example.org. "
    "Unsubscribe: /stop"
)
BUTTONS = (
    "Envoyer | Modifier | Choisir le public | Recevoir sur Slack | Recevoir sur Telegram | Renoncer"
)
CHANGED = "Voir le rapport | Modifier le texte"
REPORT = f"{CHANGED} | Voir les injoignables"
STOPPABLE = f"{REPORT} | Arrêter l’envoi"


async def written(chat: Chat, text: str = TEXT) -> Card:
    """Let Dominique write to the current cohort, where three others agreed to hear of trainings."""
    await asked_for(chat, Category.TRAINING, "sam", "mireille", "dominique")
    await chat.say(f"/diffuser {text}", "dominique")
    return await chat.press("Formations", "dominique")


async def english_added(chat: Chat, text: str = "Good morning!") -> Card:
    await chat.press("Modifier", "dominique")
    await chat.press("Texte en anglais", "dominique")
    return await chat.say(text, "dominique")


async def reworded(chat: Chat, card: Card, label: str, words: str) -> Card:
    await chat.press("Modifier", "dominique", card)
    await chat.press(label, "dominique")
    return await chat.say(words, "dominique")


async def sent(chat: Chat) -> Card:
    await written(chat)
    return await chat.press("Envoyer", "dominique")


def counts(card: Card) -> dict[str, int]:
    """Return the figures of a preview or a report."""
    pairs = (line.rsplit(": ", 1) for line in lines(card) if ": " in line)
    return {label: int(count) for label, count in pairs if count.isdecimal()}


async def lost(chat: Chat, key: str) -> None:
    """Let somebody block the bot."""

    def block(db: Session) -> None:
        user = persona(key).terminal
        at = {"platform": "terminal", "workspace": "local"}
        reader = person_of(db, key).id
        room = chats.remember(db, **at, chat_id=user, kind=ChatKind.DIRECT, person=reader)
        chats.mark_unreachable(db, chat=room.id, reason="blocked", now=chat.router.clock.now())

    await chat.router.store.run(block)
