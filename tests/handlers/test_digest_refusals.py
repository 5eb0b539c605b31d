"""What a person refuses to hear of is not in their digest either, but for what they took up."""

from __future__ import annotations

from bot.cards import Card
from storage.consents import Category
from tests.handlers.chat import Chat, labels
from tests.handlers.hosting import announced, asked_for, attached, lines, move
from tests.handlers.tendering import LINE, shared
from tests.handlers.weeks import digests

MONDAY, NEXT_MONDAY = "2026-11-23 08:01", "2026-11-30 08:01"
TRAINING = "formation Prix coûtant, jeudi 26 novembre 14h, Parvis"
TRAINED = "Prix coûtant, le jeudi 26 novembre à 14 h, Parvis"
VISIT = "visite Cuisine, vendredi 27 novembre 14h, Parvis"
VISITED = "Cuisine, le vendredi 27 novembre à 14 h, Parvis"
OTHER = "autre Assemblée, vendredi 27 novembre 14h, Parvis"
GATHERED = "Assemblée, le vendredi 27 novembre à 14 h, Parvis"
CALL = "1 appel d’offres, clôture le mardi 8 décembre à 14 h"
KINDS = [one for one in Category if one not in {Category.TENDERS, Category.DIGEST}]


async def refused(chat: Chat, *categories: Category) -> None:
    for one in categories:
        await asked_for(chat, one, "julie", granted=False)


async def taken_up(chat: Chat, command: str, title: str, answer: str) -> None:
    listed = await chat.say(command, "julie")
    label = next(one for one in labels(listed) if one.startswith(title))
    await chat.press(label, "julie", listed)
    await chat.press(answer, "julie")


async def weeks(chat: Chat, when: str = MONDAY) -> list[Card]:
    """Return Julie's digest, where she has one; the other news of that morning is put aside."""
    found = (await digests(chat, when)).get("julie", [])
    return [one for one in found if one.title.startswith("Votre semaine")]


async def told(chat: Chat, when: str = MONDAY) -> list[str]:
    """Return what Julie's digest tells of what comes."""
    [digest] = await weeks(chat, when)
    known = (TRAINED, VISITED, GATHERED, CALL)
    return [one for one in lines(digest) if one in known]


async def busy(chat: Chat) -> None:
    """Let Julie have a digest in any case."""
    await chat.say("/contrat 2500 STM gré à gré", "julie")


async def test_event_of_a_kind_that_is_refused_is_not_told(chat: Chat) -> None:
    await attached(chat, "annonces", "announcements")
    await announced(chat, TRAINING)
    await announced(chat, VISIT)
    await busy(chat)
    await refused(chat, Category.TRAINING)

    assert await told(chat) == [VISITED]


async def test_call_is_not_told_to_who_refuses_calls(chat: Chat) -> None:
    await attached(chat, "annonces", "announcements")
    await shared(chat, LINE)
    await announced(chat, VISIT)
    await busy(chat)
    await refused(chat, Category.TENDERS)

    assert await told(chat) == [VISITED]


async def test_what_is_refused_is_no_reason_to_write_of_an_empty_week(chat: Chat) -> None:
    await attached(chat, "annonces", "announcements")
    await announced(chat, TRAINING)
    await shared(chat, LINE)
    await refused(chat, Category.TRAINING, Category.TENDERS)
    assert await weeks(chat) == []

    await asked_for(chat, Category.TENDERS, "julie")
    assert await told(chat, NEXT_MONDAY) == [CALL]


async def test_what_one_took_up_is_told_although_its_kind_is_refused(chat: Chat) -> None:
    await attached(chat, "annonces", "announcements")
    await announced(chat, TRAINING)
    await shared(chat, LINE)
    await taken_up(chat, "/evenements", "Prix coûtant", "Peut-être")
    await taken_up(chat, "/appels", "Service de traiteur", "Suivre")
    await refused(chat, Category.TRAINING, Category.TENDERS)

    assert await told(chat) == [CALL, TRAINED]


async def test_event_of_no_kind_is_told_until_every_kind_is_refused(chat: Chat) -> None:
    await attached(chat, "annonces", "announcements")
    await announced(chat, OTHER.replace("27 novembre", "4 décembre"))
    await busy(chat)
    await refused(chat, *KINDS[1:])
    later = GATHERED.replace("27 novembre", "4 décembre")
    [before] = await weeks(chat)
    move(chat, "2026-11-26 10:00")
    await busy(chat)
    await refused(chat, KINDS[0])
    [after] = await weeks(chat, NEXT_MONDAY)

    assert (later in lines(before), later in lines(after)) == (True, False)
