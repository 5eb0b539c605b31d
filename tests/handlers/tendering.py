"""What tests of calls for tenders share: who shares them, and how they read."""

from __future__ import annotations

from bot.cards import Card
from tests.handlers.chat import Chat
from tests.handlers.hosting import lines, move

LINK = "https://seao.gouv.qc.ca/avis?ItemId=4a2-14h"
LINE = f"Service de traiteur, CHUS, appel d'offres public, le 8 décembre à 14 h, {LINK}"
TOLD = "Service de traiteur, CIUSSS de l’Estrie – CHUS, clôture le mardi 8 décembre à 14 h"
SHOWN = [
    "Service de traiteur",
    "CIUSSS de l’Estrie – CHUS, Estrie",
    "Clôture : le mardi 8 décembre à 14 h",
]
PREVIEW = [
    "Aperçu, rien n’est parti : 1 destinataire",
    *SHOWN,
    SHOWN[0],
    "Eastern Townships Integrated University Health and Social Services Centre, Estrie",
    "Closing: Tuesday, December 8 at 2:00 p.m.",
    "Mode: appel d’offres public",
    "Pour : EÉS · Traiteur et restauration",
    "Annoncer | Modifier | Renoncer",
]
FOLLOWING = "Chercher un partenaire | Pas pour nous"
DECLINED = "Suivre | Chercher un partenaire"
WAYS = f"Suivre | {FOLLOWING}"


async def shared(chat: Chat, line: str = LINE) -> Card:
    """Let Dominique announce a call for tenders."""
    await chat.say(f"/appel {line}", "dominique")
    return await chat.press("Annoncer", "dominique")


async def followed(chat: Chat, line: str = LINE) -> None:
    """Let Julie follow a call that Dominique shared."""
    await chat.mail("julie")
    await shared(chat, line)
    [alert] = await chat.mail("julie")
    await chat.press("Suivre", "julie", alert)


async def reopened(chat: Chat, *presses: str) -> None:
    """Let Dominique open the call that is listed, and press these buttons."""
    await chat.say("/appels", "dominique")
    for label in ("Service de traiteur", *presses):
        await chat.press(label, "dominique")


async def told_at(chat: Chat, when: str, reader: str = "julie") -> list[list[str]]:
    """Move the clock, and return what this person is sent but copies brought up to date."""
    move(chat, when)
    cards = await chat.mail(reader)
    return [lines(one) for one in cards if not {WAYS, FOLLOWING, DECLINED} & {*lines(one)}]
