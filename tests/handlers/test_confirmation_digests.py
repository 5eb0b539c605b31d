"""What digests tell of confirmations: to the institution, to the enterprise, to coordinators."""

from __future__ import annotations

from bot.cards import Card
from storage.consents import Category
from tests.handlers.chat import Chat, labels
from tests.handlers.confirming import ASKED, CHUS, FIRST, JULIE, LEFT, NEXT, SECOND, reported
from tests.handlers.hosting import announced, asked_for, attached, lines, move
from tests.handlers.weeks import APART, digests

MONDAY, LATER = "2026-11-23 08:01", "2026-11-30 08:01"
DECLARED = "Déclarés, à confirmer : 2 contrats, 3 215 $"


async def sent(chat: Chat, when: str, who: str) -> Card | None:
    """Return the digest that somebody has at that wall time."""
    found = (await digests(chat, when)).get(who, [])
    opening = "Votre semaine" if who == "julie" else f"{CHUS},"
    return next((one for one in found if one.title.startswith(opening)), None)


async def test_digest_of_a_champion_opens_what_waits(chat: Chat) -> None:
    digest = await sent(chat, MONDAY, "mireille")
    assert digest is not None
    card = await chat.press("Confirmer", "mireille", digest)

    assert lines(digest)[-2:] == [DECLARED, "Confirmer"]
    assert lines(card) == [LEFT.format(2), ASKED.format(FIRST), NEXT]


async def test_digest_of_a_champion_counts_corrections_apart(chat: Chat) -> None:
    await chat.say("/confirmer", "mireille")
    await reported(chat, "Montant", "2600")
    digest = await sent(chat, MONDAY, "mireille")

    assert digest is not None
    assert lines(digest)[-2:] == [f"{DECLARED} · 1 correction proposée", "Confirmer"]


async def test_digest_of_a_champion_with_all_that_it_can_tell_says_eight_lines(chat: Chat) -> None:
    await asked_for(chat, Category.TRAINING, "mireille")
    await asked_for(chat, Category.TRAINING, "julie", granted=False)
    move(chat, "2026-11-20 10:00")
    for title in ("Un", "Deux", "Trois"):
        await announced(chat, f"formation {title}, jeudi 26 novembre 14h-16h, Parvis")
        await chat.mail("mireille")
    await chat.say("/confirmer", "mireille")
    await reported(chat, "Montant", "2600")
    for line, who in (
        ("/contrat 2500 CHUS gré à gré", "julie"),
        ("/contrat 900 CHUS sur invitation", "julie"),
        ("/contract 410 CHUS mutual agreement", "sam"),
        ("/contact Ana Roy, CHUS, courriel", "julie"),
    ):
        await chat.say(line, who)
    digest = await sent(chat, MONDAY, "mireille")

    assert digest is not None
    told = lines(digest)
    assert told[1] == "3 contrats, 3 810 $ · 1 contact"
    assert told[3].startswith(f"{JULIE} : 2 contrats, 3 400 $ · ")
    assert told[6].endswith(" · 1 correction proposée")
    assert told[7:] == [
        "1 message a été retenu.",
        "Confirmer | Voir ces messages",
    ]


async def test_champion_who_answered_all_has_no_digest_of_an_empty_week(chat: Chat) -> None:
    await chat.say("/confirmer", "mireille")
    await chat.press("Confirmer", "mireille")
    await reported(chat, "Montant", "2600")

    assert await sent(chat, MONDAY, "mireille") is None


async def test_digest_of_a_manager_tells_what_is_confirmed_and_what_waits(chat: Chat) -> None:
    await chat.say("/confirmer", "mireille")
    await chat.press("Confirmer", "mireille")
    await reported(chat, "Date", "11 novembre")
    digest = await sent(chat, MONDAY, "julie")
    assert digest is not None
    card = await chat.press("Voir la correction", "julie", digest)

    told = lines(digest)
    assert told[2].endswith(" % de l’objectif · 1 contrat confirmé")
    assert told[3] == "1 correction qui attend votre réponse"
    assert told[-1] == "Noter un contrat | Voir la correction"
    assert len([one for one in told if " | " not in one]) <= 8
    assert lines(card)[:2] == [
        f"{CHUS} propose une correction : {SECOND}.",
        "Date: 12 novembre → 11 novembre",
    ]


async def test_corrected_contract_is_back_in_the_digest(chat: Chat) -> None:
    await chat.say("/confirmer", "mireille")
    await chat.press("Confirmer", "mireille")
    await chat.press("Confirmer", "mireille")
    assert await sent(chat, MONDAY, "mireille") is None
    move(chat, "2026-11-24 10:00")
    await chat.say("/contrat 900 STM gré à gré", "julie")
    history = await chat.say("/historique", "julie")
    label = next(one for one in labels(history) if "n° 22" in one)
    card = await chat.press(label, "julie", history)
    await chat.say("2500", "julie", replied=card)
    digest = await sent(chat, LATER, "mireille")

    assert digest is not None
    assert lines(digest)[-2:] == ["Déclarés, à confirmer : 1 contrat, 2 500 $", "Confirmer"]


async def test_coordinators_are_told_how_many_are_confirmed(chat: Chat) -> None:
    await attached(chat, "coordination", "coordination")
    await chat.say("/confirmer", "mireille")
    await chat.press("Confirmer", "mireille")
    [digest] = (await digests(chat, MONDAY))["coordination"]

    assert lines(digest)[2].endswith(f" · 4 contrats confirmés · {APART}")
    assert JULIE not in "\n".join(lines(digest))
