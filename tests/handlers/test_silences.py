"""A long silence is asked about, whatever comes next; what comes next is told all the same."""

from __future__ import annotations

from bot.cards import Card
from tests.handlers.chat import Chat
from tests.handlers.hosting import CHUS, announced, attached, championing, lines, move
from tests.handlers.tendering import LINE, shared
from tests.handlers.weeks import digests

QUESTION = "Bonjour! Un contrat ou un contact à noter depuis le 20 novembre? Sinon, tout va bien."


async def silent(chat: Chat) -> None:
    """Let Julie log a contract, and then nothing until a Saturday of December."""
    move(chat, "2026-11-20 10:00")
    await chat.say("/contrat 2500 STM gré à gré", "julie")
    await digests(chat, "2026-11-23 08:01")
    move(chat, "2026-12-19 10:00")


async def julies(chat: Chat, when: str) -> Card:
    [digest] = (await digests(chat, when))["julie"]
    return digest


async def test_silence_is_asked_about_although_a_call_and_an_event_come(chat: Chat) -> None:
    await silent(chat)
    await attached(chat, "annonces", "announcements")
    await shared(chat, LINE.replace("8 décembre", "29 décembre"))
    await announced(chat, "visite Cuisine, mercredi 30 décembre 14h, Parvis")
    await chat.mail("julie")
    asked = await julies(chat, "2026-12-21 08:01")
    after = await julies(chat, "2026-12-28 08:01")

    assert lines(asked) == [
        QUESTION,
        "1 appel d’offres, clôture le mardi 29 décembre à 14 h",
        "Cuisine, le mercredi 30 décembre à 14 h, Parvis",
        "Noter | Rien à noter | Voir les appels | Voir les événements",
    ]
    assert lines(after)[0] == "Votre semaine, 21 au 27 décembre"
    assert QUESTION not in lines(after)


async def test_silence_is_not_asked_about_while_something_waits(chat: Chat) -> None:
    await silent(chat)
    move(chat, "2026-12-20 10:00")
    await chat.say("/contrat 2500 STM", "julie")
    told = lines(await julies(chat, "2026-12-21 08:01"))

    assert "1 saisie à terminer" in told
    assert QUESTION not in told


async def test_champion_with_confirmations_waiting_is_asked_as_a_manager_too(chat: Chat) -> None:
    await silent(chat)
    await championing(chat, "julie")
    asked = lines(await julies(chat, "2026-12-21 08:01"))
    after = await digests(chat, "2026-12-28 08:01")

    assert asked[:4] == [
        "Votre semaine, 14 au 20 décembre",
        "Traiteur Fleur de Chaudron",
        QUESTION,
        CHUS,
    ]
    assert asked[-1] == "Noter | Rien à noter | Confirmer"
    assert "julie" not in after
