"""Answers that live go on as they were given: in the language, and about the cohort, they said."""

from __future__ import annotations

from storage.consents import Category
from storage.db import Session
from storage.people import PERSON
from tests.handlers.chat import Chat, labels
from tests.handlers.hosting import COHORT, ESTRIE, announced, asked_for, goes_on, lines
from tests.handlers.screens import Screen, sweep

HERE = f"Cohorte : {COHORT}. Pour changer : /cohorte"


def unsaid(db: Session) -> None:
    """Let nobody have chosen a language."""
    db.execute(PERSON.update().values(language=None))


async def test_card_stays_in_the_language_in_which_it_was_asked_for(chat: Chat) -> None:
    await announced(chat)
    await chat.router.store.run(unsaid)
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


async def test_report_goes_on_to_say_which_cohort_it_is_about(chat: Chat) -> None:
    await goes_on(chat, ESTRIE)
    await asked_for(chat, Category.TRAINING, "sam", "mireille")
    screen = Screen(chat, "dominique")
    await screen.say(f"/cohorte {COHORT}")
    preview = await screen.press("Formations", await screen.say("/diffuser La salle a changé."))
    report = await screen.press("Envoyer", preview)
    asked = await screen.press("Modifier le texte", report)
    await screen.press("Texte en français", asked)
    corrected = await screen.say("La salle est la 12.")
    shown = [chat.outlet.messages[corrected], await screen.shows(corrected)]
    await sweep(chat, "broadcasts")
    shown.append(await screen.shows(corrected))

    assert [lines(one).count(HERE) for one in shown] == [1, 1, 1]
    assert [lines(one)[0].split()[0] for one in shown] == ["Envoi", "Envoi", "Envoyé"]
