"""Events that change or are cancelled: who is concerned hears of it once."""

from __future__ import annotations

import pytest

from bot.cards import Card
from tests.handlers.attending import attended, news
from tests.handlers.chat import Chat
from tests.handlers.hosting import (
    ADD,
    LINE,
    SAID,
    TOLD,
    announced,
    changed,
    lines,
    move,
    newest,
)


async def cleared(chat: Chat, card: Card, label: str, answer: str) -> Card:
    """Take one thing of an announced event away."""
    await chat.press("Modifier", "dominique", card)
    await chat.press(label, "dominique")
    return await chat.press(answer, "dominique")


async def test_new_place_is_told(chat: Chat) -> None:
    card = await attended(chat)
    await changed(chat, card, "Lieu", "Hôtel de ville")
    place = TOLD.replace("Parvis", "Hôtel de ville")

    assert news(await chat.mail("julie"), "Nouveau lieu") == [
        [f"Nouveau lieu : {place} (avant : Parvis)", f"Oui | Peut-être | Non | {ADD}"]
    ]


async def test_new_end_alone_keeps_the_beginning(chat: Chat) -> None:
    card = await announced(chat)
    answer = await changed(chat, card, "Heures", "fin 17h")
    day = "jeudi 26 novembre"

    assert lines(answer)[1] == f"Quand: {day} de 14 h à 16 h 30 → {day} de 14 h à 17 h"


async def test_more_places_are_given_to_who_waits(chat: Chat) -> None:
    card = await attended(chat, LINE.replace("20 places", "1 place"))
    listed = await chat.say("/events", "sam")
    await chat.press("Répondre à un appel d'offres", "sam", listed)
    await chat.press("Wait for a place", "sam")
    answer = await changed(chat, card, "Nombre de places", "2")

    assert lines(answer)[1:] == [
        "Nombre de places: 1 → 2",
        "1 personne de la liste d’attente a maintenant une place.",
    ]
    assert news(await chat.mail("sam"), "A place opened up")[0][0] == (
        f"A place opened up, it’s yours! {SAID}."
    )


async def test_cancelled_event_is_told_with_its_reason(chat: Chat) -> None:
    card = await attended(chat)
    await chat.press("Annuler l’événement", "dominique", card)
    preview = await chat.say("La salle est inondée", "dominique")
    quiet = await chat.mail("julie")
    answer = await chat.press("Annuler l’événement", "dominique", preview)
    told = f"Événement annulé : {TOLD}. La salle est inondée"
    read = "Les personnes concernées liront : « La salle est inondée »"

    assert lines(preview) == [
        f"Annuler l’événement? {TOLD}. {read}",
        "Annuler l’événement | Garder l’événement",
    ]
    assert news(quiet, "Événement annulé") == []
    assert lines(answer) == [told, "2 personnes sont averties."]
    assert news(await chat.mail("julie"), "Événement annulé")[-1] == [told]
    assert [lines(one) for one in chat.outlet.sent["mireille"]] == [[told]]


async def test_event_that_is_cancelled_without_a_reason_is_shown_before_too(chat: Chat) -> None:
    card = await attended(chat)
    await chat.press("Annuler l’événement", "dominique", card)
    preview = await chat.press("Sans raison", "dominique")
    quiet = await chat.mail("julie")
    read = "Les personnes concernées liront qu’il est annulé, mais pas pourquoi."

    assert lines(preview) == [
        f"Annuler l’événement? {TOLD}. {read}",
        "Annuler l’événement | Garder l’événement",
    ]
    assert news(quiet, "Événement annulé") == []


async def test_event_cancelled_before_it_left_is_told_to_nobody_else(chat: Chat) -> None:
    move(chat, "2026-11-18 22:00")
    card = await announced(chat)
    await chat.mail("julie")
    await chat.press("Annuler l’événement", "dominique", card)
    await chat.press("Sans raison", "dominique")
    await chat.press("Annuler l’événement", "dominique")
    move(chat, "2026-11-19 08:01")

    assert await chat.mail("julie") == []


async def test_old_button_of_a_cancelled_event_says_so(chat: Chat) -> None:
    card = await announced(chat)
    [old] = await chat.mail("julie")
    await chat.press("Annuler l’événement", "dominique", card)
    await chat.press("Sans raison", "dominique")
    await chat.press("Annuler l’événement", "dominique")

    late = await chat.press("Oui", "julie", old)
    assert lines(late) == ["Cet événement a été annulé le mercredi 18 novembre à 10 h."]


async def test_place_and_limit_are_taken_away(chat: Chat) -> None:
    card = await announced(chat)
    nowhere = await cleared(chat, card, "Lieu", "Pas encore connu")
    unlimited = await cleared(chat, card, "Nombre de places", "Sans limite")

    assert lines(nowhere)[1] == "Lieu: Parvis → —"
    assert lines(unlimited)[1] == "Nombre de places: 20 → —"


@pytest.mark.parametrize(
    ("label", "words", "question"),
    [
        ("Date", "hier", "Ce jour est passé : « hier ». Quel est le bon?"),
        ("Date", "30 février", "La date « 30 février » n’existe pas. Quelle est la bonne?"),
        (
            "Heures",
            "16h-14h",
            "« 16h-14h » finit avant de commencer. De quelle heure à quelle heure est-ce?",
        ),
        (
            "Nombre de places",
            "-2",
            "« -2 » n’est pas un nombre de places, de 1 à 5 000. Combien y en a-t-il?",
        ),
        (
            "Titre",
            "x" * 160,
            "Ce texte a 160 caractères, et la limite est de 150. Comment le dire plus brièvement?",
        ),
    ],
)
async def test_doubtful_change_is_asked_about_and_changes_nothing(
    chat: Chat, label: str, words: str, question: str
) -> None:
    card = await announced(chat)
    asked = await changed(chat, card, label, words)

    assert lines(asked)[0] == question
    assert (await newest(chat)).sequence == 1


async def test_who_makes_a_change_is_not_told_of_it(chat: Chat) -> None:
    card = await attended(chat)
    await chat.press("Oui", "dominique", card)
    answer = await changed(chat, card, "Date", "vendredi 27 novembre")

    assert lines(answer)[-1] == "2 personnes sont averties."
    assert news(await chat.mail("dominique"), "Nouvelle date") == []
