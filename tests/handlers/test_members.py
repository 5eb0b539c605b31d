"""Members and coordinators: what waits, in which language, with which rights."""

from __future__ import annotations

from datetime import timedelta
from functools import partial

from bot.cards import Card, Fields, Text
from storage import codes, people
from storage.db import Session
from storage.people import Person, Role
from tests.handlers.chat import CURRENT, Chat, labels, person_of
from tests.handlers.hosting import COHORT


def typed(card: Card) -> str:
    return str(card.blocks[0]).replace("\\xa0", " ")


async def person(chat: Chat, key: str) -> Person:
    return await chat.router.store.read(partial(person_of, key=key))


async def code(chat: Chat, language: str | None) -> str:
    now = chat.router.clock.now()
    return await chat.router.store.run(
        partial(
            codes.issue,
            cohort=CURRENT,
            role=Role.COORDINATOR,
            now=now,
            expires_at=now + timedelta(days=1),
            language=language,
        )
    )


async def coordinates(chat: Chat, key: str) -> None:
    """Let somebody also coordinate the current cohort."""
    who = await person(chat, key)

    def work(db: Session) -> None:
        now = chat.router.clock.now()
        people.join(db, person=who.id, cohort=CURRENT, role=Role.COORDINATOR, now=now)

    await chat.router.store.run(work)


async def test_request_for_access_is_told_again_the_next_day_only(chat: Chat) -> None:
    clock, asked = chat.router.clock, await chat.say("bonjour", "alex")
    for _ in range(3):
        await chat.press("Demander l’accès", "alex", asked)
    assert len(await chat.mail("dominique")) == 1

    clock.move_to(clock.now() + timedelta(days=1))
    await chat.press("Demander l’accès", "alex", asked)
    assert len(await chat.mail("dominique")) == 1


async def test_member_who_asks_for_access_is_welcomed(chat: Chat) -> None:
    asked = await chat.say("bonjour", "alex")
    await chat.say(f"/code {await code(chat, None)}", "alex")
    card = await chat.press("Demander l’accès", "alex", asked)

    assert typed(card) == f"Text(text='Bienvenue dans la cohorte {COHORT}! Commencez par /aide')"
    assert await chat.mail("dominique") == []


async def test_coordinator_sees_what_waits(chat: Chat) -> None:
    await chat.press("Demander l’accès", "alex", await chat.say("bonjour", "alex"))
    await chat.say("/contract 900 Clinique Zébulon mutual agreement", "sam")
    await chat.press("Ask to add it", "sam")
    card = await chat.say("/cohorte", "dominique")

    [fields] = [one for one in card.blocks if isinstance(one, Fields)]
    assert fields.rows[-1] == ("En attente", "2")
    listed = await chat.press("Voir ce qui attend", "dominique")
    assert labels(listed) == ["Alex Tremblay (Terminal)", "Clinique Zébulon"]
    assert "Créer un code" in labels(await chat.press("Alex Tremblay (Terminal)", "dominique"))
    shown = await chat.press("Clinique Zébulon", "dominique", listed)
    assert labels(shown) == ["Ajouter à la liste", "Relier à une institution", "Refuser"]


async def test_manager_sees_nothing_of_what_waits(chat: Chat) -> None:
    await chat.press("Demander l’accès", "alex", await chat.say("bonjour", "alex"))

    assert "See what waits" not in labels(await chat.say("/cohort", "sam"))


async def test_invitation_gives_its_language(chat: Chat) -> None:
    card = await chat.say(f"/code {await code(chat, 'en')}", "alex")

    assert card.blocks[0] == Text(f"Welcome to the {COHORT} cohort! Start with /help")
    assert (await person(chat, "alex")).language == "en"


async def test_joining_keeps_the_language_of_the_platform(chat: Chat) -> None:
    await chat.say(f"/code {await code(chat, None)}", "alex")

    assert (await person(chat, "alex")).language == "fr"


async def test_language_is_chosen_without_saying_which_cohort(chat: Chat) -> None:
    card = await chat.say("/langue anglais", "dominique")

    assert card.blocks == (Text("Noted: you will be answered in English."),)
    assert (await person(chat, "dominique")).language == "en"


async def test_language_not_said_is_asked(chat: Chat) -> None:
    card = await chat.say("/langue", "dominique")
    assert labels(card) == ["Français", "Anglais", "Abandonner"]

    card = await chat.press("Anglais", "dominique")
    assert card.blocks == (Text("Noted: you will be answered in English."),)


async def test_stranger_who_chooses_a_language_is_told_how_to_join(chat: Chat) -> None:
    for line in ("/langue", "/langue anglais"):
        assert labels(await chat.say(line, "alex")) == ["Demander l’accès"]


async def test_cohort_shows_members_to_whoever_also_coordinates(chat: Chat) -> None:
    await coordinates(chat, "sam")

    assert "See members" in labels(await chat.say("/cohort", "sam"))
