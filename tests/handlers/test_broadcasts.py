"""Broadcasts before they are sent: written, seen as they will be read, and changed."""

from __future__ import annotations

from functools import partial

import pytest

from storage import cohorts
from tests.handlers.broadcasting import (
    BUTTONS,
    SIGNED,
    SIGNED_EN,
    TEXT,
    counts,
    english_added,
    reworded,
    written,
)
from tests.handlers.chat import CURRENT, Chat, labels
from tests.handlers.hosting import coordinating, lines


async def test_preview_shows_the_message_to_the_letter_and_who_will_read_it(chat: Chat) -> None:
    assert lines(await written(chat)) == [
        "Aperçu, rien n’est parti : 3 destinataires",
        *TEXT.split("\n"),
        SIGNED,
        "Aucun texte en anglais : tout le monde lit celui-ci.",
        "Pour toute la cohorte",
        "Sujet: Formations",
        "Personnes visées: 11",
        "Recevront l’envoi: 3",
        "Désabonnées ou sans accord: 0",
        "Injoignables: 8",
        BUTTONS,
    ]
    assert await chat.mail("julie") == []


async def test_subject_is_asked_and_never_read_from_the_text(chat: Chat) -> None:
    text = await chat.say("/diffuser", "dominique")
    topic = await chat.say("Réseautage : la formation affiche complet", "dominique")

    assert lines(text)[0] == "Que voulez-vous écrire?"
    assert lines(topic)[0] == (
        "Quel en est le sujet? L’envoi va aux personnes qui ont accepté d’en entendre parler."
    )
    assert labels(topic)[:3] == ["Formations", "Réseautage", "Maillage"]
    preview = await chat.say("réseautage", "dominique")
    assert lines(preview)[1] == "Réseautage : la formation affiche complet"
    assert "Sujet: Réseautage" in lines(preview)


async def test_english_command_makes_an_english_text(chat: Chat) -> None:
    await chat.say("/broadcast Good morning!", "dominique")
    preview = await chat.press("Formations", "dominique")

    assert lines(preview)[1:4] == [
        "Good morning!",
        SIGNED_EN,
        "Aucun texte en français : tout le monde lit celui-ci.",
    ]


async def test_changed_text_makes_a_new_preview_and_the_old_one_is_stale(chat: Chat) -> None:
    old = await written(chat)
    await english_added(chat)
    stale = await chat.press("Envoyer", "dominique", old)

    assert lines(stale) == ["Cet aperçu a changé depuis : servez-vous du plus récent."]
    assert await chat.mail("julie") == []


async def test_text_given_up_or_sent_is_not_sent_again(chat: Chat) -> None:
    preview = await written(chat)
    dropped = await chat.press("Renoncer", "dominique")
    late = await chat.press("Envoyer", "dominique", preview)
    other = await written(chat)
    await chat.press("Envoyer", "dominique", other)
    again = await chat.press("Envoyer", "dominique", other)

    assert lines(dropped) == ["Rien n’est parti."]
    assert lines(late) == ["Ce texte a été abandonné le mercredi 18 novembre à 10 h."]
    assert lines(again) == ["Ce texte est parti le mercredi 18 novembre à 10 h."]
    assert len(await chat.mail("julie")) == 1


async def test_text_that_a_second_coordinator_changed_stays_beside_the_first_ones(
    chat: Chat,
) -> None:
    await coordinating(chat, "sam")
    preview = await written(chat)
    await chat.say("/events", "sam")
    await chat.press("Modifier", "sam", preview)
    await chat.press("Text in English", "sam")
    await reworded(chat, preview, "Texte en français", "Le mien.")
    put = await chat.say("Mine.", "sam")
    french = await chat.press("See it in French", "sam")

    assert (lines(put)[1], lines(french)[1]) == ("Mine.", "Le mien.")


async def test_text_in_one_language_is_taken_away_but_not_the_last_one(chat: Chat) -> None:
    await written(chat)
    await english_added(chat)
    await chat.press("Modifier", "dominique")
    await chat.press("Texte en français", "dominique")
    english = await chat.press("Aucun texte en français", "dominique")
    await chat.press("Modifier", "dominique")
    await chat.press("Texte en anglais", "dominique")
    asked = await chat.press("Aucun texte en anglais", "dominique")
    preview = await chat.say("Le texte.", "dominique")

    assert lines(english)[1:3] == ["Good morning!", SIGNED_EN]
    assert lines(asked)[0] == "Que voulez-vous écrire?"
    assert lines(preview)[1:4] == [
        "Le texte.",
        SIGNED,
        "Aucun texte en anglais : tout le monde lit celui-ci.",
    ]


@pytest.mark.parametrize(
    ("reader", "command", "question"),
    [
        (
            "dominique",
            "/diffuser",
            (
                "Ce texte a 3 001 caractères, et la limite est de 3 000 pour toutes les "
                "plateformes. Il est gardé : comment le dire plus brièvement?"
            ),
        ),
        (
            "sam",
            "/broadcast",
            (
                "This text has 3,001 characters, and 3,000 fit on every platform. "
                "It is kept: what is a shorter one?"
            ),
        ),
    ],
)
async def test_first_text_too_long_is_asked_again(
    chat: Chat, reader: str, command: str, question: str
) -> None:
    await coordinating(chat, "sam")
    await chat.say("/events", "sam")
    asked = await chat.say(f"{command} {'é' * 3_001}", reader)
    topic = await chat.say("é" * 3_000, reader)

    assert lines(asked)[0] == question
    assert len(labels(topic)) == 8


async def test_text_too_long_is_refused_and_kept(chat: Chat) -> None:
    await chat.say("/diffuser Bonjour", "dominique")
    await chat.press("Formations", "dominique")
    asked = await english_added(chat, "é" * 3_001)
    preview = await chat.say("é" * 3_000, "dominique")

    assert lines(asked)[0] == (
        "Ce texte a 3 001 caractères, et la limite est de 3 000 pour toutes les plateformes. "
        "Il est gardé : comment le dire plus brièvement?"
    )
    assert lines(preview)[1] == "Bonjour"


async def test_audience_is_chosen_and_an_empty_one_cannot_be_sent_to(chat: Chat) -> None:
    await written(chat)
    await chat.press("Choisir le public", "dominique")
    await chat.press("Championnes et champions", "dominique")
    champions = await chat.press("Revenir à l’aperçu", "dominique")
    await chat.press("Choisir le public", "dominique")
    await chat.press("Retirer Championnes et champions", "dominique")
    await chat.press("Coordination", "dominique")
    await chat.press("EÉS", "dominique")
    empty = await chat.press("Revenir à l’aperçu", "dominique")

    assert counts(champions)["Recevront l’envoi"] == 1
    assert "Personne ne recevrait ce texte : choisissez son public." in lines(empty)
    assert ("Envoyer" in labels(champions), "Envoyer" in labels(empty)) == (True, False)


async def test_text_that_everybody_declined_since_its_preview_is_refused(chat: Chat) -> None:
    preview = await written(chat)
    for reader in ("julie", "sam", "mireille"):
        await chat.say("/stop", reader)
    refused = await chat.press("Envoyer", "dominique", preview)

    assert lines(refused) == ["Personne ne recevrait ce texte : choisissez son public."]


async def test_sender_without_an_address_is_refused(chat: Chat) -> None:
    await written(chat)
    silent = partial(cohorts.describe, cohort=CURRENT, details={"sender_address": ""})
    await chat.router.store.run(partial(silent, now=chat.router.clock.now()))
    refused = await chat.press("Envoyer", "dominique")

    assert lines(refused) == ["Indiquez d’abord qui envoie, et de quelle adresse : /cohorte"]


@pytest.mark.parametrize("button", ["Envoyer", "Renoncer", "Modifier", "Choisir le public"])
async def test_only_coordinators_broadcast(chat: Chat, button: str) -> None:
    preview = await written(chat)
    typed = await chat.say("/diffuser Bonjour", "julie")
    pressed = await chat.press(button, "julie", preview)

    assert lines(typed)[0].startswith("Commande réservée à")
    assert lines(pressed)[0].startswith("Commande réservée à")
