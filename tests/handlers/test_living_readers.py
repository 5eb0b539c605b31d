"""Answers that live go on as they were given: in the language, and about the cohort, they said."""

from __future__ import annotations

from storage.people import PERSON
from tests.handlers.chat import Chat, labels
from tests.handlers.hosting import announced, lines
from tests.handlers.screens import Screen


async def test_card_stays_in_the_language_in_which_it_was_asked_for(chat: Chat) -> None:
    await announced(chat)
    unsaid = PERSON.update().values(language=None)
    await chat.router.store.run(lambda db: db.execute(unsaid) and None)
    screen = Screen(chat, "sam")
    card = await screen.press("Répondre à un appel d'offres", await screen.say("/events"))
    await chat.say("/evenements", "julie")
    await chat.press("Répondre à un appel d'offres", "julie")
    await chat.press("Oui", "julie")

    shown = await screen.shows(card)
    assert lines(shown)[2] == "1/20, 19 places left. Will you be there?"
    assert labels(shown)[:3] == ["Yes", "Maybe", "No"]


async def test_card_follows_the_language_that_its_reader_chooses(chat: Chat) -> None:
    await announced(chat)
    screen = Screen(chat, "sam")
    card = await screen.press("Répondre à un appel d'offres", await screen.say("/events"))
    await screen.say("/langue français")
    await chat.say("/evenements", "julie")
    await chat.press("Répondre à un appel d'offres", "julie")
    await chat.press("Oui", "julie")

    assert lines(await screen.shows(card))[2] == "1/20, 19 places libres. Serez-vous là?"
