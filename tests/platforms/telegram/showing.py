"""What the tests of answers share: what is said, and what somebody sees of it."""

from __future__ import annotations

from bot.cards import Button, Card
from bot.exchange import Reply
from bot.playground.telegram import Chat, Message, Person, Telegram
from tests.platforms.telegram.scene import Desk, said

ASIDE = "Noté, détails en privé."
UNDO = Button("Annuler", "undo", (12,))
PRIVATE = Reply(said("2\u00a0500\u00a0$, CHUS"), aside=ASIDE, invite="Écrire à Maillon")
OPEN = Reply(said("Demain"), private=False)


def last(telegram: Telegram, person: Person, chat: Chat | Person | None = None) -> Message:
    return telegram.visible_to(person, chat)[-1]


async def shown(telegram: Telegram, desk: Desk, person: Person, card: Card) -> Message:
    """Have the bot say a card in the direct chat."""
    desk.always(Reply(card))
    await telegram.say(person, person, "montre")
    await telegram.until(lambda: desk.answers)
    desk.answers.clear()
    desk.requests.clear()
    return last(telegram, person)
