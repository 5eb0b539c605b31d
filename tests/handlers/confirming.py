"""What tests of confirmations share: the contracts that wait, and how they are told."""

from __future__ import annotations

from functools import partial

from bot.cards import Card
from storage import contracts
from storage.contracts import Contract
from storage.people import Role
from tests.handlers.chat import CURRENT, Chat
from tests.handlers.hosting import lines, move
from tests.handlers.switching import enters, leaves

JULIE, CHUS = "Traiteur Fleur de Chaudron", "CIUSSS de l’Estrie – CHUS"
ENGLISH = "Eastern Townships Integrated University Health and Social Services Centre"
FIRST = f"n° 22, 2 060 $, {CHUS}, gré à gré, Pauses santé d’un colloque, le 10 novembre"
SECOND = f"n° 23, 1 155 $, {CHUS}, gré à gré, Cocktail dînatoire d’un lancement, le 12 novembre"
WAYS = "Confirmer | Signaler une erreur"
NEXT = f"{WAYS} | Voir le suivant"
UNDO = "Annuler la confirmation"
LEFT = "À confirmer : {}"
ASKED = f"{JULIE} a noté : {{}}. Est-ce exact?"
NOTHING = "Rien à confirmer. Tout va bien."
CHANGE = "Modifier ma proposition"
ANSWERS = "Accepter | Garder ma saisie | Corriger"
BRIEF = "2026-11-18 10:01"
PROPOSED = [f"{CHUS} propose une correction : {FIRST}.", "Montant: 2 060 $ → 2 600 $", ANSWERS]
RIGHT = FIRST.replace("2 060", "2 600")


async def found(chat: Chat, number: int) -> Contract:
    row = await chat.router.store.read(partial(contracts.by_number, cohort=CURRENT, number=number))
    assert row is not None
    return row


async def joined(chat: Chat, who: str, role: Role, organization: int | None) -> None:
    """Give somebody one more quality in the current cohort."""
    await enters(chat, who, CURRENT, role, organization)


async def left(chat: Chat, who: str) -> None:
    """Let somebody leave the current cohort."""
    await leaves(chat, who, CURRENT)


async def told(chat: Chat, when: str, who: str = "julie") -> list[list[str]]:
    """Move the clock, and return what somebody is sent."""
    move(chat, when)
    return [lines(one) for one in await chat.mail(who)]


async def reported(chat: Chat, what: str, *answers: str, who: str = "mireille") -> Card:
    """Report an error in the contract shown last: what is wrong, then what is typed or pressed."""
    await chat.press("Signaler une erreur", who)
    card = await chat.press(what, who)
    for answer in answers:
        pressed = answer in {one.label for one in card.buttons}
        card = await (chat.press(answer, who) if pressed else chat.say(answer, who))
    return card


async def proposed(chat: Chat) -> Card:
    """Let Mireille propose another amount of contract no. 22, and Julie hear of it."""
    await chat.say("/confirmer", "mireille")
    await reported(chat, "Montant", "2600")
    [card] = await chat.mail("julie")
    return card
