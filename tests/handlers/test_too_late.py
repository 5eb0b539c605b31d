"""Announcements that somebody has no room for until they are past: the coordinator is told."""

from __future__ import annotations

from storage.consents import Category
from tests.handlers.chat import Chat, labels
from tests.handlers.hosting import announced, asked_for, lines, move
from tests.handlers.reaching import BLOCKED, closed

SOON = "formation Négocier, jeudi 19 novembre 14h-16h, Parvis"
CALL = "Coursier, CHUS, appel d’offres public, le 19 novembre à 14 h, livraison dernier kilomètre"
ONE_LATE = (
    "Trop tard pour 1 personne : rappels suspendus, heures calmes ou part de messages déjà reçue."
)


async def full(chat: Chat) -> None:
    """Let Sam, who gets no digest, have the five messages of a week: there is room on Monday."""
    await asked_for(chat, Category.NETWORKING, "sam")
    await asked_for(chat, Category.TRAINING, "sam")
    for number, day in enumerate((16, 16, 17, 17, 18)):
        move(chat, f"2026-11-{day} 1{number}:00")
        await announced(chat, f"réseautage {number}, jeudi 10 décembre 14h-16h, Parvis")
        await chat.mail("dominique")


async def prepared(chat: Chat, line: str = f"/evenement {SOON}") -> list[str]:
    return lines(await chat.say(line, "dominique"))


async def test_preview_says_who_would_be_told_too_late(chat: Chat) -> None:
    await asked_for(chat, Category.TRAINING, "sam")
    before = await prepared(chat)
    await full(chat)
    after = await prepared(chat)

    assert before[0] == "Aperçu, rien n’est parti : 2 destinataires"
    assert after[0] == "Aperçu, rien n’est parti : 1 destinataire"
    assert (ONE_LATE in before, ONE_LATE in after) == (False, True)


async def opened(chat: Chat, listing: str, title: str) -> list[str]:
    """Let Dominique open one of what is listed."""
    listed = await chat.say(listing, "dominique")
    [label] = [one for one in labels(listed) if title in one]
    return lines(await chat.press(label, "dominique", listed))


async def test_call_says_so_too_and_cards_do_once_they_were_told(chat: Chat) -> None:
    await full(chat)
    await announced(chat, SOON)
    preview = await prepared(chat, f"/appel {CALL}")
    await chat.press("Annoncer", "dominique")
    await chat.mail("dominique")
    event = await opened(chat, "/evenements", "Négocier")
    call = await opened(chat, "/appels", "Coursier")
    assert [ONE_LATE in one for one in (preview, event, call)] == [True] * 3


async def test_card_gives_no_reason_of_theirs_where_nothing_could_leave(chat: Chat) -> None:
    await asked_for(chat, Category.TRAINING, "sam")
    await announced(chat, SOON)
    move(chat, "2026-11-19 14:30")
    await chat.mail("dominique")
    event = await opened(chat, "/evenements", "Négocier")

    assert "Impossibles à joindre à temps : 2 personnes" in event
    assert not [line for line in event if line.startswith("Trop tard")]


async def test_preview_says_who_cannot_be_reached(chat: Chat) -> None:
    await asked_for(chat, Category.TRAINING, "sam")
    await closed(chat, "sam", BLOCKED)
    preview = await prepared(chat)

    assert preview[0] == "Aperçu, rien n’est parti : 1 destinataire"
    assert "Impossible à joindre : 1 personne" in preview
